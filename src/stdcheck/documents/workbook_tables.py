"""Workbooks as tables: cells with what they hold, found by their keys wherever they were moved."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from stdcheck.documents.archive_guard import check_archive
from stdcheck.documents.archive_kinds import CHECKLIST
from stdcheck.documents.reading_apart import read_apart
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.domain.numbers import plain

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_CODE = re.compile(r"_x(00[0-1][0-9A-Fa-f]|007[fF]|00[89][0-9A-Fa-f])_")
_DIGITS = 15

Refusals: TypeAlias = Mapping[str, tuple[Message, Message]]
"""What is wrong and how to mend it, by the code of a refusal; `damaged` stands for all that are not named."""


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something; `text` is what it holds as text, a number exactly (in percent for PERCENT)."""

    row: int
    column: int
    kind: Kind
    text: str

    @property
    def address(self) -> str:
        """Return the address, such as `C12`."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with the cells that hold something and the ranges that are merged (row, column, row, column)."""

    name: str
    cells: tuple[Cell, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return the place of a cell, or of the sheet."""
        cell = address(row, column) if row is not None and column is not None else None
        return Place(sheet=self.name, cell=cell)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number, its id ("" where it has none) and its filled cells by the keys of columns."""

    number: int
    id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the sheet it stands on, its columns by key, its rows."""

    sheet: Sheet
    id_column: int
    columns: Mapping[str, int]
    doubled: tuple[Cell, ...]
    rows: tuple[Row, ...]

    def place(self, row: Row, key: str | None = None) -> Place:
        """Return the place of a cell by its column's key; of the row's id without one."""
        return self.sheet.place(row.number, self.columns.get(key, self.id_column) if key else self.id_column)


def address(row: int, column: int) -> str:
    """Return the address of a cell, both numbers from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def read_sheets(raw: bytes, mark: str) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook in `raw`; raises StdcheckError where it is no workbook, or a harmful one.

    Cells come only of sheets that hold a text beginning with `mark`.

    The file is checked first and then read in a process of its own, whose memory and time are limited.
    """
    check_archive(raw, CHECKLIST)
    return sheets_in(raw, mark, _REFUSALS)


def sheets_in(raw: bytes, mark: str, refusals: Refusals) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that was checked; `refusals` says what to tell of one that cannot be read."""
    said = _ask_child(raw, mark)
    if refused := said.get("refused"):
        what, remedy = refusals.get(refused["code"], refusals["damaged"])
        raise refuse(what, remedy, Place(sheet=refused.get("sheet") or None, cell=refused.get("cell") or None))
    return tuple(
        Sheet(sheet["name"], tuple(_cells(sheet["cells"])), tuple(_ranges(sheet["merged"]))) for sheet in said["read"]
    )


def tables(sheets: Iterable[Sheet], mark: str) -> list[Table]:
    """Return every table whose key cell holds `mark`."""
    return [
        _table(sheet, cell)
        for sheet in sheets
        for cell in sheet.cells
        if cell.kind is Kind.TEXT and cell.text.strip() == mark
    ]


def _table(sheet: Sheet, corner: Cell) -> Table:
    columns: dict[str, int] = {}
    doubled = []
    by_row: dict[int, list[Cell]] = {}
    for cell in sheet.cells:
        if cell.row == corner.row and cell is not corner:
            if columns.setdefault(cell.text.strip(), cell.column) != cell.column:
                doubled.append(cell)
        else:
            by_row.setdefault(cell.row, []).append(cell)
    keys = {column: key for key, column in columns.items()}
    by_row.pop(corner.row, None)
    rows = []
    for number, cells in sorted(by_row.items()):
        identifier = next((cell.text.strip() for cell in cells if cell.column == corner.column), "")
        rows.append(Row(number, identifier, {keys[cell.column]: cell for cell in cells if cell.column in keys}))
    return Table(sheet, corner.column, columns, tuple(doubled), tuple(rows))


def _ask_child(raw: bytes, mark: str) -> Mapping[str, Any]:
    return read_apart("workbook_child", raw, mark)


_AGAIN = message("Download the checklist again and copy the answers over.")
_REFUSALS: Refusals = {
    "damaged": (
        message("the workbook is damaged and cannot be read"),
        message("Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and try again."),
    ),
    "damaged_cell": (
        message("the cell is damaged: it points at a text or a format that the workbook does not hold"),
        message("Open the workbook in a spreadsheet program, mend the cell, save it and try again."),
    ),
    "doubled_cell": (message("the cell stands in the workbook twice"), _AGAIN),
    "far_cell": (
        message("the cell lies far outside the checklist"),
        message("Delete everything outside the checklist, save the workbook and try again."),
    ),
    "too_many_cells": (
        message("the workbook holds far more cells than a checklist"),
        message("Delete the sheets and cells that do not belong to it, or download it again."),
    ),
    "too_much": (message("the workbook takes more time or memory to read than any checklist needs"), _AGAIN),
}


def _cells(given: Iterable[tuple[int, int, str, str]]) -> Iterator[Cell]:
    for row, column, kind, text in given:
        cell = Cell(row, column, Kind(kind), text)
        if cell.kind in {Kind.NUMBER, Kind.PERCENT}:
            yield Cell(row, column, cell.kind, _number(text, percent=cell.kind is Kind.PERCENT))
        elif cell.kind is not Kind.TEXT or text.strip():
            yield Cell(row, column, cell.kind, _unescaped(text))


def _number(text: str, *, percent: bool) -> str:
    """Return a number as a spreadsheet shows it, which keeps 15 significant digits: 4.3499999999999996 is 4.35."""
    number = Decimal(f"{Decimal(text):.{_DIGITS}g}") * (100 if percent else 1)
    return plain(number) if abs(number.adjusted()) <= 2 * _DIGITS else str(number)


def _unescaped(text: str) -> str:
    """Return text with line ends as we keep them and control characters that are written as codes as themselves."""
    decoded = _CODE.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.replace("\r\n", "\n").replace("\r", "\n")


def _ranges(given: Iterable[str]) -> Iterator[tuple[int, int, int, int]]:
    for written in given:
        if found := _RANGE.fullmatch(written):
            yield int(found[2]), _column(found[1]), int(found[4]), _column(found[3])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
