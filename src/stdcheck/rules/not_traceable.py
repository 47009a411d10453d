"""What has no owner and no source cannot be followed up.

What it does

Looks for a standard without an owner, and for key factors whose evidence is only named by its kind, with neither words
nor a date to find it by.

Why it matters

Questions, proposals and overdue reviews need somebody to go to. And evidence that nobody can find again does not
convince anyone when the standard is discussed.

Example

Owner: empty. Evidence: complaints.

Better

Owner: passenger services manager. Evidence: 38 of 120 complaints in the third quarter were about queues, 30 September.

When to accept it

When the owner is being appointed; let the acceptance end then.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import KeyFactor
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q204"
SEVERITY = Severity.WARNING
TITLE = message("Not traceable")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard without owner, and factors whose evidence cannot be found."""
    if is_blank(view.standard.owner):
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("Nobody is named who owns this standard."),
            message("Name the role that answers questions and calls the review."),
            field="owner",
        )
    for path, factor in view.nodes(KeyFactor):
        if factor.evidence and all(is_blank(evidence.text) and evidence.date is None for evidence in factor.evidence):
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message(
                    "The evidence for “{title}” cannot be found: it has neither words nor a date.", title=factor.title
                ),
                message("Say in a sentence what was found, and when."),
                field="evidence",
            )
