"""What measured values say that their mean hides: who is worse off, and which limit most customers are kept within.

Everything seen in the sample is exact. How far it may lie from the truth is said by percentile bootstrap intervals
(B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13); a share has Wilson's, as in an audit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm, sqrt
from random import Random
from typing import NamedTuple

from stdcheck.domain.measures import Limit
from stdcheck.domain.scorecard import Interval
from stdcheck.scoring.intervals import Z, wilson

LEAST_VALUES = 20
"""With fewer, a single odd customer decides which limit nine in ten are kept within: only one value lies beyond it."""

RESAMPLES = 1_000
"""So often the sample is drawn anew from itself; what lies in the middle 95 % is the interval."""

MOST_DRAWN = 1_000
"""Up to so many values the mean is drawn anew; the mean of more spreads as the normal distribution says."""

MOST_BINS = 20
"""A chart shows the values in so many ranges at most, so that a phone has room for each."""

NINE_IN_TEN = Fraction(90)


class Range(NamedTuple):
    """A 95 % interval, in the unit of the values."""

    low: Fraction
    high: Fraction


class Amount(NamedTuple):
    """A figure in the unit of the values, with how far the truth may lie from it."""

    value: Fraction
    range: Range


class Part(NamedTuple):
    """So many of the customers, in percent, with how far the truth may lie from it."""

    percent: Fraction
    interval: Interval


class TooFew(NamedTuple):
    """Too few values to say anything by: `n` where `least` are needed."""

    n: int
    least: int = LEAST_VALUES


class Bin(NamedTuple):
    """How many values from `low` to `high` keep the limit, and how many lie beyond it."""

    low: Fraction
    high: Fraction
    kept: int
    beyond: int


@dataclass(frozen=True, slots=True)
class BehindMean:
    """What `n` measured values say of a limit.

    `beyond` of them break the limit: `worse_off`; `mean_holds` tells whether their mean keeps it all the same.
    `kept_by_most` is the limit that the wanted share keeps; None for a limit with two bounds, which has no single one.
    """

    n: int
    mean: Amount
    mean_holds: bool
    beyond: int
    worse_off: Part
    kept_by_most: Amount | None


def behind_mean(values: Sequence[Decimal], limit: Limit, wanted: Fraction = NINE_IN_TEN) -> BehindMean | TooFew:
    """Return what the values, one a customer in the unit of the limit, say that their mean hides.

    `wanted` is in percent, above 0 to 100. The same values give the same figures, intervals included.
    """
    n = len(values)
    if n < LEAST_VALUES:
        return TooFew(n)
    average, beyond = mean(values), sum(not limit.holds(value) for value in values)
    is_upper, has_two = limit.at_least is None, limit.at_least is not None and limit.at_most is not None
    return BehindMean(
        n,
        average,
        _keeps(limit, average.value),
        beyond,
        Part(Fraction(100 * beyond, n), wilson(beyond, n)),
        None if has_two else limit_kept(values, wanted, is_upper=is_upper),
    )


def mean(values: Sequence[Decimal]) -> Amount:
    """Return the mean of one value or more; its interval is drawn anew, beyond MOST_DRAWN values the normal one."""
    whole, unit = _whole(values)
    n, total = len(whole), sum(whole)
    centre = Fraction(total, n * unit)
    if n <= MOST_DRAWN:
        return Amount(centre, _middle(lambda dice: Fraction(sum(dice.choices(whole, k=n)), n * unit)))
    squares = sum(value * value for value in whole)
    reach = Fraction(Z * sqrt(Fraction(n * squares - total * total, n * n * n))) / unit
    return Amount(centre, Range(centre - reach, centre + reach))


def percentile(values: Sequence[Decimal], percent: Fraction) -> Decimal:
    """Return the smallest value that at least `percent` (above 0 to 100) of the values do not exceed.

    It is always a measured value, and the share within it is never less than asked. Source: definition 1 of
    R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
    """
    return sorted(values)[_rank(len(values), percent) - 1]


def limit_kept(values: Sequence[Decimal], wanted: Fraction, *, is_upper: bool = True) -> Amount:
    """Return the tightest limit that at least `wanted` percent (above 0 to 100) of the values keep.

    With `is_upper` the limit is an "at most", the percentile; else an "at least", the same seen from the other end.
    In a sample drawn anew the place of that percentile among the values follows a beta distribution, so it is drawn
    from there. With few values the interval ends at the outermost one measured, where the truth may lie further out.
    """
    ordered = sorted(map(Fraction, values), reverse=not is_upper)
    n, rank = len(ordered), _rank(len(values), wanted)
    ends = _middle(lambda dice: ordered[max(0, ceil(n * dice.betavariate(rank, n - rank + 1)) - 1)])
    return Amount(ordered[rank - 1], ends)


def bins(values: Sequence[Decimal], limit: Limit) -> tuple[Bin, ...]:
    """Return how one value or more spread over ranges of equal, round width, lowest first; at most MOST_BINS.

    A value on the border of two ranges counts on the side where the limit keeps it: in the lower one, or with only an
    "at least" in the upper one. An outermost value on the outer border counts inside.
    """
    low, high = Fraction(min(values)), Fraction(max(values))
    width = round_step((high - low) / (MOST_BINS - 1))
    first, last = floor(low / width), max(ceil(high / width), floor(low / width) + 1)
    is_upper = limit.at_most is not None
    kept, beyond = [0] * (last - first), [0] * (last - first)
    for value in values:
        place = Fraction(value) / width - first
        index = min(max(ceil(place) - 1 if is_upper else floor(place), 0), last - first - 1)
        (kept if limit.holds(value) else beyond)[index] += 1
    return tuple(Bin((first + i) * width, (first + i + 1) * width, kept[i], beyond[i]) for i in range(last - first))


def round_step(least: Fraction) -> Fraction:
    """Return the smallest of 1, 2, 5, 10, 20 ... or 0.5, 0.2, 0.1 ... that is not below `least`; 1 where that is 0."""
    if least <= 0:
        return Fraction(1)
    power = Fraction(10) ** (len(str(floor(least))) if least >= 1 else 1 - len(str(floor(1 / least))))
    return min(step for part in (20, 10, 5, 2, 1) if (step := power * part / 10) >= least)


def _rank(n: int, percent: Fraction) -> int:
    return max(1, ceil(n * percent / 100))


def _keeps(limit: Limit, value: Fraction) -> bool:
    return (limit.at_least is None or value >= Fraction(limit.at_least)) and (
        limit.at_most is None or value <= Fraction(limit.at_most)
    )


def _whole(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """Return the values as whole numbers, and how many of these make one."""
    ratios = [value.as_integer_ratio() for value in values]
    unit = lcm(*(bottom for _, bottom in ratios))
    return [top * (unit // bottom) for top, bottom in ratios], unit


def _middle(draw: Callable[[Random], Fraction]) -> Range:
    """Return where the middle 95 % of the draws lie; the dice always fall alike, so that a page stands still."""
    dice = Random(RESAMPLES)
    drawn = sorted(draw(dice) for _ in range(RESAMPLES))
    tail = RESAMPLES * 25 // 1_000
    return Range(drawn[tail], drawn[-1 - tail])
