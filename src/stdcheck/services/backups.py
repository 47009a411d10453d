"""Back the store up while people work, and put a backup back in its place."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.services.actors import Actor
from stdcheck.services.opening import make_folder
from stdcheck.services.permissions import require
from stdcheck.services.settings import Settings
from stdcheck.services.stored import doer
from stdcheck.services.verifying import StoreCheck, verify
from stdcheck.storage.copying import (
    Tell,
    copy_database,
    copy_file,
    damaged,
    no_backup,
    reading,
    work_folder,
)
from stdcheck.storage.engines import connect
from stdcheck.storage.exchanging import put_in_place
from stdcheck.storage.history import Deed
from stdcheck.storage.migrating import migrate, must_be_known, newest_revision, revision_of
from stdcheck.storage.store import Store

_WORK_SHARE = 0.8
"""So much of the time goes into copying; the rest into verifying."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and found sound, with its size in bytes."""

    file: Path
    size: int
    check: StoreCheck


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, as it was verified; `replaced` is where the database is that stood there before."""

    file: Path
    check: StoreCheck
    replaced: Path | None
    migrated: bool


def back_up_store(store: Store, actor: Actor, target: Path, *, progress: Tell | None = None) -> Backup:
    """Copy the database into a new file while others work, and verify the copy before it gets its name.

    Raises StdcheckError where the file is there already or cannot be written, or the copy is not sound; then nothing
    is left behind.
    """
    require(actor, "back_up_store")
    tell = progress or (lambda _share: None)
    checks: list[StoreCheck] = []

    def look(part: Path) -> None:
        tell(_WORK_SHARE)
        checks.append(_sound(part, target))

    copy_database(store, target, tell=lambda share: tell(_WORK_SHARE * share), verify=look)
    tell(1.0)
    return Backup(target, target.stat().st_size, checks[0])


def restore_store(
    settings: Settings, actor: Actor, source: Path, *, now: datetime, progress: Tell | None = None
) -> Restored:
    """Put a backup in the place of the database, which stays beside it as a dated file.

    The backup is copied, brought up to date and verified before anything is touched. The history of what is put back
    says that it was. Raises StdcheckError where the backup is damaged, something else, or newer than this program, or
    where the database is in use; then nothing has changed.
    """
    require(actor, "restore_store")
    file = connect(settings.database_url).file
    if file is None:
        raise refuse(
            message("only an SQLite database can be restored from a file"),
            message("Use the tool of the database server, for PostgreSQL pg_dump and pg_restore."),
        )
    tell = progress or (lambda _share: None)
    make_folder(file.parent)
    with work_folder(file) as folder:
        work = folder / file.name
        copy_file(source, work, lambda share: tell(_WORK_SHARE * share))
        check = _sound(work, source)
        store = connect(f"sqlite:///{work.as_posix()}")
        try:
            migrated = bool(migrate(store))
            deed = Deed("restore backup", "store", file.name, new={"entries": check.entries, "head": check.head})
            store.run(lambda unit: unit.history.append(doer(actor, now), deed), write=True)
        finally:
            store.close()
        whole = folder / "whole"
        copy_file(work, whole)
        replaced = put_in_place(whole, file, now)
    tell(1.0)
    return Restored(file, check, replaced, migrated)


def _sound(copy: Path, named: Path) -> StoreCheck:
    """Verify a copy, an older one after bringing a copy of it up to date; raises StdcheckError unless it is sound."""
    try:
        with reading(copy) as unit:
            revision = revision_of(unit)
            if revision is None:
                raise no_backup(named)
            must_be_known(revision)
            check = verify(unit) if revision == newest_revision() else None
        if check is None:
            with work_folder(copy) as folder:
                trial = folder / copy.name
                copy_file(copy, trial)
                store = connect(f"sqlite:///{trial.as_posix()}")
                try:
                    migrate(store)
                    check = store.run(verify)
                finally:
                    store.close()
    except DatabaseError:
        raise damaged(named) from None
    except StdcheckError as error:
        raise error.in_file(str(named)) from None
    if check.problems:
        raise StdcheckError(
            [
                Problem(
                    message("this copy is not sound"),
                    message("Use another backup; keep this one."),
                    Place(file=str(named)),
                ),
                *(problem.in_file(str(named)) for problem in check.problems),
            ]
        )
    return check
