"""A limit without a way to reach it leaves staff alone.

What it does

Looks for criteria that do not say how the result is brought about.

Why it matters

A standard is also what new staff learn from. “Within 5 minutes” does not tell them what to do when twelve people wait;
“opens another window when more than 8 people wait” does.

Example

Passengers reach the window within 5 minutes.

Better

Passengers reach the window within 5 minutes: the shift leader opens another window when more than 8 people wait.

When to accept it

When staff should find the way themselves because every case is different, or when what is to be done says it already.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q104"
SEVERITY = Severity.WARNING
TITLE = message("How it is done is missing")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that do not say how it is done."""
    for place in view.criteria:
        if is_blank(place.criterion.how):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("It is not said how it is done."),
                message("Say in one sentence which action brings it about."),
                field="how",
            )
