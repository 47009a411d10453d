"""Drive the pages as a person does: find a part by its key, act, wait until the page has settled."""

from playwright.sync_api import Locator, Page, expect

SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
PATIENCE = 30_000


def settle(page: Page) -> None:
    page.wait_for_timeout(150)
    page.wait_for_selector(SETTLED, timeout=PATIENCE)


def part(page: Page, key: str) -> Locator:
    """Return the part with a key such as `draft.title`, which Streamlit writes as a class."""
    return page.locator(f".st-key-{key.replace('.', '-')}").first


def type_into(page: Page, key: str, words: str) -> None:
    field = part(page, key).locator("input, textarea").first
    field.fill(words)
    field.press("Tab")
    settle(page)


def press(page: Page, key: str) -> None:
    part(page, key).get_by_role("button").first.click()
    settle(page)


def choose(page: Page, key: str, words: str) -> None:
    """Choose from a drop-down; it is brought to the middle first, because scrolling closes an open list."""
    field = part(page, key).locator("input").first
    field.evaluate("field => field.scrollIntoView({block: 'center'})")
    settle(page)
    field.click()
    page.get_by_role("option", name=words, exact=True).first.click()
    settle(page)


def pick(page: Page, key: str, words: str) -> None:
    """Pick one of several buttons in a row."""
    part(page, key).get_by_role("radio", name=words, exact=True).click()
    settle(page)


def take(page: Page, key: str, place: str) -> None:
    """Take one of the places in a row of places, such as a step of writing or a section of a form."""
    part(page, key).locator(f'[data-place="{place}"]').click()
    settle(page)


def visit(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(SETTLED)).to_be_visible(timeout=PATIENCE)
    settle(page)
