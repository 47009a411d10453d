"""A criterion that does not say what is to be done asks for nothing.

What it does

Looks for criteria whose requirement is empty.

Why it matters

Everything else, the person, the time, the check, hangs on what is to be done. Without it staff cannot keep the
criterion and inspectors cannot judge it.

Example

A criterion with a measure and a target, and no word on what is measured.

Better

Passengers reach the window within 5 minutes.

When to accept it

Hardly ever: write the sentence, or remove the criterion.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "Q101"
SEVERITY = Severity.ERROR
TITLE = message("What is to be done is missing")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that do not say what is to be done."""
    for place in view.criteria:
        if is_blank(place.criterion.what):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("It is not said what is to be done."),
                message("Say in one sentence what the customer gets."),
                field="what",
            )
