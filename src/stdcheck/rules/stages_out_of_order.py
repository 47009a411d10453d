"""Stages must stand in the order in which the customer meets them.

What it does

Looks for a stage that, by its own word, comes after another one and yet stands before it.

Why it matters

Staff, inspectors and the checklist follow the order of the standard. Out of order, an inspector walks back and forth,
and what went wrong early shows up late.

Example

“Passing the gate” stands before “Buying a ticket”, although it says that it comes after it.

Better

“Buying a ticket” first, then “Passing the gate”.

When to accept it

Never: move the stage, or take back the word that it comes after the other.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Stage
from stdcheck.rules.view import View

CODE = "M104"
SEVERITY = Severity.ERROR
TITLE = message("Stages out of order")


def check(view: View) -> Iterator[Finding]:
    """Yield the stages that are to follow one that stands later."""
    position = {stage.id: index for index, stage in enumerate(view.standard.stages)}
    for path, stage in view.nodes(Stage):
        later = [view.standard.stages[position[other]] for other in stage.after if position[other] > position[stage.id]]
        if later:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message(
                    "“{title}” is to come after “{later}” and stands before it.",
                    title=stage.title,
                    later=tuple(other.title for other in later),
                ),
                message("Move the stage, or remove the other from what must come before it."),
                field="after",
            )
