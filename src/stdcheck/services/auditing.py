"""Audits: start, answer, submit, reopen, withdraw, receive from a file, list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

from stdcheck.domain.audit import Audit, Method, Response
from stdcheck.domain.errors import Problem
from stdcheck.domain.scorecard import ScoreCard, Verdict
from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor
from stdcheck.services.sites import SiteEntry
from stdcheck.storage.store import Store


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


def start_audit(
    store: Store, actor: Actor, *, standard_id: str, site: str, method: Method | None = None, now: datetime
) -> AuditSheet:
    """Start an audit of the newest version in effect today at the site (by its code)."""
    raise NotImplementedError


def open_audit(store: Store, actor: Actor, audit_id: str) -> AuditSheet:
    """Return an audit; raises StdcheckError where there is none of that id."""
    raise NotImplementedError


def record_responses(
    store: Store, actor: Actor, audit_id: str, saves: Sequence[AnswerSave], *, now: datetime
) -> Recorded:
    """Save answers, each for itself; the same operation again changes nothing.

    Raises StdcheckError where the audit does not exist or is not open.
    """
    raise NotImplementedError


def set_audit_details(
    store: Store,
    actor: Actor,
    audit_id: str,
    *,
    inspector: str | None,
    method: Method | None,
    observed_at: datetime | None,
    now: datetime,
) -> AuditSheet:
    """Set who audited, how, and when it was observed (with time zone)."""
    raise NotImplementedError


def submit_audit(store: Store, actor: Actor, audit_id: str, *, now: datetime) -> AuditSheet:
    """Close the audit; it counts in the results from now on. Raises StdcheckError where something is missing."""
    raise NotImplementedError


def reopen_audit(store: Store, actor: Actor, audit_id: str, *, reason: str, now: datetime) -> AuditSheet:
    """Open a submitted (or withdrawn) audit again; the reason goes into the history."""
    raise NotImplementedError


def withdraw_audit(store: Store, actor: Actor, audit_id: str, *, reason: str, now: datetime) -> AuditSheet:
    """Take an audit out of the results; it stays on record, the reason goes into the history."""
    raise NotImplementedError


def receive_audit(store: Store, actor: Actor, audit: Audit, *, submission: str, now: datetime) -> Received:
    """Take a whole audit from a workbook or a file, and submit it.

    `submission` is an id made once for what was sent (for a file: the SHA-256 of its bytes). The same submission
    with the same content is "already"; with other content StdcheckError. An open audit of the same id is filled and
    submitted where the answers do not contradict those on record; else StdcheckError names each.
    """
    raise NotImplementedError


def list_audits(
    store: Store,
    actor: Actor,
    *,
    standard_id: str | None = None,
    site: str | None = None,
    status: AuditStatus | None = None,
) -> tuple[AuditEntry, ...]:
    """Return audits, the one observed (or started) last first."""
    raise NotImplementedError
