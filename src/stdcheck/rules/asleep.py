"""A standard that is never looked at again falls asleep.

What it does

Looks for a review that is overdue: the day of the next review has passed, or, where no day is set, the months between
two reviews are over since the standard took effect. Where audits are known, it also looks for a published standard
that was in effect for the whole time between two reviews and not audited once.

Why it matters

Customers, timetables and buildings change. A standard that stays as it was is first bypassed, then forgotten, and at
the end it stands in the way of those who want to serve well.

Example

Next review: 1 May 2026. Today is 20 November 2026.

Better

Look at the results and the proposals of staff with them, change what does not help any more, and set the next day.
Audit every site at least once between two reviews, so that there are results to look at.

When to accept it

When the review is under way. Let the acceptance end on the day when it is to be finished.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message, plural_message
from stdcheck.domain.standard import Standard, Status
from stdcheck.rules.view import View

CODE = "P505"
SEVERITY = Severity.WARNING
TITLE = message("Asleep")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where its review is overdue, or where nobody audits it; retired ones may rest."""
    yield from _overdue(view)
    yield from _never_audited(view)


def _overdue(view: View) -> Iterator[Finding]:
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


def _never_audited(view: View) -> Iterator[Finding]:
    standard, months = view.standard, view.standard.review.every_months if view.standard.review else None
    if view.audits is None or view.today is None or months is None or standard.status != Status.PUBLISHED:
        return
    begin, last = _months_after(view.today, -months), view.audits.last_day
    if standard.effective_from is None or begin is None or not standard.effective_from <= begin:
        return
    if last is not None and last >= begin:
        return
    said = (
        plural_message("in the last month", "in the last {n} months", months)
        if last is None
        else message("since {last}", last=last)
    )
    yield Finding(
        CODE,
        SEVERITY,
        "",
        message("The standard was not audited {since}.", since=said),
        message("Audit it before the next review, or retire it."),
        field="review",
    )


def review_due(standard: Standard) -> date | None:
    """Return the day of the next review: as set, else the months of the review after the day of effect."""
    review, start = standard.review, standard.effective_from
    if review is None or review.next or start is None or review.every_months is None:
        return review.next if review else None
    return _months_after(start, review.every_months)


def _months_after(day: date, months: int) -> date | None:
    """Return the same day so many months later (earlier, below 0), at most the last of its month.

    None beyond the calendar.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
