"""Prescribing every movement takes away the eyes that should be on the customer.

What it does

Looks for posture, dress to the millimetre, which hand, angles and distances, and phrases to be said word for word.
Safety, hygiene and access are left alone, and so is a factor whose customer evidence speaks of such detail.

Why it matters

No list of movements is ever complete, and staff who mind their thumbs do not mind the customer. Trifles also push out
what matters: an inspector who counts teeth in a smile no longer sees whether the customer was helped.

Example

The clerk bows 30 degrees, hands folded at waist height, and says the welcome phrase word for word.

Better

The clerk looks up and greets before the customer speaks, in words of their own.

When to accept it

When customers were asked and named just this, or when the gesture itself is the service, as at a tea ceremony.
"""

from collections.abc import Iterator
from functools import lru_cache

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import CriterionPlace, EvidenceKind
from stdcheck.domain.values import by_language
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording import find
from stdcheck.rules.wording.micro import speaks_of_detail
from stdcheck.rules.wording.statement import Statement

CODE = "P405"
SEVERITY = Severity.WARNING
TITLE = message("Micro-prescription")
FIELDS = ()

MOST_WORDS = 4
"""So many of the words are quoted in the message."""

_FROM_CUSTOMERS = {EvidenceKind.COMPLAINTS, EvidenceKind.SURVEY, EvidenceKind.OBSERVATION}


def check(view: View) -> Iterator[Finding]:
    """Yield what and how of the criteria where they prescribe detail that no customer spoke of."""
    for written in view.written("what", "how"):
        found = _in_text(written.text)
        if found and not _is_asked_for(written.place):
            yield from map(written.locate, found)


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that prescribe trifling detail, as one finding."""
    spans = find(CODE, statement)
    if spans:
        words = tuple(dict.fromkeys(span.text for span in spans))[:MOST_WORDS]
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("This prescribes trifles ({words}) that customers hardly notice.", words=words),
            message("Say what the customer is to experience, and leave the movements and words to the staff."),
            span=(spans[0].start, spans[-1].end),
        )


@lru_cache(maxsize=4_096)
def _in_text(text: str) -> tuple[Finding, ...]:
    return tuple(check_statement(statement(text)))


def _is_asked_for(place: CriterionPlace) -> bool:
    return any(
        speaks_of_detail(statement(words))
        for evidence in place.factor.evidence
        if evidence.kind in _FROM_CUSTOMERS
        for words in by_language(evidence.text, "").values()
    )
