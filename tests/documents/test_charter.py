import re
from html.parser import HTMLParser

from documents_samples import STANDARD

from stdcheck.documents.charter import write_charter
from stdcheck.domain.standard import Standard


class Page(HTMLParser):
    """The elements and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent = tag == "style"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.words.append(data)


def test_a_charter_says_what_customers_may_know_in_their_order() -> None:
    assert [
        "Our promise to you: Ticket window",
        "Our promise to you",
        "Ticket window",
        "You get your ticket quickly and kindly.",
        "All windows of line 2",
        "Waiting",
        "Nine in ten of you wait at most 5 minutes.",
        "Buying",
        "You are greeted.",
        "When it can be otherwise",
        "On days of large events it can take longer.",
        "If we do not keep our promise, tell us",
        "Hotline 12345",
        "Where you can read this",
        "Poster in the hall",
        "Holds from 1 Jun 2026",
        "Version 2",
        "Passenger services manager",
    ] == Page(write_charter(STANDARD, "en")).words


def test_a_charter_in_chinese_says_so_to_the_machine() -> None:
    page = Page(write_charter(STANDARD, "zh"))

    assert ("html", {"lang": "zh-CN"}) == page.elements[0]
    assert ["服务承诺：售票窗口", "服务承诺", "售票窗口"] == page.words[:3]
    assert "十位中九位等候不超过5分钟。" in page.words


def test_a_charter_needs_nothing_besides_itself_and_runs_nothing() -> None:
    text = write_charter(STANDARD, "en")

    assert {"html", "head", "meta", "title", "style", "body"} <= {tag for tag, _ in Page(text).elements}
    assert [] == re.findall(r"<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|https?://", text)


def test_markup_in_the_texts_of_a_standard_is_shown_as_it_is() -> None:
    hostile = '</title></style><script>alert(1)</script> & {t} **bold** "quoted"'
    plain = STANDARD.model_dump(mode="json")
    plain["title"] = plain["owner"] = plain["scope"] = hostile
    plain["promise"] = {
        "text": hostile,
        "exceptions": hostile,
        "channels": [hostile],
        "complaints": [hostile, "second"],
    }
    plain["stages"][0]["title"] = hostile
    plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["promise"] = hostile

    text = write_charter(Standard.model_validate(plain), "en")

    assert "<script" not in text
    assert 9 == Page(text).words.count(hostile)


def test_lines_of_a_promise_stay_lines() -> None:
    plain = STANDARD.model_dump(mode="json")
    plain["promise"]["text"] = "First.\nSecond."

    assert "First.<br>Second." in write_charter(Standard.model_validate(plain), "en")


def test_a_standard_that_promises_nothing_still_makes_a_page() -> None:
    bare = STANDARD.model_copy(
        update={"promise": None, "stages": (), "owner": None, "scope": None, "effective_from": None}
    )

    assert ["Our promise to you: Ticket window", "Our promise to you", "Ticket window", "Version 2"] == Page(
        write_charter(bare, "en")
    ).words


def test_only_what_is_promised_is_shown() -> None:
    text = write_charter(STANDARD, "en")

    assert "Shift leader" not in text
    assert "hall-air" not in text
    assert "neither cold nor hot" not in text
