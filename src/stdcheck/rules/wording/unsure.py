"""What leaves in doubt whether a figure is a demand: results told, conditions, changes, denials, loose figures."""

import re
from functools import cache

from stdcheck.rules.wording.bounds import Bound
from stdcheck.rules.wording.circumstances import DEFINES, REJECTED, REPORTED
from stdcheck.rules.wording.quantities import TIMES
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

_DEMANDS = Words(
    english=r"is|are|be|must|shall|should|will|gets?|has to|have to|reach(?:es)?|answer|waits?|takes?|keep",
    chinese=r"必须|应当?|须|要求|确保|保证",
)
_ONLY_PAST = re.compile(r"was|were|had|has been|have been|reached|achieved|recorded|scored")
_NO_DEFINITION = re.compile(r"的比例|指[^的]")
_OTHER_STATISTIC = Words(
    english=r"""
        percentiles?|median|standard deviation|half of|(?:two |one |a |three )?(?:thirds?|quarters?) of(?! an hour)
        fraction|twice|double|(?:or|then|otherwise) (?:we|you) (?:pay|receive|get)|(?:for )?free(?: of charge)?|voucher
    """,
    chinese=r"分位|中位数|标准差|分之[一二三四五六七八九]的|[二三四]分之[一二三]|半数|一半|翻倍|加倍|免费|免收|不收费|赠送",
)
_DENIES = Words(
    english=r"not|never|nobody|no one|none|neither|nor|cannot|can't|won't|don't|doesn't|isn't|aren't|no",
    chinese=r"不(?![满超少低高同良便迟晚长短多大小得])|不得|没有|未(?!来)|无需|无须|不必|勿|严禁|杜绝|禁止",
)
_LOOSE_FIGURE = re.compile(
    r"(?:within|in|under|below|at most|at least|up to|over|than|max\.?|about|target|不超过|不超|不低于|至少|"
    r"最多|最长|以内) ?(?P<figure>[0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)\b)|"
    r"(?P<after>[0-9]+) (?:at the|or so|at an)|(?:before|by) (?P<clock>[0-9]{1,2}):[0-9]{2}|"
    r"(?P<hour>[0-9]{1,2})(?:点|时|:[0-9]{2})(?:之|以)?前"
)
_FIGURE_NEXT = re.compile(r" ?[0-9]| or [0-9]")
_CHANGES = Words(
    english=r"""
        by|increase[sd]?|reduc(?:e|es|ed|tion)|cut|fewer|faster|quicker|longer|shorter|lower|higher|rise[sn]?|grow\w*
        improv\w+|discounts?|fees?|surcharge|added|deposit|refund(?:ed)?|off|compensat\w+|penalty|cheaper|charge[sd]?
        humidity|brightness|volume|capacity|full
    """,
    chinese=r"""
        提高(?!到)|提升(?!到|至)|降低(?!到|至)|缩短(?!到|至)|减少(?!到|至)|增加|增长|下降(?!到|至)|上升|压缩(?!到|至)
        折|优惠|手续费|违约金|赔偿|补偿|赔付|退还|扣|加收|收取|占|权重|容量|湿度|亮度|音量|电量|押金|误差|浮动
    """,
)
_ABANDONED = re.compile(r"放弃(?:率|量|数)")
_WORDS_NEAR = 16
_OPENS_CONDITION = re.compile(
    r" ?(?:if|when|whenever|where|once|unless|after|should|in case|as soon as|如果?|若|当|遇|凡|一旦|只要|每当|逾期|因)"
)
_SPECIAL = re.compile(r"特殊|复杂|疑难|(?:complex|special|difficult) ")
_CONDITION_NEXT_TO = re.compile(
    r"(?:^|[ ,])(?:if|when|unless|who|that|which|whose|where|after|before)(?: \S+){0,3} ?$|"
    r"(?<!is )(?<!are )(?<!be )\b(?:made|placed|received|reported|cancell?ed|requested|submitted|returned|lodged|"
    r"booked|ordered|arriving|coming|calling|bought|filed|registered) $|"
    r"\bmay(?: \S+){1,5} ?$|可(?:以|在|于)? ?$|凭[^,，]{1,8}$"
)
_CONDITION_AFTER = re.compile(
    r" ?(?:of age|old\b|away|off\b|late\b|early|overdue|delay|before\b|ahead|in advance|"
    r"of (?:closing|departure|expiry))|(?:之|以)?前|的|未|仍|没|"
    r"[^，。；,;.]{1,5}的(?:[客乘旅顾患]|人|订单|退票|投诉|诉求|业务|申请|预订|报修)"
)
_NAMES_A_THING = re.compile(r"(?:[0-9]|[a-z])-(?:second|minute|hour|day|week)$")
_CLAUSE_OF_CASES = re.compile(r"(?:的|时|者|之时|的话)[,，]$")
_DUE_BEFORE = re.compile(r" ?(?:before\b|ahead|in advance|prior)|(?:之|以)?前")


