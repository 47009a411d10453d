"""A PostgreSQL server for every test that wants one, started once."""

from collections.abc import Iterator

import pytest

from postgresql_server import PostgresqlServer
from stdcheck.storage.engines import connect
from stdcheck.storage.migrating import migrate


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresqlServer]:
    started = PostgresqlServer()
    yield started
    started.remove()


@pytest.fixture(scope="session")
def migrated(server: PostgresqlServer) -> str:
    """Return the name of a migrated database on the server that nobody writes into."""
    name = server.new_database()
    store = connect(server.address(name))
    migrate(store)
    store.close()
    return name
