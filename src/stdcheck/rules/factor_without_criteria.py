"""A key factor without a measurable standard stays a good intention.

What it does

Looks for key factors without a single measurable standard.

Why it matters

Everybody agrees that the wait should be short. Only when it is said how short, for whom and how it is checked can staff
keep it and customers rely on it.

Example

The key factor “The wait is short”, with nothing below it.

Better

The key factor “The wait is short” with “Nine in ten passengers reach the window within 5 minutes”.

When to accept it

When the factor is known to matter and a way to measure it is still being tried out. Give the acceptance an end date.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import KeyFactor
from stdcheck.rules.view import View

CODE = "M103"
SEVERITY = Severity.ERROR
TITLE = message("Key factor without a measurable standard")


def check(view: View) -> Iterator[Finding]:
    """Yield the key factors without criteria."""
    for path, factor in view.nodes(KeyFactor):
        if not factor.criteria:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("The key factor “{title}” has no measurable standard.", title=factor.title),
                message("Turn it into something that can be seen, counted or timed, or remove it."),
            )
