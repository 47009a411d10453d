"""A criterion that nobody can give a reason for is a rule for the rule's sake.

What it does

Looks for key factors that have measurable standards and no evidence: no complaint, no survey, no observation, no
proposal of staff, no law.

Why it matters

Staff keep a rule when they know whom it helps. And when money is short, only the reason tells which rule can go.

Example

The key factor “The counter looks tidy”, without any word on who was bothered by it.

Better

The key factor “The counter looks tidy”, with evidence: in the survey of June, 14 of 80 guests mentioned it.

When to accept it

When the reason is plain to everybody, such as that customers do not get hurt, and nobody has counted it.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import KeyFactor
from stdcheck.rules.view import View

CODE = "P501"
SEVERITY = Severity.WARNING
TITLE = message("No reason given")


def check(view: View) -> Iterator[Finding]:
    """Yield the key factors that have criteria and no evidence."""
    for path, factor in view.nodes(KeyFactor):
        if factor.criteria and not factor.evidence:
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("Nothing shows that “{title}” matters to customers.", title=factor.title),
                message("Add evidence, such as complaints, a survey or an observation; or remove the factor."),
                field="evidence",
            )
