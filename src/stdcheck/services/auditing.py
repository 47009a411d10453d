"""Audits: start, open, submit, reopen, withdraw, list; answers and whole audits have modules of their own."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from stdcheck.domain.audit import Method
from stdcheck.domain.changes import numbered
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Status
from stdcheck.services.actors import Actor
from stdcheck.services.answering import record_responses
from stdcheck.services.identifiers import make_identifier
from stdcheck.services.permissions import require
from stdcheck.services.receiving import receive_audit
from stdcheck.services.sheets import (
    AnswerOutcome,
    AnswerSave,
    AuditEntry,
    AuditSheet,
    AuditStatus,
    Received,
    Recorded,
    StoredAnswer,
    audits_of,
    entry_of,
    not_open,
    sheet_of,
    the_audit,
    when_of,
    zone_of,
)
from stdcheck.services.site_forms import SiteEntry, site_entry
from stdcheck.services.stored import doer
from stdcheck.storage.audits import AuditRow
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit
from stdcheck.storage.versions import VersionRow

__all__ = [
    "AnswerOutcome",
    "AnswerSave",
    "AuditEntry",
    "AuditSheet",
    "AuditStatus",
    "Received",
    "Recorded",
    "StoredAnswer",
    "list_audits",
    "open_audit",
    "receive_audit",
    "record_responses",
    "reopen_audit",
    "set_audit_details",
    "start_audit",
    "submit_audit",
    "withdraw_audit",
]


def start_audit(
    store: Store, actor: Actor, *, standard_id: str, site: str, method: Method | None = None, now: datetime
) -> AuditSheet:
    """Start an audit of the newest version in effect today at the site (by its code)."""
    require(actor, "start_audit")

    def work(unit: Unit) -> AuditSheet:
        place = _site(unit, site)
        local = now.astimezone(zone_of(place))
        version = _version_in_effect(unit, standard_id, local.date())
        row = AuditRow(
            id=uuid4(),
            code=_free_id(unit, site, local.date()),
            version_id=version.id,
            site=place.code,
            inspector=None,
            method=method,
            status=AuditStatus.OPEN,
            observed_at=None,
            started_at=local,
            submitted_at=None,
            revision=1,
            is_sample=False,
            saved_at=now,
            saved_by=actor.name,
        )
        unit.audits.add(row)
        new = {"standard": standard_id, "version": version.version, "site": site, "method": method}
        unit.history.append(doer(actor, now), Deed("start audit", "audit", row.code, new=new))
        return sheet_of(store, unit, row)

    return store.run(work, write=True)


def _site(unit: Unit, code: str) -> SiteEntry:
    found = site_entry(unit, code)
    if found is None:
        raise refuse(message("there is no site {site}", site=code), message("Add the site first, or choose another."))
    return found


def _version_in_effect(unit: Unit, standard_id: str, today: date) -> VersionRow:
    published = [row for row in unit.versions.all(standard_id) if row.status == Status.PUBLISHED]
    begun = (row for row in published if row.effective_from is None or row.effective_from <= today)
    found = next(begun, None)
    if found:
        return found
    if published and published[-1].effective_from:
        raise refuse(
            message("{standard} takes effect on {day}", standard=standard_id, day=published[-1].effective_from),
            message("Start the audit on that day or later."),
        )
    raise refuse(
        message("{standard} has no published version", standard=standard_id),
        message("Choose another standard, or ask a manager to publish it."),
    )


def _free_id(unit: Unit, site: str, day: date) -> str:
    start = f"{make_identifier(site, (), 'audit')}-{day.isoformat()}"
    return numbered(start, unit.audits.codes_like(start))


def open_audit(store: Store, actor: Actor, audit_id: str) -> AuditSheet:
    """Return an audit; raises StdcheckError where there is none of that id."""
    require(actor, "open_audit")
    return store.run(lambda unit: sheet_of(store, unit, the_audit(unit, audit_id)))


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
    require(actor, "set_audit_details")
    if observed_at is not None and observed_at.tzinfo is None:
        raise refuse(
            message("the time of the visit has no time zone"),
            message("Give it with its zone, such as 2026-12-31T08:10:00+08:00."),
            Place(path=("observed_at",)),
        )

    def work(unit: Unit) -> None:
        row = the_audit(unit, audit_id)
        _must_be(row, AuditStatus.OPEN)
        name = inspector.strip() or None if inspector else None
        changed = replace(row, inspector=name, method=method, observed_at=observed_at)
        if changed != row:
            _save(unit, doer(actor, now), row, changed, action="set audit details")

    store.run(work, write=True)
    return open_audit(store, actor, audit_id)


def submit_audit(store: Store, actor: Actor, audit_id: str, *, now: datetime) -> AuditSheet:
    """Close the audit; it counts in the results from now on.

    Raises StdcheckError where nothing was answered or the inspector is missing. Without a time of the visit, the
    audit counts as observed when it was started.
    """
    require(actor, "submit_audit")

    def work(unit: Unit) -> None:
        row = the_audit(unit, audit_id)
        if row.status == AuditStatus.SUBMITTED:
            return
        _must_be(row, AuditStatus.OPEN)
        if problems := _missing(unit, row):
            raise StdcheckError(problems)
        local = now.astimezone(zone_of(site_entry(unit, row.site)))
        changed = replace(
            row, status=AuditStatus.SUBMITTED, submitted_at=local, observed_at=row.observed_at or row.started_at
        )
        _save(unit, doer(actor, now), row, changed, action="submit audit")

    store.run(work, write=True)
    return open_audit(store, actor, audit_id)


def _missing(unit: Unit, row: AuditRow) -> list[Problem]:
    problems = []
    if not row.inspector:
        problems.append(
            Problem(
                message("an audit cannot be submitted without an inspector"),
                message("Write who made the audit."),
                Place(path=("inspector",)),
            )
        )
    if all(answer.response is None for answer in unit.audits.answers(row.id).values()):
        problems.append(
            Problem(
                message("nothing is answered yet"),
                message("Answer at least one measurable standard, or withdraw the audit."),
                Place(path=("responses",)),
            )
        )
    return problems


def reopen_audit(store: Store, actor: Actor, audit_id: str, *, reason: str, now: datetime) -> AuditSheet:
    """Open a submitted (or withdrawn) audit again; the reason goes into the history."""
    require(actor, "reopen_audit")
    why = _reason(reason)

    def work(unit: Unit) -> None:
        row = the_audit(unit, audit_id)
        if row.status != AuditStatus.OPEN:
            changed = replace(row, status=AuditStatus.OPEN, submitted_at=None)
            _save(unit, doer(actor, now), row, changed, action="reopen audit", reason=why)

    store.run(work, write=True)
    return open_audit(store, actor, audit_id)


def withdraw_audit(store: Store, actor: Actor, audit_id: str, *, reason: str, now: datetime) -> AuditSheet:
    """Take an audit out of the results; it stays on record, the reason goes into the history."""
    require(actor, "withdraw_audit")
    why = _reason(reason)

    def work(unit: Unit) -> None:
        row = the_audit(unit, audit_id)
        if row.status != AuditStatus.WITHDRAWN:
            _save(
                unit,
                doer(actor, now),
                row,
                replace(row, status=AuditStatus.WITHDRAWN),
                action="withdraw audit",
                reason=why,
            )

    store.run(work, write=True)
    return open_audit(store, actor, audit_id)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise refuse(
            message("the reason is missing"), message("Say why, for those who read it later."), Place(path=("reason",))
        )
    return reason.strip()


def _must_be(row: AuditRow, status: AuditStatus) -> None:
    if row.status != status:
        raise not_open(row)


def _save(unit: Unit, who: Doer, row: AuditRow, changed: AuditRow, *, action: str, reason: str = "") -> None:
    unit.audits.save(replace(changed, revision=row.revision + 1, saved_at=who.at, saved_by=who.name))
    unit.history.append(who, Deed(action, "audit", row.code, _details(row), _details(changed), reason))


def _details(row: AuditRow) -> dict[str, str | None]:
    return {
        "status": str(row.status),
        "inspector": row.inspector,
        "method": row.method,
        "observed_at": row.observed_at.isoformat() if row.observed_at else None,
    }


def list_audits(
    store: Store,
    actor: Actor,
    *,
    standard_id: str | None = None,
    site: str | None = None,
    status: AuditStatus | None = None,
) -> tuple[AuditEntry, ...]:
    """Return audits, the one observed (or started) last first."""
    require(actor, "list_audits")

    def work(unit: Unit) -> list[AuditEntry]:
        rows = unit.audits.all(standard=standard_id, site=site, status=status)
        return [entry_of(row, standard, card) for row, _, standard, card in audits_of(store, unit, rows)]

    entries = store.run(work)
    return tuple(sorted(entries, key=lambda entry: (_order(when_of(entry)), entry.id), reverse=True))


def _order(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
