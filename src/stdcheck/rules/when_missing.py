"""Without a time or an occasion nobody knows when the criterion counts.

What it does

Looks for criteria that do not say when they apply: at which hours, at which occasion.

Why it matters

A limit that is easy at noon can be out of reach at half past eight. If the time is open, one inspector comes in the
quiet hour and another in the rush, and their results cannot be compared.

Example

Passengers reach the window within 5 minutes.

Better

Passengers reach the window within 5 minutes, 07:00 to 09:30 and 17:00 to 19:30.

When to accept it

When it counts at every moment of service and this is said in the scope of the standard.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q103"
SEVERITY = Severity.WARNING
TITLE = message("When it is done is missing")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that do not say when they apply."""
    for place in view.criteria:
        if is_blank(place.criterion.when):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("It is not said when it applies."),
                message("Give the hours or the occasion, such as “at the start of each sale”."),
                field="when",
            )
