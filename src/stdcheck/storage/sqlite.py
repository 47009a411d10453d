"""SQLite so that an acknowledged save survives a power cut and writers do not fight.

Write-ahead log with full synchronisation, and every write takes the right to write when it begins. The log is copied
back into the database (a checkpoint) only in a writer's turn: SQLite before 3.51.3 could damage the file when one
connection copied while another began the log anew.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

WRITES: Final = "stdcheck_writes"
"""The execution option that says of a transaction that it is going to write."""

BUSY_MS: Final = 5_000
LOG_BYTES: Final = 8 * 1024 * 1024
"""A log that has grown by so much is copied back after the next commit."""

_READERS_MS = 200
"""So long a checkpoint waits for readers; what it could not copy stays in the log until the next."""


def sqlite_engine(url: URL) -> Engine:
    """Make the engine for an SQLite file; nothing is opened yet."""
    engine = create_engine(url, pool_size=20, max_overflow=40, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; _begin does
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "wal_autocheckpoint = 0",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


class Log:
    """The write-ahead log of a database, copied back when it has grown."""

    def __init__(self, database: Path) -> None:
        self._file = database.with_name(database.name + "-wal")
        self._due = LOG_BYTES

    def keep_short(self, engine: Engine) -> None:
        """Copy the log back if it is time; only in a writer's turn, outside its transaction."""
        if self._size() < self._due:
            return
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {_READERS_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            cursor.close()
        finally:
            connection.close()
        self._due = self._size() + LOG_BYTES

    def _size(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:
            return 0
