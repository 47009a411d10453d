"""Levels of a measure: what it demands, whether a figure reaches it, which of two demands is stricter."""

from decimal import Decimal

from stdcheck.domain.measures import Limit, Mean, Measure, Quantity, Share


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
