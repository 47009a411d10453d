"""Write standards: list, start, edit, undo, delete drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stdcheck.domain.changes import Change
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard, Status
from stdcheck.domain.values import Text
from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


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


class EditConflict(StdcheckError):
    """Somebody else changed the field meanwhile: `theirs` is stored, `yours` was not saved; both in file form."""

    path: str
    field: str
    theirs: object
    yours: object


def list_standards(store: Store, actor: Actor) -> tuple[StandardEntry, ...]:
    """Return every standard, the one changed last first."""
    raise NotImplementedError


def create_draft(
    store: Store,
    actor: Actor,
    *,
    title: Text,
    language: str,
    languages: Sequence[str] = (),
    sector: str | None = None,
    now: datetime,
) -> Draft:
    """Start a blank draft; its id is made from the title."""
    raise NotImplementedError


def draft_from_standard(
    store: Store, actor: Actor, standard: Standard, *, now: datetime, new_id: bool = False
) -> Draft:
    """Start a draft with the content of a standard (library, file).

    Where the id is taken by a published standard, the draft becomes its next version; with `new_id` it gets an id of
    its own instead. Raises StdcheckError where a draft of that id exists already.
    """
    raise NotImplementedError


def open_draft(store: Store, actor: Actor, standard_id: str) -> Draft:
    """Return the draft of a standard; raises StdcheckError where there is none."""
    raise NotImplementedError


def edit_published(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Start the next draft from the newest published version, or return the draft that exists."""
    raise NotImplementedError


def edit_draft(store: Store, actor: Actor, standard_id: str, changes: Sequence[Change], *, now: datetime) -> Draft:
    """Make all changes or none.

    Raises EditConflict where a field no longer has the value it `was`, StdcheckError where a change does not fit.
    """
    raise NotImplementedError


def undo_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Take back the last edit; without one the draft stays as it is."""
    raise NotImplementedError


def redo_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> Draft:
    """Make the edit again that was taken back last; without one the draft stays as it is."""
    raise NotImplementedError


def delete_draft(store: Store, actor: Actor, standard_id: str, *, now: datetime) -> None:
    """Delete the draft; published versions stay."""
    raise NotImplementedError


def open_version(store: Store, actor: Actor, standard_id: str, version: int | None = None) -> Standard:
    """Return one version, the newest published one by default; raises StdcheckError where there is none."""
    raise NotImplementedError
