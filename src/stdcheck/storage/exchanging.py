"""One database put in the place of another, which is kept."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message
from stdcheck.storage.copying import PAGES, cannot_write, copy_content, nobody, stamp, sync, sync_folder, written
from stdcheck.storage.turns import Turns

_SIDES: Final = ("-wal", "-shm", "-journal")
_NO_DATABASE: Final = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def put_in_place(new: Path, file: Path, now: datetime) -> Path | None:
    """Make a database what another file holds; what was there stays beside it, dated, and is returned.

    The content is exchanged in one transaction of SQLite, under a lock that nobody passes: a program that opens the
    database meanwhile waits, and one that dies leaves it as it was. Only what is no database any more is exchanged as
    a file. Raises StdcheckError where a program has the database open, or it cannot be written.
    """
    turns = Turns(file.with_name(file.name + "-turn"))
    try:
        with turns.taken():
            if not file.exists():
                new.replace(file)
                sync_folder(file.parent)
                return None
            kept = _free_name(f"{file.name}.replaced-{stamp(now)}", file.parent)
            try:
                with closing(_for_oneself(file)) as held:
                    _exchange_content(new, held, kept, file)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in _NO_DATABASE:
                    raise cannot_write(file, str(error)) from None
                _exchange_files(new, file, kept)
            sync_folder(file.parent)
            return kept
    except OSError as error:
        raise cannot_write(file, error.strerror or type(error).__name__) from None
    finally:
        turns.close()


def _for_oneself(file: Path) -> sqlite3.Connection:
    """Open a database so that nobody else can, its log copied back.

    Raises StdcheckError where somebody has it open, sqlite3.DatabaseError where it is no database any more.
    """
    address = f"{file.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=0.2, isolation_level=None)
    try:
        for statement in (
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA journal_mode = DELETE",
            "BEGIN EXCLUSIVE",
            "COMMIT",
        ):
            connection.execute(statement).fetchall()
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise refuse(
                message("the database is in use"),
                message("End the application (Ctrl-C in its window) and every command on it, then try again."),
                Place(file=str(file)),
            ) from None
        raise
    return connection


def _exchange_content(new: Path, held: sqlite3.Connection, kept: Path, file: Path) -> None:
    old = new.with_name("replaced")
    copy_content(held, old, kept, nobody)
    _take_over_rights(file, old)
    old.replace(kept)
    try:
        with written(file), closing(sqlite3.connect(new)) as source:
            source.backup(held, pages=PAGES, progress=_poured)
    except BaseException:
        kept.unlink()
        raise


def _exchange_files(new: Path, file: Path, kept: Path) -> None:
    for side in _SIDES:  # they must not meet the new one
        with suppress(FileNotFoundError):
            file.with_name(file.name + side).replace(kept.with_name(kept.name + side))
    _take_over_rights(file, new)
    try:
        kept.hardlink_to(file)
    except OSError:  # a disk without hard links
        shutil.copyfile(file, kept)
        sync(kept)
    new.replace(file)


def _poured(_state: int, _left: int, _every: int) -> None:
    """Come between two steps of exchanging the content."""


def _free_name(name: str, folder: Path) -> Path:
    """Return the path of that name, with a number where there is one."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path


def _take_over_rights(old: Path, new: Path) -> None:
    """Let the same people read and write; without it a backup put back by root would lock the application out."""
    shutil.copymode(old, new)
    if sys.platform != "win32":
        with suppress(PermissionError):
            os.chown(new, old.stat().st_uid, old.stat().st_gid)
