"""A store for every test, on each kind of database; and again where every unit of work first collides with another."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from services_cases import Reopen, file_address, open_in

from postgresql_server import PostgresqlServer
from stdcheck.storage import store as store_module
from stdcheck.storage.engines import connect
from stdcheck.storage.store import Store
from stdcheck.storage.tables import metadata
from stdcheck.storage.unit import Unit

COLLIDE = "DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = 'serialization_failure'; END $$"
EMPTY = ";".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))  # noqa: S608  (our tables)


class CollidingStore(Store):
    """Fails every unit of work once, at its end, as a database at SERIALIZABLE may."""

    def run(self, work: Callable[[Unit], Any], *, write: bool = False) -> Any:
        tries: list[Unit] = []

        def collides(unit: Unit) -> Any:
            tries.append(unit)
            done = work(unit)
            if len(tries) == 1:
                unit.connection.exec_driver_sql(COLLIDE)
            return done

        return super().run(collides, write=write)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated database, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("empty")
    open_in(folder).close()
    return folder / "test.sqlite3"


@pytest.fixture(scope="session")
def served(server: PostgresqlServer, migrated: str) -> Iterator[Store]:
    """Return a store on a server for all tests; each begins with it empty."""
    store = connect(server.address(server.new_database(migrated)))
    yield store
    store.close()


@pytest.fixture(scope="session")
def serializable(server: PostgresqlServer, migrated: str) -> Iterator[Store]:
    """Return a store on a server at SERIALIZABLE for all tests; each begins with it empty."""
    store = connect(server.address(server.new_database(migrated)), "SERIALIZABLE")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql", "colliding"])
def kind(request: pytest.FixtureRequest) -> str:
    """Return the kind of store; a module of tests about files returns "sqlite" from a fixture of this name."""
    return str(request.param)


@pytest.fixture
def reopen(
    request: pytest.FixtureRequest, kind: str, tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reopen]:
    """Return what opens the store (again), as after a restart."""
    with ExitStack() as opened:
        if kind == "sqlite":
            shutil.copyfile(empty_store, tmp_path / empty_store.name)
            yield lambda: opened.enter_context(closing(open_in(tmp_path)))
            return
        if kind == "colliding":
            monkeypatch.setattr(store_module, "_LONGEST_PAUSE", 0)
        base: Store = request.getfixturevalue("served" if kind == "postgresql" else "serializable")
        base.run(lambda unit: unit.connection.exec_driver_sql(EMPTY), write=True)
        make = Store if kind == "postgresql" else CollidingStore
        yield lambda: make(base.engine, collides=kind == "colliding")


@pytest.fixture
def store(reopen: Reopen) -> Store:
    return reopen()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database of the test's own, which other processes can open too."""
    if kind == "sqlite":
        return file_address(tmp_path)
    server: PostgresqlServer = request.getfixturevalue("server")
    return server.address(server.new_database())
