"""Writes a checklist as a workbook that is filled on a screen or on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents import workbook_look as look
from stdcheck.documents.checklist_choices import Choices, Fields
from stdcheck.documents.checklist_layout import (
    CHECKLIST,
    COLUMNS,
    DETAILS,
    IDENTITY,
    KEY_COLUMN,
    KEY_ROW,
    MARK,
    PASSED_OVER,
    SHEET_TITLES,
    Column,
    recorded_in,
)
from stdcheck.documents.checklist_sheets import write_details, write_identity
from stdcheck.documents.measure_words import measure_in_words
from stdcheck.documents.workbook_cells import (
    CENTRED,
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
from stdcheck.domain.audit import Method, Response
from stdcheck.domain.content import content_hash
from stdcheck.domain.measures import Conformity, Scale
from stdcheck.domain.standard import CriterionPlace, Stage, Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, read
from stdcheck.language import Translator, translator

_HEADER_ROW = 4
_FIRST = 2
_LAST = _FIRST + len(COLUMNS) - 1
_HANDWRITING = 36


def write_checklist(  # noqa: PLR0913
    standard: Standard,
    target: BinaryIO,
    *,
    language: str,
    audit_id: str | None = None,
    site: str | None = None,
    inspector: str | None = None,
    method: Method | None = None,
    observed_at: datetime | None = None,
    responses: Mapping[str, Response | None] | None = None,
) -> None:
    """Write the checklist of `standard` to `target` as an .xlsx workbook in `language`.

    With `audit_id` it is the checklist of that one audit, else a blank one that gets its id when it comes back. What
    is already known of the visit and the answers given so far are filled in.
    """
    book = Workbook()
    book.properties.creator = "stdcheck"
    book.properties.title = read(standard.title, language, standard.language)
    t = translator(language)
    titles = {key: t.say(title) for key, title in SHEET_TITLES.items()}
    sheets = {key: book.create_sheet(title) for key, title in titles.items()}
    book.remove(book.worksheets[0])
    choices = Choices(sheets["lists"], t)
    head = _heading(standard, language, t)
    visit = {
        "site": site,
        "inspector": inspector,
        "method": method and t.say(term(method)),
        "observed_at": observed_at,
    }
    write_details(sheets[DETAILS], head, visit, choices, t)
    _Checklist(sheets[CHECKLIST], standard, language, choices).write(head, responses or {})
    identity = {
        "standard": standard.id,
        "version": str(standard.version),
        "sha256": content_hash(standard),
        "language": language,
        "audit": audit_id,
    }
    write_identity(sheets[IDENTITY], head, identity, t)
    sheets["lists"].sheet_state = "hidden"
    protect(sheets["lists"])
    book.active = book.worksheets.index(sheets[DETAILS])
    book.save(target)


def _heading(standard: Standard, language: str, t: Translator) -> tuple[str, str]:
    places = list(standard.criteria())
    minutes = sum(place.criterion.minutes or 0 for place in places)
    parts = [
        t("Version {version}", version=standard.version),
        t.plural("{n} measurable standard", "{n} measurable standards", len(places)),
    ]
    if minutes:
        parts.append(t("about {minutes} min", minutes=t.number(minutes, 0)))
    return read(standard.title, language, standard.language), " · ".join(parts)


class _Checklist:
    """The sheet that is filled: one row for each criterion in contact order, a band above each stage."""

    def __init__(self, sheet: Worksheet, standard: Standard, language: str, choices: Choices) -> None:
        self.sheet = sheet
        self.standard = standard
        self.language = language
        self.t = translator(language)
        self.fonts = Fonts(look.FONTS[self.t.language])
        self.choices = choices
        self.row = _HEADER_ROW

    def write(self, head: tuple[str, str], responses: Mapping[str, Response | None]) -> None:
        """Write the whole sheet."""
        self._write_head(head)
        stage: Stage | None = None
        for number, place in enumerate(self.standard.criteria(), start=1):
            if place.stage is not stage:
                stage = place.stage
                self._write_stage(stage)
            self._write_criterion(number, place, responses.get(place.criterion.id))
        self.choices.attach(self.sheet)
        set_widths(self.sheet, [column.width for column in COLUMNS])
        hide_keys(self.sheet)
        protect(self.sheet)
        self.sheet.freeze_panes = at(self.sheet, _HEADER_ROW + 1, _FIRST + 1)
        self.sheet.sheet_view.showGridLines = False
        self.sheet.sheet_view.zoomScale = 110
        self.sheet.sheet_properties.tabColor = look.ACCENT
        self.sheet.print_area = f"B2:{get_column_letter(_LAST)}{self.row}"
        set_up_print(
            self.sheet,
            landscape=True,
            left=head[0],
            right=head[1].split(" · ")[0],
            repeated=f"{_HEADER_ROW}:{_HEADER_ROW}",
        )

    def _write_head(self, head: tuple[str, str]) -> None:
        put_text(at(self.sheet, KEY_ROW, KEY_COLUMN), MARK + CHECKLIST)
        title, line = at(self.sheet, 2, _FIRST), at(self.sheet, 3, _FIRST)
        put_text(title, head[0])
        put_text(line, head[1])
        title.font, line.font = self.fonts.make(18, bold=True), self.fonts.make(10, colour=look.MUTED)
        title.alignment = line.alignment = Alignment(vertical="center")
        self.sheet.row_dimensions[2].height = 30
        self.sheet.row_dimensions[3].height = 20
        for number, column in enumerate(COLUMNS, start=_FIRST):
            put_text(at(self.sheet, KEY_ROW, number), column.key)
            cell = at(self.sheet, _HEADER_ROW, number)
            put_text(cell, self.t.say(column.title))
            cell.font, cell.fill = self.fonts.make(10, bold=True), filled(look.SHADE)
            cell.alignment, cell.border = CENTRED, RULED
        put_text(at(self.sheet, _HEADER_ROW, KEY_COLUMN), f"{PASSED_OVER}header")
        self.sheet.row_dimensions[_HEADER_ROW].height = 44

    def _write_stage(self, stage: Stage) -> None:
        self.row += 1
        number = self.standard.stages.index(stage) + 1
        for column in range(_FIRST, _LAST + 1):
            cell = at(self.sheet, self.row, column)
            cell.fill = filled(look.ACCENT)
            cell.font = self.fonts.make(11, bold=True, colour=look.PAPER)
            cell.alignment = Alignment(vertical="center")
        put_text(at(self.sheet, self.row, KEY_COLUMN), PASSED_OVER + stage.id)
        put_text(at(self.sheet, self.row, _FIRST), f"{number}   {self._read(stage.title)}")
        self.sheet.row_dimensions[self.row].height = 24

    def _write_criterion(self, number: int, place: CriterionPlace, response: Response | None) -> None:
        self.row += 1
        criterion = place.criterion
        put_text(at(self.sheet, self.row, KEY_COLUMN), criterion.id)
        texts = {
            "number": str(number),
            "step": self._read(place.step.title),
            "what": self._what(place),
            "check": self._read(criterion.check),
            "measure": self.t.say(measure_in_words(criterion)),
        }
        fields = self._fields(place)
        given = fields.shown(response)
        writable = {*recorded_in(criterion.measure), "not_applicable", "not_observed", "note"}
        lines = 1.0
        for index, column in enumerate(COLUMNS, start=_FIRST):
            cell = at(self.sheet, self.row, index)
            cell.border = RULED
            if column.filled:
                self._write_field(cell, column.key, fields, given.get(column.key), is_open=column.key in writable)
            else:
                self._write_words(cell, column.key, texts[column.key], place)
                lines = max(lines, self._lines(texts[column.key], column))
        self.sheet.row_dimensions[self.row].height = look.row_height(lines, 10, least=_HANDWRITING)

    def _lines(self, text: str, column: Column) -> float:
        first, *small = text.split("\n") if column.key == "what" else [text]
        room = column.width - 2
        return look.lines_needed(first, room) + 0.9 * sum(look.lines_needed(line, room * 1.1) for line in small)

    def _write_words(self, cell: Cell, key: str, text: str, place: CriterionPlace) -> None:
        if key == "what" and text:
            cell.value = self._rich(place)
        else:
            put_text(cell, text)
        cell.alignment = CENTRED if key == "number" else MIDDLE
        colour = look.MUTED if key == "step" else look.INK
        cell.font = self.fonts.make(9 if key in {"number", "step"} else 10, colour=colour)

    def _write_field(self, cell: Cell, key: str, fields: Fields, given: object, *, is_open: bool) -> None:
        cell.alignment = CENTRED if key in {"answer", "compliant", "observed"} else MIDDLE
        if not is_open:
            cell.fill = filled(look.SHADE)
            return
        cell.fill, cell.protection = filled(look.FIELD), OPEN
        cell.font = self.fonts.make(11 if key in {"answer", "compliant", "observed"} else 10)
        cell.number_format = fields.number_format(key)
        fields.offer(cell, key)
        if isinstance(given, str):
            put_text(cell, given)
        elif given is not None:
            cell.value = given  # type: ignore[assignment]  # a number or a truth: what was answered

    def _fields(self, place: CriterionPlace) -> Fields:
        measure = place.criterion.measure
        words = None
        if isinstance(measure, Scale):
            words = tuple(self._read(label.label) for label in measure.labels)
        elif isinstance(measure, Conformity):
            words = self.choices.conformity
        return Fields(measure, words, self.choices, self.t)

    def _what(self, place: CriterionPlace) -> str:
        first = self._critical(place) + self._read(place.criterion.what)
        return "\n".join(filter(None, [first, self._who_and_when(place)]))

    def _rich(self, place: CriterionPlace) -> CellRichText:
        critical, what, who = self._critical(place), self._read(place.criterion.what), self._who_and_when(place)
        parts = [
            (critical, self._inline(10, look.POOR_INK, bold=True)),
            (what, self._inline(10, look.INK, bold=True)),
            ("\n" + who if who and (critical or what) else who, self._inline(9, look.MUTED)),
        ]
        return CellRichText([TextBlock(font, look.escaped(words)) for words, font in parts if words])

    def _inline(self, size: float, colour: str, *, bold: bool = False) -> InlineFont:
        return InlineFont(rFont=self.fonts.family, sz=size, b=bold, color=Color(colour))

    def _critical(self, place: CriterionPlace) -> str:
        return self.t("Critical: ") if place.criterion.critical else ""

    def _who_and_when(self, place: CriterionPlace) -> str:
        return " · ".join(filter(None, [self._read(place.criterion.who), self._read(place.criterion.when)]))

    def _read(self, text: Text | None) -> str:
        return read(text, self.language, self.standard.language)
