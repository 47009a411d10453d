"""A real server on its own data, and a real Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Server, running

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return {**browser_type_launch_args, "executable_path": found, "args": ARGUMENTS}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running(tmp_path) as started:
        yield started


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep a picture of every open page when a test fails, where PICTURES names a folder."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy hands the result in here
    folder = os.environ.get("PICTURES")
    browser = getattr(item, "funcargs", {}).get("browser")
    if folder and report.when == "call" and report.failed and browser:
        for number, page in enumerate(page for context in browser.contexts for page in context.pages):
            page.screenshot(path=f"{folder}/{item.name[:60]}-{number}.png")
