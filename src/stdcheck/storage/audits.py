"""Audits, one row each, and their answers, one row each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from stdcheck.storage.doer import Doer
from stdcheck.storage.tables import answer, answer_operation, audit, standard_version, submission

_MOMENTS = ("observed", "started", "submitted")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One audit without its answers; moments in the zone they were given in."""

    id: UUID
    code: str
    version_id: UUID
    site: str | None
    inspector: str | None
    method: str | None
    status: str
    observed_at: datetime | None
    started_at: datetime | None
    submitted_at: datetime | None
    revision: int
    is_sample: bool
    saved_at: datetime
    saved_by: str


class AnswerRow(NamedTuple):
    """One answer; `response` in file form, None where it was emptied again."""

    criterion: str
    response: Any
    revision: int
    saved_at: datetime
    saved_by: str


class OperationRow(NamedTuple):
    """What was decided about a save: the hash of what it said, and the state it was answered with."""

    content: str
    state: str


class SubmissionRow(NamedTuple):
    """An audit that came as a whole."""

    audit_id: UUID
    content: str


class SiteUse(NamedTuple):
    """How much a site was audited."""

    audits: int
    last: datetime | None


class AuditsState(NamedTuple):
    """What tells one state of the audits of a standard from another, without reading them."""

    audits: int
    revisions: int
    saved_at: datetime | None


class Audits:
    """The audits inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, code: str) -> AuditRow | None:
        """Return the audit of that id, or None."""
        row = self._connection.execute(_BY_CODE, {"wanted": code}).mappings().one_or_none()
        return _audit_row(row) if row else None

    def all(
        self,
        *,
        standard: str | None = None,
        version_id: UUID | None = None,
        site: str | None = None,
        status: str | None = None,
    ) -> list[AuditRow]:
        """Return audits by id, of one standard, version, site or status where given."""
        wanted = select(audit)
        if standard is not None:
            wanted = wanted.join(standard_version).where(standard_version.c.standard == standard)
        if version_id is not None:
            wanted = wanted.where(audit.c.version_id == version_id)
        if site is not None:
            wanted = wanted.where(audit.c.site == site)
        if status is not None:
            wanted = wanted.where(audit.c.status == status)
        rows = [_audit_row(row) for row in self._connection.execute(wanted).mappings()]
        return sorted(rows, key=attrgetter("code"))  # databases differ in the order they give rows in

    def state(self, *, standard: str, status: str) -> AuditsState:
        """Return the state of the audits of one standard and status: it changes with every one of them."""
        wanted = (
            select(func.count(), func.coalesce(func.sum(audit.c.revision), 0), func.max(audit.c.saved_at))
            .select_from(audit.join(standard_version))
            .where(standard_version.c.standard == standard, audit.c.status == status)
        )
        return AuditsState(*self._connection.execute(wanted).one())

    def site_use(self, code: str | None = None) -> dict[str, SiteUse]:
        """Return for every site that is named in audits (or one) how many there are, and when the last was."""
        when = func.coalesce(audit.c.observed_at, audit.c.started_at, type_=audit.c.observed_at.type)
        wanted = (
            select(audit.c.site, func.count(), func.max(when, type_=audit.c.observed_at.type))
            .where(audit.c.site.is_not(None))
            .group_by(audit.c.site)
        )
        if code is not None:
            wanted = wanted.where(audit.c.site == code)
        return {code: SiteUse(count, last) for code, count, last in self._connection.execute(wanted)}

    def codes_like(self, start: str) -> set[str]:
        """Return the ids of audits that begin with `start`."""
        wanted = select(audit.c.code).where(audit.c.code.startswith(start, autoescape=True))
        return set(self._connection.execute(wanted).scalars())

    def add(self, row: AuditRow) -> None:
        """Add an audit."""
        self._connection.execute(insert(audit), _audit_columns(row))

    def save(self, row: AuditRow) -> None:
        """Save what an audit has become, all but its answers."""
        columns = _audit_columns(row)
        self._connection.execute(update(audit).where(audit.c.id == columns.pop("id")).values(columns))

    def touch(self, audit_id: UUID, revision: int, doer: Doer) -> None:
        """Give an audit its next revision."""
        self._connection.execute(
            _TOUCH, {"wanted": audit_id, "revision": revision, "saved_at": doer.at, "saved_by": doer.name}
        )

    def delete(self, audit_ids: Sequence[UUID]) -> None:
        """Delete audits with all that hangs on them."""
        self._connection.execute(delete(audit).where(audit.c.id.in_(audit_ids)))

    def answers(self, audit_id: UUID, criteria: Sequence[str] | None = None) -> dict[str, AnswerRow]:
        """Return the answers of an audit by criterion, some of them where named."""
        wanted = {"owner": audit_id}
        if criteria is None:
            rows = self._connection.execute(_ANSWERS, wanted)
        else:
            rows = self._connection.execute(_SOME_ANSWERS, {**wanted, "criteria": list(criteria)})
        return {row[0]: AnswerRow(*row) for row in rows}

    def answers_of(self, audit_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return the responses of many audits, by audit and criterion."""
        found: dict[UUID, dict[str, Any]] = {audit_id: {} for audit_id in audit_ids}
        for start in range(0, len(audit_ids), _BATCH):
            batch = audit_ids[start : start + _BATCH]
            wanted = select(answer.c.audit_id, answer.c.criterion, answer.c.response)
            for owner, criterion, response in self._connection.execute(wanted.where(answer.c.audit_id.in_(batch))):
                found[owner][criterion] = response
        return found

    def put_answer(self, audit_id: UUID, row: AnswerRow) -> None:
        """Save an answer: a new one has revision 1."""
        values = row._asdict()
        if row.revision == 1:
            self._connection.execute(_ADD_ANSWER, {"audit_id": audit_id, **values})
        else:
            wanted = {"owner": audit_id, "wanted": values.pop("criterion")}
            self._connection.execute(_CHANGE_ANSWER, {**values, **wanted})

    def add_answers(self, audit_id: UUID, rows: Iterable[AnswerRow]) -> None:
        """Add answers to an audit that has none to these criteria."""
        values = [{"audit_id": audit_id, **row._asdict()} for row in rows]
        if values:
            self._connection.execute(insert(answer), values)

    def operations(self, audit_id: UUID, operations: Sequence[str]) -> dict[str, OperationRow]:
        """Return what was decided about saves, by operation; those not known are not in it."""
        rows = self._connection.execute(_OPERATIONS, {"owner": audit_id, "operations": list(operations)})
        return {name: OperationRow(content, state) for name, content, state in rows}

    def add_operation(self, audit_id: UUID, operation: str, row: OperationRow) -> None:
        """Remember what was decided about a save."""
        self._connection.execute(_ADD_OPERATION, {"audit_id": audit_id, "operation": operation, **row._asdict()})

    def submission(self, submission_id: str) -> SubmissionRow | None:
        """Return what came with that submission, or None."""
        wanted = select(submission.c.audit_id, submission.c.content).where(submission.c.id == submission_id)
        row = self._connection.execute(wanted).one_or_none()
        return SubmissionRow(*row) if row else None

    def add_submission(self, submission_id: str, row: SubmissionRow, at: datetime) -> None:
        """Remember a submission."""
        self._connection.execute(insert(submission), {"id": submission_id, "received_at": at, **row._asdict()})

    def has_samples(self) -> bool:
        """Tell whether any audit is a sample."""
        return self._connection.execute(select(audit.c.id).where(audit.c.is_sample).limit(1)).one_or_none() is not None


