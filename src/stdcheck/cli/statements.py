"""Bare statements: a line each, or those of an old document; linted by the word rules."""

import gc
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from stdcheck.cli.lint_output import plain_finding
from stdcheck.cli.session import Session
from stdcheck.cli.sources import Gathering
from stdcheck.documents.archive_guard import ARCHIVES, OLE
from stdcheck.documents.plain_text import PlainText, decode
from stdcheck.documents.standards import MOST_READ, read_bytes
from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import Message, message
from stdcheck.domain.terms import term
from stdcheck.domain.values import unprintable
from stdcheck.rules import lint_statement

SARIF = "sarif"
STATEMENT_FORMATS = ("text", "jsonl", SARIF)
STDIN = "-"
LONGEST_LINE = 100_000
"""Characters; whoever writes longer lines has no statement a line, and the rules would take their time."""

BETWEEN_SIGNS = 200
"""Statements between two signs of life."""

SELDOM = 50_000
"""New objects between two looks for garbage: what is read here leaves next to none, and looking costs a twentieth."""

_DOCUMENTS = (*ARCHIVES, OLE, b"%PDF", b"{\\rtf")
"""How files begin that hold documents, or would like to."""

_T = TypeVar("_T")
_BARE = '{"text": "..."}'


class Statement(NamedTuple):
    """One statement; `id` is the one given, else the number of its line, in a document of the statement.

    A statement that `is_line` has its columns in the file.
    """

    id: Any
    place: str
    text: str
    language: str | None = None
    of_document: bool = False
    is_line: bool = False


def lint_statements(session: Session, source: str, form: str, selected: Sequence[str]) -> Severity | None:
    """Lint every statement of `source`, write what is found, and return the severity of the gravest finding.

    What is written leaves at once, unless a terminal shows a bar meanwhile: all of the input was read before. (SARIF
    is one document and leaves at the end.) Raises StdcheckError with every line that cannot be read.
    """
    gc.set_threshold(SELDOM)
    statements = read_statements(session, source)
    seen: list[tuple[Statement, Finding]] = []
    gravest: Severity | None = None
    with session.progress(session.t("Linting")) as advance:
        for position, statement in enumerate(statements, start=1):
            findings = [
                finding
                for finding in lint_statement(statement.text, statement.language)
                if not selected or finding.rule.startswith(tuple(selected))
            ]
            if form == SARIF:
                seen += ((statement, finding) for finding in findings)
            else:
                _WRITERS[form](session, statement, findings)
            found = [finding.severity for finding in findings]
            gravest = max([*found, gravest] if gravest else found, key=lambda one: one.rank, default=None)
            if position % BETWEEN_SIGNS == 0:
                advance(position / len(statements))
                session.hand_over()
    if form == SARIF:
        _write_sarif(session, seen, "stdin" if source == STDIN else source)
    return gravest


def read_statements(session: Session, source: str) -> list[Statement]:
    """Read a document, JSON lines (the name ends in .jsonl, or standard input begins with {), or else plain lines."""
    raw = raw_of(source)
    if raw.startswith(_DOCUMENTS):
        return _of_document(session, raw, source)
    text, assumed = text_of(raw, source)
    if assumed:
        session.note(session.t("{file}: read as {encoding}", file=source, encoding=assumed))
    is_json = source.endswith(".jsonl") or (source == STDIN and text.lstrip().startswith("{"))
    return read_lines(text, source, _read_json if is_json else _read_plain)


def _of_document(session: Session, raw: bytes, source: str) -> list[Statement]:
    from stdcheck.documents.old_document import read_old_document  # noqa: PLC0415  (seldom asked for)
    from stdcheck.documents.old_statements import Form, find_statements  # noqa: PLC0415

    found = find_statements(read_old_document(raw, source)).statements
    stated = (one for one in found if one.form is Form.STATEMENT)
    return [
        Statement(number, session.t.say(one.spot.words), one.text, of_document=True)
        for number, one in enumerate(stated, start=1)
    ]


