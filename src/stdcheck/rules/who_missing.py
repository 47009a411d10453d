"""What is everybody's task is nobody's task.

What it does

Looks for criteria that name nobody who does it.

Why it matters

When the queue grows, somebody has to open the second window. If the standard does not say who, each waits for the
other, and after a failure nobody can be trained or helped.

Example

Another window is opened when more than 8 people wait.

Better

The shift leader opens another window when more than 8 people wait.

When to accept it

When a machine does it, or when a team shares the task and decides on the day.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q102"
SEVERITY = Severity.WARNING
TITLE = message("Who does it is missing")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that do not say who does it."""
    for place in view.criteria:
        if is_blank(place.criterion.who):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("Nobody is named who does it."),
                message("Name the role, such as shift leader or clerk."),
                field="who",
            )
