"""From one response to one result: for every measure the function that turns a response into an attainment."""

from collections.abc import Callable, Sequence
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from fractions import Fraction
from typing import TypeAlias

from pydantic_core import PydanticCustomError

from stdcheck.domain.audit import Response
from stdcheck.domain.measures import Conformity, Limit, Mean, Measure, Quantity, Scale, Share
from stdcheck.domain.numbers import parse_number
from stdcheck.domain.scorecard import Confidence, CriterionResult, Interval, Outcome, State
from stdcheck.domain.standard import Criterion
from stdcheck.scoring.intervals import confidence_in, wilson
from stdcheck.scoring.misfits import ambiguous_label, not_a_number, unknown_value, values_without_limit, wrong_form

Assess: TypeAlias = Callable[[Response], CriterionResult | None]
"""Returns the result of a response, None where nothing was entered; raises Misfit."""

_EXACT = Context(prec=80, traps=[Inexact, InvalidOperation, DivisionByZero])
"""Wide enough to sum 10,000 numbers of 15 digits between 1e-29 and 1e16 without rounding."""

_ZERO, _ONE = Fraction(0), Fraction(1)


def assessor(criterion: Criterion) -> Assess:
    """Return the function that assesses the responses to `criterion`."""
    match criterion.measure:
        case Conformity() as conformity:
            return _by_word(criterion, conformity)
        case Scale() as scale:
            return _by_label(criterion, scale)
        case Quantity() as quantity:
            return _by_number(criterion, quantity)
        case Share() as share:
            return _by_share(criterion, share)
        case Mean() as mean:
            return _by_mean(criterion, mean)


def unassessed(criterion: Criterion, state: State) -> CriterionResult:
    """Return the result of a criterion that has no attainment."""
    return CriterionResult(criterion.id, state, None, Outcome(state), criterion.weight)


def _assessed(
    criterion: Criterion,
    attainment: Fraction,
    interval: Interval | None = None,
    confidence: Confidence | None = None,
) -> CriterionResult:
    outcome = Outcome.MET if attainment == 1 else Outcome.PARTLY if attainment else Outcome.NOT_MET
    return CriterionResult(criterion.id, State.ASSESSED, attainment, outcome, criterion.weight, interval, confidence)


def _by_word(criterion: Criterion, measure: Conformity) -> Assess:
    results = {
        "met": _assessed(criterion, _ONE),
        "partly": _assessed(criterion, Fraction(measure.partial_credit) / 100),
        "not_met": _assessed(criterion, _ZERO),
    }

    def assess(response: Response) -> CriterionResult | None:
        value = response.value
        if value is None:
            return _nothing(response, measure)
        result = results.get(value)
        if result is None:
            raise unknown_value(measure, value)
        return result

    return assess


def _by_label(criterion: Criterion, measure: Scale) -> Assess:
    results: dict[str, CriterionResult] = {}
    ambiguous: set[str] = set()
    best = len(measure.labels) - 1
    for index, label in enumerate(measure.labels):
        own = Fraction(index, best) if label.credit is None else Fraction(label.credit) / 100
        result = _assessed(criterion, own)
        for words in [label.label] if isinstance(label.label, str) else label.label.values():
            if results.setdefault(words.strip(), result) != result:
                ambiguous.add(words.strip())

    def assess(response: Response) -> CriterionResult | None:
        value = response.value
        if value is None:
            return _nothing(response, measure)
        words = value.strip()
        result = results.get(words)
        if result is None:
            raise unknown_value(measure, value)
        if words in ambiguous:
            raise ambiguous_label(measure, value)
        return result

    return assess


def _by_number(criterion: Criterion, measure: Quantity) -> Assess:
    credit = _line(measure)
    met, not_met = _assessed(criterion, _ONE), _assessed(criterion, _ZERO)

    def assess(response: Response) -> CriterionResult | None:
        value = response.value
        if value is None:
            return _nothing(response, measure)
        try:
            number = parse_number(value)
        except PydanticCustomError as error:
            raise not_a_number(measure, value, error) from None
        earned = credit(number)
        return met if earned is _ONE else not_met if earned is _ZERO else _assessed(criterion, earned)

    return assess


