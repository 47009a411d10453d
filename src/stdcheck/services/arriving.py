"""Whole audits that come from outside, taken inside a unit of work: once, however often they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from typing import Any
from uuid import UUID, uuid4

from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Status
from stdcheck.scoring import score
from stdcheck.services.sheets import AuditStatus, Received, audit_of, not_open, standard_of, zone_of, zoned
from stdcheck.services.site_forms import site_entry
from stdcheck.services.stored import stored_standard
from stdcheck.storage.audits import AnswerRow, AuditRow, SubmissionRow
from stdcheck.storage.columns import to_json
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed, digest
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit
from stdcheck.storage.versions import VersionRow


@dataclass(frozen=True, slots=True)
class Arrival:
    """An audit that has come, by which submission, and who sent it when; `status` is what it becomes."""

    audit: Audit
    submission: str
    who: Doer
    status: AuditStatus = AuditStatus.SUBMITTED
    is_sample: bool = False


def receive(store: Store, unit: Unit, arrival: Arrival) -> Received:
    """Take an audit; raises StdcheckError where it contradicts what is on record."""
    version = _version_of(unit, arrival.audit)
    score(stored_standard(store, unit, version), arrival.audit)
    audit = _local(arrival.audit, zone_of(site_entry(unit, arrival.audit.site)))
    content = digest(to_json(_content(audit)))
    if known := unit.audits.submission(arrival.submission):
        if known.content != content:
            raise refuse(
                message("this was received before, with other content"),
                message("Compare it with the audit on record; send what is right as a new file."),
            )
        return Received("already", audit.id)
    state = _take(store, unit, replace(arrival, audit=audit), version)
    row = unit.audits.find(audit.id)
    if row is not None:
        unit.audits.add_submission(arrival.submission, SubmissionRow(row.id, content), arrival.who.at)
    return state


def _take(store: Store, unit: Unit, arrival: Arrival, version: VersionRow) -> Received:
    audit = arrival.audit
    row = unit.audits.find(audit.id)
    if row is None:
        _must_take_new(version, arrival)
        _add(unit, arrival, version.id)
        return Received("received", audit.id)
    stored = {name: answer.response for name, answer in unit.audits.answers(row.id).items()}
    on_record = audit_of(row, standard_of(store, unit, row.version_id), stored)
    if row.status != AuditStatus.OPEN:
        if _content(on_record) == _content(audit):
            return Received("already", audit.id)
        raise _closed(row)
    if problems := list(_contradictions(on_record, audit)):
        raise StdcheckError(problems)
    _fill(unit, arrival, row)
    return Received("received", audit.id)


def _version_of(unit: Unit, audit: Audit) -> VersionRow:
    row = unit.versions.find(audit.standard.id, audit.standard.version)
    if row is None or row.status == Status.DRAFT:
        raise refuse(
            message(
                "version {version} of {standard} is not published here",
                version=audit.standard.version,
                standard=audit.standard.id,
            ),
            message("Import or publish that version first, or use a checklist of a published one."),
            Place(path=("standard", "version")),
        )
    return row


def _must_take_new(version: VersionRow, arrival: Arrival) -> None:
    """Refuse a new audit of a version that was retired before the visit."""
    audit = arrival.audit
    when = audit.observed_at or audit.started_at or arrival.who.at
    if version.status == Status.RETIRED and version.retired_at and when >= version.retired_at:
        raise refuse(
            message("version {version} of {standard} is retired", version=version.version, standard=audit.standard.id),
            message("Use the checklist of the version that is in effect."),
            Place(path=("standard", "version")),
        )


def _closed(row: AuditRow) -> StdcheckError:
    if row.status == AuditStatus.WITHDRAWN:
        return not_open(row)
    return refuse(
        message("the audit {audit} is submitted already, with other content", audit=row.code),
        message("Reopen it, with a reason, to change it; or give this one an id of its own."),
        Place(path=("id",)),
    )


def _contradictions(stored: Audit, sent: Audit) -> list[Problem]:
    """Name what differs between an open audit and what was sent for it."""
    problems = []
    if stored.standard != sent.standard:
        what = message(
            "the open audit {audit} is made with version {version} of {standard}",
            audit=stored.id,
            version=stored.standard.version,
            standard=stored.standard.id,
        )
        problems.append(Problem(what, message("Use the checklist of that version."), Place(path=("standard",))))
    if stored.site and sent.site and stored.site != sent.site:
        what = message("the open audit {audit} is of the site {site}", audit=stored.id, site=stored.site)
        problems.append(Problem(what, message("Give this one an id of its own."), Place(path=("site",))))
    both = stored.responses.keys() & sent.responses.keys()
    problems += [
        Problem(
            message("{criterion} is answered otherwise on record", criterion=name),
            message("Change the answer there or here, so that both say the same."),
            Place(path=("responses", name)),
        )
        for name in sent.responses
        if name in both and _form(stored.responses[name]) != _form(sent.responses[name]) and sent.responses[name]
    ]
    return problems


def _add(unit: Unit, arrival: Arrival, version_id: UUID) -> None:
    audit = arrival.audit
    submitted = arrival.status == AuditStatus.SUBMITTED
    row = AuditRow(
        id=uuid4(),
        code=audit.id,
        version_id=version_id,
        site=audit.site,
        inspector=audit.inspector,
        method=audit.method,
        status=arrival.status,
        observed_at=audit.observed_at,
        started_at=audit.started_at,
        submitted_at=(audit.submitted_at or arrival.who.at) if submitted else None,
        revision=1,
        is_sample=arrival.is_sample,
        saved_at=arrival.who.at,
        saved_by=arrival.who.name,
    )
    unit.audits.add(row)
    answers = _forms(audit)
    unit.audits.add_answers(row.id, [_answer(name, form, arrival.who) for name, form in answers.items()])
    unit.history.append(arrival.who, Deed("receive audit", "audit", audit.id, new=_content(audit)))


def _fill(unit: Unit, arrival: Arrival, row: AuditRow) -> None:
    """Fill and submit an open audit with what was sent for it."""
    audit = arrival.audit
    stored = unit.audits.answers(row.id)
    for name, form in _forms(audit).items():
        before = stored.get(name)
        if before is None:
            unit.audits.put_answer(row.id, _answer(name, form, arrival.who))
        elif before.response is None:
            answer = _answer(name, form, arrival.who)._replace(revision=before.revision + 1)
            unit.audits.put_answer(row.id, answer)
    filled = replace(
        row,
        site=row.site or audit.site,
        inspector=audit.inspector or row.inspector,
        method=audit.method or row.method,
        observed_at=audit.observed_at or row.observed_at or row.started_at,
        status=AuditStatus.SUBMITTED,
        submitted_at=audit.submitted_at or arrival.who.at,
        revision=row.revision + 1,
        saved_at=arrival.who.at,
        saved_by=arrival.who.name,
    )
    unit.audits.save(filled)
    old = {name: answer.response for name, answer in stored.items()}
    unit.history.append(arrival.who, Deed("receive audit", "audit", audit.id, {"responses": old}, _content(audit)))


def _answer(criterion: str, form: Any, who: Doer) -> AnswerRow:
    return AnswerRow(criterion, form, 1, who.at, who.name)


def _form(response: Response | None) -> Any:
    """Return a response in file form, None where it says nothing."""
    return (response.model_dump(mode="json") or None) if response else None


def _forms(audit: Audit) -> dict[str, Any]:
    forms = ((name, _form(response)) for name, response in audit.responses.items())
    return {name: form for name, form in forms if form is not None}


def _content(audit: Audit) -> Mapping[str, Any]:
    """Return what an audit says, apart from its id and when it was written down."""
    return {
        "standard": audit.standard.model_dump(),
        "site": audit.site,
        "inspector": audit.inspector,
        "method": audit.method,
        "observed_at": audit.observed_at.astimezone(UTC).isoformat() if audit.observed_at else None,
        "responses": dict(sorted(_forms(audit).items())),
    }


def _local(audit: Audit, zone: tzinfo) -> Audit:
    """Return the audit with every moment in a zone."""
    moments = ("observed_at", "started_at", "submitted_at")
    return audit.model_copy(update={name: zoned(getattr(audit, name), zone) for name in moments})
