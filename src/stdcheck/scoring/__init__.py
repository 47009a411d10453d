"""One standard and one audit to one score card, and the statistics over many; exact wherever something is decided."""

from stdcheck.scoring.card import score
from stdcheck.scoring.intervals import distinguishable, wilson
from stdcheck.scoring.pooling import Figure, FigureKind, mean_of_audits, pooled
from stdcheck.scoring.versions import scoring_differs

__all__ = [
    "Figure",
    "FigureKind",
    "distinguishable",
    "mean_of_audits",
    "pooled",
    "score",
    "scoring_differs",
    "wilson",
]
