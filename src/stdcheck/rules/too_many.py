"""A checklist that is too long is ticked off instead of filled in.

What it does

Counts the criteria of each step and adds up the minutes that the checks take. Where audits tell how long filling the
checklist really took (the median of at least 5 audits; spans under 2 minutes or over 8 hours are left out), that counts
instead. The budgets are settings of the standard (limits); without them a step has room for 7 criteria and a checklist
for 45 minutes.

Why it matters

The more is asked, the less carefully each thing is looked at, by staff and by inspectors. Long lists drown what
customers really feel.

Example

The step “At the counter” has 14 criteria, among them where the pen lies.

Better

The five that customers mentioned most often.

When to accept it

When a law lists what has to be checked. Otherwise raise the budget only after filling the checklist once by the clock.
"""

from collections.abc import Iterator
from decimal import Decimal

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Step
from stdcheck.rules.view import View

CODE = "P401"
SEVERITY = Severity.WARNING
TITLE = message("Too many criteria")

LEAST_TIMED = 5
"""So many audits must tell how long they took before that counts instead of the plan."""

SHORTEST, LONGEST = 2, 8 * 60
"""Minutes; what took less was not filled in on the spot, what took longer lay open in between."""


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where its checklist takes too long, and the steps with too many criteria."""
    limits = view.standard.limits
    if said := _takes_too_long(view, limits.minutes_to_fill):
        yield Finding(
            CODE,
            SEVERITY,
            "",
            said,
            message("Drop what customers feel least, or check it in turns."),
            field="limits",
        )
    for path, step in view.nodes(Step):
        count = sum(len(factor.criteria) for factor in step.key_factors)
        if count > limits.criteria_per_step:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message(
                    "The step “{title}” has {count} criteria; the budget is {most}.",
                    title=step.title,
                    count=count,
                    most=limits.criteria_per_step,
                ),
                message("Keep those that matter most to customers; merge or drop the others."),
            )


def _takes_too_long(view: View, most: Decimal) -> Message | None:
    planned = sum((place.criterion.minutes or Decimal(0) for place in view.criteria), Decimal(0))
    spans = sorted(_spans(view))
    if len(spans) < LEAST_TIMED:
        if planned <= most:
            return None
        return message("The checklist takes {minutes} minutes; the budget is {most}.", minutes=planned, most=most)
    real = Decimal(spans[(len(spans) - 1) // 2] + spans[len(spans) // 2]) / 2
    if real <= most:
        return None
    if not planned:
        return message(
            "Filling the checklist really takes {real} minutes (median of {n} audits); the budget is {most}.",
            real=real,
            n=len(spans),
            most=most,
        )
    return message(
        "Filling the checklist really takes {real} minutes (median of {n} audits), not the planned {planned}; "
        "the budget is {most}.",
        real=real,
        n=len(spans),
        planned=planned,
        most=most,
    )


def _spans(view: View) -> list[int]:
    """Return how many minutes audits took whose every criterion still stands in the standard."""
    if view.audits is None:
        return []
    criteria = {place.criterion.id for place in view.criteria}
    return [
        audit.minutes
        for audit in view.audits.audits
        if audit.minutes is not None and SHORTEST <= audit.minutes <= LONGEST and audit.criteria <= criteria
    ]
