"""Writes cells, formats and page set-up with XlsxWriter, in the look of our workbooks, row after row.

The workbook is written with constant memory: rows go to disk as they are finished, so every sheet is written from top
to bottom. Nothing that is written becomes a formula or a link.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stdcheck.documents import workbook_look as look
from stdcheck.domain.scorecard import Interval, Outcome
from stdcheck.domain.values import LONGEST_TEXT, Text, read
from stdcheck.language import Translator, half_up

PERCENT_FORMAT = "0.0%"
DAY_FORMAT = "yyyy-mm-dd"
NOTHING = "–"

SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
"""How workbooks are opened for writing, so that rows go to disk and text stays text."""

SIGNS: Mapping[Outcome, str] = {
    Outcome.MET: "✓",
    Outcome.PARTLY: "◐",
    Outcome.NOT_MET: "✕",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.NOT_OBSERVED: "○",
    Outcome.UNANSWERED: "·",
}
"""A sign beside each word, so that colour is never the only difference."""

GROUNDS: Mapping[Outcome, str] = {Outcome.MET: look.GOOD, Outcome.PARTLY: look.FAIR, Outcome.NOT_MET: look.POOR}

Value: TypeAlias = str | int | float | Fraction | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Style:
    """One format, and the same for text that a spreadsheet could take for a formula when the cell is edited."""

    plain: Format
    quoted: Format


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on paper and on screen: its heading, its width in characters, how its cells look."""

    title: str
    width: float
    style: str = "text"


class Pen:
    """Writes one workbook in one language; `standard_language` says what plain texts of the standard are in."""

    def __init__(self, book: Workbook, t: Translator, language: str, standard_language: str) -> None:
        self.book = book
        self.t = t
        self._language = language
        self._standard_language = standard_language
        self._made: dict[tuple[tuple[str, Any], ...], Style] = {}

    def read(self, text: Text | None) -> str:
        """Return a text of the standard in the reader's language."""
        return read(text, self._language, self._standard_language)

    def style(self, **properties: Any) -> Style:
        """Return the format with these properties over those of all cells; the same object for the same properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            whole = {"font_name": look.FONTS[self.t.language], "font_size": 10, "font_color": f"#{look.INK}"}
            whole |= {"valign": "vcenter"} | properties
            self._made[key] = Style(self.book.add_format(whole), self.book.add_format({**whole, "quote_prefix": True}))
        return self._made[key]

    @cached_property
    def styles(self) -> Mapping[str, Style]:
        """Return the formats of tables by name."""
        cell = {"border": 1, "border_color": f"#{look.RULE}"}
        return {
            "title": self.style(font_size=18, bold=True),
            "subtitle": self.style(font_color=f"#{look.MUTED}"),
            "heading": self.style(font_size=13, bold=True),
            "words": self.style(text_wrap=True, valign="top", font_size=11),
            "header": self.style(**cell, bold=True, bg_color=f"#{look.SHADE}", text_wrap=True, align="center"),
            "text": self.style(**cell, text_wrap=True, indent=1),
            "strong": self.style(**cell, text_wrap=True, indent=1, bold=True),
            "small": self.style(**cell, text_wrap=True, indent=1, font_color=f"#{look.MUTED}", font_size=9),
            "line": self.style(**cell, indent=1),
            "middle": self.style(**cell, align="center", text_wrap=True),
            "count": self.style(**cell, align="center", num_format="#,##0"),
            "weight": self.style(**cell, align="center"),
            "percent": self.style(**cell, align="center", num_format=PERCENT_FORMAT),
            "day": self.style(**cell, align="center", num_format=DAY_FORMAT),
            **{str(outcome): self.style(**cell, indent=1, **ground(outcome)) for outcome in Outcome},
        }

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: Style | str = "text") -> None:
        """Write one value; percentages are Fraction (0 to 100), shown half up to one decimal. Numbers count from 0."""
        found = self.styles[style] if isinstance(style, str) else style
        match value:
            case None:
                sheet.write_string(row, column, NOTHING, found.plain)
            case str():
                cut = value[:LONGEST_TEXT]
                sheet.write_string(row, column, cut, found.quoted if look.could_run(cut) else found.plain)
            case Fraction():
                sheet.write_number(row, column, share(value), found.plain)
            case date():
                sheet.write_datetime(row, column, value, found.plain)
            case _:
                sheet.write_number(row, column, float(value), found.plain)

    def across(self, sheet: Worksheet, row: int, columns: tuple[int, int], value: Value, style: Style | str) -> None:
        """Write one value over several columns of a row."""
        found = self.styles[style] if isinstance(style, str) else style
        first, last = columns
        if last > first:
            sheet.merge_range(row, first, row, last, "", found.plain)
        self.put(sheet, row, first, value, found)

    def head(self, sheet: Worksheet, title: str, subtitle: str) -> None:
        """Write the title of a sheet into its first two rows."""
        sheet.hide_gridlines(2)
        sheet.set_row(0, 32)
        self.put(sheet, 0, 0, title, "title")
        sheet.set_row(1, 18)
        self.put(sheet, 1, 0, subtitle, "subtitle")

    def header(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        """Write the headings of a table and set the widths of its columns."""
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        sheet.set_row(row, self._height([column.title for column in columns], columns, 30))
        for number, column in enumerate(columns):
            self.put(sheet, row, number, column.title, "header")

    def row(
        self,
        sheet: Worksheet,
        row: int,
        columns: Sequence[Column],
        values: Sequence[Value],
        styles: Mapping[int, Style | str] | None = None,
    ) -> None:
        """Write one row of a table; `styles` are for single cells, by their number."""
        sheet.set_row(row, self._height(values, columns, 20))
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            self.put(sheet, row, number, value, (styles or {}).get(number, column.style))

    def set_up_print(
        self, sheet: Worksheet, footer: str, *, landscape: bool = True, repeated: int | None = None
    ) -> None:
        """Fit a sheet to the width of A4, with the page number at the foot and the row of headings on every page."""
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.45, right=0.45, top=0.5, bottom=0.6)
        plain = " ".join(footer.split())[:80].replace("&", "&&")
        sheet.set_footer(f"&L{plain}&R&P / &N")
        if repeated is not None:
            sheet.repeat_rows(repeated)

    def outcome(self, outcome: Outcome, words: str) -> str:
        """Return an outcome as its sign and its word."""
        return f"{SIGNS[outcome]} {words}"

    def interval(self, interval: Interval | None) -> str:
        """Return an interval in percent as words."""
        if interval is None:
            return NOTHING
        return f"{half_up(interval.low)}{NOTHING}{half_up(interval.high)}%"

    @staticmethod
    def _height(values: Sequence[Value], columns: Sequence[Column], least: float) -> float:
        lines = max(
            (
                look.lines_needed(value, column.width - 2)
                for value, column in zip(values, columns, strict=True)
                if isinstance(value, str)
            ),
            default=1,
        )
        return look.row_height(lines, 10, least=least)


def share(percent: Fraction | Decimal) -> float:
    """Return percent (0 to 100) as a spreadsheet holds percentages (0 to 1), rounded as it is shown."""
    return float(half_up(percent) / 100)


def ground(outcome: Outcome) -> dict[str, Any]:
    """Return the ground (and weight, for grey) that marks an outcome."""
    colour = GROUNDS.get(outcome)
    return ({"bg_color": f"#{colour}"} if colour else {}) | ({"bold": True} if outcome is Outcome.NOT_MET else {})
