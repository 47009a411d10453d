"""Answers, saved one by one: each has a revision, a stale save loses nothing, the same save twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from pydantic import ValidationError

from stdcheck.documents.validation import problems_of
from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.errors import Place, Problem, StdcheckError
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard
from stdcheck.domain.values import unprintable
from stdcheck.scoring.plan import plan_of
from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.sheets import (
    AnswerOutcome,
    AnswerSave,
    AuditStatus,
    Recorded,
    audit_of,
    card_of,
    not_open,
    standard_of,
    the_audit,
)
from stdcheck.services.stored import doer
from stdcheck.storage.audits import AnswerRow, AuditRow, OperationRow
from stdcheck.storage.columns import to_json
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed, digest
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

LONGEST_OPERATION = 100

_State: TypeAlias = Literal["saved", "already", "conflict", "refused"]


def record_responses(
    store: Store, actor: Actor, audit_id: str, saves: Sequence[AnswerSave], *, now: datetime
) -> Recorded:
    """Save answers, each for itself; the same operation again changes nothing.

    Raises StdcheckError where the audit does not exist or is not open.
    """
    require(actor, "record_responses")

    def work(unit: Unit) -> tuple[AuditRow, int, Standard, Audit, list[AnswerOutcome]]:
        row = the_audit(unit, audit_id)
        if row.status != AuditStatus.OPEN:
            raise not_open(row)
        standard = standard_of(store, unit, row.version_id)
        desk = _Desk(unit, row, standard, doer(actor, now), saves)
        outcomes = [desk.take(save) for save in saves]
        before = store.audits.get(row.id, row.revision)
        if before is None:
            stored = unit.audits.answers(row.id)
            after = audit_of(row, standard, {name: answer.response for name, answer in stored.items()})
        else:
            after = _with_responses(before, standard, desk.saved)
        if desk.saved:
            unit.audits.touch(row.id, row.revision + 1, desk.who)
        return row, row.revision + bool(desk.saved), standard, after, outcomes

    row, revision, standard, audit, outcomes = store.run(work, write=True)
    store.audits.put(row.id, audit, revision)
    return Recorded(tuple(outcomes), card_of(store, row.id, revision, standard, audit))


def _with_responses(audit: Audit, standard: Standard, saved: Mapping[str, Response | None]) -> Audit:
    if not saved:
        return audit
    changed = {**audit.responses, **saved}
    order = (criterion.id for criterion in plan_of(standard).criteria)
    return audit.model_copy(update={"responses": {name: changed[name] for name in order if changed.get(name)}})


class _Taken(NamedTuple):
    """A response that fits its criterion: as a value, and in file form."""

    response: Response | None
    form: Any


class _Desk:
    """Takes the saves of one request, in one transaction."""

    def __init__(self, unit: Unit, row: AuditRow, standard: Standard, who: Doer, saves: Iterable[AnswerSave]) -> None:
        self.who = who
        self.saved: dict[str, Response | None] = {}
        self._audits, self._history = unit.audits, unit.history
        self._row, self._standard = row, standard
        saves, known = list(saves), plan_of(standard).known
        asked = {save.criterion for save in saves} & known
        named = {save.operation for save in saves if _may_be_operation(save.operation)}
        self._answers = unit.audits.answers(row.id, sorted(asked))
        self._operations = unit.audits.operations(row.id, sorted(named))

    def take(self, save: AnswerSave) -> AnswerOutcome:
        """Decide about one save and carry it out."""
        if not _may_be_operation(save.operation):
            return self._outcome(save, "refused", _bad_operation(save.operation))
        taken = _fit(self._standard, self._row.code, save.criterion, save.response)
        if not isinstance(taken, _Taken):
            return self._outcome(save, "refused", taken)
        content = digest(to_json([save.criterion, taken.form]))
        if known := self._operations.get(save.operation):
            if known.content != content:
                return self._outcome(save, "refused", _other_content(save.operation))
            return self._outcome(save, "conflict" if known.state == "conflict" else "already")
        state = self._put(save, taken)
        self._operations[save.operation] = OperationRow(content, state)
        self._audits.add_operation(self._row.id, save.operation, self._operations[save.operation])
        return self._outcome(save, state)

    def _put(self, save: AnswerSave, taken: _Taken) -> Literal["saved", "conflict"]:
        stored = self._answers.get(save.criterion)
        old = stored.response if stored else None
        revision = stored.revision if stored else 0
        if old == taken.form:
            return "saved"
        subject = f"{self._row.code}/{save.criterion}"
        if save.seen != revision:
            self._history.append(self.who, Deed("conflicting answer", "answer", subject, old, taken.form))
            return "conflict"
        answer = AnswerRow(save.criterion, taken.form, revision + 1, self.who.at, self.who.name)
        self._audits.put_answer(self._row.id, answer)
        self._history.append(self.who, Deed("answer", "answer", subject, old, taken.form))
        self._answers[save.criterion] = answer
        self.saved[save.criterion] = taken.response
        return "saved"

    def _outcome(self, save: AnswerSave, state: _State, problems: Iterable[Problem] = ()) -> AnswerOutcome:
        stored = self._answers.get(save.criterion)
        response = Response.model_validate(stored.response) if stored and stored.response is not None else None
        return AnswerOutcome(
            operation=save.operation,
            criterion=save.criterion,
            state=state,
            revision=stored.revision if stored else 0,
            saved_at=stored.saved_at if stored else None,
            response=response,
            problems=tuple(problems),
        )


def _fit(standard: Standard, audit_id: str, criterion: str, entered: Any) -> _Taken | Sequence[Problem]:
    """Return the response as it is stored, or what is wrong with it."""
    at = ("responses", criterion)
    entered = _without_blanks(entered)
    try:
        response = None if entered is None else Response.model_validate(entered)
    except ValidationError as error:
        return problems_of(error, Response, lambda path: Place(path=(*at, *path)))
    form = None if response is None else response.model_dump(mode="json")
    try:
        plan_of(standard).assess(_probe(standard, audit_id, criterion, response))
    except StdcheckError as error:
        return error.problems
    return _Taken(response, form) if form else _Taken(None, None)


_REASONS = ("not_applicable", "not_observed")


def _without_blanks(entered: Any) -> Any:
    """Take an emptied field for no entry; an empty reason stays, to be asked for or because none is due."""
    if isinstance(entered, str) and not entered.strip():
        return None
    if isinstance(entered, Mapping):
        blank = {key for key, value in entered.items() if isinstance(value, str) and not value.strip()}
        return {key: value for key, value in entered.items() if key not in blank or key in _REASONS} or None
    return entered


def _probe(standard: Standard, audit_id: str, criterion: str, response: Response | None) -> Audit:
    reference = {"id": standard.id, "version": standard.version}
    empty = Audit.model_validate(
        {"stdcheck": 1, "kind": "audit", "id": audit_id, "standard": reference, "responses": {}}
    )
    return empty.model_copy(update={"responses": {criterion: response}})


def _may_be_operation(operation: str) -> bool:
    return 0 < len(operation) <= LONGEST_OPERATION and not unprintable(operation)


def _bad_operation(operation: str) -> list[Problem]:
    return [
        Problem(
            message("the id of this save has {n} signs, or some that no text may hold", n=len(operation)),
            message("Make an id of 1 to 100 printable signs for each save."),
            Place(path=("operation",)),
        )
    ]


def _other_content(operation: str) -> list[Problem]:
    return [
        Problem(
            message("a save with the id {operation} came before, with another answer", operation=operation),
            message("Make a new id for each save; load the page again."),
            Place(path=("operation",)),
        )
    ]
