"""The paragraphs of a Word document, as the process that reads files apart sees them.

The XML is read as a stream, so that memory does not grow with it, and so that nothing is left out that a reader of the
page sees: text boxes, form fields, and words that were inserted while changes are tracked. Deleted words, the second
form that newer shapes keep for older programs, and the table of contents are no part of the text.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat

from stdcheck.documents.reading_child import RefusedError

MOST_PARAGRAPHS = 100_000

_WORDS = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_SKIPPED = {"moveFrom", "del", "Fallback", "instrText"}
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?: |$)|(?:table of contents|目录)", re.IGNORECASE)
_CHUNK = 64 * 1024
_NO_HEADING = 0
_BODY_LEVEL = 9
"""The outline level, counted from 0, that Word gives to what is no heading."""


class Look(NamedTuple):
    """What a style says of its paragraphs: the level of a heading (1 is the highest, 0 none), whether to skip them."""

    level: int = _NO_HEADING
    skip: bool = False


def read(raw: bytes) -> list[dict[str, Any]]:
    """Return every paragraph that says something: text, level as a heading, whether listed, and where it stands."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        main = _main_part(archive)
        styles = _Styles()
        if "word/styles.xml" in archive.namelist():
            styles.parse(archive.read("word/styles.xml"))
        reader = _Paragraphs(styles.looks())
        with archive.open(main) as opened:
            reader.parse_stream(opened)
    return reader.found


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the text; some programs number it."""
    names = archive.namelist()
    usual = "word/document.xml"
    return usual if usual in names else min(name for name in names if re.fullmatch(r"word/document\d*\.xml", name))


class _Reader:
    """Calls `start_<element>` and `end_<element>` for the elements of Word's own namespaces."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._skipping = 0

    def parse(self, part: bytes) -> None:
        self._parser.Parse(part, True)  # noqa: FBT003  (the library's own)

    def parse_stream(self, opened: Any) -> None:
        while chunk := opened.read(_CHUNK):
            self._parser.Parse(chunk, False)  # noqa: FBT003
        self._parser.Parse(b"", True)  # noqa: FBT003

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif space in _WORDS:
            own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self.start(name, own)

    def _end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        space, _, name = tag.rpartition(" ")
        if space in _WORDS:
            self.end(name)

    def _text(self, text: str) -> None:
        if not self._skipping:
            self.text(text)

    def start(self, name: str, own: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class _Styles(_Reader):
    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._names: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._parents: dict[str, str] = {}

    def start(self, name: str, own: Mapping[str, str]) -> None:
        value = own.get("val", "")
        if name == "style":
            self._id = own.get("styleId", "")
        elif name == "name":
            self._names.setdefault(self._id, value)
        elif name == "basedOn":
            self._parents[self._id] = value
        elif name == "outlineLvl":
            self._levels[self._id] = _level(value)

    def looks(self) -> dict[str, Look]:
        return {identifier: self._look(identifier) for identifier in self._names}

    def _look(self, identifier: str) -> Look:
        seen: set[str] = set()
        at = identifier
        while at and at not in seen:
            seen.add(at)
            name = self._names.get(at, "")
            if _CONTENTS.match(name):
                return Look(skip=True)
            if at in self._levels:
                return Look(self._levels[at])
            if heading := _HEADING.fullmatch(name):
                return Look(int(heading[1]))
            at = self._parents.get(at, "")
        return Look()


def _level(written: str) -> int:
    """Return an outline level counted from 1, 0 for text of the body."""
    level = int(written) if written.isascii() and written.isdigit() else _BODY_LEVEL
    return level + 1 if level < _BODY_LEVEL else _NO_HEADING


class _Paragraph:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.style = ""
        self.level: int | None = None
        self.listed = False


class _Table:
    def __init__(self, number: int) -> None:
        self.number = number
        self.row = self.column = 0


class _Paragraphs(_Reader):
    def __init__(self, looks: Mapping[str, Look]) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self._looks = looks
        self._open: list[_Paragraph] = []  # a text box puts paragraphs into a paragraph
        self._tables: list[_Table] = []
        self._table_count = self._number = 0
        self._reading = False

    def start(self, name: str, own: Mapping[str, str]) -> None:
        if name == "p":
            self._open.append(_Paragraph())
        elif name == "t":
            self._reading = True
        elif name in {"tbl", "tr", "tc"}:
            self._enter(name)
        elif self._open:
            self._mark(self._open[-1], name, own.get("val", ""))

    @staticmethod
    def _mark(paragraph: _Paragraph, name: str, value: str) -> None:
        if name in _SIGNS:
            paragraph.parts.append(_SIGNS[name])
        elif name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl":
            paragraph.level = _level(value)
        elif name == "numPr":
            paragraph.listed = True

    def _enter(self, name: str) -> None:
        if name == "tbl":
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif self._tables and name == "tr":
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        elif self._tables:
            self._tables[-1].column += 1

    def end(self, name: str) -> None:
        if name == "t":
            self._reading = False
        elif name == "tbl" and self._tables:
            self._tables.pop()
        elif name == "p" and self._open:
            self._keep(self._open.pop())

    def text(self, text: str) -> None:
        if self._reading and self._open:
            self._open[-1].parts.append(text)

    def _keep(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts).strip()
        if not text:
            return
        look = self._looks.get(paragraph.style, Look())
        table = self._tables[-1] if self._tables else None
        if table is None:
            self._number += 1
        if look.skip:
            return
        if len(self.found) >= MOST_PARAGRAPHS:
            raise RefusedError("too_many")
        level = look.level if paragraph.level is None else paragraph.level
        place = [table.number, table.row, table.column] if table else [self._number]
        self.found.append({"text": text, "level": level, "listed": paragraph.listed, "place": place})
