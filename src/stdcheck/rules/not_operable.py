"""Nobody can be held to what is not in their hands.

What it does

Looks for criteria that customers are to keep instead of the staff, and for requirements that are a feeling of the
customer, such as being satisfied, instead of something that is done.

Why it matters

A clerk can greet, explain and hand over the right ticket; whether the customer goes home happy also depends on the
train, the weather and the day. Staff who answer for what they cannot steer lose heart, or steer the figures.

Example

Guests are satisfied with the check-in. Who: guests.

Better

Check-in takes at most 5 minutes for 9 in 10 guests. Who: receptionist. The satisfaction of guests is the evidence why
this matters.

When to accept it

When the figure is only watched and carries no weight.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording.vocabulary import Words

CODE = "Q203"
SEVERITY = Severity.WARNING
TITLE = message("Not operable")

_CUSTOMERS = re.compile(
    r"(?:the |all |our |every )?"
    r"(?:customers?|guests?|passengers?|callers?|patients?|visitors?|clients?|residents?|the public)"
    r"|(?:全体|所有|广大|各位)?(?:顾客|客户|乘客|旅客|客人|住客|宾客|患者|居民|业主|用户|市民|群众|来电人|办事群众)"
)
_WHO = "customer|guest|passenger|caller|patient|visitor|client|resident"
_FEELING = Words(
    english=rf"""
        (?:{_WHO})s? (?:\w+ ){{0,2}}(?:are|is|feels?|leave|go home) (?:\w+ )?(?:satisfied|happy|delighted|pleased)
        (?:{_WHO}) satisfaction
        satisfaction(?: (?:rate|score|index|level))?(?= (?:reaches|is|of|at least|above|must|should))
    """,
    chinese=r"""
        (?:顾客|客户|乘客|旅客|客人|住客|宾客|患者|居民|业主|用户|群众)(?:都|均|感到|觉得|对[^，。；]{0,10})?满意
        (?:顾客|客户|乘客|旅客|客人|住客|宾客|患者|居民|业主|用户|群众)(?:都|均|感到|觉得)?(?:高兴|愉快|感动|开心|舒心)
        满意[度率]
    """,
)


def check(view: View) -> Iterator[Finding]:
    """Yield criteria that customers are to keep or that ask for a feeling; those without weight are only watched."""
    seen: set[str] = set()
    for written in view.written("who", "what"):
        found = _in_text(written.field, written.text)
        if found and written.path not in seen and written.place.criterion.weight:
            seen.add(written.path)
            yield written.locate(found)


@lru_cache(maxsize=4_096)
def _in_text(field: str, text: str) -> Finding | None:
    if field == "who":
        if not _CUSTOMERS.fullmatch(text.strip().lower()):
            return None
        what = message("“{words}” are served here; they cannot be the ones who do it.", words=text.strip())
        return Finding(CODE, SEVERITY, "", what, message("Name the role of staff who brings it about."))
    for hit in statement(text).find(_FEELING)[:1]:
        span = statement(text).span(hit)
        what = message("“{words}” is a feeling of the customer, not something that staff do.", words=span.text)
        remedy = message("Write what staff do that leads to it; keep the feeling as evidence.")
        return Finding(CODE, SEVERITY, "", what, remedy, span=(span.start, span.end))
    return None
