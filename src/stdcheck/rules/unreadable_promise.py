"""A promise in the language of the house is read by the house alone.

What it does

Looks in promises for codes, acronyms that are not explained, internal indicators such as cost or utilisation, and
sentences of more than 40 words (100 Chinese characters). Of a bare statement it looks at the statement itself.

Why it matters

A customer who does not understand a promise cannot call on it. And staff who explain abbreviations at the counter do
not serve meanwhile.

Example

AHT for S2 tickets at most 240 s as per QP-07.

Better

We call you back within four hours and tell you how long the repair will take.

When to accept it

When all your customers are specialists who use the word themselves.
"""

from collections.abc import Iterator
from functools import lru_cache

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import Message, message
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording import find
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.unreadable import Unreadable, find_long_sentences, find_unreadable

CODE = "P602"
SEVERITY = Severity.WARNING
TITLE = message("Unreadable promise")
FIELDS = ()
_FOR_CUSTOMERS = message("Say what the customer gets; keep the figure in the back office.")


def check(view: View) -> Iterator[Finding]:
    """Yield what customers stumble over in the promises."""
    for written in view.written("promise"):
        yield from map(written.locate, _in_promise(written.text))


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield what customers would stumble over in a bare statement."""
    if spans := find(CODE, statement):
        found = list(_findings(find_unreadable(statement)))
        what = message("“{words}” tells a customer nothing.", words=spans[0].text)
        yield from found or [_finding(spans[0], what, _FOR_CUSTOMERS)]


@lru_cache(maxsize=4_096)
def _in_promise(text: str) -> tuple[Finding, ...]:
    promise = statement(text)
    found = list(_findings(find_unreadable(promise, to_customers=True)))
    for span in find_long_sentences(promise)[:1]:
        what = message("This sentence is too long to be read in passing.")
        found.append(_finding(span, what, message("Make two or three short sentences of it.")))
    return tuple(found)


def _findings(unreadable: Unreadable) -> Iterator[Finding]:
    if unreadable.indicators:
        span = unreadable.indicators[0]
        yield _finding(
            span,
            message("“{words}” is a figure of the house; it says nothing to a customer.", words=span.text),
            _FOR_CUSTOMERS,
        )
    strange = sorted((*unreadable.acronyms, *unreadable.codes), key=lambda span: span.start)
    for span in strange[:1]:
        yield _finding(
            span,
            message("Customers do not know “{words}”.", words=span.text),
            message("Write it out in plain words, or leave it out."),
        )


def _finding(span: Span, what: Message, remedy: Message) -> Finding:
    return Finding(CODE, SEVERITY, "", what, remedy, span=(span.start, span.end))
