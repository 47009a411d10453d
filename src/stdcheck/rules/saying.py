"""How messages of several rules say figures."""

from stdcheck.domain.measures import Limit, Mean, Measure, Quantity, Share
from stdcheck.domain.messages import Message, Value, message


def limit_said(limit: Limit) -> Message:
    """Say a limit in words: `at most 5 min`, `24 to 28 °C`."""
    unit = limit.unit or ""
    if limit.at_least is None:
        return message("at most {figure}", figure=amount_said(limit.at_most or 0, unit))
    if limit.at_most is None:
        return message("at least {figure}", figure=amount_said(limit.at_least, unit))
    return message("{low} to {figure}", low=limit.at_least, figure=amount_said(limit.at_most, unit))


def amount_said(value: Value, unit: Value | None) -> Message:
    """Say a number with its unit, if it has one."""
    return message("{value} {unit}", value=value, unit=unit) if unit else message("{value}", value=value)


def level_said(measure: Measure, figure: Value) -> Message:
    """Say a figure of this measure: percent for a share, else in the measure's unit."""
    if isinstance(measure, Share):
        return message("{value}%", value=figure)
    return amount_said(figure, measure.unit if isinstance(measure, Quantity | Mean) else None)
