"""A standard that customers may not know cannot build their trust.

What it does

Looks for words that keep a standard inside: internal only, not to be disclosed, do not tell the customer. The
confidentiality of customers' own data is left alone.

Why it matters

Whoever hides a level does not mean to be held to it, and staff understand that at once. Customers who know what they
can expect wait more calmly, complain about the right thing and tell you when it slips.

Example

Refund within 3 days, internal target, not to be told to customers.

Better

We refund you within 3 days. If we are late, tell us here.

When to accept it

When knowing it would put people at risk, as with the rounds of the guards.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.mending import reworded
from stdcheck.rules.view import View, Written
from stdcheck.rules.wording import find
from stdcheck.rules.wording.rewording import without_mark
from stdcheck.rules.wording.statement import Statement

CODE = "P603"
SEVERITY = Severity.WARNING
TITLE = message("Kept inside")
FIELDS = ("what", "how", "promise")


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that keep the standard from customers."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}” keeps this from the customers it is meant for.", words=span.text),
            message("Tell them, in one plain sentence; what you cannot say aloud, do not set as a standard."),
            span=(span.start, span.end),
        )


def mend(written: Written, view: View) -> Rewrite | None:
    """Offer the words without the mark that keeps them inside."""
    changes = reworded(written.place.criterion, view, without_mark, written.field)
    new = changes.get(f"{written.field}.{written.language}")
    return Rewrite(changes, message("Write without the mark: “{words}”", words=new)) if new else None
