"""A check whose result is known beforehand tells nobody anything.

What it does

Reads what audits found over time, as soon as there are 20 of them under the same measure. It points out a criterion
that was met in all of them, or in none; one that came out exactly like another; one that has nothing to do with the
rest of the score; and one that was not applicable four times out of five. Safety, law, privacy, money and whatever is
marked as critical are left alone: there a check that always holds is worth its time.

A criterion counts as having nothing to do with the rest only where chance is no explanation: even the upper end of the
95 % interval of its correlation with the other criteria stays below 0.3, which is a weak relation, while at least half
of the other criteria do move together. Criteria that were missed or met fewer than 5 times are not judged so.

Why it matters

Customers gain nothing from a tick that is always there, and the minutes for it are missing where they would notice.
A check that goes its own way is often one that every inspector reads differently.

Example

“The counter is lit” was met in all 64 audits.

Better

Leave it to the daily round of the shift leader, and time the queue instead. Or ask for more: the form can be read at
the counter without bending down.

When to accept it

When customers were promised it by name and must see that it is checked, or when something new, such as a rebuilt
station, is likely to change the result soon.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from math import atanh, sqrt, tanh
from typing import NamedTuple

from stdcheck.domain.experience import AuditRecord, Experience, History, Seen
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import Message, message
from stdcheck.domain.scorecard import Outcome
from stdcheck.domain.standard import CriterionPlace
from stdcheck.rules.measured import history_of, remembered
from stdcheck.rules.protection import is_protected
from stdcheck.rules.view import View

CODE = "P504"
SEVERITY = Severity.INFO
TITLE = message("Says nothing")

LEAST_AUDITS = 20
"""So many audits must have assessed a criterion before its results are judged."""

MOSTLY = Decimal(80)
"""Percent of audits in which a criterion that applies too seldom was not applicable."""

LEAST_VARIED = 5
"""So many results must differ from the usual one: five of twenty fall alike by chance once in 15,000 pairs."""

WEAK = 0.3
"""A correlation below this is weak; of a relation this strong an audit's score explains a tenth."""

_Z = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""


class Judged(NamedTuple):
    """What the rule says of one criterion."""

    said: Message
    remedy: Message


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose results tell nothing, each once."""
    if view.audits is None or len(view.audits.audits) < LEAST_AUDITS:
        return
    known = [
        (place, history) for place in view.criteria if (history := history_of(view, place.criterion)) and history.seen
    ]
    protected = frozenset(place.criterion.id for place, _ in known if place.criterion.critical or is_protected(place))
    judged: dict[str, Judged] = {}
    for place, history in known:
        if said := remembered(view.audits, ("judged", history), partial(_judged, history=history)):
            judged[place.criterion.id] = said
    varied = {place.criterion.id: history for place, history in known if place.criterion.id not in judged}
    places = {place.criterion.id: place for place, _ in known}
    for identifier, (other, times, audits) in _twins(view.audits, varied, protected).items():
        judged[identifier] = _same(places[other], times, audits)
    loose = {identifier: history for identifier, history in varied.items() if identifier not in judged}
    for identifier, (relation, audits) in _strangers(view.audits, loose).items():
        judged[identifier] = _own_way(relation, audits)
    for place, _ in known:
        if (found := judged.get(place.criterion.id)) and place.criterion.id not in protected:
            yield Finding(CODE, SEVERITY, place.path, found.said, found.remedy)


def _judged(_audits: Experience, history: History) -> Judged | None:
    return _applies_seldom(history) or _is_constant(history)


def _applies_seldom(history: History) -> Judged | None:
    times = sum(seen.outcome is Outcome.NOT_APPLICABLE for seen in history.seen)
    audits = len(history.seen)
    if audits < LEAST_AUDITS or 100 * times < MOSTLY * audits:
        return None
    return Judged(
        message("Not applicable in {times} of {audits} audits.", times=times, audits=audits),
        message("Drop it, or move it to a standard for the sites that have it."),
    )


def _is_constant(history: History) -> Judged | None:
    results = [seen.attainment for seen in history.seen if seen.attainment is not None]
    if len(results) < LEAST_AUDITS or len(set(results)) > 1:
        return None
    if results[0] == 1:
        return Judged(
            message("Met in all {audits} audits: the result is known beforehand.", audits=len(results)),
            message("Ask for more where customers would notice it; else drop it, or check it less often."),
        )
    if results[0] == 0:
        return Judged(
            message("Met in none of {audits} audits: the result is known beforehand.", audits=len(results)),
            message("Find out what stands in the way, or set a level on the way; what nobody means to reach, drop."),
        )
    return Judged(
        message("Partly met in all {audits} audits: the result is known beforehand.", audits=len(results)),
        message("Sharpen the check, so that it tells good from bad; else drop it."),
    )


def _same(other: CriterionPlace, times: int, audits: int) -> Judged:
    what = other.criterion.what
    return Judged(
        message(
            "In all {audits} audits the result was that of “{other}”, the {times} unusual ones included.",
            audits=audits,
            other=what,
            times=times,
        ),
        message("Merge the two, or drop the one that customers feel less."),
    )


def _own_way(relation: float, audits: int) -> Judged:
    return Judged(
        message(
            "Over {audits} audits the result has nothing to do with the rest of the score (correlation {relation}).",
            audits=audits,
            relation=Decimal(f"{relation:.2f}"),
        ),
        message("See whether all inspectors read the check alike, and sharpen it; if it watches nothing, drop it."),
    )


def _twins(
    audits: Experience, varied: Mapping[str, History], protected: frozenset[str]
) -> Mapping[str, tuple[str, int, int]]:
    """Return for each criterion that came out like another: the other, how often out of the ordinary, in how many."""
    histories = tuple(varied.values())
    pairs = remembered(audits, ("twins", histories), lambda _: tuple(_pairs(histories)))
    names = list(varied)
    found: dict[str, tuple[str, int, int]] = {}
    for first, second, times, common in pairs:
        one, other = names[first], names[second]
        if other in protected and one not in protected:
            one, other = other, one
        if one not in found and other not in protected:
            found.setdefault(other, (one, times, common))
    return found


def _pairs(histories: Sequence[History]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the positions of each two criteria that came out alike, with the unusual and all results in common."""
    results = [{s.audit: s.attainment for s in history.seen if s.attainment is not None} for history in histories]
    for second, theirs in enumerate(results):
        for first, ours in enumerate(results[:second]):
            if any(theirs.get(audit, result) != result for audit, result in ours.items()):
                continue
            common = [result for audit, result in ours.items() if audit in theirs]
            unusual = len(common) - max((common.count(result) for result in set(common)), default=0)
            if len(common) >= LEAST_AUDITS and unusual >= LEAST_VARIED:
                yield first, second, unusual, len(common)


