"""A target that allows no slip at all is missed on the first bad day.

What it does

Looks for a target of 100%, for a limit of zero, and for words such as never, every single time or zero complaints,
where the outcome varies by nature. Safety, law, privacy and money are left alone. It is an error where today's
level, as it was typed in or else as audits measured it, already misses the target and the criterion is not marked as
critical.

Why it matters

Service varies with people, weather and crowds. A target that the first slip breaks tells nobody how good the service
is: staff stop trying or stop reporting. Customers are better served by a level that is kept, and by an honest word on
what happens in the rare case that it is not.

Example

100% of calls are answered within 20 seconds.

Better

95% of calls are answered within 20 seconds, and below 80% counts as unacceptable. Where one failure is one too many,
mark the criterion as critical and say why.

When to accept it

When a single failure does real harm, or when the act is wholly in the hands of the person who does it, so that nothing
but a decision stands between the rule and its keeping.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.measures import Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Criterion, CriterionPlace
from stdcheck.domain.values import by_language
from stdcheck.rules.levels import is_reached, limit_of
from stdcheck.rules.measured import Level, level_today
from stdcheck.rules.mending import mended, reworded
from stdcheck.rules.protection import is_protected
from stdcheck.rules.saying import amount_said, today_said
from stdcheck.rules.view import View, Written
from stdcheck.rules.wording import find
from stdcheck.rules.wording.rewording import with_room
from stdcheck.rules.wording.statement import Statement

CODE = "P101"
SEVERITY = Severity.WARNING
SEVERITY_WHEN_MISSED = Severity.ERROR
TITLE = message("Absolute target")

OFFERED_TARGET = Decimal(95)
OFFERED_UNACCEPTABLE = Decimal(80)
"""Percent, in the rewrite that is offered."""

_FREEZING = ("°", "℃", "℉", "度", "degree")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose measure allows no slip."""
    for place in view.criteria:
        criterion = place.criterion
        if (target := _absolute(criterion)) and not is_protected(place):
            yield _finding(view, place, target, level_today(view, criterion))


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that demand a flawless outcome."""
    for span in find(CODE, statement):
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message("“{words}” allows no slip at all, in an outcome that varies by nature.", words=span.text),
            message("Say the share that customers need and the operation can hold, or the exceptions."),
            span=(span.start, span.end),
        )


def mend(written: Written, view: View) -> Rewrite | None:
    """Offer the words with the share that the measure asks for already, else with the usual room."""
    measure = written.place.criterion.measure
    share = measure.target if isinstance(measure, Share) else OFFERED_TARGET
    offered = mended(written, view, partial(with_room, share=share))
    return Rewrite(offered[1], message("Write: “{words}”", words=offered[0])) if offered else None


def _absolute(criterion: Criterion) -> Message | None:
    measure = criterion.measure
    if isinstance(measure, Share):
        return amount_said(measure.target, "%") if measure.target == 100 else None
    limit = limit_of(measure)
    units = by_language(limit.unit, "").values() if limit else ()
    if limit is None or any(sign in unit for unit in units for sign in _FREEZING):
        return None
    if limit.at_most == 0 and not limit.at_least:
        return amount_said(0, limit.unit)
    return amount_said(limit.at_least, "%") if "%" in units and limit.at_least == 100 else None


def _finding(view: View, place: CriterionPlace, target: Message, today: Level | None) -> Finding:
    measure = place.criterion.measure
    is_missed = today is not None and is_reached(measure, today.value) is False
    what = message("The target is {target}: the first slip breaks it.", target=target)
    if today and is_missed:
        said = today_said(measure, today)
        what = message("The target is {target}, and today it is {today}.", target=target, today=said)
    return Finding(
        CODE,
        SEVERITY_WHEN_MISSED if is_missed and not place.criterion.critical else SEVERITY,
        place.path,
        what,
        message("Set a level that customers need and the operation can hold, and say what is unacceptable."),
        field="measure",
        rewrite=_as_share(view, place.criterion, measure) if isinstance(measure, Share) else None,
    )


def _as_share(view: View, criterion: Criterion, measure: Share) -> Rewrite:
    worst = measure.unacceptable
    kept = worst if worst is not None and worst < OFFERED_TARGET else OFFERED_UNACCEPTABLE
    given = measure.model_dump(exclude_defaults=True)
    return Rewrite(
        {
            "measure": {**given, "target": OFFERED_TARGET, "unacceptable": kept},
            **reworded(criterion, view, with_room, "what", "promise"),
        },
        message("Ask for {target}%; {worst}% and less is unacceptable", target=OFFERED_TARGET, worst=kept),
    )
