"""Changes to a draft, one at a time, as values: set a field, add, move or remove a node.

Paths lead by ids to a node (`stages/buy/steps/queue`), "" is the standard itself. Values are in file form: what the
YAML file would hold (texts, numbers as text or number, lists, mappings); None takes a field away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

from stdcheck.domain.standard import Standard


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN: Final = _Unknown.UNKNOWN
"""Stands for "was not looked at": the change is made whatever the field holds."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field of a node another value.

    `field` may lead into the field by dots: `scoring.pass_mark`, `promise.text`, `measure.target`, and for texts a
    language: `title.zh`. With `was` the change holds only if the field still has that value.
    """

    path: str
    field: str
    value: Any
    was: Any | Literal[_Unknown.UNKNOWN] = UNKNOWN


@dataclass(frozen=True, slots=True)
class AddNode:
    """Put a new node under a parent: a stage under "", a step under a stage, and so on.

    `title` is the `what` of a criterion. `index` counts from 0, None is the end. `fields` are further fields in file
    form, also whole lists of nodes below.
    """

    parent_path: str
    title: Any
    index: int | None = None
    id: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveNode:
    """Put a node at another place among its siblings (`to_index` counts without it), or under another parent."""

    path: str
    to_index: int
    new_parent: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Take a node away with everything below it."""

    path: str


Change: TypeAlias = SetField | AddNode | MoveNode | RemoveNode


def apply(standard: Standard, change: Change) -> Standard:
    """Return the standard with the change made; all that did not change is shared."""
    raise NotImplementedError
