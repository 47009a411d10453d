"""The checklist in a real browser: answers that survive reloads, lost connections, restarts and other people."""

import re
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from inspecting import MANAGER, NOW, furnish
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from serving import Server, running

from stdcheck.services.auditing import AnswerSave, open_audit, record_responses
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store

pytestmark = pytest.mark.browser
_SAVED = re.compile(r"^saved \d\d:\d\d:\d\d$")
_SMALL = """() => [...document.querySelectorAll(".ck button, .ck input, .ck select, .ck textarea, .ck summary")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 80))"""
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings.from_environment({"STDCHECK_DATA": str(tmp_path)}))
    yield opened
    opened.close()


@pytest.fixture
def audit(store: Store) -> str:
    return furnish(store).id


@pytest.fixture
def server(audit: str, tmp_path: Path) -> Iterator[Server]:  # noqa: ARG001  (the data is there first)
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="en-GB")  # type: ignore[arg-type]
    yield context
    context.close()


def opened(context: BrowserContext, server: Server, audit: str) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/checklist?audit={audit}")
    expect(item(page, "greeting")).to_be_visible(timeout=30_000)
    return page


def item(page: Page, criterion: str) -> Locator:
    return page.locator(f"#ck-item-{criterion}")


def choice(page: Page, criterion: str, words: str) -> Locator:
    return item(page, criterion).get_by_role("radio", name=words, exact=True)


def stored(store: Store, audit: str) -> dict[str, Any]:
    answers = open_audit(store, MANAGER, audit).answers
    return {name: answer.response.model_dump() for name, answer in answers.items() if answer.response}


def answer(store: Store, audit: str, responses: dict[str, Any]) -> None:
    saves = [AnswerSave(name, name, response, 0) for name, response in responses.items()]
    record_responses(store, MANAGER, audit, saves, now=NOW)


def saved(page: Page) -> None:
    expect(page.locator(".ck-saved")).to_have_text(_SAVED)


def review(page: Page) -> None:
    page.get_by_role("navigation", name="Stages").get_by_role("button", name="Review and submit").click()


def submit_incomplete(page: Page) -> None:
    page.get_by_role("button", name="Submit", exact=True).click()
    page.get_by_role("button", name="Submit all the same").click()


