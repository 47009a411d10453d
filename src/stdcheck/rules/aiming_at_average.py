"""To be average is no aim that a customer would notice.

What it does

Looks for targets that ask to be at an average, a usual or a middle level, one's own or the industry's.

Why it matters

An average moves with everyone's results, so nobody can say beforehand what is owed to the customer. Half of those who
make up the average are below it, and a level that is merely usual gives no reason to come back.

Example

Satisfaction is not below the industry average.

Better

Nine in ten guests say that they would come again.

When to accept it

When a contract pays by the distance to an average, and a level of your own stands beside it.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.wording import find
from stdcheck.rules.wording.statement import Statement

CODE = "P302"
SEVERITY = Severity.WARNING
TITLE = message("Aiming to be average")


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that aim at an average level."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}” aims at being average; nobody can say what that gives the customer.", words=span.text),
            message("Name the level itself, as a figure that your customers need."),
            span=(span.start, span.end),
        )
