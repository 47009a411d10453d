"""Write standards: list, start, edit, undo, delete drafts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from pydantic import ValidationError

from stdcheck.documents.validation import problems_of
from stdcheck.domain.changes import Change, Changed, EditConflict, InvalidChangeError, apply_all
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.patches import patch_between, restore
from stdcheck.domain.standard import Standard, Status
from stdcheck.domain.tree import parts_of
from stdcheck.domain.values import Text, is_blank
from stdcheck.services.actors import Actor
from stdcheck.services.identifiers import identifier_text, make_identifier, with_identifiers
from stdcheck.services.permissions import may, require
from stdcheck.services.stored import (
    doer,
    newest_published,
    no_version,
    stored_standard,
    the_draft,
    the_version,
)
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit
from stdcheck.storage.versions import VersionRow

__all__ = [
    "Draft",
    "EditConflict",
    "StandardEntry",
    "VersionEntry",
    "create_draft",
    "delete_draft",
    "draft_from_standard",
    "edit_draft",
    "edit_published",
    "list_standards",
    "open_draft",
    "open_version",
    "redo_draft",
    "undo_draft",
]


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version in a list; `sha256` is None for a draft."""

    version: int
    status: Status
    sha256: str | None
    effective_from: date | None
    published_at: datetime | None
    criteria: int
    revision: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StandardEntry:
    """One standard in a list, with all its versions, newest first; `published` is the newest published one."""

    id: str
    title: Text
    language: str
    languages: tuple[str, ...]
    sector: str | None
    draft: VersionEntry | None
    published: VersionEntry | None
    versions: tuple[VersionEntry, ...]
    is_sample: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as saved. `places` are, after an edit, the paths of what each change was about, in their order."""

    standard: Standard
    revision: int
    saved_at: datetime
    saved_by: str
    can_undo: bool
    can_redo: bool
    places: tuple[str, ...] = ()


def list_standards(store: Store, actor: Actor) -> tuple[StandardEntry, ...]:
    """Return every standard, the one changed last first; drafts only to those who may open them."""
    require(actor, "list_standards")
    rows = store.run(lambda unit: unit.versions.all())
    shown = rows if may(actor, "open_draft") else [row for row in rows if row.status != Status.DRAFT]
    entries = [_standard_entry(list(versions)) for _, versions in groupby(shown, attrgetter("standard"))]
    return tuple(sorted(entries, key=lambda entry: entry.updated_at, reverse=True))


def _standard_entry(rows: Sequence[VersionRow]) -> StandardEntry:
    versions = tuple(_version_entry(row) for row in rows)
    newest = rows[0]
    return StandardEntry(
        id=newest.standard,
        title=newest.title,
        language=newest.language,
        languages=tuple(dict.fromkeys([newest.language, *newest.languages])),
        sector=newest.sector,
        draft=next((version for version in versions if version.status is Status.DRAFT), None),
        published=next((version for version in versions if version.status is Status.PUBLISHED), None),
        versions=versions,
        is_sample=all(row.is_sample for row in rows),
        updated_at=max(row.saved_at for row in rows),
    )


def _version_entry(row: VersionRow) -> VersionEntry:
    return VersionEntry(
        version=row.version,
        status=Status(row.status),
        sha256=row.sha256,
        effective_from=row.effective_from,
        published_at=row.published_at,
        criteria=row.criteria,
        revision=row.revision,
        updated_at=row.saved_at,
    )


def create_draft(
    store: Store,
    actor: Actor,
    *,
    title: Text,
    language: str,
    languages: Sequence[str] = (),
    sector: str | None = None,
    content: Sequence[Change] = (),
    now: datetime,
) -> Draft:
    """Start a draft, blank but for the `content`, which no undo takes away; its id is made from the title."""
    require(actor, "create_draft")
    blank = _apply(_blank(title, language, languages, sector), content).standard

    def work(unit: Unit) -> Draft:
        taken = {row.standard for row in unit.versions.all()}
        identifier = make_identifier(identifier_text(blank.title, language), taken, "standard")
        return _start(unit, actor, blank.model_copy(update={"id": identifier}), now)

    return store.run(work, write=True)


def _blank(title: Text, language: str, languages: Sequence[str], sector: str | None) -> Standard:
    plain = {
        "stdcheck": 1,
        "kind": "standard",
        "id": "new",
        "title": title,
        "language": language,
        "languages": list(languages),
        "version": 1,
        "status": Status.DRAFT,
        "sector": sector or None,
        "stages": [],
    }
    try:
        blank = Standard.model_validate(plain)
    except ValidationError as error:
        raise StdcheckError(problems_of(error, Standard, lambda path: Place(path=path))) from None
    if is_blank(blank.title):
        raise refuse(
            message("the title is empty"), message("Write what the service is called."), Place(path=("title",))
        )
    return blank


def draft_from_standard(
    store: Store, actor: Actor, standard: Standard, *, now: datetime, new_id: bool = False
) -> Draft:
    """Start a draft with the content of a standard (library, file).

    Where the id is taken by a published standard, the draft becomes its next version; with `new_id` it gets an id of
    its own instead. Raises StdcheckError where a draft of that id exists already.
    """
    require(actor, "draft_from_standard")

    def work(unit: Unit) -> Draft:
        versions = unit.versions.all()
        mine = [row for row in versions if row.standard == standard.id]
        if new_id:
            taken = {row.standard for row in versions}
            identifier = make_identifier(identifier_text(standard.title, standard.language), taken, "standard")
            return _start(unit, actor, _as_draft(standard, 1, identifier), now)
        if any(row.status == Status.DRAFT for row in mine):
            raise refuse(
                message("there is a draft of {standard} already", standard=standard.id),
                message("Open that draft, delete it first, or start this one under an id of its own."),
            )
        return _start(unit, actor, _as_draft(standard, mine[0].version + 1 if mine else 1), now)

    return store.run(work, write=True)


def _as_draft(standard: Standard, version: int, identifier: str | None = None) -> Standard:
    changed = {"id": identifier or standard.id, "version": version, "status": Status.DRAFT, "effective_from": None}
    return standard.model_copy(update=changed)


def _start(unit: Unit, actor: Actor, standard: Standard, now: datetime) -> Draft:
    unit.versions.add(standard, doer(actor, now))
    new = {"version": standard.version, "content": content_hash(standard)}
    unit.history.append(doer(actor, now), Deed("start draft", "standard", standard.id, new=new))
    return Draft(standard, 1, now.astimezone(UTC), actor.name, can_undo=False, can_redo=False)


def open_draft(store: Store, actor: Actor, standard_id: str) -> Draft:
    """Return the draft of a standard; raises StdcheckError where there is none."""
    require(actor, "open_draft")
    return store.run(lambda unit: _draft(store, unit, the_draft(unit, standard_id)))


def _draft(store: Store, unit: Unit, row: VersionRow) -> Draft:
    first, last = unit.drafts.span(row.id)
    can_undo, can_redo = first <= row.edits, row.edits < last
    standard = stored_standard(store, unit, row)
    return Draft(standard, row.revision, row.saved_at, row.saved_by, can_undo=can_undo, can_redo=can_redo)


def edit_published(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Start the next draft from the newest published version, or return the draft that exists."""
    require(actor, "edit_published")

    def work(unit: Unit) -> Draft:
        if draft := unit.versions.draft(standard_id):
            return _draft(store, unit, draft)
        newest = unit.versions.all(standard_id)[:1]
        base = newest_published(unit, standard_id)
        return _start(unit, actor, _as_draft(stored_standard(store, unit, base), newest[0].version + 1), now)

    return store.run(work, write=True)


