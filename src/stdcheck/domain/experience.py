"""What audits say about a standard over time, gathered for the rules of the linter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from stdcheck.domain.measures import Measure
from stdcheck.domain.scorecard import Outcome


class AuditRecord(NamedTuple):
    """One audit: when it was (None: not said), its score in percent, and the whole minutes from its start to its end.

    `earned` is the sum of weight times attainment over all criteria that were assessed, `weight` that of their
    weights. `criteria` are the ids of all criteria of the version.
    """

    id: str
    version: int
    day: date | None
    score: float | None
    minutes: int | None
    earned: float
    weight: float
    criteria: frozenset[str]


class Seen(NamedTuple):
    """What one audit (its position among all) saw of one criterion.

    `attainment` runs from 0 to 1, None where it was not assessed; `counted` is a share as compliant of observed,
    `values` are the measured values, in the unit of the measure.
    """

    audit: int
    outcome: Outcome
    attainment: float | None
    weight: float
    counted: tuple[int, int] | None = None
    values: tuple[Decimal, ...] = ()


@dataclass(frozen=True, eq=False)
class History:
    """What was seen of one criterion while its measure was the same, oldest first; `language` is that of its units.

    Two histories are the same only where they are one and the same object, so that figures can be remembered by it.
    """

    measure: Measure
    language: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, eq=False)
class Experience:
    """The submitted audits of one standard, all versions, oldest first, and by criterion id what they saw.

    A criterion has one history for each way in which it was measured, the newest first: what was seen under one of
    them is never compared with what was seen under another without a look at the measures.
    """

    audits: tuple[AuditRecord, ...] = ()
    histories: Mapping[str, tuple[History, ...]] = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        """Return the day of the last audit; None where no audit says its day."""
        return max((audit.day for audit in self.audits if audit.day), default=None)
