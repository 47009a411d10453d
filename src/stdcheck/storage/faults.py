"""What can go wrong with a database that is no bug: what passes, and what a person must mend."""

import sqlite3
from collections.abc import Mapping
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError, OperationalError

from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.messages import Message, message


class Fault(Enum):
    """What kind of fault a database reported."""

    PASSING = auto()
    SLOW = auto()
    FULL = auto()
    READ_ONLY = auto()
    UNREACHABLE = auto()
    REFUSED = auto()
    UNCERTAIN = auto()
    DAMAGED = auto()


class StoreUnavailableError(StdcheckError):
    """The database cannot be used now; unless it says otherwise nothing was saved, and the same can be tried again."""


_SQLITE: Mapping[int, Fault] = {
    sqlite3.SQLITE_BUSY: Fault.PASSING,
    sqlite3.SQLITE_LOCKED: Fault.PASSING,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.UNREACHABLE,
    sqlite3.SQLITE_IOERR: Fault.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
_SQLSTATE: Mapping[str, Fault] = {
    "08": Fault.UNREACHABLE,
    "25006": Fault.READ_ONLY,
    "25P03": Fault.UNREACHABLE,
    "28": Fault.REFUSED,
    "3D000": Fault.REFUSED,
    "40": Fault.PASSING,  # serialisation failure, deadlock
    "42501": Fault.READ_ONLY,
    "53": Fault.PASSING,  # too many connections, out of memory
    "53100": Fault.FULL,
    "55P03": Fault.SLOW,  # a lock, or one's turn, did not come
    "57": Fault.UNREACHABLE,
    "57014": Fault.SLOW,
    "58": Fault.UNREACHABLE,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}
_COLLISION = "23505"
"""Two units add the same, having seen that it was not there: where there are no turns, the later one looks again."""

_SAID: Mapping[Fault, tuple[Message, Message]] = {
    Fault.PASSING: (message("the database is busy"), message("Try again in a moment.")),
    Fault.SLOW: (
        message("the database does not answer in time"),
        message("Try again in a moment; if it stays so, ask who looks after the database."),
    ),
    Fault.FULL: (message("the disk of the database is full"), message("Make room on the disk, then try again.")),
    Fault.READ_ONLY: (
        message("the database cannot be written"),
        message("Check the rights on the data folder, or those of the database's user, then try again."),
    ),
    Fault.UNREACHABLE: (
        message("the database cannot be reached"),
        message("Check that its disk or server is there and its address right, then try again."),
    ),
    Fault.REFUSED: (
        message("the database refuses the user, the password or the name of the database"),
        message("Check them in STDCHECK_DATABASE_URL; in a password write @ as %40, / as %2F and % as %25."),
    ),
    Fault.UNCERTAIN: (
        message("the database was lost in the moment of saving: whether this was saved is not known"),
        message("Look whether it is there before you do it again."),
    ),
    Fault.DAMAGED: (
        message("the database file is damaged or is no database"),
        message("Restore the newest backup; keep the damaged file for those who help you."),
    ),
}


def fault_of(error: DBAPIError, *, collides: bool = False) -> Fault | None:
    """Return what kind of fault the error is, None where it is a bug; `collides` says that writers take no turns."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return _unanswered(error)
    if error.connection_invalidated:
        return Fault.UNREACHABLE
    if collides and state == _COLLISION:
        return Fault.PASSING
    return _SQLSTATE.get(state) or _SQLSTATE.get(state[:2])


def _unanswered(error: DBAPIError) -> Fault | None:
    """Tell a server that is away from one that refuses: while connecting, the driver gives no code for either."""
    attempt = getattr(error.orig, "pgconn", None)
    if attempt is not None and (attempt.needs_password or attempt.used_password):
        return Fault.REFUSED
    return Fault.UNREACHABLE if error.connection_invalidated or isinstance(error, OperationalError) else None


def unavailable(fault: Fault) -> StoreUnavailableError:
    """Make the error that tells people what to do."""
    return StoreUnavailableError([Problem(*_SAID[fault])])
