"""The addresses that the checklist saves to."""

import json
from typing import Any

import pytest
from inspecting import MANAGER, NOW, audit, store
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stdcheck.services.auditing import AuditSheet, AuditStatus, open_audit, submit_audit
from stdcheck.storage.store import Store
from stdcheck.web.application import routes
from stdcheck.web.checklist.component import ADDRESS, ASSETS, SCRIPTS, stamp

__all__ = ["audit", "store"]
HEADERS = {"X-Stdcheck": "1", "Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(store: Store) -> TestClient:  # noqa: ARG001  (the routes find it by the settings)
    return TestClient(Starlette(routes=routes()), raise_server_exceptions=False, headers=HEADERS)


def save(criterion: str = "greeting", response: Any = None, seen: int = 0, operation: str = "one") -> dict[str, Any]:
    return {"operation": operation, "criterion": criterion, "response": response, "seen": seen}


def post(client: TestClient, audit_id: str, *saves: dict[str, Any], **options: Any) -> Any:
    headers = {"Content-Type": "application/json", **options.pop("headers", {})}
    content = json.dumps({"saves": list(saves)})
    return client.post(f"/api/audits/{audit_id}/answers", content=content, headers=headers, **options)


def states(answer: Any) -> list[tuple[str, int]]:
    return [(outcome["state"], outcome["revision"]) for outcome in answer.json()["outcomes"]]


def stored(store: Store, audit_id: str) -> dict[str, Any]:
    answers = open_audit(store, MANAGER, audit_id).answers
    return {name: answer.response.model_dump() for name, answer in answers.items() if answer.response}


def test_an_answer_is_saved_and_the_score_comes_back(client: TestClient, store: Store, audit: AuditSheet) -> None:
    answer = post(client, audit.id, save(response={"value": "met", "note": "at once"}))
    body = answer.json()
    assert (answer.status_code, states(answer)) == (200, [("saved", 1)])
    assert body["outcomes"][0]["response"] == {"value": "met", "note": "at once"}
    assert body["outcomes"][0]["saved_at"] is not None
    assert body["outcomes"][0]["outcome"] == {"state": "met", "words": "met"}
    assert body["card"]["score"] == "100.0%"
    assert stored(store, audit.id) == {"greeting": {"value": "met", "note": "at once"}}


def test_the_same_operation_again_changes_nothing(client: TestClient, audit: AuditSheet) -> None:
    first = post(client, audit.id, save(response="met"))
    again = post(client, audit.id, save(response="met"))
    assert (states(first), states(again)) == ([("saved", 1)], [("already", 1)])


def test_a_stale_answer_is_a_conflict_that_shows_what_is_on_record(
    client: TestClient, store: Store, audit: AuditSheet
) -> None:
    post(client, audit.id, save(response="met"))
    late = post(client, audit.id, save(response="not_met", operation="two"))
    assert states(late) == [("conflict", 1)]
    assert late.json()["outcomes"][0]["response"] == "met"
    assert stored(store, audit.id) == {"greeting": "met"}


def test_one_bad_answer_does_not_stop_the_others(client: TestClient, store: Store, audit: AuditSheet) -> None:
    answer = post(
        client,
        audit.id,
        save("warmth", {"value": "warm"}, operation="one"),
        save("greeting", "met", operation="two"),
        save("tickets", {"compliant": 9, "observed": 8}, operation="three"),
        save("length", {"values": ["1.5", "2"]}, operation="four"),
    )
    assert [state for state, _ in states(answer)] == ["refused", "saved", "refused", "saved"]
    assert all(answer.json()["outcomes"][index]["problems"] for index in (0, 2))
    assert set(stored(store, audit.id)) == {"greeting", "length"}


def test_problems_are_said_in_the_language_of_the_caller(client: TestClient, audit: AuditSheet) -> None:
    client.cookies.set("stdcheck_language", "zh")
    answer = post(client, audit.id, save("warmth", {"value": "warm"}))
    assert answer.json()["card"]["verdict_words"] == "不完整"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Stdcheck": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_calls_from_elsewhere_are_refused(
    client: TestClient, store: Store, audit: AuditSheet, headers: dict[str, str]
) -> None:
    if headers == {"X-Stdcheck": ""}:
        del client.headers["X-Stdcheck"]
        headers = {}
    answer = post(client, audit.id, save(response="met"), headers=headers)
    assert answer.status_code == 403
    assert stored(store, audit.id) == {}


