"""One writer at a time, in this process and, with a file, in every other that has the same file."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from stdcheck.storage.faults import Fault, unavailable

PATIENCE: Final = 10.0
"""Seconds to wait for one's turn."""

_PAUSE = 0.001

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


class Turns:
    """Hands out the right to write, through a lock file where there is one: the system frees it when a process dies."""

    def __init__(self, lock_file: Path | None = None) -> None:
        self._path = lock_file
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the turn as long as the block runs; raises StoreUnavailableError where it does not come."""
        patience_ends = time.monotonic() + PATIENCE
        if not self._lock.acquire(timeout=PATIENCE):
            raise unavailable(Fault.PASSING)
        try:
            file = self._opened()
            if file is None:
                yield
                return
            while not _try(file):
                if time.monotonic() > patience_ends:
                    raise unavailable(Fault.PASSING)
                time.sleep(_PAUSE)
            try:
                yield
            finally:
                _release(file)
        finally:
            self._lock.release()

    def _opened(self) -> IO[bytes] | None:
        if self._file is None and self._path is not None:
            try:
                self._file = self._path.open("ab")
            except OSError:
                raise unavailable(Fault.READ_ONLY) from None
        return self._file

    def close(self) -> None:
        """Close the lock file."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None
