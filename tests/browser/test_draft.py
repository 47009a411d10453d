"""A draft in a real browser: two tabs, a reload, a restart, a lost connection."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from driving import choose, part, settle, take, type_into, visit
from playwright.sync_api import Browser, BrowserContext, expect
from serving import Server, running

from stdcheck.domain.changes import AddNode, SetField
from stdcheck.services.actors import Actor, Role
from stdcheck.services.drafting import create_draft, edit_draft, open_draft
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store

pytestmark = pytest.mark.browser

MANAGER = Actor("Wu", Role.MANAGER)
ARRIVING = "draft.title.arriving.en"
PAYING = "draft.title.paying.en"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings.from_environment({"STDCHECK_DATA": str(tmp_path)}))
    now = datetime.now(UTC)
    create_draft(opened, MANAGER, title={"en": "Tea house"}, language="en", now=now)
    edit_draft(opened, MANAGER, "tea-house", [AddNode("", "Arriving"), AddNode("", "Paying")], now=now)
    yield opened
    opened.close()


@pytest.fixture
def server(store: Store, tmp_path: Path) -> Iterator[Server]:  # noqa: ARG001  (the data is there first)
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context
    context.close()


def titles(store: Store) -> list[object]:
    return [stage.title for stage in open_draft(store, MANAGER, "tea-house").standard.stages]


def sequence(server: Server) -> str:
    return f"{server.url}/draft?id=tea-house&step=sequence"


def test_two_tabs_in_different_fields_keep_both_texts(desk: BrowserContext, server: Server, store: Store) -> None:
    one, other = desk.new_page(), desk.new_page()
    visit(one, sequence(server))
    visit(other, sequence(server))
    type_into(one, ARRIVING, "Coming in")
    type_into(other, PAYING, "Settling the bill")
    expect(part(other, "draft.head").get_by_role("status")).to_contain_text("Saved")
    assert titles(store) == ["Coming in", "Settling the bill"]


def test_two_tabs_in_one_field_show_both_texts_and_lose_neither(
    desk: BrowserContext, server: Server, store: Store
) -> None:
    one, other = desk.new_page(), desk.new_page()
    visit(one, sequence(server))
    visit(other, sequence(server))
    type_into(one, ARRIVING, "Coming in")
    type_into(other, ARRIVING, "Being welcomed")
    conflict = other.locator("[class*=st-key-draft-conflict]")
    expect(conflict).to_contain_text("Coming in")
    expect(conflict).to_contain_text("Being welcomed")
    assert titles(store) == ["Coming in", "Paying"]
    conflict.get_by_role("button", name="Keep mine").click()
    settle(other)
    expect(conflict).to_have_count(0)
    assert titles(store) == ["Being welcomed", "Paying"]


def test_what_was_typed_before_a_restart_is_there_after_it(desk: BrowserContext, server: Server, store: Store) -> None:
    page = desk.new_page()
    visit(page, sequence(server))
    type_into(page, ARRIVING, "Coming in")
    expect(part(page, "draft.head").get_by_role("status")).to_contain_text("Saved")
    server.restart()
    visit(page, sequence(server))
    expect(part(page, ARRIVING).locator("input")).to_have_value("Coming in")
    take(page, "draft.head", "undo")
    expect(part(page, ARRIVING).locator("input")).to_have_value("Arriving")
    assert titles(store) == ["Arriving", "Paying"]


def test_a_page_left_open_over_a_restart_saves_what_is_typed_afterwards(
    desk: BrowserContext, server: Server, store: Store
) -> None:
    page = desk.new_page()
    visit(page, sequence(server))
    server.restart()
    expect(page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]')).to_be_visible(timeout=60_000)
    settle(page)
    type_into(page, ARRIVING, "Coming in")
    expect(part(page, "draft.head").get_by_role("status")).to_contain_text("Saved")
    expect(part(page, ARRIVING).locator("input")).to_have_value("Coming in")
    assert titles(store) == ["Coming in", "Paying"]


def test_steps_are_typed_one_after_the_other_with_the_keyboard_alone(
    desk: BrowserContext, server: Server, store: Store
) -> None:
    page = desk.new_page()
    visit(page, f"{server.url}/draft?id=tea-house&step=steps")
    part(page, "draft.add.arriving").locator("input").click()
    for number, step in enumerate(("Looking around", "Asking", "Sitting down"), 1):
        page.keyboard.type(step)
        page.keyboard.press("Enter")
        expect(page.locator("[class*=st-key-draft-title-] input")).to_have_count(number)
        settle(page)
    stages = open_draft(store, MANAGER, "tea-house").standard.stages
    assert [[step.title for step in stage.steps] for stage in stages] == [
        ["Looking around", "Asking", "Sitting down"],
        [],
    ]


def test_mark_up_in_a_title_is_shown_as_written(desk: BrowserContext, server: Server, store: Store) -> None:
    written = "<b>Bold</b> *star*"
    edit_draft(store, MANAGER, "tea-house", [SetField("", "title", {"en": written})], now=datetime.now(UTC))
    page = desk.new_page()
    visit(page, sequence(server))
    expect(page.get_by_role("heading", level=1)).to_have_text(written)


def test_a_bar_of_the_review_shows_its_findings_alone_until_it_is_pressed_again(
    desk: BrowserContext, server: Server
) -> None:
    page = desk.new_page()
    visit(page, f"{server.url}/draft?id=tea-house&step=review")
    codes = page.locator(".sc-finding .sc-code")

    def shown() -> set[str]:
        return {code[0] for code in codes.all_inner_texts()}

    everything = codes.count()
    assert shown() == {"M", "Q"}
    choose(page, "draft.filter.severity", "error (2)")
    expect(codes).to_have_text(["M101", "M101"])
    take(page, "draft.tallies", "Q")
    assert shown() == {"Q"}
    take(page, "draft.tallies", "Q")
    expect(codes).to_have_count(everything)
