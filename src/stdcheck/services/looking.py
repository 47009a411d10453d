"""Look through an old document: its statements one after the other, with rests in which it can be stopped."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from stdcheck.documents.old_document import OldDocument, read_old_document, read_pasted
from stdcheck.documents.old_statements import Form, Found, Looked, find_statements
from stdcheck.domain.findings import Finding
from stdcheck.rules import lint_statement

BETWEEN_RESTS = 5_000
"""Characters that are looked through between two rests: some 50 milliseconds of one core."""


@dataclass(slots=True)
class LookThrough:
    """The statements of an old document, and what was seen in them so far.

    Make it with `begin_with_file` or `begin_with_text`. One at a time looks: whoever begins ends who looked before,
    also in another thread, as pages do when they are drawn anew before the last drawing has ended.
    """

    name: str
    """The name of the file; empty for what was pasted."""

    found: Found
    assumed: str | None = None
    """The encoding that was assumed where it was not said."""

    strange: int = 0
    """How many characters could not be shown."""

    findings: list[tuple[Finding, ...]] = field(default_factory=list)
    _turn: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def total(self) -> int:
        """How many statements and headings there are."""
        return len(self.found.statements)

    @property
    def is_done(self) -> bool:
        """Whether every statement was looked at."""
        return len(self.findings) == self.total

    def go_on(self) -> Iterator[None]:
        """Look at what is left, with a rest now and then; whoever stops asking stops the work, and can go on later."""
        turn = self.stop()
        characters = 0
        while length := self._look_at_next(turn):
            characters += length
            if characters >= BETWEEN_RESTS:
                characters = 0
                yield

    def stop(self) -> int:
        """End whoever is looking, and return the number of the next turn."""
        with self._lock:
            self._turn += 1
            return self._turn

    def _look_at_next(self, turn: int) -> int:
        """Look at one statement and return its length; 0 where none is left, or the turn is over."""
        with self._lock:
            if turn != self._turn or self.is_done:
                return 0
            statement = self.found.statements[len(self.findings)]
            self.findings.append(() if statement.form is Form.HEADING else lint_statement(statement.text))
            return len(statement.text)

    def looked(self) -> Iterator[Looked]:
        """Yield what was looked at, in the order of the document."""
        return map(Looked, self.found.statements, self.findings)


def begin_with_file(raw: bytes, name: str) -> LookThrough:
    """Return the document in a file, not yet looked through; raises StdcheckError."""
    return _begun(read_old_document(raw, name))


def begin_with_text(text: str) -> LookThrough:
    """Return a document that was pasted, not yet looked through; raises StdcheckError."""
    return _begun(read_pasted(text))


def _begun(document: OldDocument) -> LookThrough:
    return LookThrough(document.name, find_statements(document), document.assumed, document.strange)
