"""The store: one database, and the one function through which every unit of work runs."""

import random
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, StatementError

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


class Store:
    """One organisation's database; `file` is its file where it has one (SQLite).

    `standards` remembers parsed standards by version row, `audits` audits with their answers and `cards` their scores
    by audit row, each of one revision; `experience` what the audits of a standard say, by its id and their state. All
    of it can be made again, none of it is ever ahead of the database.
    """

    def __init__(self, engine: Engine, file: Path | None = None) -> None:
        self.engine = engine
        self.file = file
        self.standards: Remembered[UUID, Standard] = Remembered(200)
        self.audits: Remembered[UUID, Audit] = Remembered(5_000)
        self.cards: Remembered[UUID, ScoreCard] = Remembered(20_000)
        self.experience: Remembered[tuple[str, AuditsState], Experience] = Remembered(20)
        self._documents = Documents()
        self._turns = Turns(file.with_name(file.name + "-turn")) if file else None
        self._log = Log(file) if file else None

    def run(self, work: Callable[[Unit], _T], *, write: bool = False) -> _T:
        """Run a unit of work in one transaction and return what it returns.

        With `write` it holds the right to write from its beginning, and is committed, durably, before this returns;
        whatever it raises takes everything back. Where the database is busy or two units collide, `work` is run
        again, so it must do nothing but read and write through its unit. Never run one unit inside another.
        Raises StdcheckError where the database cannot be used now.
        """
        for attempt in range(1, MOST_TRIES + 1):
            try:
                return self._once(work, write=write)
            except StatementError as error:
                if isinstance(error.orig, StdcheckError):
                    raise error.orig from None
                fault = fault_of(error) if isinstance(error, DBAPIError) else None
                if fault is None:
                    raise
                if fault is not Fault.PASSING or attempt == MOST_TRIES:
                    raise unavailable(fault) from error
            time.sleep(random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**attempt)))
        raise unavailable(Fault.PASSING)

    def _once(self, work: Callable[[Unit], _T], *, write: bool) -> _T:
        with self._turns.taken() if write and self._turns else nullcontext():
            with self.engine.connect() as connection:
                connection.execution_options(**{WRITES: write})
                with connection.begin():
                    done = work(Unit(connection, self._documents))
            if write and self._log:
                self._log.keep_short(self.engine)
            return done

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        if self._turns:
            self._turns.close()
