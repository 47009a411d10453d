"""Findings: the places of a standard where a pitfall or a gap shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stdcheck.domain.messages import Message
from stdcheck.domain.standard import Acceptance


class Severity(StrEnum):
    """How much a finding weighs: an error blocks publishing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for info, 1 for warning, 2 for error."""
        return (Severity.INFO, Severity.WARNING, Severity.ERROR).index(self)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A change that mends the finding, and what it does.

    `changes` are new values for fields of the finding's node: in file form, numbers also as Decimal, fields with dots
    as in `SetField`; None takes a field away and leaves it to be filled in. `added` are further criteria in file form,
    without ids, that come to stand right after the finding's own. See `stdcheck.domain.rewriting`.
    """

    changes: Mapping[str, Any]
    label: Message
    added: tuple[Mapping[str, Any], ...] = ()

    @property
    def leaves_to_fill(self) -> tuple[str, ...]:
        """Return the fields that it empties, for the person to fill in."""
        return tuple(field for field, value in self.changes.items() if value is None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place, the rule that sees it, what is wrong and how to mend it.

    `path` leads by ids to the node (`stages/buy/steps/queue`; "" is the standard); `field`, `language` and `span`
    (characters, half open) point at the words where a finding rests on words. `accepted` is the acceptance that
    still holds; such a finding stays visible and no longer blocks. `expired` is the last acceptance of one that has
    come back.
    """

    rule: str
    severity: Severity
    path: str
    message: Message
    remedy: Message
    field: str | None = None
    language: str | None = None
    span: tuple[int, int] | None = None
    rewrite: Rewrite | None = None
    accepted: Acceptance | None = None
    expired: Acceptance | None = None

    @property
    def pitfall(self) -> str | None:
        """Return P1 to P6, or None for a gap (rules M and Q)."""
        return self.rule[:2] if self.rule.startswith("P") else None
