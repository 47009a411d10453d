"""The main job as people do it: a manager writes and publishes, an inspector audits, staff read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from driving import choose, part, press, take, type_into, visit
from openpyxl.utils import get_column_letter
from playwright.sync_api import Browser, Page, expect
from serving import Server

from stdcheck.language import Translator, translator

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Words:
    """What this test types, in one language."""

    locale: str
    title: str
    identifier: str
    stages: tuple[str, str]
    stage_ids: tuple[str, str]
    step: str
    step_id: str
    factor: str
    factor_id: str
    bad: str
    bad_id: str
    good: str
    five: tuple[str, str, str, str]
    promise: str


ENGLISH = Words(
    locale="en-GB",
    title="Tea house service",
    identifier="tea-house-service",
    stages=("Paying", "Arriving"),
    stage_ids=("paying", "arriving"),
    step="Settling the bill",
    step_id="settling-the-bill",
    factor="The bill comes soon",
    factor_id="the-bill-comes-soon",
    bad="Bills are brought promptly",
    bad_id="bills-are-brought-promptly",
    good="Guests have the bill within 5 minutes of asking",
    five=(
        "Waiter of the table",
        "Opening hours",
        "Brings the bill on a tray",
        "Time 10 tables from the sign to the bill",
    ),
    promise="Your bill is on the table within 5 minutes, nine times in ten.",
)
CHINESE = Words(
    locale="zh-CN",
    title="茶馆服务",
    identifier="cha-guan-fu-wu",
    stages=("结账", "进店"),
    stage_ids=("jie-zhang", "jin-dian"),
    step="买单",
    step_id="mai-dan",
    factor="账单来得快",
    factor_id="zhang-dan-lai-de-kuai",
    bad="及时送上账单",
    bad_id="ji-shi-song-shang-zhang-dan",
    good="客人提出结账后5分钟内拿到账单",
    five=("值台服务员", "营业时间", "用托盘送上账单", "抽取10桌，从示意到拿到账单计时"),
    promise="十次中有九次，您提出结账后5分钟内就能拿到账单。",
)


@pytest.fixture(
    params=[(ENGLISH, DESKTOP), (CHINESE, DESKTOP), (ENGLISH, PHONE), (CHINESE, PHONE)],
    ids=["English on a desktop", "Chinese on a desktop", "English on a phone", "Chinese on a phone"],
)
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, Words]]:
    words, size = request.param
    context = browser.new_context(viewport=size, locale=words.locale, has_touch=size is PHONE, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page, words
    context.close()


def be(page: Page, server: Server, role: str, address: str) -> None:
    visit(page, f"{server.url}/preferences?role={role}&next={address}")


def test_a_standard_is_written_published_audited_and_read(
    visitor: tuple[Page, Words], server: Server, tmp_path: Path
) -> None:
    page, words = visitor
    t = translator(words.locale)
    write_the_standard(page, server, words)
    see_and_mend_the_findings(page, words, t)
    publish(page, words)
    keep_a_site(page, server)
    fill_the_checklist(page, server, words, t)
    read_the_score_card(page, t)
    read_the_results(page, server, words, tmp_path)
    audit_on_paper(page, server, words, tmp_path)


def write_the_standard(page: Page, server: Server, words: Words) -> None:
    tag = words.locale[:2]
    visit(page, server.url)
    press(page, "home.new")
    type_into(page, f"new.title.{tag}", words.title)
    press(page, "new.start")
    for stage in words.stages:
        type_into(page, "draft.add.standard", stage)
        press(page, "draft.add.standard.button")
    press(page, f"draft.up.{words.stage_ids[1]}")
    titles = page.locator("[class*=st-key-draft-title-] input")
    expect(titles.first).to_have_value(words.stages[1])
    page.reload()
    expect(titles.first).to_have_value(words.stages[1])
    press(page, f"draft.more.{words.stage_ids[1]}")
    press(page, f"draft.delete.{words.stage_ids[1]}")
    expect(titles).to_have_count(1)
    for step, parent, title in (
        ("steps", words.stage_ids[0], words.step),
        ("factors", words.step_id, words.factor),
        ("criteria", words.factor_id, words.bad),
    ):
        take(page, "draft.head", step)
        type_into(page, f"draft.add.{parent}", title)
        press(page, f"draft.add.{parent}.button")


def see_and_mend_the_findings(page: Page, words: Words, t: Translator) -> None:
    tag = words.locale[:2]
    finding = page.locator(f"[class*=st-key-draft-finding-P502-{words.bad_id}]")
    expect(finding).to_contain_text("P502")
    for field, value in zip(("who", "when", "how", "check"), words.five, strict=True):
        type_into(page, f"draft.{field}.{words.bad_id}.{tag}", value)
    type_into(page, f"draft.what.{words.bad_id}.{tag}", words.good)
    expect(finding).to_have_count(0)
    take(page, "draft.sections", "customers")
    type_into(page, f"draft.promise.{words.bad_id}.{tag}", words.promise)
    take(page, "draft.sections", "measure")
    choose(page, f"draft.measure.{words.bad_id}.kind", t("Share of the observed"))
    expect(part(page, f"draft.measure.{words.bad_id}.target")).to_be_visible()
    expect(page.locator("[class*=st-key-draft-finding-]").filter(has_text=t("error"))).to_have_count(0)


def publish(page: Page, words: Words) -> None:
    take(page, "draft.head", "review")
    press(page, "draft.publishing")
    press(page, "draft.publish")
    expect(page).to_have_url(re.compile(rf"/standard\?id={words.identifier}"))
    expect(part(page, "standard.download.charter")).to_be_visible()


def keep_a_site(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/sites")
    press(page, "sites.add")
    type_into(page, "sites.code", "harbour")
    type_into(page, "sites.name_en", "Harbour tea house")
    type_into(page, "sites.name_zh", "海港茶馆")
    press(page, "sites.save")
    expect(part(page, "sites.edit.harbour")).to_be_visible()


def fill_the_checklist(page: Page, server: Server, words: Words, t: Translator) -> None:
    be(page, server, "inspector", "/audits")
    press(page, "audits.start")
    expect(page).to_have_url(re.compile(r"/checklist\?audit="))
    item = page.locator(f"#ck-item-{words.bad_id}")
    complied, missed = (t("{label}: one more", label=t(label)) for label in ("Complied", "Did not"))
    for _ in range(9):
        item.get_by_role("button", name=re.compile(f"^{complied}")).click()
    item.get_by_role("button", name=re.compile(f"^{missed}")).click()
    expect(page.locator(".ck-saved")).to_have_text(re.compile(r"\d\d:\d\d:\d\d"))
    page.reload()
    expect(item.get_by_role("textbox").first).to_have_value("9", timeout=30_000)
    stages = page.get_by_role("navigation", name=t("Stages"))
    stages.get_by_role("button", name=t("Review and submit")).click()
    page.get_by_label(t("Inspector")).fill("陈丽")
    page.get_by_role("button", name=t("Submit"), exact=True).click()
    expect(page).to_have_url(re.compile(r"/score\?audit="), timeout=30_000)


def read_the_score_card(page: Page, t: Translator) -> None:
    expect(page.get_by_text(t("pass"), exact=True).first).to_be_visible()
    expect(page.get_by_text("100.0%").first).to_be_visible()


def read_the_results(page: Page, server: Server, words: Words, folder: Path) -> None:
    be(page, server, "staff", f"/results?standard={words.identifier}")
    results = openpyxl.load_workbook(downloaded(page, "results.download", folder / "results.xlsx"))
    assert len(results.sheetnames) >= 6


def audit_on_paper(page: Page, server: Server, words: Words, folder: Path) -> None:
    be(page, server, "inspector", "/audits")
    part(page, "audits-offline").locator("summary").click()
    blank = downloaded(page, "audits.blank", folder / "blank.xlsx")
    uploading = part(page, "audits.upload").locator("input[type=file]")
    uploading.set_input_files(filled(blank, words, folder / "wrong.xlsx", observed="many"))
    expect(page.get_by_role("alert").filter(has_text="!I6")).to_be_visible()
    expect(part(page, "audits.take_in")).to_have_count(0)
    uploading.set_input_files(filled(blank, words, folder / "right.xlsx", observed=10))
    expect(part(page, "audits-preview")).to_be_visible()
    press(page, "audits.take_in")
    expect(page).to_have_url(re.compile(r"/score\?audit="), timeout=30_000)
    be(page, server, "staff", f"/results?standard={words.identifier}")
    results = openpyxl.load_workbook(downloaded(page, "results.download", folder / "both.xlsx"))
    audits = [str(cell.value) for sheet in results for row in sheet for cell in row if cell.value is not None]
    assert "周明" in audits


def downloaded(page: Page, key: str, target: Path) -> Path:
    with page.expect_download() as downloading:
        part(page, key).get_by_role("button").click()
    downloading.value.save_as(target)
    return target


def filled(blank: Path, words: Words, target: Path, observed: int | str) -> Path:
    """Fill a blank checklist as an inspector does in a spreadsheet: eight of ten, or something that is no number."""
    workbook = openpyxl.load_workbook(blank)
    for sheet in workbook:
        columns = {cell.value: get_column_letter(place) for place, cell in enumerate(sheet[1], 1)}
        rows = {row[0].value: place for place, row in enumerate(sheet, 1)}
        if "stdcheck.details" in columns:
            for name, value in (("site", "harbour"), ("inspector", "周明"), ("observed_at", "2026-11-02 10:00")):
                sheet[f"{columns['value']}{rows[name]}"] = value
        if "stdcheck.checklist" in columns:
            sheet[f"{columns['compliant']}{rows[words.bad_id]}"] = 8
            sheet[f"{columns['observed']}{rows[words.bad_id]}"] = observed
    workbook.save(target)
    return target
