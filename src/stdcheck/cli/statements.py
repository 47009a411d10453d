"""Bare statements, a line each: read from a file or from standard input, linted by the word rules."""

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from stdcheck.cli.lint_output import plain_finding
from stdcheck.cli.session import Session
from stdcheck.cli.sources import Gathering
from stdcheck.documents.standards import read_bytes
from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.findings import Finding
from stdcheck.domain.messages import Message, message
from stdcheck.domain.terms import term
from stdcheck.domain.values import unprintable
from stdcheck.rules import lint_statement

STATEMENT_FORMATS = ("text", "jsonl")
STDIN = "-"

_T = TypeVar("_T")
_BARE = '{"text": "..."}'


class Statement(NamedTuple):
    """One statement; `id` is the one given, else the number of its line."""

    id: Any
    line: int
    text: str
    language: str | None


def lint_statements(session: Session, source: str, form: str, selected: Sequence[str]) -> list[Finding]:
    """Lint every statement of `source`, write a line for each, and return all findings.

    Raises StdcheckError with every line that cannot be read.
    """
    statements = read_statements(raw_of(source), source)
    found: list[Finding] = []
    with session.progress(session.t("Linting")) as advance:
        for position, statement in enumerate(statements, start=1):
            findings = [
                finding
                for finding in lint_statement(statement.text, statement.language)
                if not selected or finding.rule.startswith(tuple(selected))
            ]
            write = _write_json if form == "jsonl" else _write_text
            write(session, statement, findings)
            found += findings
            advance(position / len(statements))
    return found


def read_statements(raw: bytes, source: str) -> list[Statement]:
    """Read plain lines, or JSON lines where the name ends in .jsonl or, on standard input, the text begins with {."""
    text = text_of(raw, source)
    is_json = source.endswith(".jsonl") or (source == STDIN and text.lstrip().startswith("{"))
    return read_lines(text, source, _read_json if is_json else _read_plain)


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


def text_of(raw: bytes, source: str) -> str:
    """Decode UTF-8; raises StdcheckError where it is none."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            message("byte {byte} is not text in UTF-8", byte=str(error.start + 1)),
            message("Save the file as UTF-8."),
            Place(file=source, byte=error.start + 1),
        ) from None


def raw_of(source: str) -> bytes:
    """Return what a file holds, or standard input."""
    return sys.stdin.buffer.read() if source == STDIN else read_bytes(Path(source))


def _read_plain(line: str, place: Place) -> Statement:
    number = place.line or 0
    return Statement(number, number, checked(line, place), None)


def _read_json(line: str, place: Place) -> Statement:
    number, entry = place.line or 0, entry_of(line, place, _BARE)
    language = entry.get("lang")
    return Statement(
        entry.get("id", number), number, checked(entry["text"], place), language if isinstance(language, str) else None
    )


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
    """Return a text without control characters; raises StdcheckError where it holds one."""
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
    session.say(json.dumps({"id": statement.id, "pitfalls": pitfalls, "findings": plain}, ensure_ascii=False))


def _write_text(session: Session, statement: Statement, findings: Sequence[Finding]) -> None:
    t = session.t
    for finding in findings:
        session.say(f"{statement.line}: {t.say(term(finding.severity))} {finding.rule}: {t.say(finding.message)}")
        session.say(f"    {t.say(finding.remedy)}")
