"""YAML (and JSON) text to plain data in which every value knows its line; nothing clever, nothing executed.

Scalars stay as written (a number is read later, exactly, by the model); only the unquoted forms of null, true and
false become None, True and False. The tree is built from parser events without recursion, so nesting cannot exhaust
the stack, and refuses what people do not mean: duplicate keys, aliases, tags, several documents.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.domain.values import unprintable

MOST_BYTES = 2 * 1024 * 1024
DEEPEST = 100
MOST_NODES = 150_000
"""Keys, values, lists and mappings together; the largest standard that is taken has fewer."""

MOST_PROBLEMS = 1_000
"""So many problems are gathered; a file with more is no standard that somebody mistyped."""

_NULL = re.compile(r"(?:~|null|Null|NULL|)")
_TRUE = re.compile(r"(?:yes|Yes|YES|true|True|TRUE|on|On|ON)")
_FALSE = re.compile(r"(?:no|No|NO|false|False|FALSE|off|Off|OFF)")
_TWO_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one document, and for every path in it the line and column (from 1) where it begins."""

    data: Any
    marks: dict[Path, tuple[int, int]]
    key_marks: dict[Path, tuple[int, int]]

    def place(self, path: Path) -> Place:
        """Return the place of `path`, or of the nearest thing above it that is in the document."""
        known = path
        while known and known not in self.marks:
            known = known[:-1]
        line, column = self.key_marks.get(known) or self.marks.get(known, (1, 1))
        return Place(line=line, column=column, path=path)


