from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from stdcheck.web.application import create_application

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "standards",
    "",
    "\\\\evil",
    "/\t/evil",
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_application(), follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asks", "chosen", "expected"),
    [
        ("zh-CN,zh;q=0.9", None, "zh-CN"),
        ("de", None, "en"),
        ("en-GB", "zh", "zh-CN"),
        ("zh", "en", "en"),
        ("", "xx", "en"),
    ],
)
def test_the_page_names_the_reader_s_language(client: TestClient, asks: str, chosen: str | None, expected: str) -> None:
    client.cookies.clear()
    if chosen:
        client.cookies.set("stdcheck_language", chosen)
    page = client.get("/standards", headers={"accept": "text/html", "accept-language": asks})
    assert (page.status_code, f'<html lang="{expected}"' in page.text, "<title>stdcheck</title>" in page.text) == (
        200,
        True,
        True,
    )


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    names = ("x-content-type-options", "referrer-policy", "x-frame-options", "cross-origin-opener-policy")
    headers = client.get("/_stcore/health").headers
    assert [headers.get(name) for name in names] == ["nosniff", "same-origin", "SAMEORIGIN", "same-origin"]


def test_a_choice_is_kept_in_a_cookie_that_scripts_cannot_read(client: TestClient) -> None:
    client.cookies.clear()
    answer = client.get("/preferences?language=zh&next=/standards?id=metro")
    assert (answer.status_code, answer.headers["location"]) == (303, "/standards?id=metro")
    kept = answer.headers["set-cookie"]
    assert [part in kept for part in ("stdcheck_language=zh", "HttpOnly", "SameSite=lax", "Path=/")] == [True] * 4


def test_a_choice_that_does_not_exist_is_not_kept(client: TestClient) -> None:
    client.cookies.clear()
    answer = client.get("/preferences?language=xx&role=administrator")
    assert (answer.status_code, answer.headers.get("set-cookie")) == (303, None)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_choice_never_leads_out_of_the_application(client: TestClient, elsewhere: str) -> None:
    answer = client.get("/preferences", params={"language": "en", "next": elsewhere})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