def edit_draft(store: Store, actor: Actor, standard_id: str, changes: Sequence[Change], *, now: datetime) -> Draft:
    """Make all changes or none.

    Raises EditConflict where a field no longer has the value it `was`, StdcheckError where a change does not fit.
    """
    require(actor, "edit_draft")

    def work(unit: Unit) -> tuple[VersionRow, Changed, bool]:
        row = the_draft(unit, standard_id)
        before = stored_standard(store, unit, row)
        changed = _apply(before, changes)
        if changed.standard == before:
            return row, changed, False
        patch = patch_between(before, changed.standard)
        unit.drafts.keep(row.id, row.edits + 1, patch)
        _save(unit, doer(actor, now), row, changed.standard, row.edits + 1)
        unit.history.append(doer(actor, now), Deed("edit draft", "standard", row.standard, patch.old, patch.new))
        return row, changed, True

    row, (standard, places), saved = store.run(work, write=True)
    if not saved:
        return replace(open_draft(store, actor, standard_id), places=places)
    revision = row.revision + 1
    store.standards.put(row.id, standard, revision)
    return Draft(standard, revision, now.astimezone(UTC), actor.name, can_undo=True, can_redo=False, places=places)


def _apply(standard: Standard, changes: Sequence[Change]) -> Changed:
    try:
        return apply_all(standard, with_identifiers(standard, changes))
    except InvalidChangeError as invalid:
        at = parts_of(invalid.path)
        problems = problems_of(invalid.error, invalid.model, lambda path: Place(path=(*at, *path)))
        raise StdcheckError(problems) from None


