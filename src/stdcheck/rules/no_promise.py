"""What customers are not told, they cannot rely on.

What it does

Looks for criteria that customers feel and that have no promise in their words, and for a standard without the general
words of its charter. Criteria of the back office need none.

Why it matters

A promise tells customers what to expect and gives them the right to ask for it. It tells staff that it is meant.
Without it even good service is taken as luck, and nobody says when it slips.

Example

A wait of at most 5 minutes, known to the staff only.

Better

A wait of at most 5 minutes, and the promise: “Nine in ten of you reach the window within 5 minutes.”

When to accept it

When customers feel the result and would not understand the step, and another promise covers it.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Audience
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "P601"
SEVERITY = Severity.WARNING
TITLE = message("No promise to customers")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard without a charter text, and the criteria that customers feel without a promise."""
    felt = [place for place in view.criteria if place.criterion.audience == Audience.CUSTOMER]
    promise = view.standard.promise
    if felt and (promise is None or is_blank(promise.text)):
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("The standard tells customers nothing: its charter has no text."),
            message("Write two or three sentences on what customers can expect."),
            field="promise",
        )
    for place in felt:
        if is_blank(place.criterion.promise):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("Customers feel this, and no promise tells them of it."),
                message("Say it to the customer in one plain sentence, or mark it as back office."),
                field="promise",
            )
