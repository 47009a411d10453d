"""The store: one database, and the one function through which every unit of work runs."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Store:
    """One organisation's database."""

    def run(self, work: "Callable[[object], _T]", *, write: bool = False) -> _T:
        """Run a unit of work in one transaction and return what it returns."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of every connection."""
