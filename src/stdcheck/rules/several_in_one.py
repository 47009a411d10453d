"""Several requirements in one: when one of them fails, nobody knows which.

What it does

Looks for criteria that list seven actions or more, or that count their own items by the dozen. Lists about safety and
tables with times or prices are left alone.

Why it matters

A list is never complete: what is missing seems to be allowed, and what stands there weighs the same, trifle or not.
One result for seven things tells neither staff nor inspector what to mend.

Example

Wipe the table, straighten the chairs, align the menus, refill the salt, fold the napkins, push in the stools, check
the lamp and close the curtain.

Better

The table is clean and laid before the next guests sit down. Who lays it knows how.

When to accept it

When the order of the actions itself protects people, or a law lists them.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.wording import find
from stdcheck.rules.wording.statement import Statement

CODE = "P402"
SEVERITY = Severity.WARNING
TITLE = message("Several requirements in one")
FIELDS = ("what",)


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the statement that packs many requirements."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("Too much is packed into this one criterion; if one part fails, nobody sees which."),
            message("Keep the one or two things that customers feel, each as a criterion of its own."),
            span=(span.start, span.end),
        )
