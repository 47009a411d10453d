"""Publish and retire versions, and compare them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from stdcheck.domain.findings import Finding
from stdcheck.domain.messages import Message
from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `message` says it in words.

    `title` names the node (for a change of the standard itself: its title); `field`, `old` and `new` (file form) are
    set for kind changed only.
    """

    path: str
    kind: Literal["added", "removed", "changed", "moved"]
    title: Any
    field: str | None
    old: Any
    new: Any
    message: Message


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from an older to a newer version; `scoring_differs`: their audits are not drawn as one line."""

    standard_id: str
    older: int
    newer: int
    differences: tuple[Difference, ...]
    scoring_differs: bool


def review_draft(store: Store, actor: Actor, standard_id: str, *, today: date) -> tuple[Finding, ...]:
    """Return the findings on the draft, held against the newest published version where there is one."""
    raise NotImplementedError


def publish_standard(store: Store, actor: Actor, standard_id: str, *, effective_from: date, now: datetime) -> Standard:
    """Freeze the draft as the next published version; raises StdcheckError with every error not accepted."""
    raise NotImplementedError


def retire_standard(store: Store, actor: Actor, standard_id: str, version: int, *, now: datetime) -> None:
    """Retire a published version: no new audits; what exists stays."""
    raise NotImplementedError


def compare_versions(store: Store, actor: Actor, standard_id: str, older: int, newer: int) -> Comparison:
    """Return what changed from version `older` to version `newer` (either may be the draft)."""
    raise NotImplementedError
