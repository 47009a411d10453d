"""How sure a share is: Wilson's interval and what it says of a target."""

from collections.abc import Callable
from fractions import Fraction
from math import sqrt

from stdcheck.domain.scorecard import Confidence, Interval

Z = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution: two sides of 2.5 % leave 95 %."""

_Z_SQUARED = Z * Z
_Z_SQUARED_DIGITS = 1_959_963_984_540_054**2
_Z_SQUARED_SCALE = 10**30


def wilson(successes: Fraction | int, trials: Fraction | int) -> Interval:
    """Return the 95 % Wilson score interval of a share, in percent.

    `successes` of `trials` (more than 0) need not be whole: a weighted share with the effective size n has p·n of n.
    The upper bound is exactly 100 where all succeed, the lower exactly 0 where none does.
    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    s, n = float(successes), float(trials)
    centre = s + _Z_SQUARED / 2
    reach = Z * sqrt(s * (1 - s / n) + _Z_SQUARED / 4) if s < n else Z * Z / 2
    scale = 100 / (n + _Z_SQUARED)
    return Interval(
        max(0.0, (centre - reach) * scale) if successes else 0.0,
        min(100.0, (centre + reach) * scale) if successes != trials else 100.0,
    )


def confidence_in(target: Fraction) -> Callable[[int, int], Confidence]:
    """Return the function that says for successes of trials what their interval says of `target` (percent, above 0).

    Demonstrated where the lower bound reaches the target, refuted where the upper stays below it. Decided without
    rounding: a share t lies outside the interval around p where (p - t)² > z²·t·(1 - t)/n.
    """
    due, whole = (target / 100).as_integer_ratio()
    doubt = _Z_SQUARED_DIGITS * due * (whole - due)

    def confidence(successes: int, trials: int) -> Confidence:
        surplus = successes * whole - trials * due
        if not surplus:
            return Confidence.UNDECIDED
        distance, reach = surplus * surplus * _Z_SQUARED_SCALE, doubt * trials
        if surplus > 0:
            return Confidence.DEMONSTRATED if distance >= reach else Confidence.UNDECIDED
        return Confidence.REFUTED if distance > reach else Confidence.UNDECIDED

    return confidence


def distinguishable(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two figures may be ranked: both have an interval, and these share no point."""
    return one is not None and other is not None and (one.high < other.low or other.high < one.low)
