"""A checklist that is too long is ticked off instead of filled in.

What it does

Counts the criteria of each step and adds up the minutes that the checks take. The budgets are settings of the standard
(limits); without them a step has room for 7 criteria and a checklist for 45 minutes.

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

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Step
from stdcheck.rules.view import View

CODE = "P401"
SEVERITY = Severity.WARNING
TITLE = message("Too many criteria")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where its checklist takes too long, and the steps with too many criteria."""
    limits = view.standard.limits
    minutes = sum(place.criterion.minutes or 0 for place in view.criteria)
    if minutes > limits.minutes_to_fill:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message(
                "The checklist takes {minutes} minutes; the budget is {most}.",
                minutes=minutes,
                most=limits.minutes_to_fill,
            ),
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
