"""Bring a database up to the tables of this program, one change a transaction."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from stdcheck.domain.errors import refuse
from stdcheck.domain.messages import message
from stdcheck.storage.copying import copy_before
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> tuple[str, ...]:
    """Make every change that the database lacks and return their revisions, oldest first.

    Safe to be killed at any moment and run again, also by two processes at once. A database that has anything in it
    is copied aside first. Raises StdcheckError where the database is newer than this program.
    """
    script = _script()
    current = store.run(lambda unit: _current(unit.connection))
    waiting = _waiting(script, current)
    if current is not None and waiting and store.file:
        copy_before(store, store.file, waiting[-1])
    for revision in waiting:
        store.run(partial(_upgrade, script, revision), write=True)
    return tuple(waiting)


def revision_of(unit: Unit) -> str | None:
    """Return the revision of a database, None where stdcheck never made its tables."""
    return _current(unit.connection)


def must_be_known(revision: str) -> None:
    """Raise StdcheckError where a database of this revision is newer than this program."""
    _waiting(_script(), revision)


def newest_revision() -> str:
    """Return the revision that this program works with."""
    return str(_script().get_current_head())


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _waiting(script: ScriptDirectory, current: str | None) -> list[str]:
    revisions = list(_oldest_first(script))
    if current is None:
        return revisions
    if current not in revisions:
        raise refuse(
            message("the database was written by a newer version of stdcheck"),
            message("Update stdcheck on this machine, or restore a backup that was made before the update."),
        )
    return revisions[revisions.index(current) + 1 :]


def _oldest_first(script: ScriptDirectory) -> Iterator[str]:
    yield from reversed([found.revision for found in script.walk_revisions()])


def _upgrade(script: ScriptDirectory, to: str, unit: Unit) -> None:
    """Make one change, unless another process has made it meanwhile."""
    if unit.connection.dialect.name == "postgresql":
        unit.connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    if to not in _waiting(script, _current(unit.connection)):
        return

    def steps(revision: Any, _context: MigrationContext) -> Any:
        return script._upgrade_revs(to, revision)  # noqa: SLF001  (what Alembic's own upgrade command calls)

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=unit.connection)
        environment.run_migrations()
