"""Whether two versions of a standard are scored alike, so that their audits may be compared."""

from typing import Any

from stdcheck.domain.measures import form_of
from stdcheck.domain.standard import Criterion, ScoringModel, Standard


def scoring_differs(one: Standard, other: Standard) -> bool:
    """Tell whether criteria, weights, measures or settings of two versions differ.

    Wording, order, evidence and budgets do not matter, nor do added translations; weights above the criteria matter
    under the model hierarchical only.
    """
    return _scored(one) != _scored(other)


def _scored(standard: Standard) -> dict[str, Any]:
    """Return everything of a standard that can change a score, a verdict or a band."""
    settings = standard.scoring
    nested = settings.model is ScoringModel.HIERARCHICAL
    return {
        "settings": settings.model_dump(),
        "stages": {stage.id: (stage.pass_mark, stage.weight if nested else None) for stage in standard.stages},
        "criteria": {
            place.criterion.id: (
                _criterion(place.criterion, standard.language),
                (place.stage.id, place.step.id),
                (place.step.weight, place.factor.id, place.factor.weight) if nested else None,
            )
            for place in standard.criteria()
        },
    }


def _criterion(criterion: Criterion, language: str) -> tuple[Any, ...]:
    return criterion.weight, criterion.critical, form_of(criterion.measure, language)
