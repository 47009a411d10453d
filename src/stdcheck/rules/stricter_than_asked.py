"""Being stricter than customers ask costs effort that is missing elsewhere.

What it does

Compares targets with the level that customers are on record to expect. It speaks up where a target is stricter than
that, while another key factor of the same standard misses what customers expect: by today's level as it was typed in,
or else as audits measured it in the last year.

Why it matters

Nobody thanks a shop for answering in one ring if the answer is wrong. Effort is limited; put it where customers are
disappointed today.

Example

Calls are answered within 10 seconds although callers are content with 30, while one refund in three is late.

Better

Calls are answered within 30 seconds, and the people this frees work on the refunds.

When to accept it

When the stricter level costs nothing, or when it is what sets the service apart and customers choose it for that.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Share
from stdcheck.domain.messages import message
from stdcheck.rules.levels import is_expectation_missed, is_stricter_than_expected
from stdcheck.rules.measured import level_today
from stdcheck.rules.saying import amount_said, target_said
from stdcheck.rules.view import View

CODE = "P103"
SEVERITY = Severity.INFO
TITLE = message("Stricter than customers ask")


def check(view: View) -> Iterator[Finding]:
    """Yield the targets beyond what customers expect, where another factor is below."""
    missing = [
        place
        for place in view.criteria
        if place.criterion.expectation
        and (today := level_today(view, place.criterion))
        and is_expectation_missed(place.criterion, today.value)
    ]
    for place in view.criteria:
        other = next((elsewhere for elsewhere in missing if elsewhere.factor is not place.factor), None)
        expectation = place.criterion.expectation
        if expectation and other and is_stricter_than_expected(place.criterion):
            unit = expectation.unit or ("%" if isinstance(place.criterion.measure, Share) else None)
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message(
                    "Customers expect {expected}, the target is {target}; meanwhile “{other}” misses what they expect.",
                    expected=amount_said(expectation.value, unit),
                    target=target_said(place.criterion.measure),
                    other=other.factor.title,
                ),
                message(
                    "Ask here for what customers expect, and put the effort into “{other}”.", other=other.factor.title
                ),
                field="measure",
            )
