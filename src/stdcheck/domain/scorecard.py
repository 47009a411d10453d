"""What scoring says of an audit. Scores, coverage and bounds are exact percent (0 to 100); faces round for display."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from stdcheck.domain.standard import ScoringModel


class State(StrEnum):
    """Whether a criterion has an attainment, and if not, why."""

    ASSESSED = "assessed"
    NOT_APPLICABLE = "not_applicable"
    NOT_OBSERVED = "not_observed"
    UNANSWERED = "unanswered"


class Outcome(StrEnum):
    """The outcome in one word: by attainment where assessed, else the state."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_OBSERVED = "not_observed"
    UNANSWERED = "unanswered"


class Confidence(StrEnum):
    """What the interval of a share says of its target."""

    DEMONSTRATED = "demonstrated"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


class Verdict(StrEnum):
    """The decision on an audit."""

    PASS = "pass"
    FAIL = "fail"
    INCOMPLETE = "incomplete"


class Interval(NamedTuple):
    """A 95 % Wilson interval in percent."""

    low: float
    high: float


class ReasonKind(StrEnum):
    """Why a verdict fell, in the order in which reasons are listed; the values are fixed codes."""

    CRITICAL = "critical"
    COVERAGE = "coverage"
    CRITICAL_NOT_ASSESSED = "critical not assessed"
    BELOW_PASS_MARK = "below pass mark"
    STAGE_BELOW_PASS_MARK = "stage below pass mark"


class Reason(NamedTuple):
    """One reason, and the criterion or stage it is about."""

    kind: ReasonKind
    id: str | None = None

    @property
    def code(self) -> str:
        """Return the fixed English code: `critical: wait-5min`, `coverage`."""
        return f"{self.kind}: {self.id}" if self.id else str(self.kind)


class CriterionResult(NamedTuple):
    """One criterion of the standard: every one is listed, also unanswered ones and those of weight 0."""

    id: str
    state: State
    attainment: Fraction | None
    outcome: Outcome
    weight: Decimal
    interval: Interval | None = None
    confidence: Confidence | None = None


class NodeScore(NamedTuple):
    """The score of a stage, or of a step inside `stage`; None where nothing in it was assessed."""

    id: str
    score: Fraction | None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The score of one audit against one version, with everything that must travel with the number.

    `assessed` counts the criteria behind the score (assessed, weight above 0). `weight` is the sum of their weights
    as the model takes them (1 for the whole under hierarchical), 0 without a score; `effective_size` the number of
    equally weighted criteria that would be as sure, (Σ w)² / Σ w². With both, many cards can be pooled exactly.
    """

    audit: str
    standard: str
    version: int
    sha256: str
    model: ScoringModel
    pass_mark: Decimal
    score: Fraction | None
    interval: Interval | None
    coverage: Fraction | None
    assessed: int
    band: str | None
    verdict: Verdict
    reasons: tuple[Reason, ...]
    stages: tuple[NodeScore, ...]
    steps: tuple[NodeScore, ...]
    criteria: tuple[CriterionResult, ...]
    weight: Fraction = Fraction(0)
    effective_size: Fraction = Fraction(0)
