"""Examine the installation: what is there, whether it is well, and what to do where it is not."""

import os
import platform
import re
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.messages import Message, message
from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.settings import Settings
from stdcheck.services.verifying import verify
from stdcheck.storage.engines import connect
from stdcheck.storage.migrating import must_be_known, newest_revision, revision_of
from stdcheck.storage.store import Store

FIXED_SQLITE = (3, 51, 3)
"""From here on SQLite cannot damage a file when two connections copy its log back at once."""

BAD_BYTES, SCARCE_BYTES = 200 * 1024**2, 2 * 1024**3
"""Less room on the disk is bad, or needs attention."""


class State(StrEnum):
    """How well a thing is."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: its name for programs, how it is, what was found, and what to do if anything."""

    name: str
    state: State
    found: Message
    remedy: Message | None = None


def examine_installation(settings: Settings, actor: Actor) -> tuple[Line, ...]:
    """Look at versions, packages, settings, disk, rights and the database; nothing is made, changed or migrated."""
    require(actor, "examine_installation")
    return (*_programs(), *_places(settings), *_database(settings))


def _programs() -> Iterator[Line]:
    yield Line("stdcheck", State.GOOD, message("stdcheck {version}", version=version("stdcheck")))
    python = f"{platform.python_version()}, {sys.platform}"
    yield Line("python", State.GOOD, message("Python {version}", version=python))
    found = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= FIXED_SQLITE:
        yield Line("sqlite", State.GOOD, message("SQLite {version}", version=found))
    else:
        said = message(
            "SQLite {version}: before 3.51.3 two connections that copy the log back at once can damage the file; "
            "stdcheck lets only one do so at a time",
            version=found,
        )
        remedy = message("Nothing to do, as long as no other program opens the database while stdcheck runs.")
        yield Line("sqlite", State.GOOD, said, remedy)
    yield _packages(requires("stdcheck") or ())


def _packages(wanted: Iterable[str]) -> Line:
    names = [re.split(r"[^A-Za-z0-9_.-]", one, maxsplit=1)[0] for one in wanted if "extra ==" not in one]
    there, missing = [], []
    for name in sorted(names):
        try:
            there.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        remedy = message("Install stdcheck anew, with all that belongs to it.")
        return Line("packages", State.BAD, message("missing packages: {names}", names=tuple(missing)), remedy)
    return Line("packages", State.GOOD, message("packages: {names}", names=tuple(there)))


def _places(settings: Settings) -> Iterator[Line]:
    yield Line("database address", State.GOOD, message("database: {address}", address=_shown(settings.database_url)))
    folder = settings.data_folder
    yield _folder("data folder", folder)
    try:
        file = connect(settings.database_url).file
    except StdcheckError:
        file = None
    if file and file.parent != folder:
        yield _folder("database folder", file.parent)
    nearest = next((one for one in (file or folder).parents if one.is_dir()), folder)
    yield _disk(nearest, shutil.disk_usage(nearest).free)


def _shown(address: str) -> str:
    """Return a database address without user, password and options."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        return "?"
    return URL.create(url.drivername, host=url.host, port=url.port, database=url.database).render_as_string()


def _folder(name: str, folder: Path) -> Line:
    if not folder.is_dir():
        said = message("{name}: {folder} is not there yet", name=_NAMES[name], folder=str(folder))
        return Line(name, State.ATTENTION, said, message("Nothing to do before the first start, which makes it."))
    try:
        with tempfile.TemporaryFile(dir=folder):
            """Writing there is possible."""
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = message(
            "{name}: {folder} cannot be written: {reason}", name=_NAMES[name], folder=str(folder), reason=reason
        )
        return Line(name, State.BAD, said, message("Give the user that runs stdcheck the right to write there."))
    if sys.platform != "win32" and folder.stat().st_mode & stat.S_IWOTH:
        said = message("{name}: everybody may write in {folder}", name=_NAMES[name], folder=str(folder))
        return Line(name, State.BAD, said, message("Take that right away: chmod o-w."))
    return Line(name, State.GOOD, message("{name}: {folder}", name=_NAMES[name], folder=str(folder)))


_NAMES = {"data folder": message("data folder"), "database folder": message("folder of the database")}


def _disk(folder: Path, free: int) -> Line:
    said = message("free on the disk of {folder}: {size} MB", folder=str(folder), size=free // 1024**2)
    if free >= SCARCE_BYTES:
        return Line("disk", State.GOOD, said)
    state = State.BAD if free < BAD_BYTES else State.ATTENTION
    return Line("disk", state, said, message("Make room: a full disk stops every save."))


def _database(settings: Settings) -> Iterator[Line]:
    try:
        store = connect(settings.database_url)
    except StdcheckError as error:
        yield from _problems("database", error)
        return
    if store.file and not store.file.is_file():
        said = message("there is no database yet")
        yield Line("database", State.ATTENTION, said, message("Nothing to do before the first start, which makes it."))
        return
    try:
        if store.file:
            yield _rights(store.file)
        yield from _caught("schema", lambda: _schema(store))
    finally:
        store.close()


def _rights(file: Path) -> Line:
    if not os.access(file, os.R_OK | os.W_OK):
        remedy = message("Give the user that runs stdcheck the right to read and write it.")
        return Line("rights", State.BAD, message("the database file cannot be read and written"), remedy)
    if sys.platform != "win32" and file.stat().st_mode & stat.S_IWOTH:
        remedy = message("Take that right away: chmod o-w.")
        return Line("rights", State.BAD, message("everybody may write the database file"), remedy)
    return Line("rights", State.GOOD, message("the database file can be read and written"))


def _schema(store: Store) -> Iterator[Line]:
    revision, newest = store.run(revision_of), newest_revision()
    if revision is None:
        remedy = message("Nothing to do before the first start, which makes them.")
        yield Line("schema", State.ATTENTION, message("the database has no tables yet"), remedy)
        return
    must_be_known(revision)
    if revision != newest:
        said = message(
            "the database has revision {revision}; this program works with {newest}", revision=revision, newest=newest
        )
        remedy = message("Nothing to do: the next start brings it up to date and keeps a copy.")
        yield Line("schema", State.ATTENTION, said, remedy)
        return
    yield Line("schema", State.GOOD, message("the database has revision {revision}", revision=revision))
    yield from _caught("content", lambda: _content(store))


def _content(store: Store) -> Iterator[Line]:
    check = store.run(verify)
    for problem in check.problems:
        yield Line("content", State.BAD, problem.what, problem.remedy)
    if not check.problems:
        said = message("database and history are whole; entries in the history: {n}", n=check.entries)
        yield Line("content", State.GOOD, said)


def _caught(name: str, lines: Callable[[], Iterator[Line]]) -> Iterator[Line]:
    """Yield lines; what the store refuses becomes bad lines."""
    try:
        yield from lines()
    except StdcheckError as error:
        yield from _problems(name, error)


def _problems(name: str, error: StdcheckError) -> Iterator[Line]:
    return (Line(name, State.BAD, problem.what, problem.remedy) for problem in error.problems)