def read_lines(text: str, source: str, read: Callable[[str, Place], _T]) -> list[_T]:
    """Read every line; raises StdcheckError with the problems of all lines, or where there is none."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text.strip() else []
    if not lines:
        what = message("there is no statement")
        raise refuse(what, message("Write one statement a line."), Place(file=source))
    gathering = Gathering()
    found = [
        gathering.attempt(partial(read, line, Place(file=source, line=n))) for n, line in enumerate(lines, start=1)
    ]
    gathering.finish()
    return [one for one in found if one is not None]


def text_of(raw: bytes, source: str) -> PlainText:
    """Decode a text; raises StdcheckError where it is none."""
    try:
        return decode(raw)
    except StdcheckError as error:
        raise error.in_file(source) from None


def raw_of(source: str) -> bytes:
    """Return what a file holds, or standard input; raises StdcheckError where it is more than is read of any file."""
    if source != STDIN:
        return read_bytes(Path(source))
    raw = sys.stdin.buffer.read(MOST_READ + 1)
    if len(raw) > MOST_READ:
        what = message("the input has more than {most} bytes", most=MOST_READ)
        raise refuse(what, message("Give less at a time."), Place(file=STDIN))
    return raw


def _read_plain(line: str, place: Place) -> Statement:
    number = place.line or 0
    return Statement(number, str(number), checked(line, place), is_line=True)


def _read_json(line: str, place: Place) -> Statement:
    number, entry = place.line or 0, entry_of(line, place, _BARE)
    language = entry.get("lang")
    text = checked(entry["text"], place)
    return Statement(entry.get("id", number), str(number), text, language if isinstance(language, str) else None)


def entry_of(line: str, place: Place, example: str) -> dict[str, Any]:
    """Read one object that has a text; raises StdcheckError, with an example of what is due."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise refused(message("the line is not JSON"), place, example) from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise refused(message("the line has no text"), place, example)
    return entry


def checked(text: str, place: Place) -> str:
    """Return a text that can be linted; raises StdcheckError where it is too long or holds a control character."""
    if len(text) > LONGEST_LINE:
        what = message("the line has {n} characters; at most {most} are taken", n=len(text), most=LONGEST_LINE)
        raise refuse(what, message("Write one statement a line."), place)
    if found := unprintable(text):
        what = message("the text holds the control character {code}", code=f"U+{ord(found[0]):04X}")
        raise refuse(what, message("Delete the character, or retype the line."), place)
    return text


def refused(what: Message, place: Place, example: str) -> StdcheckError:
    """Make the error of a line that is not as it should be, with an example."""
    return refuse(what, message("Write one object a line: {example}", example=example), place)


def _write_json(session: Session, statement: Statement, findings: Sequence[Finding]) -> None:
    pitfalls = sorted({finding.pitfall for finding in findings if finding.pitfall})
    plain = [plain_finding(finding, session.t) for finding in findings]
    where = {"place": statement.place, "text": statement.text} if statement.of_document else {}
    line = {"id": statement.id, **where, "pitfalls": pitfalls, "findings": plain}
    session.say(json.dumps(line, ensure_ascii=False))


def _write_text(session: Session, statement: Statement, findings: Sequence[Finding]) -> None:
    t = session.t
    for finding in findings:
        session.say(f"{statement.place}: {t.say(term(finding.severity))} {finding.rule}: {t.say(finding.message)}")
        session.say(f"    {t.say(finding.remedy)}")


def _write_sarif(session: Session, found: Sequence[tuple[Statement, Finding]], file: str) -> None:
    from stdcheck.cli.sarif import Seen, sarif  # noqa: PLC0415  (seldom asked for)

    seen = []
    for statement, finding in found:
        begin, end = [at + 1 for at in finding.span] if finding.span and statement.is_line else (None, None)
        if statement.of_document:
            place, name = Place(file=file), statement.place
        else:
            place, name = Place(file=file, line=int(statement.place), column=begin), ""
        seen.append(Seen(finding, place, (statement.text,), name, end))
    session.say(sarif(seen, session.t))


_WRITERS = {"text": _write_text, "jsonl": _write_json}
