"""A small standard with every measure in both languages, and checklists of it that somebody filled."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents import reading_child, workbook_child
from stdcheck.documents.checklist_workbook import read_checklist, write_checklist
from stdcheck.documents.standards import read_standard
from stdcheck.domain.audit import Audit
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard
from stdcheck.language import translator

STANDARD = read_standard(
    """
stdcheck: 1
kind: standard
id: ticket-window
title: {en: Ticket window, zh: 售票窗口}
language: en
languages: [en, zh]
version: 2
status: published
scope: {en: All windows of line 2, zh: 二号线全部窗口}
owner: {en: Passenger services manager, zh: 客运服务经理}
effective_from: 2026-06-01
promise:
  text: {en: You get your ticket quickly and kindly., zh: 购票又快又亲切。}
  exceptions: {en: On days of large events it can take longer., zh: 大型活动日可能延长。}
  channels: [{en: Poster in the hall, zh: 站厅海报}]
  complaints: [{en: Hotline 12345, zh: 热线12345}]
stages:
  - id: wait
    title: {en: Waiting, zh: 等候}
    pass_mark: 70
    steps:
      - id: queue
        title: {en: Queueing, zh: 排队}
        key_factors:
          - id: short-wait
            title: {en: The wait is short, zh: 等候时间短}
            layer: procedural
            quality: timely
            importance: 5
            evidence: [{kind: complaints, text: {en: 38 of 120 complaints, zh: 120件投诉中38件}, date: 2026-03-31}]
            criteria:
              - id: wait-5min
                what: {en: The window is reached within 5 minutes, zh: 5分钟内到达窗口}
                who: {en: Shift leader, zh: 值班站长}
                when: {en: Peak hours, zh: 高峰时段}
                how: {en: Opens another window, zh: 加开窗口}
                check: {en: Time 20 passengers, zh: 计时20位乘客}
                measure: {kind: share, target: 90, unacceptable: 70, limit: {at_most: 5, unit: {en: min, zh: 分钟}}}
                sample: 20
                minutes: 12
                weight: 3
                promise: {en: Nine in ten of you wait at most 5 minutes., zh: 十位中九位等候不超过5分钟。}
              - id: hall-air
                what: {en: The hall is neither cold nor hot, zh: 站厅温度适宜}
                measure: {kind: quantity, at_least: 18, at_most: 28, unit: °C, unacceptable: {below: 10, above: 34}}
              - id: lights
                what: {en: Lamps are on, zh: 照明完好}
                measure: {kind: quantity, at_least: 95, unit: "%"}
              - id: call-wait
                what: {en: Calls are taken, zh: 接听来电}
                measure: {kind: mean, at_most: 30, unit: {en: s, zh: 秒}}
  - id: buy
    title: {en: Buying, zh: 购票}
    steps:
      - id: sale
        title: {en: The sale, zh: 售票}
        key_factors:
          - id: kind-sale
            title: {en: I am served kindly, zh: 服务亲切}
            layer: personal
            quality: attention
            criteria:
              - id: greeting
                what: {en: The clerk greets first, zh: 售票员先问好}
                measure: {kind: conformity}
                critical: true
                critical_reason: {en: It opens the contact, zh: 关系到第一印象}
                promise: {en: You are greeted., zh: 我们先向您问好。}
              - id: tidy
                what: {en: The window is tidy, zh: 窗口整洁}
                measure: {kind: scale, labels: [{en: poor, zh: 差}, {en: fair, zh: 一般}, {en: good, zh: 好}]}
              - id: right-change
                what: {en: Change is right, zh: 找零无误}
                measure: {kind: share, target: 99}
                sample: 50
""".encode()
)

VISIT = {"site": "Central", "inspector": "L. Chen", "method": "observation", "observed_at": "2026-11-02 08:10"}

SITE = "Visit", "site", "value"


def find(identifier: str, version: int) -> Standard | None:
    """Know one standard in one version."""
    return STANDARD if (identifier, version) == (STANDARD.id, STANDARD.version) else None


def blank(language: str = "en", standard: Standard = STANDARD, **known: Any) -> bytes:
    """Write a checklist and return the file."""
    target = BytesIO()
    write_checklist(standard, target, language=language, **known)
    return target.getvalue()


def cell_of(sheet: Worksheet, row: str, column: str) -> str:
    """Return the address where an id and a key meet."""
    return addresses(sheet)[row, column]


def addresses(sheet: Worksheet) -> dict[tuple[str, str], str]:
    """Return the address of every id and key."""
    rows = {str(sheet.cell(number, 1).value): number for number in range(1, sheet.max_row + 1)}
    columns = {str(cell.value): get_column_letter(number) for number, cell in enumerate(sheet[1], start=1)}
    return {(row, key): f"{letter}{number}" for row, number in rows.items() for key, letter in columns.items()}


def fill(raw: bytes, answers: Mapping[tuple[str, str], Any], visit: Mapping[str, Any] | None = None) -> bytes:
    """Write answers by (id, key) into a checklist, and details of the visit, and return the file."""
    book = openpyxl.load_workbook(BytesIO(raw), rich_text=True)
    checklist, details = sheet_of(book, "checklist"), sheet_of(book, "details")
    at = addresses(checklist)
    for where, value in answers.items():
        checklist[at[where]] = value
    for key, value in (visit or {}).items():
        details[cell_of(details, key, "value")] = value
    return saved(book)


def sheet_of(book: openpyxl.Workbook, table: str) -> Worksheet:
    """Return the sheet of a workbook that holds a table."""
    return next(sheet for sheet in book.worksheets if sheet["A1"].value == f"stdcheck.{table}")


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as a file."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read(raw: bytes, **more: Any) -> Audit:
    """Read a checklist of the standard."""
    return read_checklist(raw, "filled.xlsx", find, **more)


def in_this_process(raw: bytes, mark: str) -> Any:
    """Read cells without starting a process for it, as fast tests of what cells mean do."""
    return json.loads(reading_child.answer(workbook_child.read, raw, mark))


def problems(error: StdcheckError, language: str = "en") -> list[tuple[str, str, str]]:
    """Return every problem as place, what and remedy."""
    t = translator(language)
    return [(str(problem.place), t.say(problem.what), t.say(problem.remedy)) for problem in error.problems]
