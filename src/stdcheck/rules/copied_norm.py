"""What others do says nothing about what your customers need.

What it does

Looks for words that rest a level on others: the industry, competitors, a benchmark, custom. Names of sectors, numbered
standards and laws are left alone, and so is a norm that stands beside a reason of one's own customers.

Why it matters

A level that is copied fits the customers of those it was copied from. Yours may leave long before it is reached, or
may not care about it at all. And if everyone copies, nobody has ever asked.

Example

Calls are answered within 30 seconds, in line with the industry.

Better

Calls are answered within 20 seconds for 85% of callers: our callers start to hang up after 25. The industry's figure
may stand in the evidence, as a comparison.

When to accept it

When customers themselves compare, and the survey that says so stands in the evidence.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.wording import find
from stdcheck.rules.wording.statement import Statement

CODE = "P202"
SEVERITY = Severity.WARNING
TITLE = message("Level copied from others")


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that rest the level on what others do."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}” takes the level from others, not from your customers.", words=span.text),
            message("Say what your own customers need and how you know; keep the others as a comparison."),
            span=(span.start, span.end),
        )
