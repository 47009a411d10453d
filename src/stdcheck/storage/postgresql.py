"""PostgreSQL so that writers do not collide, and a save whose acknowledgement was lost is never guessed about.

Writers come one after the other, as on SQLite: every entry of the history names the one before it, so they would
collide on each save. A writer takes its turn (an advisory lock, which ends with the transaction however that ends)
before it looks at anything. It runs at READ COMMITTED, the one level that looks only after the wait; as nobody else
writes meanwhile, it sees one moment all the same, and runs as if alone. Readers see one moment (REPEATABLE READ), wait
for nobody and cannot write. At SERIALIZABLE, for databases that have no such locks, there are no turns: units that
collide are run again. (Eight writers without turns took 1.8 tries a save, saved a third less and gave up on some.)

Connections are not tried out before use: a unit that meets a dropped one is run again, which a try-out would not spare.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.storage.sqlite import WRITES

SERIALIZABLE: Final = "SERIALIZABLE"
OLDEST: Final = 15

_READ: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE: Final = "BEGIN ISOLATION LEVEL READ COMMITTED"
_TURN: Final = "SELECT pg_advisory_xact_lock(7310300194850)"

_SETTINGS: Final = {
    "timezone": "UTC",
    "lock_timeout": "10s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "60s",  # a process that hangs must not keep its turn
}
_CONNECTING: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "stdcheck",
}


def postgresql_engine(url: URL, isolation: str | None = None) -> Engine:
    """Make the engine for a PostgreSQL database; nothing is opened yet.

    `isolation` SERIALIZABLE does without turns. Raises StdcheckError where the driver is missing, or the address has
    settings that it does not know.
    """
    try:
        from psycopg import ProgrammingError  # noqa: PLC0415  (only who has such a database needs the driver)
        from psycopg.conninfo import make_conninfo  # noqa: PLC0415
    except ImportError:
        raise _no_driver() from None
    given = {key: value for key, value in url.query.items() if isinstance(value, str)}
    options = " ".join([*(f"-c {name}={value}" for name, value in _SETTINGS.items()), given.pop("options", "")])
    settings: dict[str, Any] = {**_CONNECTING, **given, "options": options.strip()}
    if len(given) + ("options" in url.query) != len(url.query):
        raise _unknown_setting()
    try:
        make_conninfo(**settings)
    except ProgrammingError:
        raise _unknown_setting() from None
    engine = create_engine(
        url.set(drivername="postgresql+psycopg", query={}),
        connect_args=settings,
        pool_size=5,
        max_overflow=15,
        pool_timeout=10,
        use_native_hstore=False,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _beginner(isolation))
    return engine


def _prepare(connection: Any, _record: object) -> None:
    found = connection.info.server_version
    encoding = connection.info.parameter_status("server_encoding")
    if found < OLDEST * 10_000 or encoding != "UTF8":
        connection.close()
        raise _too_old(found // 10_000) if found < OLDEST * 10_000 else _wrong_encoding(str(encoding))
    connection.autocommit = True  # the driver begins nothing by itself; _beginner does


def _beginner(isolation: str | None) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        how = _WRITE if writes else _READ
        if isolation:
            how = f"BEGIN ISOLATION LEVEL {isolation}{'' if writes else ' READ ONLY'}"
        connection.exec_driver_sql(how)
        if writes and not isolation:
            connection.exec_driver_sql(_TURN).close()

    return begin


def _no_driver() -> StdcheckError:
    return refuse(
        message("the driver for PostgreSQL is not installed"),
        message("Install it: {command}", command='pip install "psycopg[binary]"'),
    )


def _unknown_setting() -> StdcheckError:
    return refuse(
        message("the address of the database has a setting that PostgreSQL's driver does not know"),
        message("Look at what stands behind the question mark, for example ?sslmode=require."),
    )


def _too_old(found: int) -> StdcheckError:
    return refuse(
        message("the database runs on PostgreSQL {found}, which is too old", found=str(found)),
        message("Use PostgreSQL {oldest} or newer.", oldest=str(OLDEST)),
    )


def _wrong_encoding(found: str) -> StdcheckError:
    return refuse(
        message("the database keeps text as {found}, not as UTF-8", found=found),
        message("Make it anew: {command}", command="CREATE DATABASE stdcheck ENCODING 'UTF8' TEMPLATE template0"),
    )
