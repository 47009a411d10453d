"""Figures in words against the measure: the measure that a sentence asks for, and where the two contradict."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from stdcheck.domain.measures import Limit, Measure, Quantity, Share
from stdcheck.domain.standard import Standard
from stdcheck.domain.values import Text, by_language
from stdcheck.rules.levels import limit_of
from stdcheck.rules.wording.measurable import Target
from stdcheck.rules.wording.quantities import unit_named

OFFERED_SHARE = Decimal(90)
"""Percent of customers within a limit where the words say no share."""

_WRITTEN: Mapping[str, tuple[str, str]] = {
    "second": ("s", "秒"),
    "minute": ("min", "分钟"),
    "hour": ("h", "小时"),
    "working day": ("working days", "个工作日"),
    "day": ("days", "天"),
    "week": ("weeks", "周"),
    "ring": ("rings", "声"),
    "degree Celsius": ("°C", "°C"),
    "percent": ("%", "%"),
}
"""How a unit is written in a measure, in English and in Chinese."""

_SECONDS: Mapping[str, int] = {
    "second": 1,
    "minute": 60,
    "quarter of an hour": 900,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
}
"""A working day is none of these: it lasts as long as the contract says."""


def measure_of(target: Target, standard: Standard) -> Measure | None:
    """Return the measure that a target asks for; None for a mean, which hides the unlucky ones.

    A limit without a share gets the usual share; a temperature, a range and a rate that must stay low become one
    number to record.
    """
    if target.statistic == "mean":
        return None
    if target.value is None:
        share = target.share or OFFERED_SHARE
        if target.comparator == "at_most":
            return Quantity(kind="quantity", at_most=share, unit=_unit("percent", standard))
        return Share(kind="share", target=share)
    value, unit = _handy(target.value, target.unit or "")
    written = _unit(unit, standard)
    if target.low is not None:
        return Quantity(kind="quantity", at_least=target.low, at_most=value, unit=written)
    limit = Limit.model_validate({target.comparator: value, "unit": written})
    if unit == "degree Celsius" and target.share is None:
        return Quantity(kind="quantity", at_least=limit.at_least, at_most=limit.at_most, unit=written)
    return Share(kind="share", target=target.share or OFFERED_SHARE, limit=limit)


def _handy(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return half an hour as 30 minutes, a quarter of an hour as 15."""
    if unit == "quarter of an hour":
        return value * 15, "minute"
    smaller = {"hour": "minute", "minute": "second"}.get(unit)
    in_smaller = value * 60
    if smaller and value != value.to_integral_value() and in_smaller == in_smaller.to_integral_value():
        return in_smaller, smaller
    return value, unit


def _unit(unit: str, standard: Standard) -> Text:
    english, chinese = _WRITTEN[unit]
    written = {tag: chinese if _is_chinese(tag) else english for tag in standard.all_languages}
    return written[standard.language] if len(set(written.values())) == 1 else written


def _is_chinese(tag: str) -> bool:
    return tag.split("-", maxsplit=1)[0].lower() == "zh"


def contradicts(target: Target, measure: Measure) -> bool:
    """Tell whether share or limit of the words and of the measure are surely different figures for the same thing."""
    return _share_differs(target, measure) or any(ours != theirs for _, ours, theirs in _pairs(target, measure))


def promises_more(target: Target, measure: Measure) -> bool:
    """Tell whether a promise with this target is stricter than the measure in one figure, where they compare."""
    share = _demanded_share(target)
    if isinstance(measure, Share) and share is not None and share > measure.target:
        return True
    return any(ours < theirs if side == "at_most" else ours > theirs for side, ours, theirs in _pairs(target, measure))


def taken_over(target: Target, measure: Measure, standard: Standard) -> Measure:
    """Return the measure with the figures of the words; what no longer lies beyond them as unacceptable is left out."""
    form = measure.model_dump(exclude_defaults=True)
    if isinstance(measure, Share) and _demanded_share(target) is not None:
        form["target"] = target.share
    if target.value is not None and (limit := limit_of(measure)) and any(_pairs(target, measure)):
        holder = form["limit"] if isinstance(measure, Share) else form
        holder |= _bounds_in_its_unit(target, limit, standard)
    return type(measure).model_validate(_without_misfits(form))


def _demanded_share(target: Target) -> Decimal | None:
    is_rate_to_keep_low = target.value is None and target.comparator == "at_most"
    return None if is_rate_to_keep_low else target.share


def _share_differs(target: Target, measure: Measure) -> bool:
    share = _demanded_share(target)
    return isinstance(measure, Share) and share is not None and share != measure.target


def _pairs(target: Target, measure: Measure) -> Iterable[tuple[str, Fraction, Fraction]]:
    """Yield the bounds that both have: which, that of the words and that of the measure in one unit."""
    limit = limit_of(measure)
    if limit is None or (target.statistic == "mean" and isinstance(measure, Share)):
        return
    unit = _read_unit(limit.unit)
    if target.value is None:
        if isinstance(measure, Quantity) and unit == "percent" and target.comparator == "at_most":
            yield from _bound("at_most", target.share, limit, Fraction(1))
        return
    factor = _factor(target.unit or "", unit)
    if factor is not None:
        if target.low is not None:
            yield from _bound("at_least", target.low, limit, factor)
        yield from _bound(target.comparator, target.value, limit, factor)


def _bound(side: str, ours: Decimal | None, limit: Limit, factor: Fraction) -> Iterable[tuple[str, Fraction, Fraction]]:
    theirs = limit.at_most if side == "at_most" else limit.at_least
    if ours is not None and theirs is not None:
        yield side, Fraction(ours) * factor, Fraction(theirs)


def _factor(of_words: str, of_measure: str | None) -> Fraction | None:
    """Return by what a figure of the words is multiplied to be one in the measure's unit; None where none is known."""
    if of_words == of_measure:
        return Fraction(1)
    ours, theirs = _SECONDS.get(of_words), _SECONDS.get(of_measure or "")
    return Fraction(ours, theirs) if ours and theirs else None


def _read_unit(unit: Text | None) -> str | None:
    read = {unit_named(words) for words in by_language(unit, "").values()}
    return read.pop() if len(read) == 1 else None


def _bounds_in_its_unit(target: Target, limit: Limit, standard: Standard) -> dict[str, Any]:
    factor = _factor(target.unit or "", _read_unit(limit.unit)) or Fraction(1)
    value = target.value or Decimal(0)
    exact = Fraction(value) * factor
    converted = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01")).normalize()
    if Fraction(converted) != exact:
        value, unit = _handy(value, target.unit or "")
        return {target.comparator: value, "unit": _unit(unit, standard)}
    both = {"at_least": target.low} if target.low is not None else {}
    return {**both, target.comparator: converted}


def _without_misfits(form: dict[str, Any]) -> dict[str, Any]:
    """Leave out what counts as unacceptable where it no longer lies beyond the target."""
    worst = form.get("unacceptable")
    if form["kind"] == "share":
        if worst is not None and worst >= form["target"]:
            del form["unacceptable"]
    elif worst:
        below, above = worst.get("below"), worst.get("above")
        kept = {"below": below} if below is not None and below < form["at_least"] else {}
        kept |= {"above": above} if above is not None and above > form["at_most"] else {}
        form = {key: value for key, value in form.items() if key != "unacceptable"}
        form |= {"unacceptable": kept} if kept else {}
    return form
