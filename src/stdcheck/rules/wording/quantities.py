"""Quantities in a statement: a number (figures or words, English or Chinese) with its unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from stdcheck.rules.wording.numerals import (
    CHINESE_NUMBER,
    ENGLISH_NUMBER,
    FIGURES,
    NUMBER_WORDS,
    number_value,
)
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

_UNITS: dict[str, tuple[str, str]] = {
    "percent": (r"%|per ?cent(?:age)?|pct|in every hundred", "%"),
    "permille": (r"‰", "‰"),
    "second": (r"s|secs?|seconds?", "秒钟?"),
    "minute": (r"mins?|minutes?", "分钟|(?<=[0-9])分(?![之成公类为别部数])"),
    "quarter of an hour": (r"quarters? of an hour", "刻钟"),
    "hour": (r"h|hrs?|hours?", "个?小时|个?钟头"),
    "working day": (r"(?:working|business|work|office)[ -]days?", "个?工作日"),
    "day": (r"days?|calendar days?|nights?", "个?自然日|日(?![常后前均益])|天(?!然)"),
    "week": (r"weeks?", "个?(?:星期|礼拜)|周(?![围到边])"),
    "month": (r"months?", "个月|个自然月"),
    "year": (r"years?", "年(?![轻级])"),
    "ring": (r"rings?|ringtones?", "声(?:铃响?|响|之?内|以内)?|次?振?铃响?"),
    "time": (r"times|attempts|tries", "次|回|遍|趟"),
    "degree Celsius": (r"°c|degrees? c(?:elsius)?|degrees?", "°c|摄氏度|度(?!假)"),
    "angle": (r"°", "°"),
    "millimetre": (r"mm|millimet(?:re|er)s?", "毫米"),
    "centimetre": (r"cm|centimet(?:re|er)s?|inch(?:es)?", "厘米|公分|英寸|寸(?!步)"),
    "metre": (r"m|met(?:re|er)s?|feet|ft|yards?", "米(?![饭色])|步"),
    "kilometre": (r"km|kilomet(?:re|er)s?|miles?", "公里|千米"),
    "money": (r"pounds?|dollars?|euros?|yuan|rmb|pence|cents?", "元|块钱?|万元|角"),
    "person": ((
        r"people|persons|customers?|guests?|passengers?|callers?|patients?|staff|agents?|cases?|calls?|complaints?|"
        r"visits?|items?|trains?|orders?|households?|points?"
    ), "人次?|位|名|户|件|桌|单|起|例|宗|条|台|辆|个|分(?=[之以]?[上下])|家|项|张|份|册|班|列|席"),
}  # fmt: skip


def _any_unit(language: int) -> str:
    return "|".join(forms[language] for forms in _UNITS.values())


TIMES = ("second", "minute", "quarter of an hour", "hour", "working day", "day", "week", "month", "year")

_MORE = "(?:more |full |further |clear )?"
_QUANTITY = Words(
    english=rf"""
        (?:[£$€¥] ?)?{FIGURES}(?: ?(?:-|~|to|or|and) ?{FIGURES})? ?-? ?{_MORE}(?:{_any_unit(0)})
        an? (?:hour|minute|day) and a half
        {NUMBER_WORDS}(?: (?:to|or|and) {NUMBER_WORDS})?[ -]{_MORE}(?:{_any_unit(0)})
        [£$€¥] ?{FIGURES}
    """,
    chinese=rf"""
        百分之{CHINESE_NUMBER}
        [零一二两三四五六七八九]成[一二三四五六七八九半]?(?![为功长员])
        {CHINESE_NUMBER}(?:[-~至到]{CHINESE_NUMBER})?(?:个?半)?(?:{_any_unit(1)})(?:半(?!个?小时|分钟|天|年|个?月|日))?
        [¥￥]{FIGURES}
    """,
)
_COUNTERS = "位个人次件通单户笔名张辆台列趟班封条桌份项间例宗起回"
_PART_OF_WHOLE = (
    rf"(?!an?\b)(?P<part>{ENGLISH_NUMBER})(?: [a-z]+){{0,2}} (?:in|out of|of) (?:every )?"
    rf"(?P<whole>a hundred|{ENGLISH_NUMBER})"
)
_ZH_WHOLE_PART = (
    rf"(?P<whole>[0-9一二三四五六七八九十百]{{1,4}})(?P<counter>[{_COUNTERS}])[^0-9，。；,;.]{{0,6}}?[，,]?"
    r"(?:至少|要|须|应)?有?(?P<part>[0-9一二两三四五六七八九十]{1,3})(?P=counter)"
)
_RATIO = Words(
    english=rf"{_PART_OF_WHOLE}(?! ?-?(?:{'|'.join(_UNITS[unit][0] for unit in TIMES)})\b)", chinese=_ZH_WHOLE_PART
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, at a place of the plain text; of a range `value` is the upper end, `low` the lower.

    `unit` is one of the names of this module (`minute`, `percent`, ...); "nine in ten" and 九成 are `percent`.
    """

    hit: Hit
    value: Decimal
    unit: str
    low: Decimal | None = None


