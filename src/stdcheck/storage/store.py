"""The store: one database, and the one function through which every unit of work runs."""

import random
import time
from collections.abc import Callable
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from stdcheck.domain.errors import StdcheckError
from stdcheck.storage.documents import Documents
from stdcheck.storage.faults import Fault, fault_of, unavailable
from stdcheck.storage.remembering import Remembered
from stdcheck.storage.sqlite import WRITES, Log
from stdcheck.storage.turns import Turns
from stdcheck.storage.unit import Unit

if TYPE_CHECKING:
    from uuid import UUID

    from stdcheck.domain.audit import Audit
    from stdcheck.domain.experience import Experience
    from stdcheck.domain.scorecard import ScoreCard
    from stdcheck.domain.standard import Standard
    from stdcheck.storage.audits import AuditsState

_T = TypeVar("_T")

MOST_TRIES: Final = 12
_FIRST_PAUSE = 0.005
_LONGEST_PAUSE = 0.4

ABSENCE: Final = 3.0
"""Seconds that a unit waits for a server that was lost before it is said."""

DOUBT: Final = 15.0
"""Seconds to find out what became of a save whose acknowledgement was lost."""


class _LostCommitError(Exception):
    """The connection broke while a unit was committed: `done` is what it returns if it was.

    `entry` is the hash of an entry that the unit has added to the history, None where it added none.
    """

    def __init__(self, done: Any, entry: str | None) -> None:
        super().__init__(entry)
        self.done = done
        self.entry = entry


class Store:
    """One organisation's database; `file` is its file where it has one (SQLite).

    `collides` says that writers of several processes take no turns: units that collide are run again.

    `standards` remembers parsed standards by version row, `audits` audits with their answers and `cards` their scores
    by audit row, each of one revision; `experience` what the audits of a standard say, by its id and their state. All
    of it can be made again, none of it is ever ahead of the database.
    """

    def __init__(self, engine: Engine, file: Path | None = None, *, collides: bool = False) -> None:
        self.engine = engine
        self._collides = collides
        self.file = file
        self.standards: Remembered[UUID, Standard] = Remembered(200)
        self.audits: Remembered[UUID, Audit] = Remembered(5_000)
        self.cards: Remembered[UUID, ScoreCard] = Remembered(20_000)
        self.experience: Remembered[tuple[str, AuditsState], Experience] = Remembered(20)
        self._documents = Documents()
        self._turns = Turns(file.with_name(file.name + "-turn") if file else None)
        self._log = Log(file) if file else None

    def run(self, work: Callable[[Unit], _T], *, write: bool = False) -> _T:
        """Run a unit of work in one transaction and return what it returns.

        With `write` it holds the right to write from its beginning, and is committed, durably, before this returns;
        whatever it raises takes everything back. Where the database is busy or two units collide, `work` is run
        again, so it must do nothing but read and write through its unit. Never run one unit inside another.
        Where the connection breaks in the commit itself, the history says what became of it. Raises StdcheckError
        where the database cannot be used now.
        """
        begun = time.monotonic()
        for attempt in count(1):
            try:
                return self._once(work, write=write)
            except _LostCommitError as lost:
                if self._was_saved(lost.entry):
                    return cast("_T", lost.done)
                if attempt >= MOST_TRIES:
                    raise unavailable(Fault.UNREACHABLE) from lost
            except StatementError as error:
                if isinstance(error.orig, StdcheckError):
                    raise error.orig from None
                fault = fault_of(error, collides=self._collides) if isinstance(error, DBAPIError) else None
                if fault is None:
                    raise
                if not self._passes(fault, attempt, time.monotonic() - begun):
                    raise unavailable(fault) from error
            except PoolTimeoutError as error:
                raise unavailable(Fault.PASSING) from error
            time.sleep(random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**attempt)))
        raise AssertionError

    def _passes(self, fault: Fault, attempt: int, waited: float) -> bool:
        """Tell whether to try again: where units collide, and where a server was lost, which may be back soon."""
        if fault is Fault.UNREACHABLE:
            return self.file is None and waited < ABSENCE
        return fault is Fault.PASSING and attempt < MOST_TRIES

    def _once(self, work: Callable[[Unit], _T], *, write: bool) -> _T:
        with self._turns.taken() if write else nullcontext():
            with self.engine.connect() as connection:
                connection.execution_options(**{WRITES: write})
                with connection.begin() as transaction:
                    unit = Unit(connection, self._documents)
                    done = work(unit)
                    try:
                        transaction.commit()
                    except DBAPIError as error:
                        if write and self.file is None and fault_of(error) is Fault.UNREACHABLE:
                            raise _LostCommitError(done, unit.history.added) from error
                        raise
            if write and self._log:
                self._log.keep_short(self.engine)
            return done

    def _was_saved(self, entry: str | None) -> bool:
        """Look whether a unit was saved whose commit was cut off, by the entry that it added to the history.

        This is done in a writer's turn: by then it is decided. (PostgreSQL could be asked for the transaction by its
        number, but gives the number again after a crash.) Raises StoreUnavailableError where it stays unknown.
        """
        ends = time.monotonic() + DOUBT
        while entry and time.monotonic() < ends:
            try:
                return self._once(lambda unit: unit.history.holds(entry), write=True)
            except _LostCommitError as lost:
                return cast("bool", lost.done)
            except DBAPIError as error:
                if fault_of(error) is None:
                    raise
            time.sleep(random.uniform(0, _LONGEST_PAUSE))
        raise unavailable(Fault.UNCERTAIN)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._turns.close()
