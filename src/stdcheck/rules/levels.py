"""Levels of a measure: what it demands, whether a figure reaches it, which of two demands is stricter."""

from decimal import Decimal

from stdcheck.domain.measures import Limit, Mean, Measure, Quantity, Share
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import Text, by_language


def is_reached(measure: Measure, figure: Decimal) -> bool | None:
    """Tell whether a figure (percent for a share, else in the measure's unit) reaches the target.

    None where the measure has no figure.
    """
    if isinstance(measure, Share):
        return figure >= measure.target
    return measure.holds(figure) if isinstance(measure, Quantity | Mean) else None


def limit_of(measure: Measure) -> Limit | None:
    """Return the bounds that a single observation, or the mean, must keep."""
    if isinstance(measure, Share):
        return measure.limit
    return measure if isinstance(measure, Quantity | Mean) else None


def is_stricter_than_expected(criterion: Criterion) -> bool:
    """Tell whether the target, or its limit, asks for more than customers are on record to expect."""
    measure, expectation = criterion.measure, criterion.expectation
    if expectation is None:
        return False
    if isinstance(measure, Share) and expectation.unit is None:
        return measure.target > expectation.value
    limit = limit_of(measure)
    if limit is None or not is_same_unit(limit.unit, expectation.unit):
        return False
    return _is_tighter(limit, expectation.value)


def is_expectation_missed(criterion: Criterion, today: Decimal) -> bool:
    """Tell whether the level of today stays behind what customers are on record to expect."""
    measure, expectation = criterion.measure, criterion.expectation
    if expectation is None:
        return False
    if isinstance(measure, Share):
        if expectation.unit is None:
            return today < expectation.value
        return today < measure.target and not is_stricter_than_expected(criterion)
    limit = limit_of(measure)
    if limit is None or not is_same_unit(limit.unit, expectation.unit):
        return False
    if limit.at_least is None:
        return today > expectation.value
    return limit.at_most is None and today < expectation.value


def is_tightened(old: Measure, new: Measure) -> bool:
    """Tell whether the new measure asks for more than the old of the same kind and unit, and nowhere for less."""
    if isinstance(old, Share) and isinstance(new, Share):
        if new.limit is None or old.limit is None:
            return new.limit == old.limit and new.target > old.target
        steps = [_step(old.target, new.target), *_steps(old.limit, new.limit)]
        return is_same_unit(old.limit.unit, new.limit.unit) and max(steps) > 0 <= min(steps)
    if isinstance(old, Quantity | Mean) and type(old) is type(new):
        steps = _steps(old, new)
        return is_same_unit(old.unit, new.unit) and max(steps) > 0 <= min(steps)
    return False


def is_same_unit(one: Text | None, other: Text | None) -> bool:
    """Tell whether two units are written the same in some language, or both are absent."""
    if one is None or other is None:
        return one is other
    names, others = ({unit.strip().casefold() for unit in by_language(text, "").values()} for text in (one, other))
    return not names.isdisjoint(others)


def _is_tighter(limit: Limit, expected: Decimal) -> bool:
    if limit.at_least is None:
        return limit.at_most is not None and limit.at_most < expected
    return limit.at_most is None and limit.at_least > expected


def _steps(old: Limit, new: Limit) -> list[int]:
    """Return for each bound 1 where it is tighter than before, 0 where it is the same, -1 where it is looser."""
    return [_step(old.at_least, new.at_least), -_step(old.at_most, new.at_most, absent=Decimal("Infinity"))]


def _step(old: Decimal | None, new: Decimal | None, absent: Decimal = Decimal("-Infinity")) -> int:
    before, after = (absent if bound is None else bound for bound in (old, new))
    return (after > before) - (after < before)