@lru_cache(maxsize=64)
def quantities(statement: Statement) -> tuple[Quantity, ...]:
    """Return all quantities of the statement, in order; remembered, because several detectors ask."""
    ratios = [ratio for hit in statement.find(_RATIO) if (ratio := _read_ratio(hit)) is not None]
    covered = {position for ratio in ratios for position in range(ratio.hit.start, ratio.hit.end)}
    found = [quantity for hit in statement.find(_QUANTITY) if (quantity := _read(hit)) is not None]
    apart = list(ratios)
    for quantity in sorted(found, key=lambda one: (one.hit.start, -one.hit.end)):
        places = range(quantity.hit.start, quantity.hit.end)
        if covered.isdisjoint(places):  # °C is found by the patterns of both languages
            covered.update(places)
            apart.append(quantity)
    return tuple(sorted(apart, key=lambda quantity: quantity.hit))


_AND_A_HALF = " and a half"
_HAN_NUMBER = "[零〇一二两三四五六七八九十百千万半点]{1,9}"


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(
        rf"(?:百分之)?[£$€¥]? ?(?P<first>{FIGURES}|{NUMBER_WORDS}|{_HAN_NUMBER})"
        rf"(?: ?(?:-|~|to|or|and|至|到) ?(?P<second>{FIGURES}|{NUMBER_WORDS}|{_HAN_NUMBER}))?"
        r"[ -]{0,3}(?P<half>个?半)?(?P<unit>.*)"
    )


def _read(hit: Hit) -> Quantity | None:
    if "成" in hit.text:
        return _tenths(hit)
    shape = _shape().match(hit.text)
    if shape is None:
        return None
    written = shape["second"] or shape["first"]
    value = number_value(written)
    unit = _unit_of(hit.text, shape["unit"])
    if value is None or unit is None or (unit == "person" and written in {"a", "an", "one", "一"}):
        return None
    half = (
        shape["half"] or shape["unit"].endswith(_AND_A_HALF) or (len(shape["unit"]) > 1 and shape["unit"][-1] == "半")
    )
    low = number_value(shape["first"]) if shape["second"] else None
    return Quantity(hit, value + Decimal("0.5") if half else value, unit, low)


def _tenths(hit: Hit) -> Quantity:
    """Read 九成 and 九成五."""
    tens, _, ones = hit.text.partition("成")
    rest = Decimal(5) if ones == "半" else number_value(ones or "零")
    return Quantity(hit, (number_value(tens) or Decimal(0)) * 10 + (rest or Decimal(0)), "percent")


@cache
def _unit_pattern(unit: str) -> re.Pattern[str]:
    english, chinese = _UNITS[unit]
    return re.compile(f"(?:{english})|(?:{chinese})半?")


def _unit_of(text: str, after: str) -> str | None:
    if text.startswith("百分之"):
        return "percent"
    if text[0] in "£$€¥":
        return "money"
    name = re.sub(r"^(?:more|full|further|clear) ", "", after).removesuffix(_AND_A_HALF)
    return unit_named(name)


def unit_named(words: str) -> str | None:
    """Return the name in this module of a unit as people write it (`min`, 分钟); None where it is none."""
    name = words.strip().lower()
    return next((unit for unit in _UNITS if _unit_pattern(unit).fullmatch(name)), "minute" if name == "分" else None)


@cache
def _ratio_shape() -> re.Pattern[str]:
    return re.compile(f"{_PART_OF_WHOLE.replace('(?P<', '(?P<en_')}|{_ZH_WHOLE_PART}")


def _read_ratio(hit: Hit) -> Quantity | None:
    shape = _ratio_shape().fullmatch(hit.text)
    if shape is None:
        return None
    part, whole = (number_value(shape[name] or shape[f"en_{name}"]) for name in ("part", "whole"))
    if part is None or whole not in _WHOLES or not 0 < part <= whole:
        return None
    return Quantity(hit, part * 100 / whole, "percent")


_WHOLES = {Decimal(whole) for whole in (5, 10, 20, 100, 1000)}
