"""A measure in words: what is recorded, and when it counts as met."""

from decimal import Decimal

from stdcheck.domain.measures import Conformity, Limit, Mean, Measure, Quantity, Scale, ScaleLabel, Share, Unacceptable
from stdcheck.domain.messages import Message, message, plural_message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import Text, is_blank


def measure_in_words(criterion: Criterion) -> Message:
    """Say the measure of a criterion in one line, with the number of observations where one is planned."""
    words = _measure(criterion.measure)
    if criterion.sample is None:
        return words
    planned = plural_message("{n} observation", "{n} observations", criterion.sample)
    return message("{measure}, {observations}", measure=words, observations=planned)


def limit_in_words(limit: Limit) -> Message:
    """Say what one observation must keep: `at most 5 min`, `24 to 28 °C`."""
    low, high = limit.at_least, limit.at_most
    if low is not None and high is not None:
        if low == high:
            return message("exactly {amount}", amount=amount(high, limit.unit))
        return message("{low} to {amount}", low=low, amount=amount(high, limit.unit))
    if low is not None:
        return message("at least {amount}", amount=amount(low, limit.unit))
    return message("at most {amount}", amount=amount(high or Decimal(0), limit.unit))


def amount(number: Decimal, unit: Text | None) -> Message:
    """Say a number with its unit."""
    if unit is None or is_blank(unit):
        return message("{number}", number=number)
    return message("{number} {unit}", number=number, unit=unit)


def credit_in_words(measure: Measure) -> Message | None:
    """Say what a result short of the mark earns, where it earns anything; None where it earns nothing."""
    match measure:
        case Conformity():
            return message("Partly met earns {credit}%.", credit=measure.partial_credit)
        case Share(unacceptable=Decimal() as low):
            return message("Nothing is earned at {low}% or less; above it, in proportion up to the target.", low=low)
        case Quantity(unacceptable=Unacceptable() as beyond) | Mean(unacceptable=Unacceptable() as beyond):
            return _line_in_words(beyond, measure.unit)
    return None


def _line_in_words(beyond: Unacceptable, unit: Text | None) -> Message | None:
    low = amount(beyond.below, unit) if beyond.below is not None else None
    high = amount(beyond.above, unit) if beyond.above is not None else None
    if low and high:
        return message(
            "Nothing is earned at {low} or less and at {high} or more; in between, in proportion.", low=low, high=high
        )
    if low:
        return message("Nothing is earned at {low} or less; above it, in proportion.", low=low)
    return message("Nothing is earned at {high} or more; below it, in proportion.", high=high) if high else None


def _measure(measure: Measure) -> Message:
    match measure:
        case Conformity():
            return message("Met, partly met or not met")
        case Scale():
            return message("One of, worst to best: {labels}", labels=tuple(_label(label) for label in measure.labels))
        case Quantity():
            return message("One number: {limit}", limit=limit_in_words(measure))
        case Share(limit=Limit() as limit, target=target):
            return message("Share: at least {target}% with {limit}", limit=limit_in_words(limit), target=target)
        case Share():
            return message("Share: at least {target}% comply", target=measure.target)
        case Mean():
            return message("Mean of the values: {limit}", limit=limit_in_words(measure))


def _label(label: ScaleLabel) -> Message:
    if label.credit is None:
        return message("{label}", label=label.label)
    return message("{label} ({credit}%)", label=label.label, credit=label.credit)
