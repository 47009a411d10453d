"""Migrations: from nothing to the tables, again, by two at once, killed on the way; never from the future."""

import errno
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from stdcheck.domain.errors import StdcheckError
from stdcheck.storage import copying, migrating
from stdcheck.storage.copying import KEPT
from stdcheck.storage.engines import connect
from stdcheck.storage.migrating import migrate, newest_revision
from stdcheck.storage.store import Store
from stdcheck.storage.tables import metadata

VERSIONS = Path(migrating.__file__).parent / "migrations" / "versions"
UPGRADE = """
import sys
from stdcheck.storage.engines import connect
from stdcheck.storage.migrating import migrate
store = connect(sys.argv[1])
migrate(store)
store.close()
"""
KILLED = """
import os, signal, sys
from stdcheck.storage import migrating
from stdcheck.storage.engines import connect
upgrade = migrating._upgrade
def dies(*given):
    upgrade(*given)
    os.kill(os.getpid(), signal.SIGKILL)
migrating._upgrade = dies
migrating.migrate(connect(sys.argv[1]))
"""


def file_address(folder: Path) -> str:
    return f"sqlite:///{(folder / 'test.sqlite3').as_posix()}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return file_address(tmp_path)
    server = request.getfixturevalue("server")
    return str(server.address(server.new_database()))


def current(store: Store) -> str | None:
    return store.run(lambda unit: MigrationContext.configure(unit.connection).get_current_revision())


def test_migrations_make_the_tables_of_the_program(address: str) -> None:
    store = connect(address)
    made = migrate(store)
    assert (made[0], made[-1], current(store)) == ("0001", newest_revision(), newest_revision())
    assert store.run(lambda unit: compare_metadata(MigrationContext.configure(unit.connection), metadata)) == []
    assert migrate(store) == ()
    store.close()


def test_no_migration_leaves_anything_to_the_server() -> None:
    for source in VERSIONS.glob("m*.py"):
        text = source.read_text("utf-8")
        assert not [word for word in ("server_default", "Sequence", "Enum", "autoincrement=True") if word in text]
        assert text.count("    op.") == 1, f"{source.name}: one schema change a migration"


def test_two_processes_migrate_one_database(address: str) -> None:
    commands = [[sys.executable, "-c", UPGRADE, address]] * 2
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for command in commands]
    assert [process.communicate()[1] for process in processes] == [b"", b""]
    store = connect(address)
    assert current(store) == newest_revision()
    store.close()


@pytest.mark.parametrize("killed_in", ["0001", "0003", "0009"])
def test_a_migration_that_dies_is_run_again(address: str, killed_in: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class PowerCutError(BaseException):
        pass

    store = connect(address)
    upgrade = migrating._upgrade  # noqa: SLF001

    def dies(script: object, to: str, unit: object) -> None:
        upgrade(script, to, unit)  # type: ignore[arg-type]
        if to == killed_in:
            raise PowerCutError

    monkeypatch.setattr(migrating, "_upgrade", dies)
    with pytest.raises(PowerCutError):
        migrate(store)
    monkeypatch.undo()
    assert current(store) == (None if killed_in == "0001" else f"{int(killed_in) - 1:04d}")
    migrate(store)
    assert store.run(lambda unit: compare_metadata(MigrationContext.configure(unit.connection), metadata)) == []
    store.close()


def aged(store: Store) -> None:
    """Make a database of revision 0008 with something in it."""
    migrate(store)
    store.run(lambda unit: unit.connection.exec_driver_sql("DROP TABLE history"), write=True)
    store.run(
        lambda unit: unit.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0008'"), write=True
    )


def revision_in(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return found


def test_a_database_in_use_is_copied_aside_before_it_is_changed(tmp_path: Path) -> None:
    store = connect(file_address(tmp_path))
    aged(store)
    assert migrate(store) == ("0009",)
    (copy,) = tmp_path.glob("test.sqlite3.before-*")
    assert re.fullmatch(r"test\.sqlite3\.before-0009-\d{8}T\d{6}Z", copy.name)
    assert (revision_in(copy), current(store)) == ("0008", "0009")
    store.close()


def test_a_migration_killed_while_it_works_is_run_again_and_keeps_one_copy(tmp_path: Path) -> None:
    store = connect(file_address(tmp_path))
    aged(store)
    store.close()
    for _ in range(2):
        killed = subprocess.run([sys.executable, "-c", KILLED, file_address(tmp_path)], check=False)
        assert killed.returncode == -signal.SIGKILL
    store = connect(file_address(tmp_path))
    assert (current(store), migrate(store), current(store)) == ("0008", ("0009",), "0009")
    (copy,) = tmp_path.glob("test.sqlite3.before-*")
    assert revision_in(copy) == "0008"
    store.close()


def test_the_last_copies_are_kept_and_other_files_are_left_alone(tmp_path: Path) -> None:
    store = connect(file_address(tmp_path))
    aged(store)
    for year in range(2010, 2018):
        (tmp_path / f"test.sqlite3.before-000{year - 2009}-{year}0101T000000Z").touch()
    (tmp_path / "test.sqlite3.before-mine").touch()
    migrate(store)
    names = sorted(path.name for path in tmp_path.glob("test.sqlite3.before-*"))
    assert (len(names), names[:2]) == (
        KEPT + 1,
        ["test.sqlite3.before-0005-20140101T000000Z", "test.sqlite3.before-0006-20150101T000000Z"],
    )
    assert "test.sqlite3.before-mine" in names
    store.close()


def test_without_room_for_the_copy_nothing_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = connect(file_address(tmp_path))
    aged(store)

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(copying, "sync", full)
    with pytest.raises(StdcheckError, match="the file cannot be written: No space left on device"):
        migrate(store)
    assert (current(store), list(tmp_path.glob("*.before-*"))) == ("0008", [])
    store.close()


def test_a_database_from_the_future_is_refused_untouched(address: str) -> None:
    store = connect(address)
    migrate(store)
    store.run(
        lambda unit: unit.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"), write=True
    )
    with pytest.raises(StdcheckError):
        migrate(store)
    assert current(store) == "9999"
    store.close()