def is_told(statement: Statement) -> bool:
    """Tell whether the statement tells a result, explains a word, turns something down or asks."""
    turned_down = [hit for hit in statement.find(REJECTED) if not _ABANDONED.match(statement.low, hit.start)]
    if "?" in statement.low or turned_down:
        return True
    if any(not _NO_DEFINITION.fullmatch(hit.text) for hit in statement.find(DEFINES)):
        return True
    told = statement.find(REPORTED)
    if any(not _ONLY_PAST.fullmatch(hit.text) for hit in told):
        return True
    return bool(told) and not statement.has_between(_DEMANDS, told[0].end, len(statement.low))


def leaves_doubt(statement: Statement, used: list[Bound]) -> bool:
    """Tell whether there is another statistic, a denial, or a figure without a unit that also looks like a limit."""
    if statement.has(_OTHER_STATISTIC) or any(_is_aside(statement, bound) for bound in used):
        return True
    if any(not _within(hit.start, used) for hit in statement.find(_DENIES)):
        return True
    if any(not _within(found.end(found.lastgroup or 0) - 1, used) for found in _loose().finditer(statement.low)):
        return True
    nexts = (found.end() - 1 for bound in used if (found := _FIGURE_NEXT.match(statement.low, bound.end)))
    return any(not _within(position, used) for position in nexts)


def _is_aside(statement: Statement, bound: Bound) -> bool:
    """Tell whether the figure is quoted or only names a thing: “within 3 days”, a two-hour slot, 3 days of leave."""
    unit, low = bound.quantity.unit, statement.low
    if low.count('"', 0, bound.start) % 2 or (unit in TIMES and _NAMES_A_THING.search(bound.quantity.hit.text)):
        return True
    return unit in TIMES and bound.comparator == "at_least" and low.startswith(" of ", bound.end)


def is_condition(statement: Statement, limit: Bound, share: Bound | None) -> bool:
    """Tell whether the limit says in which case something is done, rather than what is done."""
    start, end = statement.clause_at(limit.start)
    before, low = statement.low[start : limit.start], statement.low
    if _DUE_BEFORE.match(low, limit.end) and limit.comparator == "at_least":
        return False
    if _SPECIAL.match(before):
        return True
    is_last = not any(other[0] >= end for other in statement.clauses if other[0] < statement.sentence_at(start)[1])
    if not is_last and (_OPENS_CONDITION.match(before) or _CLAUSE_OF_CASES.search(low[start:end].strip())):
        return True
    return bool(_CONDITION_NEXT_TO.search(before)) or (share is None and bool(_CONDITION_AFTER.match(low, limit.end)))


def tells_a_change(statement: Statement, share: Bound) -> bool:
    """Tell whether the percentage is a change, a price or a part of something rather than a share of the cases."""
    near = (max(0, share.start - _WORDS_NEAR), share.end + _WORDS_NEAR)
    return any(not _within(hit.start, [share]) for hit in statement.find_between(_CHANGES, *near))


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){_LOOSE_FIGURE.pattern}")


def _within(position: int, used: list[Bound]) -> bool:
    return any(bound.start <= position < bound.end for bound in used)
