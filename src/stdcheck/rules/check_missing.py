"""What nobody can check is not a standard.

What it does

Looks for criteria that do not say how an inspector finds out whether they are met.

Why it matters

Without it every inspector checks in a different way. Results then differ between sites because of the inspectors and
not because of the service, and staff stop believing them.

Example

Passengers reach the window within 5 minutes, and no word on how this is timed.

Better

Time 20 passengers from joining the queue to reaching the window.

When to accept it

Hardly ever. A check that is still being tried out can be accepted until a date.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q105"
SEVERITY = Severity.ERROR
TITLE = message("Check criterion is missing")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that do not say how they are checked."""
    for place in view.criteria:
        if is_blank(place.criterion.check):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("It is not said how an inspector checks it."),
                message("Say what is looked at, counted or timed, where, and how often."),
                field="check",
            )
