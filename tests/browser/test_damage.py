"""A page that fails says so in plain words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import visit
from playwright.sync_api import Browser, expect
from serving import Server, running

pytestmark = pytest.mark.browser


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Server]:
    with running(tmp_path) as server:
        for file in tmp_path.glob("stdcheck.sqlite3*"):
            file.write_bytes(b"this is no database any more" * 400)
        yield server


def test_a_damaged_database_is_named_on_the_page_without_a_traceback(browser: Browser, broken: Server) -> None:
    page = browser.new_page(locale="en-GB")
    visit(page, f"{broken.url}/standards")
    expect(page.get_by_role("alert")).to_contain_text("The database file is damaged or is no database. Restore")
    assert "Traceback" not in page.content()
    page.close()
