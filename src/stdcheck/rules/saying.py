"""How messages of several rules say figures."""

from stdcheck.domain.measures import Limit, Mean, Measure, Quantity, Share
from stdcheck.domain.messages import Message, Value, message
from stdcheck.rules.measured import Level


def amount_said(value: Value, unit: Value | None) -> Message:
    """Say a number with its unit, if it has one; a percent sign follows without a space."""
    if unit == "%":
        return message("{value}%", value=value)
    return message("{value} {unit}", value=value, unit=unit) if unit else message("{value}", value=value)


def limit_said(limit: Limit) -> Message:
    """Say a limit in words: `at most 5 min`, `24 to 28 °C`."""
    if limit.at_least is None:
        return message("at most {figure}", figure=amount_said(limit.at_most or 0, limit.unit))
    if limit.at_most is None:
        return message("at least {figure}", figure=amount_said(limit.at_least, limit.unit))
    return message("{low} to {figure}", low=limit.at_least, figure=amount_said(limit.at_most, limit.unit))


def level_said(measure: Measure, figure: Value) -> Message:
    """Say a figure of this measure: percent for a share, else in the measure's unit."""
    if isinstance(measure, Share):
        return amount_said(figure, "%")
    return amount_said(figure, measure.unit if isinstance(measure, Quantity | Mean) else None)


def today_said(measure: Measure, today: Level) -> Message:
    """Say the level of today; where audits measured it, how many, and on how many observations it rests."""
    figure = level_said(measure, today.shown)
    if not today.n:
        return figure
    return message("{figure} (measured in {audits} audits, n = {n})", figure=figure, audits=today.audits, n=today.n)


def target_said(measure: Measure) -> Message:
    """Say what a measure asks for: `90% with at most 5 min`."""
    if isinstance(measure, Share):
        share = amount_said(measure.target, "%")
        if measure.limit is None:
            return share
        return message("{share} with {limit}", share=share, limit=limit_said(measure.limit))
    return limit_said(measure) if isinstance(measure, Quantity | Mean) else message("met")
