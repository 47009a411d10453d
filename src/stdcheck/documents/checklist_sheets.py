"""The sheets around a checklist: the visit with how to fill, and which standard it is made from."""

from collections.abc import Mapping
from datetime import datetime

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents import workbook_look as look
from stdcheck.documents.checklist_choices import Choices
from stdcheck.documents.checklist_layout import (
    DETAIL_TITLES,
    DETAILS,
    FORMAT,
    IDENTITY,
    IDENTITY_TITLES,
    KEY_COLUMN,
    KEY_ROW,
    MARK,
    VALUE,
)
from stdcheck.documents.workbook_cells import (
    MIDDLE,
    OPEN,
    RULED,
    Fonts,
    at,
    filled,
    hide_keys,
    protect,
    put_text,
    set_up_print,
    set_widths,
)
from stdcheck.language import Translator

_DAY_AND_TIME = "yyyy-mm-dd hh:mm"
_LABEL, _VALUE, _HINT = 2, 3, 4
_WIDTHS = [30.0, 38.0, 34.0]
_WIDTH = sum(_WIDTHS)


def write_details(
    sheet: Worksheet, head: tuple[str, str], given: Mapping[str, str | datetime | None], choices: Choices, t: Translator
) -> None:
    """Write the sheet that asks for site, inspector, method and date, and says how to fill the checklist."""
    fonts = Fonts(look.FONTS[t.language])
    _write_head(sheet, head, fonts, DETAILS)
    hints = {
        "site": t("Name or code of the place"),
        "inspector": "",
        "method": t("Choose from the list"),
        "observed_at": t("For example 2026-11-02 08:10"),
    }
    for row, (key, title) in enumerate(DETAIL_TITLES.items(), start=5):
        put_text(at(sheet, row, KEY_COLUMN), key)
        label, value, hint = (at(sheet, row, column) for column in (_LABEL, _VALUE, _HINT))
        put_text(label, t.say(title))
        put_text(hint, hints[key])
        label.font, hint.font = fonts.make(11, bold=True), fonts.make(10, colour=look.MUTED)
        label.alignment, hint.alignment = Alignment(vertical="center"), MIDDLE
        value.fill, value.border, value.protection, value.alignment = filled(look.FIELD), RULED, OPEN, MIDDLE
        value.font = fonts.make(11)
        _write_given(value, given.get(key), key)
        sheet.row_dimensions[row].height = 28
    choices.of_words(choices.methods, "").cells.append((_VALUE, 5 + list(DETAIL_TITLES).index("method")))
    choices.attach(sheet)
    last = _write_guide(sheet, 7 + len(DETAIL_TITLES), fonts, t)
    set_widths(sheet, _WIDTHS)
    sheet.sheet_properties.tabColor = look.ACCENT
    sheet.print_area = f"B2:D{last}"
    _finish(sheet, head)


def _write_guide(sheet: Worksheet, first: int, fonts: Fonts, t: Translator) -> int:
    """Write how to fill the checklist, one short paragraph a row; return the last row."""
    heading = at(sheet, first, _LABEL)
    put_text(heading, t("How to fill the checklist"))
    heading.font = fonts.make(13, bold=True)
    sheet.row_dimensions[first].height = 26
    paragraphs = (
        t("Fill the fields with a light ground only; everything else is locked so that it can be read back."),
        t("On the sheet “Checklist” give one answer to each line; the column “Measure” says which."),
        t("Words are chosen from the list in the field. A number is written without its unit."),
        t("A count goes into two fields: how many complied, and how many were observed."),
        t("Where every value is asked for, write them into one field, separated by ; as in 1.5; 4; 6.2."),
        t("Write decimals with a point. 5,5 and 1,234 can be read in two ways and are asked about."),
        t("What does not exist here is “not applicable”; write the reason, and no answer."),
        t("What exists but could not be seen is “not observed”; write the reason, and no answer."),
        t("Leave empty what you did not get to. It counts against coverage, not against the score."),
        t("A note says what you saw, not what you think of people."),
        t("Do not delete lines or change the sheet “Identity”. Then upload the file, or hand in the paper."),
    )
    last = first
    for number, paragraph in enumerate(paragraphs, start=1):
        last = first + number
        sheet.merge_cells(start_row=last, start_column=_LABEL, end_row=last, end_column=_HINT)
        cell = at(sheet, last, _LABEL)
        put_text(cell, f"{number}.  {paragraph}")
        cell.font, cell.alignment = fonts.make(11), Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[last].height = look.row_height(look.lines_needed(paragraph, _WIDTH - 8), 11, least=24)
    return last


def write_identity(sheet: Worksheet, head: tuple[str, str], identity: Mapping[str, str | None], t: Translator) -> None:
    """Write which standard, version and content the checklist is made from, and for which audit."""
    fonts = Fonts(look.FONTS[t.language])
    _write_head(sheet, head, fonts, IDENTITY)
    given = {**identity, "format": str(FORMAT)}
    for row, (key, title) in enumerate(IDENTITY_TITLES.items(), start=5):
        put_text(at(sheet, row, KEY_COLUMN), key)
        label, value = at(sheet, row, _LABEL), at(sheet, row, _VALUE)
        put_text(label, t.say(title))
        put_text(value, given.get(key) or "")
        label.font, value.font = fonts.make(11, bold=True), fonts.make(10)
        label.alignment = value.alignment = MIDDLE
        label.border = value.border = RULED
        sheet.row_dimensions[row].height = 22
    note = at(sheet, 6 + len(IDENTITY_TITLES), _LABEL)
    put_text(note, t("The checklist is read back by this sheet. Please do not change it."))
    note.font = fonts.make(10, colour=look.MUTED)
    set_widths(sheet, [28, 72])
    _finish(sheet, head)


def _write_head(sheet: Worksheet, head: tuple[str, str], fonts: Fonts, table: str | None = None) -> None:
    if table:
        put_text(at(sheet, KEY_ROW, KEY_COLUMN), MARK + table)
        put_text(at(sheet, KEY_ROW, _VALUE), VALUE)
    for row, text in enumerate(head, start=2):
        put_text(at(sheet, row, _LABEL), text)
    at(sheet, 2, _LABEL).font = fonts.make(18, bold=True)
    at(sheet, 3, _LABEL).font = fonts.make(10, colour=look.MUTED)
    sheet.row_dimensions[2].height = 30
    sheet.row_dimensions[3].height = 20


def _write_given(cell: Cell, given: str | datetime | None, key: str) -> None:
    cell.number_format = _DAY_AND_TIME if key == "observed_at" else "@"
    if isinstance(given, datetime) and given.tzinfo is None:
        cell.value = given
    elif isinstance(given, datetime):
        put_text(cell, given.isoformat(sep=" "))
    elif given:
        put_text(cell, given)


def _finish(sheet: Worksheet, head: tuple[str, str]) -> None:
    hide_keys(sheet)
    protect(sheet)
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, landscape=False, left=head[0])
