"""Several requirements packed into one statement, or an enumeration meant to be exhaustive (rule P402)."""

import re

from stdcheck.rules.wording.circumstances import ABOUT_STANDARDS, PROTECTED
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

MOST_ITEMS = 7
"""From so many enumerated items on, a statement tries to list everything."""

MOST_ITEMS_OF_ANY_KIND = 9
"""So many items are too many even where they are no actions."""

_ITEM_BORDER = re.compile(r"[、，,;；]| and | or |以及|及(?!时|格|其)|和(?!蔼|谐|气|平)|与(?!会|其)")
_DETAILED = Words(
    english=r"""
        (?:wip|clean|check|polish|dust|fold|straighten|align|arrang|plac|put|fill|sign|stamp|initial|tick|staple|\
        hang|press|iron|vacuum|mop|empty|refill|turn|switch|close|open|count|record|report|lay|set|greet|bow|say|\
        smile|nod|stand|walk)\w*
        boxes?|tick(?:s|ed)?|signatures?|initials|items? \d+|including but not limited to|inclusive of|namely
        that is to say|in (?:this|the following) order
    """,
    chinese=r"""
        擦|扫|拖|摆|放|叠|折|挂|贴|签|盖|填|打勾|勾选|开|关|查|看|问|说|笑|站|走|递|接|送|倒|洗|整理|归位|包括但不限于
        逐项|依次|共[0-9一二三四五六七八九十]{1,6}[项条步]|一[是、].{0,40}二[是、].{0,40}三[是、]
    """,
)
_COUNTED = Words(
    english=r"""
        (?:all |the )?(?:[2-9][0-9]|1[5-9]|[1-9][0-9]{2}|twenty|thirty|forty|fifty|sixty|seventy|eighty|\
        ninety)(?:[- ]\w+)? (?:items?|points?|steps?|checks?|boxes|requirements?|actions?|rules?|movements?|\
        clauses)(?! (?:of|in) stock)
    """,
    chinese=r"""
        [三四五六七八九十]个一
        (?<![0-9])(?:[2-9][0-9]|1[5-9]|[1-9][0-9]{2}|[二三四五六七八九]十[一二三四五六七八九]?|\
        [一二三四五六七八九]百)(?:多|余|几|来)?(?:个)?(?:项(?!目)|条(?!线)|步|道工序|个动作|个要点|点要求|个细节|\
        个规定动作)
    """,
)


def find_packed(statement: Statement) -> list[Span]:
    """Find the statement that packs many requirements or lists until nothing should be left.

    Safety lists and tables with figures of their own (times, frequencies, prices) are left alone.
    """
    hits = statement.find(_COUNTED) or _enumerations(statement)
    if not hits or statement.has(PROTECTED) or statement.has(ABOUT_STANDARDS):
        return []
    return statement.spans(hits)


def _enumerations(statement: Statement) -> list[Hit]:
    hits = []
    for start, end in statement.sentences:
        items = 1 + len(_ITEM_BORDER.findall(statement.low, start, end))
        if items < MOST_ITEMS or _is_a_table(statement, start, end):
            continue
        if items >= MOST_ITEMS_OF_ANY_KIND or len(statement.find_between(_DETAILED, start, end)) >= 3:
            hits.append(Hit(start, end, statement.low[start:end]))
    return hits


def _is_a_table(statement: Statement, start: int, end: int) -> bool:
    """Three quantities or more make a table of levels, which reads well however long."""
    return sum(start <= quantity.hit.start and quantity.hit.end <= end for quantity in quantities(statement)) >= 3
