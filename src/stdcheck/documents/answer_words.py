"""An answer in words, short enough for one cell."""

from decimal import Decimal

from stdcheck.documents.checklist_layout import CONFORMITY
from stdcheck.domain.audit import Response
from stdcheck.domain.measures import Conformity, Limit, Mean, Measure, Quantity, Scale, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, by_language, read
from stdcheck.language import Translator

_SHOWN_VALUES = 60


def answer_in_words(response: Response | None, measure: Measure | None, t: Translator, language: str) -> str:
    """Return what was answered: a word, a number with its unit, `18 / 20`, the values, or a reason; "" for nothing.

    `language` is the standard's own. Without a measure (a criterion that is no longer there) it shows what was entered.
    """
    if response is None:
        return ""
    if response.value is not None:
        return _value(response.value, measure, t, language)
    if response.observed is not None:
        return f"{response.compliant} / {response.observed}"
    if response.values is not None:
        shown = "; ".join(plain(value) for value in response.values[:_SHOWN_VALUES])
        unit = _unit(measure, t, language)
        return shown + (" …" if len(response.values) > _SHOWN_VALUES else "") + (f" {unit}" if unit else "")
    return response.not_applicable or response.not_observed or ""


def answer_in_short(response: Response | None, measure: Measure, t: Translator, language: str) -> str:
    """Return an answer as `answer_in_words` does, but several values as what they come to: `13 / 20`, or their mean."""
    if response is None or response.values is None:
        return answer_in_words(response, measure, t, language)
    count = len(response.values)
    if isinstance(measure, Share) and measure.limit is not None:
        return f"{sum(map(measure.limit.holds, response.values))} / {count}"
    mean = t.number(sum(response.values, Decimal(0)) / count, 1)
    return f"⌀ {mean} {_unit(measure, t, language)}".rstrip()


def _value(value: str, measure: Measure | None, t: Translator, language: str) -> str:
    match measure:
        case Conformity() if value in CONFORMITY:
            return t.say(term(CONFORMITY[value]))
        case Scale(labels=labels):
            found = next((one.label for one in labels if value in by_language(one.label, language).values()), value)
            return read(found, t.language, language)
        case Quantity():
            return f"{value} {_unit(measure, t, language)}".rstrip()
    return value


def _unit(measure: Measure | None, t: Translator, language: str) -> str:
    unit: Text | None = None
    match measure:
        case Quantity() | Mean():
            unit = measure.unit
        case Share(limit=Limit() as limit):
            unit = limit.unit
    return read(unit, t.language, language)
