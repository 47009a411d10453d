"""The cells of a workbook, as the process that reads files apart sees them.

Numbers go out as they are written in the file, so that the caller reads them exactly.
"""

# ruff: noqa: PLC0415  (the library is imported only after memory and time are limited)

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from stdcheck.documents.reading_child import RefusedError

MOST_CELLS = 100_000
LAST_ROW = 20_000
LAST_COLUMN = 256
LONGEST_TEXT = 32_768

_PERCENT = re.compile(r'"[^"]*"|\\.')


def read(raw: bytes, mark: str) -> list[dict[str, Any]]:
    """Return every sheet with its cells and merged ranges; cells only of sheets with a text that begins with `mark`.

    The mark "" takes every sheet.
    """
    import openpyxl
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    sheets, seen = [], 0
    for sheet in book.worksheets:
        if not isinstance(sheet, ReadOnlyWorksheet):
            continue
        cells, merged = [], []
        for item in _walk(book, sheet):
            if isinstance(item, str):
                merged.append(item)
                continue
            cells.append(item)
            seen += 1
            if seen > MOST_CELLS:
                raise RefusedError("too_many_cells", sheet.title)
        marked = any(cell[2] == "text" and cell[3].startswith(mark) for cell in cells)
        sheets.append({"name": sheet.title, "cells": cells if marked else [], "merged": merged if marked else []})
    return sheets


def _walk(book: Any, sheet: Any) -> Iterator[Any]:
    """Yield [row, column, kind, text] for every cell that holds something, wherever and in whatever order it stands.

    The library's own rows would leave out rows that are out of order, and what lies beyond a wrong `dimension`.
    """
    from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG
    from openpyxl.xml.functions import iterparse

    seen: set[tuple[int, int]] = set()
    with sheet._get_source() as source:  # noqa: SLF001
        number = 0
        for _, element in iterparse(source):
            if element.tag == MERGE_TAG:
                yield from (str(one.get("ref", ""))[:40] for one in element)
            elif element.tag == ROW_TAG:
                number = _row_number(element.get("r"), number, sheet.title)
                for cell in _cells(book, sheet, element, number):
                    if (cell[0], cell[1]) in seen:
                        raise RefusedError("doubled_cell", sheet.title, _address(cell[0], cell[1]))
                    seen.add((cell[0], cell[1]))
                    yield cell
                element.clear()


def _row_number(written: str | None, before: int, sheet: str) -> int:
    if written is None:
        return before + 1
    if not (written.isascii() and written.isdigit()):
        raise RefusedError("damaged", sheet)
    return int(written)


def _cells(book: Any, sheet: Any, row: Any, number: int) -> Iterator[list[Any]]:
    from openpyxl.utils import coordinate_to_tuple

    column = 0
    for element in row:
        written = element.get("r")
        try:
            at_row, column = coordinate_to_tuple(written) if written else (number, column + 1)
            found = _content(book, sheet, element)
        except (ValueError, LookupError, TypeError, OverflowError):
            raise RefusedError("damaged_cell", sheet.title, str(written or "")[:20]) from None
        if found is None:
            continue
        if at_row > LAST_ROW or column > LAST_COLUMN:
            raise RefusedError("far_cell", sheet.title, _address(at_row, column))
        yield [at_row, column, *found]


def _content(book: Any, sheet: Any, element: Any) -> tuple[str, str] | None:
    from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG

    kind = element.get("t", "n")
    if kind in {"s", "inlineStr", "str"}:
        text = _text(sheet, element, kind)
        if text is not None:
            return "text", text[: LONGEST_TEXT + 1]
    value = element.findtext(VALUE_TAG)
    if not value:
        return ("uncalculated", "") if element.find(FORMULA_TAG) is not None else None
    if kind == "b":
        return "truth", "TRUE" if int(value) else "FALSE"
    if kind in {"e", "d"}:
        return {"e": "error", "d": "date"}[kind], value[:40]
    return _number(book, value.strip(), int(element.get("s", 0)))


def _text(sheet: Any, element: Any, kind: str) -> str | None:
    from openpyxl.cell.text import Text
    from openpyxl.worksheet._reader import INLINE_STRING, VALUE_TAG

    if kind == "inlineStr":
        inline = element.find(INLINE_STRING)
        return None if inline is None else str(Text.from_tree(inline).content)  # type: ignore[union-attr]  # never None for an element
    value = element.findtext(VALUE_TAG)
    if value is None or kind == "str":
        return str(value) if value is not None else None
    if int(value) < 0:
        raise IndexError(value)
    return str(sheet._shared_strings[int(value)])  # noqa: SLF001


def _number(book: Any, value: str, style: int) -> tuple[str, str] | None:
    from openpyxl.styles.numbers import BUILTIN_FORMATS
    from openpyxl.utils.datetime import from_excel

    if not value:
        return None
    if not math.isfinite(float(value)) or "_" in value:
        raise ValueError(value)
    if style < 0:
        raise IndexError(style)
    format_id = book._cell_styles[style].numFmtId  # noqa: SLF001
    if style in book._date_formats:  # noqa: SLF001
        return "date", _iso(from_excel(float(value), book.epoch, timedelta=style in book._timedelta_formats))  # noqa: SLF001
    shape = BUILTIN_FORMATS.get(format_id)
    if shape is None and format_id >= 164:
        shape = book._number_formats[format_id - 164]  # noqa: SLF001
    return ("percent" if "%" in _PERCENT.sub("", shape or "") else "number"), value[:40]


def _iso(value: datetime | date | time | timedelta | None) -> str:
    if isinstance(value, datetime):
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat(sep=" ")
    return str(value)


def _address(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}" if column <= 18_278 else f"R{row}C{column}"
