"""A mean is kept while many customers fare worse than it.

What it does

Looks for criteria whose measure is a mean, and for sentences that set an average as the limit. Where audits recorded at
least 20 single values in the last year, it says how many customers really fared worse than the limit, with the 95 %
interval, and what nine in ten got; otherwise it says what usually lies behind such a mean.

Why it matters

A mean adds the lucky customers to the unlucky ones. One customer who waits one minute and one who waits nine give a
mean of five, and the target of five minutes is met. Nobody sees the customer who waited nine. Waiting times usually
have a long tail: even when the mean is exactly on target, more than a third of the customers wait longer than it says.

Example

The average wait at the ticket window is at most 5 minutes.

Better

Nine in ten passengers reach the ticket window within 5 minutes. The limit stays; what is new is that it says for how
many customers it must hold.

When to accept it

When the figure really belongs to the whole and not to a single customer, such as the energy used per night, or when a
contract or an authority asks for a mean and a share stands beside it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from math import exp
from typing import TYPE_CHECKING

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.measures import Limit, Mean, Share, form_of
from stdcheck.domain.messages import Message, Value, message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import by_language
from stdcheck.language import half_up
from stdcheck.rules.measured import remembered, values_of
from stdcheck.rules.mending import mended, reworded
from stdcheck.rules.saying import amount_said, limit_said
from stdcheck.rules.view import View, Written
from stdcheck.rules.wording import find
from stdcheck.rules.wording.rewording import mean_as_share
from stdcheck.rules.wording.statement import Statement

if TYPE_CHECKING:
    from stdcheck.scoring.samples import BehindMean

CODE = "P301"
SEVERITY = Severity.ERROR
SEVERITY_OF_WORDS = Severity.WARNING
TITLE = message("Mean as the target")

OFFERED_SHARE = Decimal(90)
"""Percent of customers within the limit in the rewrite that is offered."""

_TIME = re.compile(
    r"s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|working days?|秒钟?|分钟?|小时|天|日|工作日"
)


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that are measured by a mean."""
    for place in view.criteria:
        if isinstance(measure := place.criterion.measure, Mean):
            limit = limit_said(measure)
            remedy = message(
                "Ask for a share of customers within the same limit: {share}% with {limit}.",
                share=OFFERED_SHARE,
                limit=limit,
            )
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                _measured(view, place.criterion, measure, limit) or _worse_off(place.criterion, measure, limit),
                remedy,
                field="measure",
                rewrite=_as_share(view, place.criterion, measure, limit),
            )


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words that set a mean as the limit."""
    for span in find(CODE, statement):
        yield Finding(
            CODE,
            SEVERITY_OF_WORDS,
            "",
            message(
                "“{words}” makes a mean the target; usually a third to a half of the customers fare worse than it.",
                words=span.text,
            ),
            message("Say for how many customers the limit must hold, for example for nine in ten."),
            span=(span.start, span.end),
        )


def mend(written: Written, view: View) -> Rewrite | None:
    """Offer the words with the share that the measure asks for already, else with the usual one."""
    measure = written.place.criterion.measure
    share = measure.target if isinstance(measure, Share) else OFFERED_SHARE
    offered = mended(written, view, partial(mean_as_share, share=share))
    return Rewrite(offered[1], message("Write: “{words}”", words=offered[0])) if offered else None


def _measured(view: View, criterion: Criterion, measure: Mean, limit: Message) -> Message | None:
    """Say how many customers fared worse than the limit in what audits recorded; None where that is too little."""
    found = _behind_mean(view, criterion, measure)
    if found is None:
        return None
    if not found.beyond:
        return message(
            "All {n} measured values keep {limit}; a share would show it, a mean hides it.", n=found.n, limit=limit
        )
    said = _sample_said(found, measure, limit)
    if found.kept_by_most is None:
        return said
    kept = {"at_least" if measure.at_most is None else "at_most": half_up(found.kept_by_most.value)}
    return message("{said} Nine in ten get “{kept}”.", said=said, kept=limit_said(Limit(unit=measure.unit, **kept)))


def _behind_mean(view: View, criterion: Criterion, measure: Mean) -> "BehindMean | None":
    """Return what the values of recent audits say behind their mean; None where they are too few to say anything."""
    if view.audits is None or criterion.id not in view.audits.histories:
        return None
    from stdcheck.scoring.samples import TooFew, behind_mean  # noqa: PLC0415  (loads slowly; most calls have no audits)

    key = "behind mean", criterion.id, form_of(measure, view.standard.language)
    found = remembered(view.audits, key, lambda audits: behind_mean(values_of(audits, criterion), measure))
    return None if isinstance(found, TooFew) else found


def _sample_said(found: "BehindMean", measure: Mean, limit: Message) -> Message:
    interval = found.worse_off.interval
    figures: dict[str, Value] = {
        "n": found.n,
        "mean": amount_said(half_up(found.mean.value), measure.unit),
        "worse": half_up(found.worse_off.percent, 0),
        "low": half_up(interval.low, 0),
        "high": half_up(interval.high, 0),
        "limit": limit,
    }
    if found.mean_holds:
        return message(
            "In {n} measured values the mean of {mean} holds, and still {worse} in 100 customers do not get “{limit}” "
            "(95% interval: {low} to {high}).",
            **figures,
        )
    return message(
        "In {n} measured values the mean is {mean}, and {worse} in 100 customers do not get “{limit}” "
        "(95% interval: {low} to {high}).",
        **figures,
    )


def _worse_off(criterion: Criterion, measure: Mean, limit: Message) -> Message:
    """Say how many customers fare worse while the mean is kept, and on what assumption.

    Waiting times are taken as exponential: a share of exp(-limit / mean) lies beyond the limit. Other values are
    taken to lie evenly around their mean.
    """
    if measure.at_most is None or measure.at_least is not None or measure.at_most <= 0 or not _is_time(measure):
        return message(
            "A mean of {limit} is kept even when half of the customers get worse (if values lie evenly around it).",
            limit=limit,
        )
    mean = criterion.baseline.value if criterion.baseline else measure.at_most
    if not 0 < mean < measure.at_most:
        return message(
            "A mean of {limit} is kept even when {worse} in 100 customers have more (as waiting times usually spread).",
            limit=limit,
            worse=_percent_beyond(measure.at_most, measure.at_most),
        )
    return message(
        "The mean is {mean} today, and still about {worse} in 100 customers have more than {most} "
        "(as waiting times usually spread).",
        mean=amount_said(mean, measure.unit),
        worse=_percent_beyond(measure.at_most, mean),
        most=amount_said(measure.at_most, measure.unit),
    )


def _percent_beyond(limit: Decimal, mean: Decimal) -> int:
    return round(100 * exp(-float(limit) / float(mean)))


def _is_time(measure: Mean) -> bool:
    return any(_TIME.fullmatch(unit.strip().lower()) for unit in by_language(measure.unit, "").values())


def _as_share(view: View, criterion: Criterion, measure: Mean, limit: Message) -> Rewrite:
    kept = measure.model_dump(include={"at_least", "at_most", "unit"}, exclude_none=True)
    return Rewrite(
        {
            "measure": {"kind": "share", "target": OFFERED_SHARE, "limit": kept},
            **reworded(criterion, view, mean_as_share, "what", "promise"),
        },
        message("Measure the share of customers with {limit}", limit=limit),
    )
