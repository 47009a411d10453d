"""A measurable target, taken out of a sentence: subject, share, comparator, value, unit, statistic."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from stdcheck.rules.wording.means import MEAN
from stdcheck.rules.wording.quantities import Quantity, quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement

Comparator = Literal["at_most", "at_least"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a sentence demands.

    `share` is the percent (0 to 100) of cases that must keep the limit, or the rate itself where there is no limit;
    `value` and `unit` are the limit. `statistic` is `mean` where the limit is a mean, `share` where a share is
    demanded, None for a bare limit. `subject` is the sentence without its figures; `span` reaches from the first to
    the last word of the target.
    """

    subject: str
    comparator: Comparator
    value: Decimal | None
    unit: str | None
    share: Decimal | None
    statistic: Literal["mean", "share"] | None
    span: Span


@cache
def _comparators() -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    return (
        (re.compile(rf"(?:{_AT_LEAST_BEFORE}) ?$"), "at_least"),
        (re.compile(rf"(?:{_AT_MOST_BEFORE}) ?(?:the |about |approximately |约)?$"), "at_most"),
    )


@cache
def _trailing_comparators() -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    return (
        (re.compile(rf" ?(?:{_AT_MOST_AFTER})"), "at_most"),
        (re.compile(rf" ?(?:{_AT_LEAST_AFTER})"), "at_least"),
    )


_AT_MOST_BEFORE = (
    r"within|inside(?: of)?|in(?: under)?|under|below|at most|up to|(?:less|fewer|lower|shorter) than|by|"
    r"not? (?:more|longer|later|higher|greater) than|not? (?:to )?exceed(?:ing)?|must not exceed|"
    r"(?:a )?max(?:imum)?\.?(?: of)?|no slower than|<=?|≤|limit(?:ed to| of|:)?|target(?: of|:)?|"
    r"不超过|不得超过|不超出|不大于|不高于|不多于|不长于|不迟于|不晚于|小于|少于|低于|短于|至多|最多|最长|最迟|"
    r"最高|控制在|压到|压缩到|降到|降至|缩短到"
)
_AT_LEAST_BEFORE = (
    r"at least|no (?:less|fewer|lower|worse) than|not (?:less|lower|fewer|below)(?: than)?|not below|"
    r"(?:a )?min(?:imum)?\.?(?: of)?|(?<!no )(?<!not )more than|over|above|exceed(?:s|ing)?|>=?|≥|"
    r"不低于|不得低于|不少于|不小于|不短于|不差于|至少|最少|最低|(?<!不)高于|(?<!不)大于|(?<!不)多于|"
    r"(?<!不)(?<!不得)超过|达到|达|提高到|提升到|保持在"
)
_AT_MOST_AFTER = (
    r"or (?:less|fewer|under|lower|below|sooner|shorter|faster)|maximum|max\.?|at most|at the latest|"
    r"以内|之内|内|以下|之前|前|及以下|封顶|为限"
)
_AT_LEAST_AFTER = r"or (?:more|over|higher|above|better|longer)|minimum|min\.?|at least|以上|及以上|之上|起"
_LINKS = re.compile(r" ?(?:of (?:all |the |our )?|的)")
_EDGES = " ,.;:，。；：、-—的须应必需要得"
_IDLE_TAIL = re.compile(r" (?:at|in|for|to|is|are|be|of|and)$|[在于为是]$")
_SHARES = frozenset({"percent", "permille"})


def parse_target(statement: Statement) -> Target | None:
    """Take the first measurable target out of the statement; None when it has none.

    A percentage beside a limit is the share of cases that must keep it; alone it is the rate demanded.
    """
    bounded = [_bounded(statement, quantity) for quantity in quantities(statement) if quantity.unit != "angle"]
    shares = [bound for bound in bounded if bound.quantity.unit in _SHARES]
    limits = [bound for bound in bounded if bound.quantity.unit not in _SHARES and bound.comparator is not None]
    if not shares and not limits:
        return None
    share = shares[0] if shares else None
    limit = limits[0] if limits else None
    used = [bound for bound in (share, limit) if bound is not None]
    mean = statement.find(MEAN)
    statistic: Literal["mean", "share"] | None = "share" if share else None
    if limit and mean and not share:
        statistic = "mean"
    start, end = min(bound.start for bound in used), max(bound.end for bound in used)
    decisive = limit or share
    return Target(
        subject=_subject(statement, used, mean if statistic == "mean" else []),
        comparator=(decisive.comparator if decisive else None) or "at_least",
        value=limit.quantity.value if limit else None,
        unit=limit.quantity.unit if limit else None,
        share=share.quantity.value if share else None,
        statistic=statistic,
        span=statement.span((start, end)),
    )


@dataclass(frozen=True, slots=True)
class _Bound:
    quantity: Quantity
    comparator: Comparator | None
    start: int
    end: int


_REACH_BEFORE = 24


def _bounded(statement: Statement, quantity: Quantity) -> _Bound:
    start, end = quantity.hit.start, quantity.hit.end
    before = statement.low[max(0, start - _REACH_BEFORE) : start]
    for pattern, comparator in _comparators():
        if found := pattern.search(before):
            return _Bound(quantity, comparator, start - len(before) + found.start(), end)
    for pattern, comparator in _trailing_comparators():
        if found := pattern.match(statement.low, end):
            return _Bound(quantity, comparator, start, found.end())
    return _Bound(quantity, None, start, end)


def _subject(statement: Statement, used: list[_Bound], mean: list[Hit]) -> str:
    first = min(bound.start for bound in used)
    start, end = statement.sentence_at(first)
    cuts = [(bound.start, bound.end) for bound in used] + [(hit.start, hit.end) for hit in mean]
    kept, place = [], start
    text = statement.plain.text
    for cut_start, cut_end in sorted(cuts):
        if place < cut_start <= end:
            kept.append(text[place:cut_start].strip())
        link = _LINKS.match(text, cut_end)
        place = max(place, link.end() if link else cut_end)
    kept.append(text[place:end].strip() if place < end else "")
    joined = ("" if statement.is_chinese else " ").join(piece for piece in kept if piece)
    return _IDLE_TAIL.sub("", joined.strip(_EDGES))
