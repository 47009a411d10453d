"""From the address of a database to a store; the address alone decides which database it is."""

from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.storage.sqlite import sqlite_engine
from stdcheck.storage.store import Store


def connect(address: str) -> Store:
    """Return the store at a database URL; nothing is opened yet.

    Raises StdcheckError, without ever showing the address (it may hold a password), where it is not one that works.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:" or url.query:
            raise _wrong_address()
        file = Path(url.database).absolute()
        return Store(sqlite_engine(url.set(drivername="sqlite", database=str(file))), file)
    if url.get_backend_name() != "postgresql":
        raise _wrong_address()
    try:
        return Store(create_engine(url, isolation_level="SERIALIZABLE", pool_pre_ping=True))
    except (NoSuchModuleError, ImportError):
        raise refuse(
            message("the driver for this database is not installed"),
            message("Install it, for example psycopg for postgresql+psycopg://, or use SQLite."),
        ) from None


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except ArgumentError:
        raise _wrong_address() from None


def _wrong_address() -> StdcheckError:
    return refuse(
        message("the address of the database cannot be used"),
        message("Write sqlite:///folder/stdcheck.sqlite3, or postgresql+psycopg://user@host/name."),
    )
