"""Where trifles hold most of the weight, a good score says little.

What it does

Adds up the weight of the criteria that belong to the key factors of the highest importance, as scoring counts it, and
compares it with all weight. The least share is a setting of the standard (key_weight_share), 50% without it.

Why it matters

Details are easy to write and easy to pass. If they hold most of the weight, a site passes with a tidy leaflet rack and
a queue to the door, and everybody works on the rack.

Example

Two criteria on the wait with weight 1 each, and twelve on the look of the counter with weight 1 each.

Better

The two criteria on the wait with weight 4 each; of the twelve, the four that customers notice, with weight 1.

When to accept it

When the factor of the highest importance is a single one that many smaller ones lead to.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion, KeyFactor, ScoringModel, Stage, Standard, Step
from stdcheck.rules.view import View

CODE = "P403"
SEVERITY = Severity.WARNING
TITLE = message("Trifles outweigh what matters")


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where the most important factors hold too little weight."""
    importances = {place.factor.importance for place in view.criteria}
    if len(importances) < 2 or view.standard.scoring.model == ScoringModel.ABSOLUTE:
        return
    highest = max(importance or 0 for importance in importances)
    weights = effective_weights(view.standard)
    key = [place.criterion.id for place in view.criteria if place.factor.importance == highest]
    total, least = sum(weights.values()), view.standard.limits.key_weight_share
    if total and (share := 100 * sum(weights[criterion] for criterion in key) / total) < least:
        yield Finding(
            CODE,
            SEVERITY,
            "",
            message(
                "What matters most (importance {highest}) holds {share}% of the weight; {least}% is the least.",
                highest=highest,
                share=share,
                least=least,
            ),
            message("Give more weight to what customers feel most, or drop trifles."),
            field="scoring",
        )


def effective_weights(standard: Standard) -> dict[str, Fraction]:
    """Return the weight that each criterion has in the score when everything is assessed, by id.

    The model `hierarchical` multiplies the weights down the tree, each divided by the sum over the siblings that hold
    something to score; the others take the criterion's own weight, `unweighted` as 1 where it is positive.
    """
    if standard.scoring.model == ScoringModel.HIERARCHICAL:
        return dict(_shares(standard.stages, Fraction(1)))
    weights = {place.criterion.id: Fraction(place.criterion.weight) for place in standard.criteria()}
    if standard.scoring.model == ScoringModel.UNWEIGHTED:
        return {criterion: Fraction(weight > 0) for criterion, weight in weights.items()}
    return weights


_Scored = Stage | Step | KeyFactor | Criterion


def _shares(siblings: Sequence[_Scored], whole: Fraction) -> Iterator[tuple[str, Fraction]]:
    weights = [Fraction(node.weight) if _is_scored(node) else Fraction(0) for node in siblings]
    total = sum(weights) or 1
    for node, weight in zip(siblings, weights, strict=True):
        share = whole * weight / total
        if isinstance(node, Criterion):
            yield node.id, share
        else:
            yield from _shares(_children(node), share)


def _is_scored(node: _Scored) -> bool:
    return node.weight > 0 if isinstance(node, Criterion) else any(map(_is_scored, _children(node)))


def _children(node: Stage | Step | KeyFactor) -> Sequence[_Scored]:
    if isinstance(node, Stage):
        return node.steps
    return node.key_factors if isinstance(node, Step) else node.criteria
