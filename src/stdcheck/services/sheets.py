"""Audits as services show them, built from what is stored; parsed audits and score cards are remembered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from stdcheck.domain.audit import Audit, Method, Response, StandardReference
from stdcheck.domain.errors import Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.scorecard import ScoreCard, State, Verdict
from stdcheck.domain.standard import Standard
from stdcheck.scoring import score
from stdcheck.services.site_forms import SiteEntry, site_entry
from stdcheck.services.stored import stored_standard
from stdcheck.storage.audits import AnswerRow, AuditRow
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


class AuditStatus(StrEnum):
    """Where an audit stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer on record; the revision counts its saves from 1. None: it was emptied again."""

    response: Response | None
    revision: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """One audit with all it needs to be filled and shown.

    `answers` holds what was ever saved, by criterion id; a criterion that is not in it has revision 0. `revision`
    grows with every save of anything in the audit.
    """

    id: str
    audit: Audit
    standard: Standard
    site: SiteEntry | None
    status: AuditStatus
    answers: Mapping[str, StoredAnswer]
    card: ScoreCard
    revision: int
    is_sample: bool


@dataclass(frozen=True, slots=True)
class AnswerSave:
    """One answer to save.

    `operation` is an id made once for this save (any text of 1 to 100 printable signs); `response` is in file form
    (a scalar, or a mapping), None empties the answer; `seen` is the revision the person was looking at (0: none).
    """

    operation: str
    criterion: str
    response: Any
    seen: int


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What became of one save; `response`, `revision` and `saved_at` are always what is stored now.

    conflict: somebody else saved meanwhile; their answer is stored, this one stands in the history. refused: the
    answer does not fit, `problems` say why.
    """

    operation: str
    criterion: str
    state: Literal["saved", "already", "conflict", "refused"]
    revision: int
    saved_at: datetime | None
    response: Response | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of several saves, in their order, and the score as it stands now."""

    outcomes: tuple[AnswerOutcome, ...]
    card: ScoreCard


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an audit that came as a whole."""

    state: Literal["received", "already"]
    audit_id: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One audit in a list. `score` and `coverage` in percent, exact; `answered` of `asked` criteria."""

    id: str
    standard_id: str
    version: int
    site: str | None
    inspector: str | None
    method: Method | None
    status: AuditStatus
    started_at: datetime | None
    observed_at: datetime | None
    submitted_at: datetime | None
    score: Fraction | None
    verdict: Verdict
    band: str | None
    coverage: Fraction | None
    answered: int
    asked: int
    is_sample: bool


def the_audit(unit: Unit, audit_id: str) -> AuditRow:
    """Return the row of an audit; raises StdcheckError where there is none of that id."""
    row = unit.audits.find(audit_id)
    if row is None:
        raise refuse(
            message("there is no audit {audit}", audit=audit_id), message("Choose one from the list of audits.")
        )
    return row


def not_open(row: AuditRow) -> StdcheckError:
    """Make the error of an audit that is closed."""
    if row.status == AuditStatus.WITHDRAWN:
        return refuse(message("the audit was withdrawn"), message("Reopen it, with a reason, to change it."))
    return refuse(message("the audit is submitted already"), message("Reopen it, with a reason, to change it."))


def sheet_of(store: Store, unit: Unit, row: AuditRow) -> AuditSheet:
    """Return an audit that this unit read, with all it needs to be filled and shown."""
    rows = unit.audits.answers(row.id)
    standard = standard_of(store, unit, row.version_id)
    audit = store.audits.get_or(
        row.id, lambda: audit_of(row, standard, {name: one.response for name, one in rows.items()}), row.revision
    )
    return AuditSheet(
        id=row.code,
        audit=audit,
        standard=standard,
        site=site_entry(unit, row.site),
        status=AuditStatus(row.status),
        answers={name: stored_answer(one) for name, one in rows.items()},
        card=card_of(store, row.id, row.revision, standard, audit),
        revision=row.revision,
        is_sample=row.is_sample,
    )


def standard_of(store: Store, unit: Unit, version_id: UUID) -> Standard:
    """Return the version that an audit is made against."""
    return stored_standard(store, unit, unit.versions.by_id(version_id))


def stored_answer(row: AnswerRow) -> StoredAnswer:
    """Return an answer as services show it."""
    response = None if row.response is None else Response.model_validate(row.response)
    return StoredAnswer(response, row.revision, row.saved_at, row.saved_by)


def audit_of(row: AuditRow, standard: Standard, responses: Mapping[str, Any]) -> Audit:
    """Return the audit of a row and its responses (file form), these in the order of the checklist."""
    order = (place.criterion.id for place in standard.criteria())
    return Audit(
        stdcheck=1,
        kind="audit",
        id=row.code,
        standard=StandardReference(id=standard.id, version=standard.version),
        site=row.site,
        inspector=row.inspector,
        method=Method(row.method) if row.method else None,
        observed_at=row.observed_at,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        responses={name: responses[name] for name in order if responses.get(name) is not None},
    )


def card_of(store: Store, row_id: UUID, revision: int, standard: Standard, audit: Audit) -> ScoreCard:
    """Return the score card of a committed revision of an audit."""
    return store.cards.get_or(row_id, lambda: score(standard, audit), revision)


def audits_of(store: Store, unit: Unit, rows: Iterable[AuditRow]) -> list[tuple[AuditRow, Audit, Standard, ScoreCard]]:
    """Return many audits with their standards and cards; those not remembered are read together."""
    rows = list(rows)
    versions = {row.version_id: standard_of(store, unit, row.version_id) for row in _one_a_version(rows)}
    unknown = [row.id for row in rows if store.audits.get(row.id, row.revision) is None]
    responses = unit.audits.answers_of(unknown)
    found = []
    for row in rows:
        standard = versions[row.version_id]
        audit = store.audits.get(row.id, row.revision)
        if audit is None:
            given = responses[row.id] if row.id in responses else unit.audits.answers_of([row.id])[row.id]
            audit = store.audits.put(row.id, audit_of(row, standard, given), row.revision)
        found.append((row, audit, standard, card_of(store, row.id, row.revision, standard, audit)))
    return found


def _one_a_version(rows: Sequence[AuditRow]) -> Iterable[AuditRow]:
    return {row.version_id: row for row in rows}.values()


def entry_of(row: AuditRow, standard: Standard, card: ScoreCard) -> AuditEntry:
    """Return an audit as a line of a list."""
    return AuditEntry(
        id=row.code,
        standard_id=standard.id,
        version=standard.version,
        site=row.site,
        inspector=row.inspector,
        method=Method(row.method) if row.method else None,
        status=AuditStatus(row.status),
        started_at=row.started_at,
        observed_at=row.observed_at,
        submitted_at=row.submitted_at,
        score=card.score,
        verdict=card.verdict,
        band=card.band,
        coverage=card.coverage,
        answered=sum(result.state is not State.UNANSWERED for result in card.criteria),
        asked=len(card.criteria),
        is_sample=row.is_sample,
    )


def when_of(audit: AuditRow | AuditEntry | Audit) -> datetime | None:
    """Return when an audit was: observed, else started, else submitted."""
    return audit.observed_at or audit.started_at or audit.submitted_at


def zone_of(site: SiteEntry | None) -> tzinfo:
    """Return the time zone of a site, UTC where it is not on record."""
    return ZoneInfo(site.time_zone) if site else UTC


def zoned(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """Return a moment with its zone; one without is taken as local to the site."""
    return moment.replace(tzinfo=zone) if moment is not None and moment.tzinfo is None else moment
