"""A standard that is never looked at again falls asleep.

What it does

Looks for a review that is overdue: the day of the next review has passed, or, where no day is set, the months between
two reviews are over since the standard took effect.

Why it matters

Customers, timetables and buildings change. A standard that stays as it was is first bypassed, then forgotten, and at
the end it stands in the way of those who want to serve well.

Example

Next review: 1 May 2026. Today is 20 November 2026.

Better

Look at the results and the proposals of staff with them, change what does not help any more, and set the next day.

When to accept it

When the review is under way. Let the acceptance end on the day when it is to be finished.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard, Status
from stdcheck.rules.view import View

CODE = "P505"
SEVERITY = Severity.WARNING
TITLE = message("Review overdue")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where its review is overdue; retired ones may rest."""
    due = review_due(view.standard)
    if view.today and due and due < view.today and view.standard.status != Status.RETIRED:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("The review was due on {due}.", due=due),
            message("Review the standard with the people who work by it, and set the day of the next review."),
            field="review",
        )


def review_due(standard: Standard) -> date | None:
    """Return the day of the next review: as set, else the months of the review after the day of effect."""
    review, start = standard.review, standard.effective_from
    if review is None or review.next or start is None or review.every_months is None:
        return review.next if review else None
    years, month = divmod(start.month - 1 + review.every_months, 12)
    year = start.year + years
    if year > date.max.year:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
