"""Results over many audits of one standard: what staff see on the page and in the workbook.

Scores, coverage and shares are exact percent (0 to 100); faces round for display. A figure always says which it is:
pooled (every criterion of every audit counts) or the mean of audits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from stdcheck.domain.audit import Audit
from stdcheck.domain.scorecard import Interval, Outcome, ScoreCard, Verdict
from stdcheck.domain.standard import Criterion, KeyFactor, Stage, Standard, Step
from stdcheck.domain.values import Text


@dataclass(frozen=True, slots=True)
class SiteName:
    """How a site is called: its code, and its name where it is on record (else the code)."""

    code: str
    name: Text
    area: Text | None = None


@dataclass(frozen=True, slots=True)
class ScoredAudit:
    """One submitted audit with its score card; `site` is None where the audit names none."""

    audit: Audit
    card: ScoreCard
    site: SiteName | None


@dataclass(frozen=True, slots=True)
class Figure:
    """Many audits as numbers. `assessed` counts assessed criteria over all audits (the n of the figure)."""

    audits: int
    assessed: int
    pooled: Fraction | None
    interval: Interval | None
    mean_of_audits: Fraction | None
    coverage: Fraction | None
    verdicts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class SiteFigure:
    """One site; `distinguishable` is False where its interval overlaps that of all audits together."""

    site: SiteName
    figure: Figure
    distinguishable: bool


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One month (its first day), of the versions whose scoring is the same.

    `line` numbers the lines of a trend from 0: audits of versions whose scoring differs are never joined by one line.
    """

    month: date
    line: int
    versions: tuple[int, ...]
    figure: Figure


@dataclass(frozen=True, slots=True)
class StageFigure:
    """One stage of the newest version, pooled; under the model hierarchical every audit counts alike."""

    stage: Stage
    audits: int
    assessed: int
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class CriterionNote:
    """What an inspector wrote on one criterion, or gave as the reason of leaving it out."""

    audit: str
    site: SiteName | None
    on: date | None
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """One criterion of the newest version; notes are the newest first.

    `share_met` is the percent of assessed audits with outcome met, `interval` its Wilson interval; `attainment` the
    mean attainment in percent.
    """

    stage: Stage
    step: Step
    factor: KeyFactor
    criterion: Criterion
    counts: Mapping[Outcome, int]
    share_met: Fraction | None
    interval: Interval | None
    attainment: Fraction | None
    notes: tuple[CriterionNote, ...]

    @property
    def missed_notes(self) -> tuple[CriterionNote, ...]:
        """Return the notes of audits in which the criterion was not met or only partly."""
        return tuple(note for note in self.notes if note.outcome in (Outcome.PARTLY, Outcome.NOT_MET))

    @property
    def assessed(self) -> int:
        """Count the audits in which the criterion has an attainment."""
        return sum(self.counts.get(outcome, 0) for outcome in (Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET))


@dataclass(frozen=True, slots=True)
class VersionFigure:
    """One version that was audited, by what identifies it."""

    version: int
    sha256: str
    effective_from: date | None
    line: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Results:
    """Everything about the submitted audits of one standard, oldest audit first.

    `standard` is the newest version among the audits (the newest published one where there are none). Audits of
    versions that are scored otherwise are in `audits`, `versions` and `by_month` only: `figure`, `by_site`,
    `by_stage` and all about criteria rest on the newest line, on audits that may be compared. `to_work_on` holds
    criteria that were missed, critical ones first, then by weight times missing attainment; `went_well` those always
    met, or else met most. `since` and `until` are the days asked for; `chain_head` is the newest hash of the
    history, to prove later that nothing was cut off.
    """

    standard: Standard
    versions: tuple[VersionFigure, ...]
    audits: tuple[ScoredAudit, ...]
    figure: Figure
    by_site: tuple[SiteFigure, ...]
    by_month: tuple[MonthFigure, ...]
    by_stage: tuple[StageFigure, ...]
    by_criterion: tuple[CriterionFigure, ...]
    to_work_on: tuple[CriterionFigure, ...]
    went_well: tuple[CriterionFigure, ...]
    inspectors: tuple[str, ...]
    methods: Mapping[str, int]
    since: date | None = None
    until: date | None = None
    chain_head: str | None = None
