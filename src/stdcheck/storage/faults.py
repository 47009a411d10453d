"""What can go wrong with a database that is no bug: what passes, and what a person must mend."""

import sqlite3
from collections.abc import Mapping
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError

from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.messages import Message, message


class Fault(Enum):
    """What kind of fault a database reported."""

    PASSING = auto()
    FULL = auto()
    READ_ONLY = auto()
    UNREACHABLE = auto()
    DAMAGED = auto()


class StoreUnavailableError(StdcheckError):
    """The database cannot be used now; nothing was saved, and the same can be tried again."""


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
    "40": Fault.PASSING,  # serialisation failure, deadlock
    "53": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "08": Fault.UNREACHABLE,
    "57": Fault.UNREACHABLE,
}

_SAID: Mapping[Fault, tuple[Message, Message]] = {
    Fault.PASSING: (message("the database is busy"), message("Try again in a moment.")),
    Fault.FULL: (message("the disk of the database is full"), message("Make room on the disk, then try again.")),
    Fault.READ_ONLY: (
        message("the database cannot be written"),
        message("Check the rights on the data folder, then try again."),
    ),
    Fault.UNREACHABLE: (
        message("the database cannot be reached"),
        message("Check that its disk or server is there, then try again."),
    ),
    Fault.DAMAGED: (
        message("the database file is damaged or is no database"),
        message("Restore the newest backup; keep the damaged file for those who help you."),
    ),
}


def fault_of(error: DBAPIError) -> Fault | None:
    """Return what kind of fault the error is, None where it is a bug."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None) or ""
    if error.connection_invalidated:
        return Fault.UNREACHABLE
    return _SQLSTATE.get(state) or _SQLSTATE.get(state[:2])


def unavailable(fault: Fault) -> StoreUnavailableError:
    """Make the error that tells people what to do."""
    return StoreUnavailableError([Problem(*_SAID[fault])])
