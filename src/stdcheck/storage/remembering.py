"""What was read is remembered, the longest unused forgotten first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class Remembered(Generic[_K, _V]):
    """The newest revision of at most `most` values by key, shared by threads.

    Whoever asks names the revision, so a value is never stale; a reader of an older moment replaces nothing newer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[_K, tuple[int, _V]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _K, revision: int = 0) -> _V | None:
        """Return the value of that revision, or None where it is not (or no longer) known."""
        with self._lock:
            found = self._values.get(key)
            if found is None or found[0] != revision:
                return None
            self._values.move_to_end(key)
            return found[1]

    def put(self, key: _K, value: _V, revision: int = 0) -> _V:
        """Remember the value and return it."""
        with self._lock:
            known = self._values.get(key)
            if known is None or known[0] <= revision:
                self._values[key] = revision, value
                self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def get_or(self, key: _K, make: Callable[[], _V], revision: int = 0) -> _V:
        """Return the value, made and remembered where it is not known."""
        found = self.get(key, revision)
        return self.put(key, make(), revision) if found is None else found