_BATCH = 500

# Statements of every save, made once: making one takes longer than running it.
_BY_CODE = select(audit).where(audit.c.code == bindparam("wanted"))
_TOUCH = (
    update(audit)
    .where(audit.c.id == bindparam("wanted"))
    .values({name: bindparam(name) for name in ("revision", "saved_at", "saved_by")})
)
_ANSWER = (answer.c.criterion, answer.c.response, answer.c.revision, answer.c.saved_at, answer.c.saved_by)


_ANSWERS = select(*_ANSWER).where(answer.c.audit_id == bindparam("owner"))
_SOME_ANSWERS = _ANSWERS.where(answer.c.criterion.in_(bindparam("criteria", expanding=True)))
_ADD_ANSWER = insert(answer)
_CHANGE_ANSWER = (
    update(answer)
    .where(answer.c.audit_id == bindparam("owner"), answer.c.criterion == bindparam("wanted"))
    .values({name: bindparam(name) for name in ("response", "revision", "saved_at", "saved_by")})
)
_OPERATIONS = select(answer_operation.c.operation, answer_operation.c.content, answer_operation.c.state).where(
    answer_operation.c.audit_id == bindparam("owner"),
    answer_operation.c.operation.in_(bindparam("operations", expanding=True)),
)
_ADD_OPERATION = insert(answer_operation)


def _audit_row(row: Mapping[Any, Any]) -> AuditRow:
    values = dict(row)
    for moment in _MOMENTS:
        offset = values.pop(f"{moment}_offset")
        at = values[f"{moment}_at"]
        if at is not None and offset:
            values[f"{moment}_at"] = at.astimezone(timezone(timedelta(minutes=offset)))
    return AuditRow(**values)


def _audit_columns(row: AuditRow) -> dict[str, Any]:
    values = asdict(row)
    for moment in _MOMENTS:
        at: datetime | None = values[f"{moment}_at"]
        values[f"{moment}_offset"] = None if at is None else _minutes(at)
    return values


def _minutes(moment: datetime) -> int:
    return int((moment.utcoffset() or UTC.utcoffset(None)).total_seconds() // 60)
