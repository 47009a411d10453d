"""Verify the store: tables, references, and the chain of the history."""

from dataclasses import dataclass

from stdcheck.domain.errors import Problem
from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What a check of the store found; without problems all is well. `head` is the newest hash of the history."""

    entries: int
    head: str | None
    problems: tuple[Problem, ...]


def check_store(store: Store, actor: Actor) -> StoreCheck:
    """Verify the database file, every document's hash, and every link of the history."""
    raise NotImplementedError