def test_every_measure_is_answered_with_its_own_input_and_survives_a_reload(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    item(page, "greeting").get_by_text("How to check").click()
    expect(item(page, "greeting").get_by_role("definition")).to_have_text(
        ["Watch ten customers", "Clerk", "Opening hours", "As trained", "First impression"]
    )
    choice(page, "greeting", "Met").click()
    choice(page, "order", "fair").click()
    item(page, "warmth").get_by_role("textbox").fill("２６．５")
    page.get_by_role("button", name="Next: Buying").click()
    item(page, "wait").get_by_placeholder("Next value").fill("1.5 4 6.2")
    item(page, "wait").get_by_role("button", name="Add").click()
    for _ in range(2):
        item(page, "tickets").get_by_role("button", name="Complied: one more").click()
    item(page, "tickets").get_by_role("button", name="Did not: one more").click()
    item(page, "length").get_by_role("button", name="Not applicable").click()
    item(page, "length").get_by_label("Why does it not apply here?").fill("No sale today")
    expect(item(page, "wait").locator(".ck-running").first).to_have_text(
        "2 of 3 with at most 5 min: 66.7%, target 90% · 3 of 4 observed"
    )
    saved(page)
    assert stored(store, audit) == {
        "greeting": "met",
        "order": "fair",
        "warmth": "26.5",
        "wait": {"values": (Decimal("1.5"), Decimal(4), Decimal("6.2"))},
        "tickets": {"compliant": 2, "observed": 3},
        "length": {"not_applicable": "No sale today"},
    }
    page.reload()
    expect(item(page, "tickets").get_by_label("Complied: Tickets are right")).to_have_value("2", timeout=30_000)
    expect(item(page, "length").get_by_label("Why does it not apply here?")).to_have_value("No sale today")
    expect(page.locator(".ck-count-all")).to_have_text("6 of 6 answered")


def test_what_was_observed_less_often_than_planned_is_said_while_filling_and_on_the_last_screen(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    answer(store, audit, {"wait": {"values": ["1", "2", "3", "4"]}, "length": {"values": ["2"]}})
    page = opened(phone, server, audit)
    page.get_by_role("button", name="Next: Buying").click()
    expect(item(page, "tickets").locator(".ck-running")).to_be_hidden()
    for _ in range(2):
        item(page, "tickets").get_by_role("button", name="Complied: one more").click()
    said = "2 of 2, 100.0%, target 80% · 2 of 20 observed"
    expect(item(page, "tickets").locator(".ck-running")).to_have_text(said)
    expect(item(page, "length").locator(".ck-running")).to_have_text("1 values, mean 2 min · 1 of 2 observed")
    review(page)
    few = page.get_by_role("region", name="Fewer observations than planned")
    expect(few.locator(".ck-observed")).to_have_text(["2 of 20 observed", "1 of 2 observed"])
    assert Axe().run(page).response["violations"] == []
    few.get_by_role("button", name="Tickets are right").click()
    expect(item(page, "tickets")).to_be_visible()


def test_answers_given_offline_are_kept_over_a_reload_and_sent_when_the_connection_is_back(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    phone.set_offline(True)
    choice(page, "greeting", "Partly met").click()
    choice(page, "order", "good").click()
    expect(page.locator(".ck-saved")).to_have_text("2 answers wait for the connection")
    assert stored(store, audit) == {}
    page.close()
    phone.set_offline(False)
    page = opened(phone, server, audit)
    saved(page)
    assert stored(store, audit) == {"greeting": "partly", "order": "good"}


def test_answers_left_on_the_device_are_sent_from_the_list_of_audits(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    phone.set_offline(True)
    choice(page, "greeting", "Met").click()
    expect(page.locator(".ck-saved")).to_have_text("One answer waits for the connection")
    page.close()
    phone.set_offline(False)
    page = phone.new_page()
    page.goto(f"{server.url}/audits")
    page.wait_for_function("Object.keys(localStorage).every((name) => !name.startsWith('stdcheck.outbox'))")
    assert stored(store, audit) == {"greeting": "met"}


def test_a_note_is_saved_when_the_page_is_left_while_typing(
    browser: Browser, server: Server, store: Store, audit: str
) -> None:
    context = browser.new_context(locale="en-GB")
    page = opened(context, server, audit)
    item(page, "greeting").get_by_role("button", name="Note").click()
    page.keyboard.type("nobody at the window")
    page.get_by_role("link", name="Audits").click()
    expect(page.get_by_role("heading", name="Audits")).to_be_visible()
    page.wait_for_function("Object.keys(localStorage).every((name) => !name.startsWith('stdcheck.outbox'))")
    assert stored(store, audit) == {"greeting": {"note": "nobody at the window"}}
    context.close()


def test_a_server_that_is_restarted_loses_nothing(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    server.stop()
    choice(page, "greeting", "Met").click()
    expect(page.locator(".ck-saved")).to_have_text("One answer waits for the connection")
    server.start()
    expect(page.locator(".ck-saved")).to_have_text(_SAVED, timeout=40_000)
    assert stored(store, audit) == {"greeting": "met"}


def test_two_people_who_answer_the_same_item_see_both_answers_and_one_decides(
    phone: BrowserContext, browser: Browser, server: Server, store: Store, audit: str
) -> None:
    mine, other = opened(phone, server, audit), browser.new_context(locale="en-GB")
    theirs = opened(other, server, audit)
    choice(theirs, "greeting", "Met").click()
    saved(theirs)
    choice(mine, "greeting", "Not met").click()
    trouble = item(mine, "greeting").get_by_role("group", name="Please decide")
    expect(trouble).to_contain_text("Somebody else answered this meanwhile")
    assert stored(store, audit) == {"greeting": "met"}
    mine.reload()
    expect(trouble).to_contain_text("Not met", timeout=30_000)
    trouble.get_by_role("button", name="Use mine").click()
    saved(mine)
    assert stored(store, audit) == {"greeting": "not_met"}
    other.close()


def test_another_tab_of_the_same_browser_shows_what_was_saved(
    phone: BrowserContext, server: Server, audit: str
) -> None:
    first, second = opened(phone, server, audit), opened(phone, server, audit)
    choice(first, "greeting", "Met").click()
    expect(choice(second, "greeting", "Met")).to_have_attribute("aria-checked", "true")


def test_the_whole_list_works_by_keyboard(phone: BrowserContext, server: Server, store: Store, audit: str) -> None:
    page = opened(phone, server, audit)
    choice(page, "greeting", "Met").focus()
    page.keyboard.press("ArrowRight")
    expect(choice(page, "greeting", "Partly met")).to_be_focused()
    expect(choice(page, "greeting", "Partly met")).to_have_attribute("aria-checked", "true")
    saved(page)
    assert stored(store, audit) == {"greeting": "partly"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_passes_axe_and_everything_to_tap_is_large_enough(
    browser: Browser, server: Server, audit: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page = opened(context, server, audit)
    for stage in ("到达", "购票", "核对并提交"):
        page.get_by_role("navigation", name="环节").get_by_role("button", name=stage).click()
        broken = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in broken] == []
        assert page.evaluate(_SMALL) == []
    context.close()


def test_a_finished_list_is_submitted_and_shows_its_score_card(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    choice(page, "greeting", "Met").click()
    review(page)
    expect(page.get_by_role("heading", name="5 items have no answer")).to_be_visible()
    submit_incomplete(page)
    expect(page.locator(".ck-review [role=alert]")).to_contain_text(
        "An audit cannot be submitted without an inspector. Write who made the audit."
    )
    expect(page.get_by_label("Method (optional)")).to_have_value("")
    page.get_by_label("Inspector").fill("L. Chen")
    submit_incomplete(page)
    expect(page).to_have_url(f"{server.url}/score?audit={audit}")
    expect(page.locator(".sc-verdict")).to_contain_text("incomplete")
    assert open_audit(store, MANAGER, audit).status == "submitted"


def test_submitting_waits_for_what_is_still_on_its_way(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    page = opened(phone, server, audit)
    choice(page, "greeting", "Met").click()
    saved(page)
    review(page)

    def late(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    page.route("**/details", late)
    page.get_by_label("Inspector").fill("L. Chen")
    page.get_by_label("Inspector").press("Tab")
    submit_incomplete(page)
    expect(page).to_have_url(f"{server.url}/score?audit={audit}", timeout=15_000)
    assert open_audit(store, MANAGER, audit).status == "submitted"


def test_submitting_asks_first_where_answers_are_missing_and_at_once_submits_a_full_list(
    phone: BrowserContext, server: Server, store: Store, audit: str
) -> None:
    given = {"warmth": "26", "wait": {"compliant": 3, "observed": 3}, "tickets": {"compliant": 2, "observed": 3}}
    answer(store, audit, {**given, "length": {"values": ["2"]}})
    page = opened(phone, server, audit)
    review(page)
    page.get_by_label("Inspector").fill("L. Chen")
    page.get_by_role("button", name="Submit", exact=True).click()
    asked = "2 of 6 items are not answered; what is missing does not count. Submit all the same?"
    question = page.get_by_role("group", name=asked)
    expect(question.get_by_role("button")).to_have_text(["Back to what is missing", "Submit all the same"])
    assert page.evaluate(_SMALL) == []
    assert Axe().run(page).response["violations"] == []
    question.get_by_role("button", name="Back to what is missing").click()
    expect(page.get_by_role("button", name="The clerk greets first")).to_be_focused()
    assert open_audit(store, MANAGER, audit).status == "open"
    page.keyboard.press("Enter")
    choice(page, "greeting", "Met").click()
    choice(page, "order", "fair").click()
    review(page)
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page).to_have_url(f"{server.url}/score?audit={audit}")
