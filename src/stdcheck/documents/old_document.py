"""Old documents: what stands in a text, a Word document or a workbook that holds somebody's rules, and where.

What is in them is read as it stands, paragraph by paragraph; `old_statements` finds the statements in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from stdcheck.documents.archive_guard import ARCHIVES, OLE, check_archive
from stdcheck.documents.archive_kinds import MOST_BYTES, OLD_WORD, OLD_WORKBOOK
from stdcheck.documents.plain_text import decode
from stdcheck.documents.reading_apart import read_apart
from stdcheck.documents.workbook_tables import Kind, Refusals, Sheet, address, sheets_in
from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.domain.values import replace_unprintable

MOST_LINES = 200_000
MOST_STRANGE = 0.1
"""Share of characters that cannot be shown, above which something is no text."""

STRANGE = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character stood that cannot be shown."""

_LINE = re.compile(r"\r\n|\n|\r")
_INSIDE = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029\n]+")
"""Line breaks inside a line of the file: Word's own, pages, and what Unicode adds."""

_SPLIT = message("Split the document and look through its parts.")


class Spot(NamedTuple):
    """Where something stands: a line, a paragraph, a cell of a table (table, row, column) or of a sheet (row, column).

    All count from 1. A named tuple of few parts, because there can be 200,000 of them.
    """

    kind: str
    numbers: tuple[int, ...]
    sheet: str = ""

    @property
    def words(self) -> Message:
        """Return the place in words."""
        match self.kind, self.numbers:
            case "line", (number,):
                return message("line {n}", n=str(number))
            case "paragraph", (number,):
                return message("paragraph {n}", n=str(number))
            case "table", (table, row, column):
                return message("table {table}, row {row}, column {column}", table=table, row=row, column=column)
            case _, (row, column):
                return message("{sheet}!{cell}", sheet=self.sheet, cell=address(row, column))
        raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line, a paragraph or a cell: its text in one line, where it stands, and what it is by its form."""

    text: str
    spot: Spot
    level: int = 0
    """The level of a heading, 1 the highest; 0 for what is no heading by its form."""


@dataclass(frozen=True, slots=True)
class OldDocument:
    """What stands in a document, in its order; `assumed` is the encoding that was assumed where it was not said.

    `strange` counts the characters that could not be shown; each was replaced by U+FFFD.
    """

    name: str
    passages: tuple[Passage, ...]
    assumed: str | None = None
    strange: int = 0


def read_old_document(raw: bytes, name: str) -> OldDocument:
    """Return what stands in a file: .docx, .xlsx or plain text, told apart by what is in it.

    Archives are checked first and read in a process of its own, with limits. Raises StdcheckError where it is none of
    these, harmful, damaged, larger than 10 MB, or holds more than 200,000 lines.
    """
    try:
        return _read(raw, name)
    except StdcheckError as error:
        raise error.in_file(name) from None


def _read(raw: bytes, name: str) -> OldDocument:
    if raw.startswith((*ARCHIVES, OLE)):
        kind = check_archive(raw, OLD_WORD, OLD_WORKBOOK)
        passages = _word(raw) if kind is OLD_WORD else _workbook(sheets_in(raw, "", _REFUSALS))
        return _document(name, passages)
    _check_size(len(raw))
    if found := next((what for start, what in _FOREIGN.items() if raw.lstrip()[:8].startswith(start)), None):
        raise refuse(*found)
    text, assumed = decode(raw)
    return _of_text(text, name, assumed)


def read_pasted(text: str) -> OldDocument:
    """Return what stands in a text that was pasted; raises StdcheckError where it is too large, or no text."""
    _check_size(len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")))
    return _of_text(text, "", None)


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        what = message("the document has {size} bytes; at most {most} (10 MB) are taken", size=size, most=MOST_BYTES)
        raise refuse(what, _SPLIT)


def _of_text(text: str, name: str, assumed: str | None) -> OldDocument:
    lines = 1 + text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines > MOST_LINES:
        raise refuse(message("the document has {n} lines; at most {most} are taken", n=lines, most=MOST_LINES), _SPLIT)
    found = (Passage(line, Spot("line", (number,))) for number, line in enumerate(_LINE.split(text), start=1))
    return _document(name, found, assumed)


def _document(name: str, found: Iterable[Passage], assumed: str | None = None) -> OldDocument:
    """Make the characters harmless and every passage one line; raises StdcheckError where too many cannot be shown."""
    passages, strange, length = [], 0, 0
    for passage in found:
        for line in _INSIDE.split(passage.text):
            shown = replace_unprintable(line.strip(), STRANGE)
            strange += shown.count(STRANGE)
            length += len(shown)
            if shown:
                passages.append(Passage(shown, passage.spot, passage.level))
    if strange > MOST_STRANGE * length:
        what = message("this is not text: {n} of {all} characters cannot be shown", n=strange, all=length)
        raise refuse(what, message("Choose the file itself, or copy the words from the program that shows them."))
    return OldDocument(name, tuple(passages), assumed, strange)


def _word(raw: bytes) -> Iterator[Passage]:
    said = read_apart("word_child", raw)
    if refused := said.get("refused"):
        raise refuse(*_REFUSALS.get(refused["code"], _REFUSALS["damaged"]))
    return map(_paragraph, said["read"])


def _paragraph(found: Mapping[str, Any]) -> Passage:
    numbers = tuple(found["place"])
    return Passage(found["text"], Spot("table" if len(numbers) > 1 else "paragraph", numbers), found["level"])


def _workbook(sheets: Iterable[Sheet]) -> Iterator[Passage]:
    for sheet in sheets:
        for cell in sorted(sheet.cells, key=lambda one: (one.row, one.column)):
            if cell.kind is Kind.TEXT:
                yield Passage(cell.text, Spot("cell", (cell.row, cell.column), sheet.name))


_SAVE = message("Open it and save it as a Word document (.docx), an Excel workbook (.xlsx) or plain text.")
_FOREIGN: Mapping[bytes, tuple[Message, Message]] = {
    b"%PDF": (
        message("the file is a PDF, which keeps no paragraphs"),
        message("Save the document as .docx in the program it was written in, or copy its words and paste them."),
    ),
    b"{\\rtf": (message("the file is in rich text format (.rtf)"), _SAVE),
    b"<!DOCTYP": (message("the file is a web page"), _SAVE),
    b"<html": (message("the file is a web page"), _SAVE),
    b"<?xml": (message("the file is in XML"), _SAVE),
}
_REFUSALS: Refusals = {
    "damaged": (message("the document is damaged and cannot be read"), _SAVE),
    "damaged_cell": (
        message("the cell is damaged: it points at a text or a format that the workbook does not hold"),
        message("Open the workbook in a spreadsheet program, mend the cell, save it and try again."),
    ),
    "doubled_cell": (message("the cell stands in the workbook twice"), _SAVE),
    "far_cell": (
        message("the cell lies beyond row 20,000 or column IV"),
        message("Delete everything outside the table, save the workbook and try again."),
    ),
    "too_many_cells": (
        message("the workbook holds more than 100,000 filled cells"),
        message("Delete the sheets that hold no rules, or split it."),
    ),
    "too_many": (message("the document has more than 100,000 paragraphs"), _SPLIT),
    "too_much": (message("the document takes more time or memory to read than is allowed"), _SPLIT),
}
