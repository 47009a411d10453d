"""One figure for many audits, which always says what it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from stdcheck.domain.scorecard import Interval, ScoreCard
from stdcheck.domain.standard import ScoringModel
from stdcheck.scoring.intervals import wilson


class FigureKind(StrEnum):
    """What a figure over many audits is: everything seen thrown together, or each audit counted once."""

    POOLED = "pooled"
    MEAN_OF_AUDITS = "mean of audits"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in percent over `audits` audits that have a score; None where none has.

    The interval is Wilson's with the effective size of all that was pooled; a mean of audits has none.
    """

    kind: FigureKind
    value: Fraction | None
    audits: int
    interval: Interval | None = None


def pooled(cards: Iterable[ScoreCard]) -> Figure:
    """Return Σ w·a over all audits / Σ w; under the model absolute the share of audits at 100.

    The cards must be of versions that are scored alike (see `scoring_differs`); ValueError where the model differs.
    """
    scored = [card for card in cards if card.score is not None]
    models = {card.model for card in scored}
    if len(models) > 1:
        raise ValueError(f"audits scored by different models cannot be pooled: {sorted(models)}")
    if not scored:
        return Figure(FigureKind.POOLED, None, 0)
    if models == {ScoringModel.ABSOLUTE}:
        perfect = sum(card.score == 100 for card in scored)
        value = Fraction(100 * perfect, len(scored))
        return Figure(FigureKind.POOLED, value, len(scored), wilson(perfect, len(scored)) if len(scored) > 1 else None)
    weight = sum((card.weight for card in scored), Fraction(0))
    value = sum((card.weight * card.score for card in scored if card.score is not None), Fraction(0)) / weight
    size = weight * weight / sum((card.weight * card.weight / card.effective_size for card in scored), Fraction(0))
    interval = wilson(value / 100 * size, size) if size > 1 else None
    return Figure(FigureKind.POOLED, value, len(scored), interval)


def mean_of_audits(cards: Iterable[ScoreCard]) -> Figure:
    """Return the plain mean of the scores, every audit counting once."""
    scores = [card.score for card in cards if card.score is not None]
    return Figure(FigureKind.MEAN_OF_AUDITS, sum(scores) / Fraction(len(scores)) if scores else None, len(scores))
