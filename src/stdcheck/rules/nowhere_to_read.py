"""A promise that hangs nowhere is no promise.

What it does

Looks for a standard that names no place where customers read its promises, or none where they can complain.

Why it matters

A charter in a drawer reaches nobody. And whoever was let down should not have to search: silent customers simply do not
come back.

Example

A charter with five good promises, and no word on where it is posted or whom to turn to.

Better

Read it on the station poster and the website; complain at the window or on the passenger line.

When to accept it

When the promises are published in a few days; let the acceptance end then.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Audience, CharterPromise
from stdcheck.domain.values import is_blank
from stdcheck.rules.view import View

CODE = "P604"
SEVERITY = Severity.WARNING
TITLE = message("Nowhere to read it")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where it names no channel for its promises or for complaints."""
    if all(place.criterion.audience == Audience.BACK_OFFICE for place in view.criteria):
        return
    promise = view.standard.promise or CharterPromise()
    is_unread, is_deaf = all(map(is_blank, promise.channels)), all(map(is_blank, promise.complaints))
    if is_unread or is_deaf:
        if is_unread and is_deaf:
            what = message("It is not said where customers read the promises, nor where they can complain.")
        elif is_unread:
            what = message("It is not said where customers read the promises.")
        else:
            what = message("It is not said where customers can complain.")
        yield Finding(
            CODE,
            SEVERITY,
            "",
            what,
            message("Name the places, such as a poster, a website, a telephone line or a desk."),
            field="promise",
        )
