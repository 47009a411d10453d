"""To be average is no aim that a customer would notice.

What it does

Looks for targets that ask to be at an average, a usual or a middle level, one's own or the industry's: in the words and
in the figures. A figure speaks where it equals the industry's figure in the evidence of its key factor, in the same
unit; or where the limit of a mean equals one's own mean from before it was set, typed in as today's level or measured
by audits under another target. What audits measure under the target itself does not count: people aim at it.

A share that equals the share from before is only a hint: it may be meant to keep what has been reached. All of this
holds only where nothing shows that the level comes from customers: no expectation of that level, and no evidence of
another kind with the same figure; for the hint also no word on why it is this level.

Why it matters

An average moves with everyone's results, so nobody can say beforehand what is owed to the customer. Half of those who
make up the average are below it, and a level that is merely usual gives no reason to come back.

Example

Satisfaction is not below the industry average. Or: the mean wait is at most 4 minutes, where it is 4 minutes today.

Better

Nine in ten guests say that they would come again.

When to accept it

When a contract pays by the distance to an average, and a level of your own stands beside it. When today's level is what
customers need and has to be held: then say so under “Why this level”.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Mean, Measure, Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Criterion, CriterionPlace, Evidence, EvidenceKind
from stdcheck.domain.values import Text, by_language, is_blank
from stdcheck.rules.levels import is_same_unit, limit_of
from stdcheck.rules.measured import Level, measured_before
from stdcheck.rules.saying import amount_said, today_said
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording import find
from stdcheck.rules.wording.quantities import quantities, unit_named
from stdcheck.rules.wording.statement import Statement

CODE = "P302"
SEVERITY = Severity.WARNING
SEVERITY_OF_SHARE = Severity.INFO
TITLE = message("Aiming to be average")

SAME = 2
"""Percent by which a level may differ from a target and still be called the same; 3.6 minutes are not 4."""


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose figures are those of an average."""
    for place in view.criteria:
        found = _industry_figure(place) or _own_mean(view, place) or _own_share(view, place)
        if found:
            severity, said, remedy = found
            yield Finding(CODE, severity, place.path, said, remedy, field="measure")


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that aim at an average level."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}” aims at being average; nobody can say what that gives the customer.", words=span.text),
            message("Name the level itself, as a figure that your customers need."),
            span=(span.start, span.end),
        )


_Found = tuple[Severity, Message, Message]


def _industry_figure(place: CriterionPlace) -> _Found | None:
    """Judge a target that stands in the evidence as the industry's, and nowhere as the customers'."""
    of_industry = [one for one in place.factor.evidence if one.kind is EvidenceKind.INDUSTRY]
    others = [one for one in place.factor.evidence if one.kind is not EvidenceKind.INDUSTRY]
    if not of_industry:
        return None
    for figure, unit in _figures(place.criterion.measure):
        named = _named(unit)
        if named is None or _is_expected(place.criterion, figure, unit):
            continue
        if _holds(of_industry, figure, named) and not _holds(others, figure, named):
            return (
                SEVERITY,
                message(
                    "The target is the figure of the industry in the evidence ({figure}): that aims at what is usual.",
                    figure=amount_said(figure, unit),
                ),
                message("Ask your own customers which level they need; keep the industry for comparison."),
            )
    return None


def _own_mean(view: View, place: CriterionPlace) -> _Found | None:
    """Judge the limit of a mean that equals the mean of today."""
    measure = place.criterion.measure
    if not isinstance(measure, Mean) or (today := _level_before(view, place.criterion)) is None:
        return None
    bounds = [bound for bound in (measure.at_least, measure.at_most) if bound is not None]
    bound = next((bound for bound in bounds if _is_rounded(today.value, bound)), None)
    if bound is None or _is_expected(place.criterion, bound, measure.unit):
        return None
    return (
        SEVERITY,
        message("The target is the average of today: {today}.", today=today_said(measure, today)),
        message("Name the level itself, as a figure that your customers need."),
    )


def _own_share(view: View, place: CriterionPlace) -> _Found | None:
    """Judge a share that equals the share of today."""
    criterion, measure = place.criterion, place.criterion.measure
    if not isinstance(measure, Share) or measure.target == 100 or not is_blank(criterion.rationale):
        return None
    today = _level_before(view, criterion)
    if today is None or criterion.expectation or not _is_rounded(today.value, measure.target):
        return None
    return (
        SEVERITY_OF_SHARE,
        message("The target asks for what is kept on average already: {today}.", today=today_said(measure, today)),
        message("Ask for the level that customers need; if it is this one, say so under “Why this level”."),
    )


def _level_before(view: View, criterion: Criterion) -> Level | None:
    """Return the level from before the target was set."""
    return Level(criterion.baseline.value) if criterion.baseline else measured_before(view, criterion)


def _is_rounded(value: Decimal, figure: Decimal) -> bool:
    """Tell whether a value is the figure, but for rounding: to its decimals, and by no more than SAME percent of it."""
    step = Decimal(1).scaleb(min(0, int(figure.normalize().as_tuple().exponent)))
    return 2 * abs(value - figure) < step and 100 * abs(value - figure) <= SAME * abs(figure)


def _figures(measure: Measure) -> Iterator[tuple[Decimal, Text]]:
    """Yield the figures with a unit that a measure asks for; a bare number could be anything."""
    if isinstance(measure, Share):
        yield measure.target, "%"
    limit = limit_of(measure)
    if limit and limit.unit:
        yield from ((bound, limit.unit) for bound in (limit.at_least, limit.at_most) if bound is not None)


def _is_expected(criterion: Criterion, figure: Decimal, unit: Text | None) -> bool:
    expectation = criterion.expectation
    if expectation is None or expectation.value != figure:
        return False
    return is_same_unit(expectation.unit, unit) or (unit == "%" and expectation.unit is None)


def _named(unit: Text) -> str | None:
    return next((name for words in by_language(unit, "").values() if (name := unit_named(words))), None)


def _holds(evidence: Sequence[Evidence], figure: Decimal, unit: str) -> bool:
    """Tell whether the text of some evidence holds a figure in that unit."""
    return any(
        quantity.value == figure and quantity.unit == unit
        for one in evidence
        for words in by_language(one.text, "").values()
        for quantity in quantities(statement(words))
    )