def test_staff_may_not_answer(client: TestClient, store: Store, audit: AuditSheet) -> None:
    client.cookies.set("stdcheck_role", "staff")
    assert post(client, audit.id, save(response="met")).status_code == 403
    assert stored(store, audit.id) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"saves": []}',
        b'{"saves": [{"operation": "a"}]}',
        b'{"saves": [{"operation": "a", "criterion": "greeting", "response": NaN, "seen": 0}]}',
        b'{"saves": [{"operation": "a", "criterion": "greeting", "response": "met", "seen": -1}]}',
        b'{"saves": [{"operation": "a", "criterion": "greeting", "response": "met", "seen": "0"}]}',
        b'{"saves": [{"operation": "a", "criterion": "greeting", "response": "met", "seen": 0, "more": 1}]}',
        b"[" * 100_000,
        b'{"saves": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
    ],
)
def test_what_is_no_call_of_ours_is_refused(
    client: TestClient, store: Store, audit: AuditSheet, content: bytes
) -> None:
    answer = client.post(
        f"/api/audits/{audit.id}/answers", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["what"] == "The call has another form than expected."
    assert stored(store, audit.id) == {}


@pytest.mark.parametrize(
    "response",
    [
        {"value": "met\x00"},
        {"value": "\ud800"},
        {"note": "x" * 40_000},
        {"value": True},
        {"values": [[]]},
        {"value": {"deep": {}}},
        {"unknown": 1},
        ["met"],
        "1e400",
    ],
)
def test_answers_that_no_store_can_hold_are_refused_one_by_one(
    client: TestClient, store: Store, audit: AuditSheet, response: Any
) -> None:
    answer = post(client, audit.id, save("warmth", response))
    assert (answer.status_code, states(answer)) == (200, [("refused", 0)])
    assert stored(store, audit.id) == {}


def test_an_operation_that_is_no_text_is_refused_and_the_answer_stays_readable(
    client: TestClient, store: Store, audit: AuditSheet
) -> None:
    answer = post(client, audit.id, save(response="met", operation="\ud800"))
    assert answer.status_code < 500
    assert stored(store, audit.id) == {}


def test_too_much_at_once_is_refused(client: TestClient, store: Store, audit: AuditSheet) -> None:
    answer = post(client, audit.id, save(response={"value": "met", "note": "x" * 600_000}))
    assert answer.status_code == 413
    assert stored(store, audit.id) == {}


def test_more_than_fifty_answers_at_once_are_refused(client: TestClient, audit: AuditSheet) -> None:
    saves = [save(response="met", operation=str(number)) for number in range(51)]
    assert post(client, audit.id, *saves).status_code == 422


def test_an_unknown_audit_is_refused(client: TestClient) -> None:
    answer = post(client, "nowhere", save(response="met"))
    assert answer.status_code == 409
    assert answer.json()["problems"][0]["what"]


def test_an_unknown_criterion_is_refused(client: TestClient, audit: AuditSheet) -> None:
    assert [state for state, _ in states(post(client, audit.id, save("nothing", "met")))] == ["refused"]


def test_a_submitted_audit_takes_no_answers(client: TestClient, store: Store, audit: AuditSheet) -> None:
    post(client, audit.id, save(response="met"))
    client.post(f"/api/audits/{audit.id}/details", json={"inspector": "L. Chen", "method": None, "observed_at": None})
    submit_audit(store, MANAGER, audit.id, now=NOW)
    assert post(client, audit.id, save(response="not_met", seen=1, operation="two")).status_code == 409
    assert stored(store, audit.id) == {"greeting": "met"}


def test_details_are_saved(client: TestClient, store: Store, audit: AuditSheet) -> None:
    details = {"inspector": "L. Chen", "method": "video", "observed_at": "2026-11-02T08:10:00+08:00"}
    answer = client.post(f"/api/audits/{audit.id}/details", json=details)
    held = open_audit(store, MANAGER, audit.id).audit
    assert answer.status_code == 200
    assert (held.inspector, str(held.method)) == ("L. Chen", "video")
    assert held.observed_at is not None
    assert held.observed_at.isoformat() == "2026-11-02T08:10:00+08:00"


@pytest.mark.parametrize(
    "wrong",
    [{"observed_at": "2026-11-02T08:10:00"}, {"method": "guessing"}, {"inspector": "x" * 201}, {"observed_at": "soon"}],
)
def test_details_that_do_not_fit_are_refused(client: TestClient, audit: AuditSheet, wrong: dict[str, str]) -> None:
    details = {"inspector": None, "method": None, "observed_at": None, **wrong}
    assert client.post(f"/api/audits/{audit.id}/details", json=details).status_code == 422


def test_submitting_says_what_is_missing_and_then_closes_the_audit(
    client: TestClient, store: Store, audit: AuditSheet
) -> None:
    early = client.post(f"/api/audits/{audit.id}/submit", json={})
    post(client, audit.id, save(response="met"))
    client.post(f"/api/audits/{audit.id}/details", json={"inspector": "L. Chen", "method": None, "observed_at": None})
    good = client.post(f"/api/audits/{audit.id}/submit", json={})
    assert (early.status_code, len(early.json()["problems"])) == (409, 2)
    assert (good.status_code, good.json()) == (200, {"status": "submitted"})
    assert open_audit(store, MANAGER, audit.id).status is AuditStatus.SUBMITTED


def test_submitting_without_an_inspector_says_so_once(client: TestClient, audit: AuditSheet) -> None:
    post(client, audit.id, save(response="met"))
    answer = client.post(f"/api/audits/{audit.id}/submit", json={}, headers={"Accept-Language": "zh-CN"})
    assert answer.json() == {"problems": [{"what": "没有检查员，检查不能提交。", "remedy": "请写明由谁检查。"}]}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_may_be_kept_for_ever_at_their_own_address(client: TestClient, name: str) -> None:
    answer = client.get(ADDRESS.format(stamp=stamp(), file=name))
    old = client.get(ADDRESS.format(stamp="0" * 16, file=name))
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert old.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["checklist.css", "..%2fcomponent.py", "nothing.js"])
def test_nothing_else_is_served_beside_the_scripts(client: TestClient, name: str) -> None:
    assert client.get(ADDRESS.format(stamp=stamp(), file=name)).status_code == 404


def test_no_script_puts_text_into_html() -> None:
    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    found = [(name, word) for name in SCRIPTS for word in forbidden if word in (ASSETS / name).read_text("utf-8")]
    assert found == []
