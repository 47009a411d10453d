"""From the address of a database to a store; the address alone decides which database it is."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.storage.postgresql import SERIALIZABLE, postgresql_engine
from stdcheck.storage.sqlite import sqlite_engine
from stdcheck.storage.store import Store

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def connect(address: str, isolation: str | None = None) -> Store:
    """Return the store at a database URL; nothing is opened yet.

    `isolation` is for databases that speak PostgreSQL's protocol but have no locks of their own: SERIALIZABLE.
    Raises StdcheckError, without ever showing the address (it may hold a password), where it is not one that works.
    """
    url = _url(address)
    if url.drivername in _POSTGRESQL:
        return Store(postgresql_engine(url, isolation), collides=isolation == SERIALIZABLE)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:" or url.query:
        raise _wrong_address()
    file = Path(url.database).absolute()
    return Store(sqlite_engine(url.set(drivername="sqlite", database=str(file))), file)


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError):  # a port that is no number is a ValueError
        raise _wrong_address() from None


def _wrong_address() -> StdcheckError:
    return refuse(
        message("the address of the database cannot be used"),
        message("Write sqlite:///folder/stdcheck.sqlite3, or postgresql://user:password@host/name."),
    )
