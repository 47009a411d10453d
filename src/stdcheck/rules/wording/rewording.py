"""Better words for a statement, where nobody has to guess: a mean as a share, an absolute with room, a mark left out.

Every function returns the new text, or None where it is not sure. A new text lacks the pitfall and shows none that the
old did not; whatever else stood in the statement still stands there.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from stdcheck.domain.numbers import plain
from stdcheck.rules.wording import find, label
from stdcheck.rules.wording.bounds import Bound, bounds
from stdcheck.rules.wording.means import MEAN
from stdcheck.rules.wording.measurable import parse_target
from stdcheck.rules.wording.plaintext import compiled
from stdcheck.rules.wording.quantities import TIMES
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.unsure import is_told

Edit = tuple[int, int, str]
"""A stretch of the plain text and what comes to stand in its place."""

MEAN_AS_TARGET, ABSOLUTE, KEPT_INSIDE = "P301", "P101", "P603"
USUAL_SHARE, USUAL_ROOM = Decimal(90), Decimal(95)
"""Percent of cases that are offered for a mean, and for an absolute."""

_IN_WORDS = {
    Decimal(80): ("four times in five", "十次中有八次"),
    Decimal(90): ("nine times in ten", "十次中有九次"),
    Decimal(95): ("nineteen times in twenty", "二十次中有十九次"),
}
_MEAN_BEFORE_NOUN = (
    r"(?:\b(an?) )?\b(?<!arithmetic )(average|mean|avg\.?) (?=(?:(?!of )[a-z-]+ ){0,2}(?:wait|waiting|time|response|"
    r"delay|duration|queue|queuing|handling|turnaround|answer)\b)"
)
_ON_AVERAGE = r",? on average\b,?"
_MEAN_IN_CHINESE = r"(?<![看取按年季月周日术权])(?<!按.)(?<!按..)(?<!按...)平均(?!每|值|数|分|起来|下来|来说|算|目标)"
_HOLDS_ITS_LIMIT = frozenset("落压控保维守至到于成减")
"""After these signs (落在, 压减至) nothing can come between the word and its limit."""
_NO_PLACE_FOR_SHARE = r"目标|封顶|为限"
_WHOLE_RATE = (
    r"(?:(?:rate|accuracy|availability|punctuality|compliance|completeness|level|target)"
    r"(?:,|:| is| of| at| must be| shall be| stays at| should be){0,2} )"
    r"(?P<after_noun>100(?:\.0+)?)(?= ?(?:%|per ?cent))|"
    r"(?<![0-9.])(?P<of_some>100(?:\.0+)?)"
    r"(?= ?(?:%|per ?cent) of (?:the |our |all )?(?!fare|price|cost|fee|value|amount)[a-z])|"
    r"率(?:必须|应当?|要|须)?(?:达到|达|为|是|:)?(?P<rate>100(?:\.0+)?(?=%)|百分之百|百分百)|"
    r"(?<![0-9.])(?P<of_them>100(?=%)|百分之百|百分百)(?=%?的(?:客|乘|旅|顾|来电|电话|订单|投诉|住客|快件|包裹))"
)
_EVERY_TIME = (
    r",? ?\b(?:every (?:single |last )?time|each and every time|in (?:every (?:single )?case|all cases))(?=[.,;!]|$)|"
    r"(?:每(?:一)?次都|次次都?|回回都?)(?:必须|要|须|得)?"
)
_EMPHASIS = (
    r",? (?:(?:with |absolutely )?(?:no|without(?: any)?) exceptions?"
    r"(?: (?:are |is )?(?:accepted|allowed|whatsoever|made))?|"
    r"without fail|(?:whatever|no matter what) the (?:reason|circumstances?))\b|"
    r"[,，](?:绝)?(?:无一|没有任何|不得有任何|不允许有?任何|无|没有)例外|"
    r"[,，]任何(?:理由|借口|原因)(?:都|均|一律)?(?:不予?采纳|不行|不接受)"
)
_FOR_ALL = r"\b(?:all|every|each|any)\b|所有|全部|一律|每(?!次|一次)|任何|都"


@lru_cache(maxsize=1_024)
def mean_as_share(text: str, share: Decimal = USUAL_SHARE) -> str | None:
    """Return the statement with its mean as a share (percent) of cases within the same limit."""
    statement = Statement.of(text)
    target = parse_target(statement)
    if target is None or target.statistic != "mean" or target.comparator != "at_most" or target.unit not in TIMES:
        return None
    (limit,) = bounds(statement)
    in_language = _mean_in_chinese if statement.is_chinese else _mean_in_english
    edits = in_language(statement, limit, share)
    new = _edited(statement, edits) if edits else None
    if new is None or not is_better(MEAN_AS_TARGET, text, new):
        return None
    found = parse_target(Statement.of(new))
    kept = found and (found.share, found.comparator, found.value) == (share, "at_most", target.value)
    return new if kept else None


def _mean_in_english(statement: Statement, limit: Bound, share: Decimal) -> list[Edit]:
    if len(statement.find(MEAN)) != 1:
        return []
    how_many = (limit.end, limit.end, f" {_said(share)}")
    if found := compiled(_ON_AVERAGE).search(statement.low):
        is_first = not statement.low[: found.start()].strip()
        return [] if is_first else [(found.start(), found.end(), ""), how_many]
    found = compiled(_MEAN_BEFORE_NOUN).search(statement.low)
    if found is None or found.end() > limit.start:
        return []
    article = ""
    if found[1]:
        article = "an " if statement.low[found.end()] in "aeiou" else "a "
    return [(found.start(), found.end(), article), how_many]


def _mean_in_chinese(statement: Statement, limit: Bound, share: Decimal) -> list[Edit]:
    found = list(compiled(_MEAN_IN_CHINESE).finditer(statement.low))
    if len(found) != 1 or len(statement.find(MEAN)) != 1 or found[0].end() > limit.start:
        return []
    if compiled(_NO_PLACE_FOR_SHARE).search(statement.low, limit.start, limit.end):
        return []
    place, how_many = limit.start, _said(share, is_chinese=True)
    if statement.low[place - 1] == "在" and place > found[0].end():
        place -= 1
    if place > found[0].end() and statement.low[place - 1] in _HOLDS_ITS_LIMIT:
        return []
    if place == limit.start == limit.quantity.hit.start:
        how_many += "在"
    return [(found[0].start(), found[0].end(), ""), (place, place, how_many)]


@lru_cache(maxsize=1_024)
def with_room(text: str, share: Decimal = USUAL_ROOM) -> str | None:
    """Return the statement with `share` percent in the place of its absolute: 100% of, every time, no exceptions."""
    statement = Statement.of(text)
    edits = [*_rates(statement, share), *_every_time(statement, share)]
    emphases = [(found.start(), found.end(), "") for found in compiled(_EMPHASIS).finditer(statement.low)]
    if (
        not edits
        and emphases
        and len(bounds(statement)) == 1
        and not compiled(_FOR_ALL).search(statement.low[: emphases[0][0]])
    ):
        start, end, _ = emphases[0]
        edits = [(start, end, f"，{_said(share, is_chinese=True)}" if statement.is_chinese else f", {_said(share)}")]
        emphases = emphases[1:]
    new = _edited(statement, [*edits, *emphases]) if len(edits) == 1 and not is_told(statement) else None
    if new is None or not is_better(ABSOLUTE, text, new):
        return None
    found = parse_target(Statement.of(new))
    return new if found and found.share == share else None


def _rates(statement: Statement, share: Decimal) -> list[Edit]:
    found = compiled(_WHOLE_RATE).finditer(statement.low)
    places = [one.span(one.lastgroup or 0) for one in found]
    return [(start, end, plain(share) + ("%" if statement.low[start] == "百" else "")) for start, end in places]


def _every_time(statement: Statement, share: Decimal) -> list[Edit]:
    edits = []
    for found in compiled(_EVERY_TIME).finditer(statement.low):
        is_chinese = not found[0].isascii()
        before = statement.low[: found.start()].rstrip()
        if not is_chinese and (compiled(_FOR_ALL).search(before) or not before or before[-1] in ".!;:"):
            return []
        edits.append((found.start(), found.end(), _said(share, is_chinese=True) if is_chinese else f" {_said(share)}"))
    return edits


def _said(share: Decimal, *, is_chinese: bool = False) -> str:
    if share in _IN_WORDS:
        return _IN_WORDS[share][is_chinese]
    return f"{plain(share)}%的情况下" if is_chinese else f"in {plain(share)}% of cases"


_PARENTHESES = {"(": ")", "（": "）", "[": "]", "【": "】"}
_ONLY_A_MARK = (
    r"(?:(?:an? |our |for |purely |strictly )*internal(?:ly)?"
    r"(?: (?:use|target|commitment|standard|goal|figure|rule|only))*|"
    r"(?:for )?staff only|confidential|(?:is |are )?not (?:to be |for )?(?:told|disclosed|published|shown|shared|"
    r"communicated|announced|release[d]?|publication|disclosure|customers?|guests?|passengers?)"
    r"(?: (?:to|with|by) (?:the |our )?[a-z]+)?|do not tell (?:the |our )?[a-z]+|"
    r"which (?:customers|guests|passengers) are not (?:told|informed(?: of)?))|"
    r"(?:仅供|仅限|只限|属)?内部(?:掌握|使用|标准|指标|目标|控制|要求|资料|口径)*|(?:暂)?不对?(?:外|[客顾乘旅]客|客[户人])(?:公布|公开|公示|宣传|承诺|说|传)|"
    r"(?:不得|不要|不|勿|请勿|切勿)(?:对外|向外)?(?:告知|告诉|透露给|公布|公开|公示|外传)"
    r"(?:客户|顾客|客人|乘客|旅客|业主|用户|住客)?"
)


@lru_cache(maxsize=1_024)
def without_mark(text: str) -> str | None:
    """Return the statement without the clauses or brackets that only keep it from customers; a figure must remain."""
    statement = Statement.of(text)
    stretches: set[tuple[int, int]] = set()
    for span in find(KEPT_INSIDE, statement):
        stretch = _clause_around(text, span.start, span.end)
        if stretch is None or not _is_only_a_mark(text[slice(*stretch)]):
            return None
        stretches.add(stretch)
    kept = text
    for start, end in sorted(stretches, reverse=True):
        kept = kept[:start] + kept[end:]
    kept = _tidy(kept)
    is_demand = bool(bounds(Statement.of(kept)))
    return kept if stretches and is_demand and is_better(KEPT_INSIDE, text, kept) else None


def _is_only_a_mark(words: str) -> bool:
    parts = re.split("[,，:：;；、]", words.lower().strip(" ()（）[]【】"))
    return all(compiled(_ONLY_A_MARK).fullmatch(part.strip()) for part in parts if part.strip())


_BORDERS = ",，;；。.!！\n"


def _clause_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the brackets around a stretch, or the clause with the comma before it; None where it is the whole."""
    for opening, closing in _PARENTHESES.items():
        left, right = text.rfind(opening, 0, start + 1), text.find(closing, end - 1)
        if left >= 0 and right >= 0 and closing not in text[left:start] and opening not in text[end:right]:
            return left, right + 1
    left = max(text.rfind(border, 0, start) for border in _BORDERS)
    rights = [place for border in _BORDERS if (place := text.find(border, end)) >= 0]
    right = min(rights, default=len(text))
    if left < 0 and (label_end := compiled(" ?[:：]").match(text, end)):
        return 0, label_end.end()
    if left < 0:
        return (0, right + 1) if right < len(text.rstrip(_BORDERS + " ")) else None
    return left if text[left] in ",，" else left + 1, right


def _tidy(text: str) -> str:
    text = re.sub(r" +([,.;，。；])", r"\1", re.sub(r"  +", " ", text)).strip(" ,，;；")
    return text[:1].upper() + text[1:]


def _edited(statement: Statement, edits: Sequence[Edit]) -> str | None:
    """Return the original with the edits made; None where they overlap."""
    ordered = sorted(edits)
    if any(one[1] > other[0] for one, other in pairwise(ordered)):
        return None
    text = statement.original
    for start, end, new in reversed(ordered):
        first, last = statement.plain.to_original(start, end)
        if start == end and statement.plain.offsets:
            first = last = statement.plain.offsets[start]
        text = text[:first] + new + text[last:]
    return _tidy(text)


def is_better(code: str, old: str, new: str) -> bool:
    """Tell whether the new words lack the pitfall and show none that the old did not."""
    before, after = shown_by(old), shown_by(new)
    return code not in after and after <= before


@lru_cache(maxsize=1_024)
def shown_by(text: str) -> frozenset[str]:
    """Return the codes of the word rules that speak up on a text."""
    return frozenset(code for code, _ in label(text))
