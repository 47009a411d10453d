"""A step without key factors does not say what satisfies the customer in it.

What it does

Looks for steps without a single key factor.

Why it matters

A step tells what happens; the key factor tells what makes it good in the customer's eyes. Without it a standard ends up
measuring what is easy to measure.

Example

The step “Queueing”, with nothing below it.

Better

The step “Queueing” with the key factors “The wait is short” and “The order is fair”, both taken from complaints.

When to accept it

When the step is written down only to show where it stands, and customers do not care how it goes. Then it is usually
better to remove it.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Step
from stdcheck.rules.view import View

CODE = "M102"
SEVERITY = Severity.ERROR
TITLE = message("Step without key factors")


def check(view: View) -> Iterator[Finding]:
    """Yield the steps without key factors."""
    for path, step in view.nodes(Step):
        if not step.key_factors:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("The step “{title}” has no key factors.", title=step.title),
                message("Name what makes customers satisfied in this step, or remove it."),
            )
