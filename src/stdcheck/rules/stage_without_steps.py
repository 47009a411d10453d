"""A stage that is not broken into steps cannot be served or checked.

What it does

Looks for stages without a single step, and for a standard without stages.

Why it matters

A stage is only a heading. What the customer meets are the concrete things inside it: asking, paying, waiting, leaving.
As long as these are not named, nobody knows what is to be done well there.

Example

The stage “At the counter”, with nothing below it.

Better

The stage “At the counter” with the steps “Being greeted”, “Saying what one needs” and “Paying”.

When to accept it

Hardly ever. If nothing happens for the customer in a stage, remove the stage.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Stage
from stdcheck.rules.view import View

CODE = "M101"
SEVERITY = Severity.ERROR
TITLE = message("Stage without steps")


def check(view: View) -> Iterator[Finding]:
    """Yield the stages without steps; the standard itself where it has no stages."""
    if not view.standard.stages:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("The standard has no stages yet."),
            message("Stand in the customer's place and name the stages in the order in which they are met."),
        )
    for path, stage in view.nodes(Stage):
        if not stage.steps:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("The stage “{title}” has no steps.", title=stage.title),
                message("Break it into the concrete things that happen there for the customer, or remove it."),
            )