def _save(unit: Unit, who: Doer, row: VersionRow, standard: Standard, edits: int) -> None:
    unit.versions.save(row, standard, who, edits=edits, is_sample=False)


def undo_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Take back the last edit; without one the draft stays as it is."""
    require(actor, "undo_draft")
    return _step(store, actor, standard_id, now, forth=False)


def redo_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Make the edit again that was taken back last; without one the draft stays as it is."""
    require(actor, "redo_draft")
    return _step(store, actor, standard_id, now, forth=True)


def _step(store: Store, actor: Actor, standard_id: str, now: datetime, *, forth: bool) -> Draft:
    def work(unit: Unit) -> tuple[UUID, int, Standard] | None:
        row = the_draft(unit, standard_id)
        edit = unit.drafts.edit(row.id, row.edits + 1 if forth else row.edits)
        if edit is None:
            return None
        before, after = (edit.old, edit.new) if forth else (edit.new, edit.old)
        standard = restore(stored_standard(store, unit, row), edit.at, after, whole=edit.whole)
        edits = row.edits + 1 if forth else row.edits - 1
        _save(unit, doer(actor, now), row, standard, edits)
        action = "redo edit" if forth else "undo edit"
        unit.history.append(doer(actor, now), Deed(action, "standard", row.standard, before, after))
        return row.id, row.revision + 1, standard

    if done := store.run(work, write=True):
        row_id, revision, standard = done
        store.standards.put(row_id, standard, revision)
    return store.run(lambda unit: _draft(store, unit, the_draft(unit, standard_id)))


def delete_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> None:
    """Delete the draft; published versions stay."""
    require(actor, "delete_draft")

    def work(unit: Unit) -> None:
        row = the_draft(unit, standard_id)
        old = {"version": row.version, "document": json.loads(unit.versions.document(row.id))}
        unit.versions.delete(row.id)
        unit.history.append(doer(actor, now), Deed("delete draft", "standard", standard_id, old=old))

    store.run(work, write=True)


def open_version(store: Store, actor: Actor, standard_id: str, version: int | None = None) -> Standard:
    """Return one version, the newest published one by default; raises StdcheckError where there is none."""
    require(actor, "open_version")

    def work(unit: Unit) -> Standard:
        if version is None:
            return stored_standard(store, unit, newest_published(unit, standard_id))
        row = the_version(unit, standard_id, version)
        if row.status == Status.DRAFT and not may(actor, "open_draft"):
            raise no_version(standard_id, version)
        return stored_standard(store, unit, row)

    return store.run(work)
