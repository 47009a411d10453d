"""Several requirements in one: when one of them fails, nobody knows which.

What it does

Looks for criteria that list seven actions or more, or that count their own items by the dozen. Lists about safety and
tables with times or prices are left alone.

Why it matters

A list is never complete: what is missing seems to be allowed, and what stands there weighs the same, trifle or not.
One result for seven things tells neither staff nor inspector what to mend.

Example

Wipe the table, straighten the chairs, align the menus, refill the salt, fold the napkins, push in the stools, check
the lamp and close the curtain.

Better

The table is clean and laid before the next guests sit down. Who lays it knows how.

When to accept it

When the order of the actions itself protects people, or a law lists them.
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, Decimal
from typing import Any

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.tree import own_form
from stdcheck.domain.values import by_language
from stdcheck.rules.view import View, Written
from stdcheck.rules.view import statement as statement_of
from stdcheck.rules.wording import find
from stdcheck.rules.wording.parts import parts_of
from stdcheck.rules.wording.rewording import shown_by
from stdcheck.rules.wording.slogans import find_slogan
from stdcheck.rules.wording.statement import Statement

CODE = "P402"
SEVERITY = Severity.WARNING
TITLE = message("Several requirements in one")
FIELDS = ("what",)

OF_THE_WHOLE = frozenset(
    {"id", "what", "weight", "minutes", "promise", "rationale", "baseline", "expectation", "accepted"}
)
"""Fields that were written or measured for all parts together: they stay with the first."""


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the statement that packs many requirements."""
    for span in find(CODE, statement)[:1]:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("Too much is packed into this one criterion; if one part fails, nobody sees which."),
            message("Keep the one or two things that customers feel, each as a criterion of its own."),
            span=(span.start, span.end),
        )


def mend(written: Written, view: View) -> Rewrite | None:
    """Offer a criterion for each part: the first keeps id and all fields, the others get what holds for every part.

    Weight and minutes are divided so that their sums stay the same.
    """
    criterion = written.place.criterion
    whats = _split(criterion, view.standard.language)
    if whats is None:
        return None
    weights = _divided(criterion.weight, len(whats))
    minutes = _divided(criterion.minutes, len(whats)) if criterion.minutes is not None else []
    shares = [{"weight": weight} for weight in weights]
    for share, some in zip(shares, minutes, strict=False):
        share["minutes"] = some
    shared = {name: value for name, value in own_form(criterion).items() if name not in OF_THE_WHOLE}
    return Rewrite(
        {"what": whats[0], **shares[0]},
        message("Make {n} measurable standards of it, one for each part", n=len(whats)),
        tuple({**shared, "what": what, **share} for what, share in zip(whats[1:], shares[1:], strict=True)),
    )


def _split(criterion: Criterion, language: str) -> list[str | Mapping[str, Any]] | None:
    """Return the parts of the requirement, each in all its languages; None unless all of them have as many."""
    texts = by_language(criterion.what, language)
    parts = {tag: parts_of(text) for tag, text in texts.items() if text.strip()}
    counts = {len(some) if some else 0 for some in parts.values()}
    if len(counts) != 1 or counts == {0}:
        return None
    if any(map(_is_no_better, (part for some in parts.values() for part in some or ()))):
        return None
    rows = zip(*(some or () for some in parts.values()), strict=True)
    return [dict(zip(parts, row, strict=True)) for row in rows]


def _is_no_better(part: str) -> bool:
    slogan = find_slogan(statement_of(part))
    return CODE in shown_by(part) or (slogan is not None and slogan.whole)


def _divided(total: Decimal, count: int) -> list[Decimal]:
    """Divide evenly where three places suffice; else to two (a small total to eight), the first has what is left."""
    each = total / count
    if each != each.quantize(Decimal("0.001")):
        each = each.quantize(Decimal("0.01") if total * 100 >= count else Decimal("0.00000001"), ROUND_DOWN)
    return [total - each * (count - 1), *[each] * (count - 1)]
