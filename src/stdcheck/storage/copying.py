"""Whole copies of a database while people work on it.

Only SQLite keeps its data in a file that can be copied so; a server has tools of its own for it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.storage.documents import Documents
from stdcheck.storage.faults import Fault, unavailable
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

KEPT: Final = 5
"""So many copies from before migrations stay beside a database."""

PAGES: Final = 1_000
"""So many pages (of 4 KiB) are copied between two reports of progress."""

_MAGIC: Final = b"SQLite format 3\0"
_ROOM = message("Make room on the disk, or name another place; nothing was left behind.")

Tell = Callable[[float], object]
"""Told the share that is done."""


def nobody(_share: float) -> None:
    """Stand for one who need not be told."""


def copy_database(
    store: Store,
    target: Path,
    *,
    tell: Tell = lambda _share: None,
    verify: Callable[[Path], object] = lambda _file: None,
) -> None:
    """Copy the database as it is at this moment into a new file, while others read and write.

    The copy is one file, on the disk, and was looked at by `verify` before it gets its name; `tell` is told the share
    that is done. Raises StdcheckError where the target is there already or cannot be written; nothing is left then.
    """
    if store.file is None:
        raise refuse(
            message("only an SQLite database can be copied into a file"),
            message("Use the tool of the database server, for PostgreSQL pg_dump and pg_restore."),
        )
    _must_be_new(target)
    with work_folder(target) as folder:
        part = folder / target.name
        pooled = store.engine.raw_connection()
        try:
            copy_content(_driver(pooled), part, target, tell)
        finally:
            pooled.close()
        verify(part)
        _name(part, target)


def copy_file(source: Path, target: Path, tell: Tell = nobody) -> None:
    """Copy a database file that nobody need have open, what stands in the log beside it included.

    Raises StdcheckError where it cannot be read or is no database, or the target cannot be written.
    """
    try:
        with source.open("rb") as opened:
            beginning = opened.read(len(_MAGIC))
    except OSError as error:
        raise refuse(
            message("the file cannot be read: {reason}", reason=error.strerror or type(error).__name__),
            message("Check its name and the right to read it."),
            Place(file=str(source)),
        ) from None
    if beginning != _MAGIC:
        raise no_backup(source)
    try:
        with closing(
            sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        ) as opened:
            copy_content(opened, target, target, tell)
    except sqlite3.DatabaseError:
        raise damaged(source) from None


@contextmanager
def reading(file: Path) -> Iterator[Unit]:
    """Read a copy that nobody else has open, without leaving a trace beside it."""
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    with engine.connect() as connection:
        yield Unit(connection, Documents())


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """Make a folder for unfinished files on the same disk; it is gone in the end. Raises StdcheckError."""
    try:
        folder = Path(tempfile.mkdtemp(dir=beside.parent, prefix=f".{beside.name}."))
    except OSError as error:
        raise cannot_write(beside, error.strerror or type(error).__name__) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_before(store: Store, file: Path, revision: str) -> None:
    """Copy a database aside before a migration, dated by its last change, and let go of the oldest such copies."""
    logs = [one for one in (file, file.with_name(file.name + "-wal")) if one.exists() and one.stat().st_size]
    changed = datetime.fromtimestamp(max(one.stat().st_mtime for one in logs), UTC)
    target = file.with_name(f"{file.name}.before-{revision}-{stamp(changed)}")
    if not target.exists():
        copy_database(store, target)
    older = sorted(file.parent.glob(f"{file.name}.before-*-*Z"), key=lambda one: one.name.rpartition("-")[2])
    for one in older[:-KEPT]:
        with suppress(OSError):
            one.unlink()


def damaged(file: Path) -> StdcheckError:
    """Make the error of a copy that is not whole."""
    return refuse(
        message("this copy is damaged or cut off"), message("Use another backup; keep this one."), Place(file=str(file))
    )


def copy_content(source: sqlite3.Connection, target: Path, named: Path, tell: Tell) -> None:
    """Copy what one read transaction sees: without it every save of others would make the copy begin anew.

    `named` is how errors call the target.
    """
    with written(named):
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            source.execute("BEGIN")
            try:
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(copy, pages=PAGES, progress=lambda _state, left, every: tell(1 - left / max(every, 1)))
            finally:
                source.execute("ROLLBACK")
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        sync(target)


@contextmanager
def written(named: Path) -> Iterator[None]:
    """Say in words why a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise cannot_write(named, error.strerror or type(error).__name__) from None
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise refuse(message("the disk is full"), _ROOM, Place(file=str(named))) from None
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise unavailable(Fault.PASSING) from None
        if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise cannot_write(named, str(error)) from None
        raise


def _must_be_new(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise _is_there(target)


def _name(part: Path, target: Path) -> None:
    """Give a finished file its name, unless there is one of that name by now."""
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise _is_there(target) from None
    except OSError:  # a disk without hard links
        _must_be_new(target)
        part.replace(target)
    sync_folder(target.parent)


def stamp(moment: datetime) -> str:
    """Return a moment as it stands in the names of files, in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def sync(file: Path) -> None:
    """Wait until a file is on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _driver(connection: Any) -> sqlite3.Connection:
    driver = connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(driver)
    return driver


def _is_there(target: Path) -> StdcheckError:
    return refuse(
        message("there is a file of this name already"),
        message("Choose another name; a backup never overwrites anything."),
        Place(file=str(target)),
    )


def no_backup(file: Path) -> StdcheckError:
    """Make the error of a file that is something else."""
    return refuse(
        message("this is no database of stdcheck"),
        message("Give a file that `stdcheck db backup` wrote."),
        Place(file=str(file)),
    )


def cannot_write(file: Path, reason: str) -> StdcheckError:
    """Make the error of a file that cannot be written."""
    what: Message = message("the file cannot be written: {reason}", reason=reason)
    remedy = message("Check the folder, the right to write there, and the free space.")
    return refuse(what, remedy, Place(file=str(file)))
