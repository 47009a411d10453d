"""Every page passes axe, light and dark, on a desktop and a phone, and its menu works by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import visit
from playwright.sync_api import Browser, Page, expect
from serving import Server, running

from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import list_audits
from stdcheck.services.drafting import edit_published
from stdcheck.services.opening import open_store
from stdcheck.services.samples import load_samples
from stdcheck.services.settings import Settings

pytestmark = pytest.mark.browser

MANAGER = Actor("Wu", Role.MANAGER)
TRIED = "stages/arrive/steps/come-to-desk/key_factors/room-waiting/criteria/room-ready"
PAGES = [
    "",
    "standards",
    "standard?id=metro-station",
    "new-standard",
    "draft?id=hotel-front-desk&step=sequence",
    "draft?id=hotel-front-desk&step=steps",
    "draft?id=hotel-front-desk&step=factors",
    "draft?id=hotel-front-desk&step=criteria",
    f"draft?id=hotel-front-desk&step=criteria&section=try&at={TRIED}",
    "draft?id=hotel-front-desk&step=review",
    "draft?id=hotel-front-desk&step=about",
    "audits",
    "score?audit={audit}",
    "results?standard=metro-station",
    "sites",
    "pitfalls",
]
OF_STREAMLIT = {
    "region",  # its logo, menu button and toolbar lie outside the landmarks
    "landmark-one-main",
    "page-has-heading-one",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("samples")
    store = open_store(Settings.from_environment({"STDCHECK_DATA": str(data)}))
    now = datetime.now(UTC)
    load_samples(store, MANAGER, Path(__file__).parents[2], now=now)
    edit_published(store, MANAGER, "hotel-front-desk", now=now)
    audit = list_audits(store, MANAGER)[0].id
    store.close()
    with running(data) as started:
        started.audit = audit  # type: ignore[attr-defined]
        yield started


@pytest.mark.parametrize(
    ("size", "scheme", "locale"),
    [((1280, 900), "light", "en-GB"), ((390, 844), "dark", "zh-CN")],
    ids=["desktop, light, English", "phone, dark, Chinese"],
)
def test_every_page_passes_axe(
    browser: Browser, server: Server, size: tuple[int, int], scheme: str, locale: str
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=locale,
    )
    page = context.new_page()
    found = {address: complaints(page, server, address) for address in PAGES}
    context.close()
    assert {address: said for address, said in found.items() if said} == {}


def complaints(page: Page, server: Server, address: str) -> list[str]:
    visit(page, f"{server.url}/{address.format(audit=server.audit)}")  # type: ignore[attr-defined]
    page.wait_for_timeout(1200)
    violations = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['target'][0]} {node['html'][:160]}"
        for violation in violations
        if violation["id"] not in OF_STREAMLIT
        for node in violation["nodes"][:3]
    ]


def test_the_menu_is_reached_and_used_by_keyboard(browser: Browser, server: Server) -> None:
    page = browser.new_page(locale="en-GB")
    visit(page, server.url)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().endswith("Standards"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Standards", level=1)).to_be_visible()
    page.close()