def decode(raw: bytes) -> str:
    """Return the text of a file in UTF-8, or UTF-16 with its mark; raises StdcheckError naming the byte."""
    if len(raw) > MOST_BYTES:
        raise refuse(
            message("the file has {size} bytes", size=len(raw)),
            message("Keep a file under {most} bytes (2 MB); split the standard.", most=MOST_BYTES),
        )
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            message("byte {byte} is not text in UTF-8", byte=error.start + 1),
            message("Save the file as UTF-8."),
            Place(byte=error.start + 1),
        ) from None
    if found := unprintable(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        raise refuse(
            message("the file holds the control character {code}", code=f"U+{ord(found[0]):04X}"),
            message("Delete the character, or retype the line."),
            Place(line=line, column=column),
        )
    return text


def parse(text: str) -> Tree:
    """Read one document; raises StdcheckError with the first syntax error, or else with all other problems."""
    builder = _Builder()
    try:
        for event in _events(_with_whole_signs(text)):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(line=mark.line + 1, column=mark.column + 1) if mark else Place()
        raise refuse(
            message("the file is not valid YAML: {problem}", problem=_said(str(error.problem or error.context))),
            message(
                "Mend this line; indent with spaces, and quote a text that holds “: ” or begins with a special sign."
            ),
            place,
        ) from None
    except yaml.YAMLError as error:
        raise refuse(
            message("the file is not valid YAML: {problem}", problem=str(error).split("\n", maxsplit=1)[0]),
            message("Save the file again as plain text in UTF-8."),
        ) from None
    if builder.problems:
        raise StdcheckError(builder.problems)
    if not builder.documents:
        raise refuse(message("the file is empty"), message("Begin with the line stdcheck: 1."))
    return Tree(builder.root, builder.marks, builder.key_marks)


def _with_whole_signs(text: str) -> str:
    """Return JSON with signs beyond U+FFFF, which it escapes in two halves, as themselves."""
    if not text.lstrip().startswith("{") or "\\u" not in text:
        return text
    return _TWO_HALVES.sub(lambda found: found[1] + json.loads(f'"{found[2]}"'), text)


def _events(text: str) -> Iterator[Event]:
    parser = _PARSER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


@dataclass(slots=True)
class _Open:
    """A collection that is being filled; `key` is the mapping key that waits for its value."""

    path: Path
    into: dict[str, Any] | list[Any]
    key: str | None = None
    key_mark: tuple[int, int] | None = None
    waiting: bool = False

    @property
    def awaits_key(self) -> bool:
        """Tell whether the next node is a key of this mapping."""
        return isinstance(self.into, dict) and not self.waiting

    def take_key(self, key: str, mark: tuple[int, int]) -> None:
        """Take a key, which now waits for its value."""
        self.key, self.key_mark, self.waiting = key, mark, True


@dataclass(slots=True)
class _Builder:
    root: Any = None
    documents: int = 0
    problems: list[Problem] = field(default_factory=list)
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    nodes: int = 0

    @property
    def _keyless(self) -> _Open | None:
        """The mapping whose key comes next, if it is one."""
        return self.open[-1] if self.open and self.open[-1].awaits_key else None

    def take(self, event: Event) -> None:
        """Take the next event into the tree."""
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, NodeEvent) and self.documents == 1:
            self._take_node(event)

    def _start_document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            what = message("a second document begins here")
            self._refuse(event, what, message("Keep one document in a file; delete the line ---."), last=True)

    def _take_node(self, event: NodeEvent) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            what = message("the file holds more than {most} keys and values", most=MOST_NODES)
            self._refuse(event, what, message("Check that it is the right file; split the standard."), last=True)
        if isinstance(event, AliasEvent):
            what = message("the alias *{name} is not taken", name=str(event.anchor)[:40])
            self._refuse(event, what, message("Write the values out."))
            if top := self._keyless:
                top.take_key(f"*{event.anchor}", _mark(event))
            else:
                self._place(event, None)
            return
        if event.anchor is not None:
            what = message("the anchor &{name} is not taken", name=str(event.anchor)[:40])
            self._refuse(event, what, message("Delete the anchor and write the values out where they are needed."))
        if getattr(event, "tag", None) not in {None, "!"}:
            what = message("the tag {tag} is not taken", tag=str(getattr(event, "tag", ""))[:60])
            self._refuse(event, what, message("Delete the tag; quote the value if it is a text."))
        if isinstance(event, ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open_collection(event)

    def _take_scalar(self, event: ScalarEvent) -> None:
        if top := self._keyless:
            self._take_key(top, event)
        else:
            self._place(event, event.value if event.style else _plain(event.value))

    def _take_key(self, top: _Open, event: ScalarEvent) -> None:
        top.take_key(event.value, _mark(event))
        if event.value in top.into:
            first = self.key_marks[(*top.path, event.value)][0]
            what = message("the key {key} stands here again (first in line {first})", key=event.value[:40], first=first)
            self._refuse(event, what, message("Keep one of the two."))

    def _open_collection(self, event: Event) -> None:
        if len(self.open) >= DEEPEST:
            self._refuse(
                event,
                message("the nesting is deeper than {most} levels", most=DEEPEST),
                message("A standard nests no deeper than a criterion's measure; check the brackets."),
                last=True,
            )
        into: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        if top := self._keyless:
            self._refuse(event, message("a list or mapping stands where a key is due"), message("Quote the key."))
            top.take_key(f"?{len(top.into)}", _mark(event))
            self.open.append(_Open((), into))
            return
        path = self._place(event, into)
        self.open.append(_Open(path, into))

    def _place(self, event: Event, value: Any) -> Path:
        """Put a value where the document has it and return its path."""
        path: Path = ()
        if not self.open:
            self.root = value
        else:
            top = self.open[-1]
            if isinstance(top.into, list):
                path = (*top.path, len(top.into))
                top.into.append(value)
            else:
                key = top.key or ""
                path = (*top.path, key)
                if key not in top.into:
                    top.into[key] = value
                    if top.key_mark:
                        self.key_marks[path] = top.key_mark
                top.waiting = False
        self.marks.setdefault(path, _mark(event))
        return path

    def _refuse(self, event: Event, what: Message, remedy: Message, *, last: bool = False) -> None:
        line, column = _mark(event)
        self.problems.append(Problem(what, remedy, Place(line=line, column=column)))
        if last or len(self.problems) >= MOST_PROBLEMS:
            raise StdcheckError(self.problems)


def _mark(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _plain(value: str) -> str | bool | None:
    if len(value) > 5:  # longer than "false"
        return value
    if _NULL.fullmatch(value):
        return None
    if _TRUE.fullmatch(value):
        return True
    return False if _FALSE.fullmatch(value) else value


def _said(problem: str) -> Message | str:
    """Say what the YAML library found in plain words; what is not foreseen stays in the library's own."""
    return next((words for beginning, words in _SAID.items() if problem.startswith(beginning)), problem)


_OPEN_LIST = message("a list in [ ] does not end, or lacks a comma")
_BACKSLASH = message("a backslash in a quoted text stands before a sign that it cannot stand before")
_SAID = {
    "mapping values are not allowed": message("“: ” stands here a second time, or the line is indented too far"),
    "did not find expected ',' or ']'": _OPEN_LIST,
    "did not find expected ',' or '}'": message("a mapping in { } does not end, or lacks a comma"),
    "found unexpected end of stream": message("a quoted text does not end"),
    "found character that cannot start any token": message("a tab, or a sign such as @, begins a value"),
    "could not find expected ':'": message("a line stands here without “: ”"),
    "did not find expected key": message("the line is not indented like the lines above it"),
    "did not find expected '-' indicator": message("a line of the list does not begin with “- ”"),
    "block sequence entries are not allowed": message("a list begins on the line of its key"),
    "found unknown escape character": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
}
"""By how the sentences of the library begin."""
