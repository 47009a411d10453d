"""A check that a third person cannot repeat proves nothing.

What it does

Looks at the check criterion: whether it is more than the bare word “inspection”, says more than the requirement, does
not rest on an impression, and, where a share is counted, says how many are observed.

Why it matters

When a site disagrees with its result, somebody has to be able to look again in the same way. If that is not possible,
the discussion is about the inspector and no longer about the service.

Example

Check: on-site inspection.

Better

Check: watch 20 sales from beside the window and count those with a greeting before the first word.

When to accept it

When a separate instruction for inspectors describes the check; name it in the reason.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Mean, Share
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import by_language
from stdcheck.rules.view import View, Written, statement
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.vocabulary import Words

CODE = "Q202"
SEVERITY = Severity.WARNING
TITLE = message("Not verifiable")

_BARE = re.compile(
    r"(?:(?:by|an?|the|on[- ]site|on the spot|visual|regular|random|daily|weekly|monthly|spot|manual|site|field) ?)*"
    r"(?:checks?|checked|checking|inspect(?:ions?|ed)?|observ(?:ations?|e|ed)|controls?|audit(?:s|ed)?|verif(?:y|ied)|"
    r"verification|monitor(?:ing|ed)?|visits?|supervis(?:ion|ed)|review(?:ed)?|mystery shopping|interviews?|records?|"
    r"video|have a look|look)"
    r"(?: (?:regularly|daily|weekly|monthly|on[- ]site|on the spot|by (?:the )?(?:manager|supervisor|inspector)s?))*"
    r"|(?:通过|由|进行|采用|以|班组|主管|领导|值班|现场|定期|不定期|随机|日常|每日|每天|每周|每月|随时|人工|视频|目视)*"
    r"(?:检查|抽查|观察|查看|巡查|巡检|督查|督导|核查|监督|考核|暗访|神秘顾客|访谈|查记录|看录像|检验|评定|看一看|看看|查一查)"
    r"(?:为准|确认|即可)?"
)
_IMPRESSION = Words(
    english=r"""
        impressions?|subjective(?:ly)?|gut feeling|feels? right
        (?:in|by|at) (?:the|his|her|their) (?:\w+'s )?(?:opinion|judge?ment|discretion)
        as (?:seems|deemed|considered) (?:fit|appropriate|necessary)
    """,
    chinese="凭印象|凭感觉|凭经验|主观(?:判断|评价|感受|评定)|酌情|自行判断|视情况(?:判断|而定|评定)|印象分",
)
_ALL_OF_THEM = Words(
    english=r"all|every|each|whole|complete|full|entire|any", chinese=r"全部|所有|每|逐|各|整|全程|全天|全月|任意"
)
_PUNCTUATION = re.compile(r"[\s.,;:!?'\"()。，；：！？、“”（）-]+")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose check cannot be repeated, each with the first thing that is wrong with it."""
    for path, checks in groupby(view.written("check"), key=lambda written: written.path):
        texts = list(checks)
        located = (written.locate(found) for written in texts if (found := _in_words(written)))
        if found := next(located, None):
            yield found
        elif _is_uncounted(texts[0].place.criterion, [written.text for written in texts]):
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("It is not said how many are observed, so nobody can repeat the count."),
                message("Give the number of observations for one audit."),
                field="sample",
            )


def _in_words(written: Written) -> Finding | None:
    requirement = by_language(written.place.criterion.what, written.language).get(written.language, "")
    return _in_text(written.text, requirement)


@lru_cache(maxsize=4_096)
def _in_text(text: str, requirement: str) -> Finding | None:
    bare = text.strip(" .。;；")
    if _BARE.fullmatch(bare.lower()):
        what = message("“{words}” does not say what is looked at, nor how often.", words=bare)
        return Finding(CODE, SEVERITY, "", what, _REMEDY, span=_place_of(bare, text))
    if _PUNCTUATION.sub("", text.lower()) == _PUNCTUATION.sub("", requirement.lower()):
        what = message("The check criterion only repeats what is to be done.")
        return Finding(CODE, SEVERITY, "", what, _REMEDY, span=_place_of(bare, text))
    for hit in statement(text).find(_IMPRESSION)[:1]:
        span = statement(text).span(hit)
        what = message("The check rests on an impression: “{words}”.", words=span.text)
        return Finding(CODE, SEVERITY, "", what, _REMEDY, span=(span.start, span.end))
    return None


_REMEDY = message("Say what is looked at, counted or timed, where, and how often, so that others get the same result.")


def _place_of(words: str, text: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _is_uncounted(criterion: Criterion, checks: list[str]) -> bool:
    """Tell whether a share or a mean is to be taken of nobody knows how many."""
    if not isinstance(criterion.measure, Share | Mean) or criterion.sample is not None:
        return False
    return not any(
        re.search(r"\d", text) or quantities(statement(text)) or statement(text).has(_ALL_OF_THEM) for text in checks
    )
