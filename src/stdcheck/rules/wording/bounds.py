"""Limits in a statement: a quantity with the words that make it the most or the least."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from stdcheck.rules.wording.quantities import TIMES, Quantity, quantities
from stdcheck.rules.wording.statement import Hit, Statement

Comparator = Literal["at_most", "at_least"]

_AT_MOST_BEFORE = (
    r"within|inside(?: of)?|in under|under|below|at most|up to|(?:less|fewer|lower|shorter) than|"
    r"not? (?:more|longer|later|higher|greater) than|(?:not?|never) (?:to )?exceed(?:s|ing)?|must not exceed|"
    r"(?:a )?max(?:imum)?\.?(?: of)?|no slower than|<=?|≤|limit(?:ed to| of|:)?|"
    r"不超过|不得超过|不能超过|不超|不超出|不大于|不高于|不多于|不长于|不迟于|不晚于|小于|少于|低于|短于|至多|最多|最长|最迟|"
    r"最高|控制在|压到|压缩到|降到|降至|缩短到|压缩至"
)
_AT_LEAST_BEFORE = (
    r"at least|no (?:less|fewer|lower|worse|shorter) than|not (?:less|lower|fewer|shorter|below)(?: than)?|not below|"
    r"(?:a )?min(?:imum)?\.?(?: of)?|>=|≥|"
    r"不低于|不得低于|不能低于|不少于|不得少于|不小于|不短于|不差于|至少(?:提前)?|最少|最低"
)
_LOOSELY_AT_LEAST_BEFORE = (
    r"(?<!no )(?<!not )more than|over|above|exceed(?:s|ing)?|>|"
    r"(?<!不)高于|(?<!不)大于|(?<!不)多于|(?<!不)(?<!不得)(?<!不能)超过|达到|达|提高到|提升到|保持在"
)
_TARGET_BEFORE = r"target(?: is| of|:)?|目标(?:为|是|值|:)?"
_AT_MOST_AFTER = (
    r"or (?:less|fewer|under|lower|below|sooner|shorter|faster)|maximum|max\.?|at most|at the latest|"
    r"(?:及|或)?以内|之内|内(?![容部科])|(?:及|或)?以下|封顶|为限"
)
_AT_LEAST_AFTER = r"minimum|min\.?|at least"
_LOOSELY_AT_LEAST_AFTER = r"or (?:more|over|higher|above|better|longer)|(?:及|或)?以上|之上"
_REACH_BEFORE = 24

ONLY_IF_SAID = frozenset({*TIMES, "ring", "time", "person", "money"})
"""Of these `more than` and 以上 tell when something is due (`waits of more than 5 minutes are explained`)."""


_DONE_IN = frozenset({*TIMES, "ring"})
_IN = re.compile(r"(?<![a-z])in (?:the |about |approximately |around )?$")
"""`answered in 20 seconds` sets a limit, `in nine of ten cases` does not."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity, what it bounds (None where nothing says so), and its place in the plain text with those words."""

    quantity: Quantity
    comparator: Comparator | None
    start: int
    end: int


def bounds(statement: Statement) -> list[Bound]:
    """Return all quantities of the statement with their comparators, in order; angles and 一次 are left out.

    `1 minute 30 seconds` is one quantity, and so is a range whose ends both have their unit.
    """
    joined: list[Quantity] = []
    for quantity in quantities(statement):
        if quantity.unit == "angle" or (quantity.unit == "time" and quantity.value == 1):
            continue
        if joined and (one := _together(statement, joined[-1], quantity)):
            joined[-1] = one
        else:
            joined.append(quantity)
    return [_bounded(statement, quantity) for quantity in joined]


_SECONDS = {"second": 1, "minute": 60, "quarter of an hour": 900, "hour": 3600}
_RANGE = re.compile(r" ?(?:-|~|to|and|至|到) ?")


def _together(statement: Statement, first: Quantity, second: Quantity) -> Quantity | None:
    between = statement.low[first.hit.end : second.hit.start]
    hit = Hit(first.hit.start, second.hit.end, statement.low[first.hit.start : second.hit.end])
    if first.unit == second.unit and first.unit != "percent" and _RANGE.fullmatch(between) and first.low is None:
        return replace(second, hit=hit, low=first.value)
    large, small = _SECONDS.get(first.unit, 0), _SECONDS.get(second.unit, 0)
    if between.strip() in {"", "and"} and large > small > 0 and second.value * small < large:
        return Quantity(hit, first.value * large / small + second.value, second.unit)
    return None


@cache
def _before() -> tuple[tuple[re.Pattern[str], Comparator, bool], ...]:
    idle = r" ?(?:the |about |approximately |around |约|在)?"
    return (
        (re.compile(rf"(?:^|(?<![a-z]))(?:{_AT_LEAST_BEFORE}){idle}$"), "at_least", True),
        (re.compile(rf"(?:^|(?<![a-z]))(?:{_AT_MOST_BEFORE}){idle}$"), "at_most", True),
        (re.compile(rf"(?:^|(?<![a-z]))(?:{_LOOSELY_AT_LEAST_BEFORE}){idle}$"), "at_least", False),
    )


@cache
def _after() -> tuple[tuple[re.Pattern[str], Comparator, bool], ...]:
    return (
        (re.compile(rf" ?\(?(?:{_AT_MOST_AFTER})"), "at_most", True),
        (re.compile(rf" ?\(?(?:{_AT_LEAST_AFTER})"), "at_least", True),
        (re.compile(rf" ?\(?(?:{_LOOSELY_AT_LEAST_AFTER})"), "at_least", False),
    )


@cache
def _target() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TARGET_BEFORE}) ?$")


def _bounded(statement: Statement, quantity: Quantity) -> Bound:
    start, end = quantity.hit.start, quantity.hit.end
    at = max(0, start - _REACH_BEFORE)
    before = statement.low[at:start]
    is_rate = quantity.unit == "percent"
    for pattern, comparator, is_firm in _before():
        if found := pattern.search(before):
            if quantity.low is not None and comparator == "at_least":
                break  # 保持在22至27度: both ends hold
            reach = end
            if comparator == "at_most" and (tail := _after()[0][0].match(statement.low, end)):
                reach = tail.end()  # 控制在5分钟以内
            known = is_firm or quantity.unit not in ONLY_IF_SAID
            return Bound(quantity, comparator if known else None, at + found.start(), reach)
    if quantity.unit == "ring" and quantity.hit.text.endswith("内"):
        return Bound(quantity, "at_most", start, end)
    for pattern, comparator, is_firm in _after():
        if found := pattern.match(statement.low, end):
            known = is_firm or quantity.unit not in ONLY_IF_SAID
            return Bound(quantity, comparator if known else None, start, found.end())
    if quantity.unit in _DONE_IN and (found := _IN.search(before)):
        return Bound(quantity, "at_most", at + found.start(), end)
    if found := _target().search(before):
        meant: Comparator = "at_least" if is_rate else "at_most"
        return Bound(quantity, meant if is_rate or quantity.unit in TIMES else None, at + found.start(), end)
    return Bound(quantity, None, start, end)
