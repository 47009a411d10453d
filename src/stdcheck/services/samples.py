"""The sample organisation: load it, remove it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


@dataclass(frozen=True, slots=True)
class SampleCount:
    """How much was loaded or removed; `kept` names sample standards and sites that stay because own audits use them."""

    standards: int
    sites: int
    audits: int
    kept: tuple[str, ...] = ()


def samples_loaded(store: Store) -> bool:
    """Tell whether anything in the store is a sample."""
    raise NotImplementedError


def load_samples(
    store: Store,
    actor: Actor,
    library: Path,
    *,
    now: datetime,
    progress: Callable[[float], None] | None = None,
) -> SampleCount:
    """Load the library's standards, sites and audits, all marked as samples; what is there already stays.

    `progress` is called with 0 to 1.
    """
    raise NotImplementedError


def remove_samples(store: Store, actor: Actor, *, now: datetime) -> SampleCount:
    """Delete every sample, never what people added; a sample that own work builds on stays and is named."""
    raise NotImplementedError
