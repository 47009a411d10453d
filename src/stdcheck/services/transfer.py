"""Files in and out: import standards and audits, export everything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file. `kind` is standard, audit or sites; `id` names what it holds."""

    file: str
    kind: Literal["standard", "audit", "sites"]
    id: str
    version: int | None
    state: Literal["added", "already", "draft"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where."""

    folder: Path
    standards: int
    audits: int
    sites: int


def import_files(
    store: Store,
    actor: Actor,
    paths: Sequence[Path],
    *,
    now: datetime,
    progress: Callable[[float], None] | None = None,
) -> tuple[Imported, ...]:
    """Import files and folders, all or nothing: sites, then standards by version, then audits.

    Published and retired versions come in as they are, drafts as drafts. Raises StdcheckError with the problems of
    every file; then nothing was saved.
    """
    raise NotImplementedError


def export_all(
    store: Store, actor: Actor, folder: Path, *, progress: Callable[[float], None] | None = None
) -> Exported:
    """Write everything as the files of the library: standards/, audits/, audits/sites.yaml."""
    raise NotImplementedError