def _strangers(audits: Experience, histories: Mapping[str, History]) -> Mapping[str, tuple[float, int]]:
    """Return for each criterion without a relation to the rest: its correlation, and over how many audits."""
    found: dict[str, tuple[float, int]] = {}
    for identifier, history in histories.items():
        related = remembered(audits, ("relation", history), partial(_relation, history=history))
        if related:
            found[identifier] = related
    hanging = sum(relation >= WEAK for relation, _ in found.values())
    if 2 * hanging < len(found):
        return {}
    return {
        identifier: (relation, size)
        for identifier, (relation, size) in found.items()
        if relation < WEAK and tanh(atanh(max(relation, -0.999)) + _Z / sqrt(size - 3)) < WEAK
    }


def _relation(audits: Experience, history: History) -> tuple[float, int] | None:
    """Return the correlation of a criterion with the rest of the score, and over how many audits.

    None where one of them hardly varies, or the audits are too few.

    The rest is what all other criteria of the audit reached (the corrected item-total correlation: J. Nunnally,
    I. Bernstein, "Psychometric Theory", 1994). Each version is taken from its own mean, so that a change of the
    standard is not taken for one of the service.
    """
    pairs = [
        (record.version, seen.attainment, _rest(record, seen))
        for seen in history.seen
        if (record := audits.audits[seen.audit]).weight > seen.weight and seen.attainment is not None
    ]
    values = [own for _, own, _ in pairs]
    usual = max((values.count(value) for value in set(values)), default=0)
    if len(pairs) < LEAST_AUDITS or len(pairs) - usual < LEAST_VARIED:
        return None
    own, rest = (_from_the_mean([(version, pair[side]) for version, *pair in pairs]) for side in (0, 1))
    spread = sqrt(sum(one * one for one in own) * sum(other * other for other in rest))
    if spread < 1e-9:
        return None
    return sum(one * other for one, other in zip(own, rest, strict=True)) / spread, len(pairs)


def _rest(record: AuditRecord, seen: Seen) -> float:
    return (record.earned - seen.weight * (seen.attainment or 0.0)) / (record.weight - seen.weight)


def _from_the_mean(values: Sequence[tuple[int, float]]) -> list[float]:
    """Return how far each value lies from the mean of its version."""
    groups: dict[int, list[float]] = {}
    for version, value in values:
        groups.setdefault(version, []).append(value)
    means = {version: sum(group) / len(group) for version, group in groups.items()}
    return [value - means[version] for version, value in values]
