"""A form that only feeds a file serves nobody who stands at the counter.

What it does

Looks for criteria whose only product is paper: fill in, sign, file, archive, because a procedure or an audit asks for
it. Records that customers get or that a repair needs are left alone.

Why it matters

Such rules are easy to check, so they multiply, and they take the time in which a customer could be served. A tidy file
proves that the file was kept, not that the service was good.

Example

The shift log is filled in, signed and filed as the manual requires.

Better

Whoever takes over the shift knows which customers still wait for an answer. If a log helps with that, it belongs into
the field “how”.

When to accept it

When a law asks for the record, or when someone uses it to help a customer. Name that use.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.wording import find
from stdcheck.rules.wording.statement import Statement

CODE = "P503"
SEVERITY = Severity.WARNING
TITLE = message("Paperwork")
FIELDS = ("what",)


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that only feed a form or a file, as one finding."""
    spans = find(CODE, statement)
    if spans:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}”: this feeds the files, and no customer notices it.", words=spans[0].text),
            message("Say what the customer gets from it, or drop it."),
            span=(spans[0].start, spans[0].end),
        )
