"""A measurable target, taken out of a statement: subject, share, comparator, value, unit, statistic."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from stdcheck.rules.wording.bounds import Bound, Comparator, bounds
from stdcheck.rules.wording.means import MEAN
from stdcheck.rules.wording.quantities import TIMES
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.unsure import is_condition, is_told, leaves_doubt, tells_a_change


@dataclass(frozen=True, slots=True)
class Target:
    """What a statement demands.

    `share` is the percent (0 to 100) of cases that must keep the limit, or the rate itself where there is no limit;
    `value` and `unit` are the limit, `low` the lower end where it is a range that must be kept at both ends.
    `statistic` is `mean` where the limit is a mean, `share` where a share is demanded, None for a bare limit.
    `subject` is the sentence without its figures; `span` reaches from the first to the last word of the target.
    """

    subject: str
    comparator: Comparator
    value: Decimal | None
    unit: str | None
    share: Decimal | None
    statistic: Literal["mean", "share"] | None
    span: Span
    low: Decimal | None = None


LONGEST = 600
"""Characters; in a longer text nobody can be sure what a figure belongs to."""

_MEASURED = frozenset({*TIMES[: TIMES.index("week") + 1], "ring", "degree Celsius", "percent"})
"""The units of what is timed, counted or read off; lengths, sums of money and ages mostly say for whom it holds."""

_FURTHEST = 50
"""Characters between a share and its limit; what stands further apart belongs to different things."""
_LEAST_RATE = 50
"""Percent; a lower rate without `at most` is one that should stay low, or a part of something."""
_RATE = re.compile(
    r"\b(?:rate|share|level|accuracy|availability|punctuality|satisfaction|percentage|score)\b|率|比例|满意度|准确度|完好度|达标"
)
_OF = re.compile(r" (?:of|in)\b| ?的|(?:客|乘|旅|顾|来|电|订|投|住)")
_LINKS = re.compile(r" ?(?:of (?:all |the |our )?|的)")
_EDGES = " ,.;:，。；：、-—的须应必需要得"
_DOUBLED = re.compile(r" ?, ?,")
_IDLE_TAIL = re.compile(r" (?:at|in|for|to|is|are|be|of|and|with)$|[在于为是]$")


def parse_target(statement: Statement) -> Target | None:
    """Take the measurable target out of the statement; None when it has none or when there is doubt which it is.

    A percentage beside a limit is the share of cases that must keep it; alone it is the rate demanded. In doubt are
    statements with figures of several things, conditions (`waits of more than 5 minutes are explained`), results
    that are told, changes (`20% faster`) and denials.
    """
    return _parsed(statement.original) if len(statement.low) <= LONGEST else None


@lru_cache(maxsize=4_096)
def _parsed(original: str) -> Target | None:
    statement = Statement.of(original)
    found = bounds(statement)
    shares = [bound for bound in found if bound.quantity.unit == "percent"]
    limits = [bound for bound in found if bound.quantity.unit != "percent"]
    if not found or len(shares) > 1 or len(limits) > 1:
        return None
    share, limit = (next(iter(some), None) for some in (shares, limits))
    mean = statement.find(MEAN)
    if (limit and not _is_demanded(limit)) or (share and not _is_share(statement, share, limit)) or (mean and share):
        return None
    if is_told(statement) or leaves_doubt(statement, found) or (limit and is_condition(statement, limit, share)):
        return None
    return _target(statement, share, limit, mean)


def _is_demanded(limit: Bound) -> bool:
    """Tell whether the unit is one that is measured and the limit is said, or both ends of a range are."""
    quantity = limit.quantity
    if quantity.unit not in _MEASURED or (quantity.low is not None and quantity.low >= quantity.value):
        return False
    return limit.comparator is not None or (quantity.low is not None and quantity.unit not in TIMES)


def _is_share(statement: Statement, share: Bound, limit: Bound | None) -> bool:
    quantity = share.quantity
    if quantity.low is not None or not 0 < quantity.value <= 100 or tells_a_change(statement, share):
        return False
    if limit:
        gap = max(share.start, limit.start) - min(share.end, limit.end)
        return share.comparator != "at_most" and gap <= _FURTHEST
    is_low = share.comparator == "at_most"
    if is_low and statement.low.startswith("的", share.end):
        return False
    if not is_low and quantity.value < _LEAST_RATE:
        return False
    start, end = statement.sentence_at(share.start)
    is_rate = _RATE.search(statement.low[start:end]) or _OF.match(statement.low, share.end)
    return share.comparator is not None or bool(is_rate) or _is_ratio(share)


def _is_ratio(share: Bound) -> bool:
    return "%" not in share.quantity.hit.text and "cent" not in share.quantity.hit.text


def _target(statement: Statement, share: Bound | None, limit: Bound | None, mean: list[Hit]) -> Target:
    used = [bound for bound in (share, limit) if bound is not None]
    statistic: Literal["mean", "share"] | None = "share" if share else "mean" if mean else None
    start, end = min(bound.start for bound in used), max(bound.end for bound in used)
    decisive = limit or share
    comparator = (decisive.comparator if decisive else None) or ("at_most" if limit else "at_least")
    is_range = limit is not None and limit.comparator is None
    return Target(
        subject=_subject(statement, used, mean if statistic == "mean" else []),
        comparator=comparator,
        value=limit.quantity.value if limit else None,
        unit=limit.quantity.unit if limit else None,
        share=share.quantity.value if share else None,
        statistic=statistic,
        span=statement.span((start, end)),
        low=limit.quantity.low if limit and is_range else None,
    )


def _subject(statement: Statement, used: list[Bound], mean: list[Hit]) -> str:
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
    return _IDLE_TAIL.sub("", _DOUBLED.sub(",", joined).strip(_EDGES))
