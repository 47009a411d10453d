"""An old document in a real browser: chosen, looked through, downloaded, taken over; and stopped while at work."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from driving import part, pick, press, settle, type_into, visit
from playwright.sync_api import Browser, Page, expect
from serving import Server
from test_accessibility import OF_STREAMLIT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINES = 60_000


def old_document() -> bytes:
    document, target = Document(), BytesIO()
    for heading, rule in (
        ("Front desk", "The average wait is at most 5 minutes. Staff greet guests within 30 seconds."),
        ("Rooms", "Rooms are ready at 14:00."),
    ):
        document.add_heading(heading, 1)
        document.add_paragraph(rule)
    document.save(target)
    return target.getvalue()


def choose_file(page: Page, name: str, raw: bytes) -> None:
    part(page, "paste.file").locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
    )


def complaints(page: Page) -> list[str]:
    page.mouse.move(0, 0)  # what the mouse is over has other colours
    page.wait_for_timeout(500)
    violations = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations if one["id"] not in OF_STREAMLIT]


def test_a_word_document_is_looked_through_downloaded_and_taken_over(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    page = browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 900})
    visit(page, f"{server.url}/new-standard")
    pick(page, "new.way", "From an old document")
    choose_file(page, "old.docx", old_document())
    expect(page.get_by_role("heading", name="3 statements, 1 with findings")).to_be_visible()
    settle(page)
    assert complaints(page) == []

    with page.expect_download() as waiting:
        part(page, "paste.workbook").get_by_role("button").click()
    waiting.value.save_as(tmp_path / "out.xlsx")
    statements = openpyxl.load_workbook(tmp_path / "out.xlsx")["Statements"]
    type_into(page, "paste.title.en", "Old hotel rules")
    press(page, "paste.start")

    assert (waiting.value.suggested_filename, statements["C6"].value) == ("old.xlsx", "P301")
    expect(page).to_have_url(re.compile(r"/draft\?id=old-hotel-rules"))
    for heading in ("Front desk", "Rooms"):
        expect(page.locator(f'input[value="{heading}"], :text("{heading}")').first).to_be_visible()
    page.close()


def test_long_work_shows_how_far_it_is_and_stops_and_goes_on(browser: Browser, server: Server) -> None:
    page = browser.new_page(locale="zh-CN", viewport={"width": 390, "height": 844}, color_scheme="dark")
    visit(page, f"{server.url}/new-standard")
    pick(page, "new.way", "从旧文档")
    lines = [f"第{number}号窗口的平均等候时间不超过5分钟。" for number in range(LINES)]
    choose_file(page, "规定.txt", "\n".join(lines).encode("gb18030"))

    expect(page.get_by_text(re.compile(r"已看[1-9][\d,]*条，共60,000条"))).to_be_visible(timeout=30_000)
    expect(part(page, "paste.text")).to_have_count(0)
    part(page, "paste.cancel").get_by_role("button").click()
    stopped = page.get_by_text(re.compile(r"已停止：共60,000条，看了[\d,]+条。"))
    expect(stopped).to_be_visible(timeout=10_000)
    settle(page)
    shown = re.search(r"看了([\d,]+)条", stopped.inner_text())
    assert shown
    expect(page.get_by_role("heading", name=f"{shown[1]}条，其中{shown[1]}条有提示")).to_be_visible()
    expect(page.get_by_text("文件按 GB18030 编码读取。")).to_be_visible()
    assert complaints(page) == []
    press(page, "paste.go_on")

    expect(page.get_by_role("heading", name="60,000条，其中60,000条有提示")).to_be_visible(timeout=120_000)
    expect(part(page, "paste.start").get_by_role("button")).to_be_disabled()
    page.close()
