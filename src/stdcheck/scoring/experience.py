"""From scored audits to what they say about their standard over time."""

from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.experience import AuditRecord, Experience, History, Seen
from stdcheck.domain.measures import Quantity, Share, form_of
from stdcheck.domain.numbers import parse_number
from stdcheck.domain.scorecard import CriterionResult, ScoreCard
from stdcheck.domain.standard import Criterion, Standard


class Audited(NamedTuple):
    """One audit with the version that it was made with and its score card."""

    standard: Standard
    audit: Audit
    card: ScoreCard


def experience_of(audited: Iterable[Audited]) -> Experience:
    """Return what submitted audits of one standard say; they may be of several versions and come in any order."""
    ordered = sorted(audited, key=_order)
    audits: list[AuditRecord] = []
    seen: dict[str, dict[tuple[Any, ...], _Gathered]] = {}
    known: dict[int, list[tuple[Criterion, tuple[Any, ...]]]] = {}
    for position, one in enumerate(ordered):
        standard = one.standard
        criteria = known.get(id(standard))
        if criteria is None:
            criteria = known[id(standard)] = [
                (place.criterion, form_of(place.criterion.measure, standard.language)) for place in standard.criteria()
            ]
        audits.append(_record(one, frozenset(criterion.id for criterion, _ in criteria)))
        for (criterion, form), result in zip(criteria, one.card.criteria, strict=True):
            ways = seen.setdefault(criterion.id, {})
            gathered = ways.pop(form, None) or _Gathered(criterion, standard.language, [])
            ways[form] = gathered  # the way in which it was measured last stands last
            gathered.seen.append(_seen(position, criterion, result, one.audit.responses.get(criterion.id)))
    histories = {
        identifier: tuple(
            History(way.criterion.measure, way.language, tuple(way.seen)) for way in reversed(ways.values())
        )
        for identifier, ways in seen.items()
    }
    return Experience(tuple(audits), MappingProxyType(histories))


class _Gathered(NamedTuple):
    criterion: Criterion
    language: str
    seen: list[Seen]


def _moment(audit: Audit) -> datetime | None:
    return audit.observed_at or audit.started_at or audit.submitted_at


def _order(audited: Audited) -> tuple[float, str]:
    moment = _moment(audited.audit)
    return (moment.timestamp() if moment else 0.0), audited.audit.id


def _record(one: Audited, criteria: frozenset[str]) -> AuditRecord:
    moment = _moment(one.audit)
    assessed = [(float(r.weight), float(r.attainment)) for r in one.card.criteria if r.attainment is not None]
    return AuditRecord(
        id=one.audit.id,
        version=one.card.version,
        day=moment.date() if moment else None,
        score=None if one.card.score is None else float(one.card.score),
        minutes=_minutes(one.audit.started_at, one.audit.submitted_at),
        earned=sum(weight * attainment for weight, attainment in assessed),
        weight=sum(weight for weight, _ in assessed),
        criteria=criteria,
    )


def _minutes(started: datetime | None, submitted: datetime | None) -> int | None:
    """Return whole minutes; None where one of the moments, or the zone of only one, is missing."""
    if started is None or submitted is None or (started.tzinfo is None) is not (submitted.tzinfo is None):
        return None
    return round((submitted - started).total_seconds() / 60)


def _seen(position: int, criterion: Criterion, result: CriterionResult, response: Response | None) -> Seen:
    attainment = None if result.attainment is None else float(result.attainment)
    plain = Seen(position, result.outcome, attainment, float(result.weight))
    if response is None or attainment is None:
        return plain
    if isinstance(criterion.measure, Share) and response.compliant is not None and response.observed is not None:
        return plain._replace(counted=(response.compliant, response.observed))
    if isinstance(criterion.measure, Quantity) and response.value is not None:
        return plain._replace(values=(parse_number(response.value),))
    return plain._replace(values=response.values or ())