def _by_mean(criterion: Criterion, measure: Mean) -> Assess:
    credit = _line(measure)

    def assess(response: Response) -> CriterionResult | None:
        values = response.values
        if values is None:
            return _nothing(response, measure)
        total = Decimal(0)
        for value in values:
            total = _EXACT.add(total, value)
        return _assessed(criterion, credit(Fraction(total) / len(values)))

    return assess


def _by_share(criterion: Criterion, measure: Share) -> Assess:
    due, due_unit = measure.target.as_integer_ratio()
    missed = _slope(measure.unacceptable, measure.target)
    count = None if measure.limit is None else _count_within(measure.limit)
    confidence = confidence_in(Fraction(measure.target))
    identifier, weight = criterion.id, criterion.weight

    def assess(response: Response) -> CriterionResult | None:
        compliant, observed = response.compliant, response.observed
        if compliant is None or observed is None:
            values = response.values
            if values is None:
                return _nothing(response, measure)
            if count is None:
                raise values_without_limit(measure)
            compliant, observed = count(values), len(values)
        percent = 100 * compliant
        earned = _ONE if percent * due_unit >= due * observed else missed(percent, observed)
        return CriterionResult(
            identifier,
            State.ASSESSED,
            earned,
            Outcome.MET if earned is _ONE else Outcome.NOT_MET if earned is _ZERO else Outcome.PARTLY,
            weight,
            wilson(compliant, observed),
            confidence(compliant, observed),
        )

    return assess


def _nothing(response: Response, measure: Measure) -> CriterionResult | None:
    """Return None for a response in which nothing was entered; raise where it was entered in another form."""
    if response.value is None and response.values is None and response.observed is None:
        return None
    raise wrong_form(measure, response)


def _line(measure: Quantity | Mean) -> Callable[[Decimal | Fraction], Fraction]:
    """Return the credit of a number: 1 within the bounds, 0 at or beyond unacceptable, in between a straight line.

    Full and no credit are always the same two objects, so that callers can tell them by identity.
    """
    unacceptable = measure.unacceptable
    low, high = measure.at_least, measure.at_most
    short = _slope(unacceptable.below if unacceptable else None, low)
    over = _slope(unacceptable.above if unacceptable else None, high)

    def credit(number: Decimal | Fraction) -> Fraction:
        if low is not None and number < low:
            return short(*number.as_integer_ratio())
        if high is not None and number > high:
            return over(*number.as_integer_ratio())
        return _ONE

    return credit


def _slope(worst: Decimal | None, bound: Decimal | None) -> Callable[[int, int], Fraction]:
    """Return the credit of a number, given as a ratio, that misses `bound`: a line from 1 there down to 0 at `worst`.

    Nothing at or beyond `worst`, and nothing at all where that is not given.
    """
    if worst is None or bound is None:
        return lambda _top, _bottom: _ZERO
    end, end_unit = worst.as_integer_ratio()
    span, span_unit = (Fraction(bound) - Fraction(worst)).as_integer_ratio()

    def credit(top: int, bottom: int) -> Fraction:
        inside = top * end_unit - end * bottom
        if inside == 0 or (inside > 0) is not (span > 0):
            return _ZERO
        return Fraction(inside * span_unit, bottom * end_unit * span)

    return credit


def _count_within(limit: Limit) -> Callable[[Sequence[Decimal]], int]:
    """Return the function that counts the values within the limit, bounds included."""
    low, high = limit.at_least, limit.at_most

    def count(values: Sequence[Decimal]) -> int:
        below = 0 if low is None else sum(map(low.__gt__, values))
        return (len(values) if high is None else sum(map(high.__ge__, values))) - below

    return count
