"""From attainments to the score of the whole, of every stage and of every step, by each model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from stdcheck.domain.scorecard import CriterionResult, NodeScore
from stdcheck.domain.standard import ScoringModel
from stdcheck.scoring.plan import Counted, FactorPlan, Plan, StagePlan, StepPlan


@dataclass(frozen=True, slots=True)
class Scores:
    """What a model makes of the results, in percent.

    `weight` is the weight behind the score and `effective_size` the number of equally weighted criteria that would
    be as sure: (Σ w)² / Σ w². Both are 0 where nothing was assessed.
    """

    score: Fraction | None
    weight: Fraction
    effective_size: Fraction
    stages: tuple[NodeScore, ...]
    steps: tuple[NodeScore, ...]


def scores_by_model(plan: Plan, results: Sequence[CriterionResult]) -> Scores:
    """Return the scores by the model of the standard."""
    if plan.model is ScoringModel.HIERARCHICAL:
        return _hierarchical(plan, results)
    return _flat(plan, results)


class _Sum(NamedTuple):
    """Σ w·a as `earned` / `scale`, Σ w and Σ w² over assessed criteria."""

    earned: int
    scale: int
    weight: int
    squares: int


def _flat(plan: Plan, results: Sequence[CriterionResult]) -> Scores:
    percent = _all_or_nothing if plan.model is ScoringModel.ABSOLUTE else _percent
    stages, steps, sums = [], [], []
    for stage in plan.stages:
        of_steps = [_sum_of(step.criteria, results) for step in stage.steps]
        steps += [
            NodeScore(step.id, percent(found), stage.id) for step, found in zip(stage.steps, of_steps, strict=True)
        ]
        of_stage = _together(of_steps)
        stages.append(NodeScore(stage.id, percent(of_stage)))
        sums.append(of_stage)
    total = _together(sums)
    unit = 1 if plan.model is ScoringModel.UNWEIGHTED else plan.weight_unit
    return Scores(
        percent(total),
        Fraction(total.weight, unit),
        Fraction(total.weight**2, total.squares or 1),
        tuple(stages),
        tuple(steps),
    )


def _sum_of(criteria: Iterable[Counted], results: Sequence[CriterionResult]) -> _Sum:
    earned, scale, weight, squares = 0, 1, 0, 0
    for position, own in criteria:
        attainment = results[position].attainment
        if attainment is not None:
            weight += own
            squares += own * own
            top, bottom = attainment.as_integer_ratio()
            if bottom != scale:
                wider = lcm(scale, bottom)
                earned *= wider // scale
                top *= wider // bottom
                scale = wider
            earned += own * top
    return _Sum(earned, scale, weight, squares)


def _together(sums: Sequence[_Sum]) -> _Sum:
    scale = lcm(*(part.scale for part in sums))
    return _Sum(
        sum(part.earned * (scale // part.scale) for part in sums),
        scale,
        sum(part.weight for part in sums),
        sum(part.squares for part in sums),
    )


def _percent(found: _Sum) -> Fraction | None:
    return Fraction(100 * found.earned, found.scale * found.weight) if found.weight else None


def _all_or_nothing(found: _Sum) -> Fraction | None:
    if not found.weight:
        return None
    return Fraction(100 if found.earned == found.scale * found.weight else 0)


class _Mean(NamedTuple):
    """The value of a node, and the Σ w² of the weights (which sum to 1) that its criteria have in it; two ratios."""

    top: int
    bottom: int
    spread_top: int
    spread_bottom: int


def _hierarchical(plan: Plan, results: Sequence[CriterionResult]) -> Scores:
    stages, steps, means = [], [], []
    for stage in plan.stages:
        of_steps = [_mean_of_step(step, results) for step in stage.steps]
        steps += [
            NodeScore(step.id, _in_percent(found), stage.id) for step, found in zip(stage.steps, of_steps, strict=True)
        ]
        of_stage = _mean(stage.steps, of_steps)
        stages.append(NodeScore(stage.id, _in_percent(of_stage)))
        means.append(of_stage)
    total = _mean(plan.stages, means)
    size = Fraction(0) if total is None else Fraction(total.spread_bottom, total.spread_top)
    return Scores(_in_percent(total), Fraction(total is not None), size, tuple(stages), tuple(steps))


def _mean_of_step(step: StepPlan, results: Sequence[CriterionResult]) -> _Mean | None:
    return _mean(step.factors, [_mean_of_factor(factor, results) for factor in step.factors])


def _mean_of_factor(factor: FactorPlan, results: Sequence[CriterionResult]) -> _Mean | None:
    earned, scale, weight, squares = _sum_of(factor.criteria, results)
    return _Mean(earned, scale * weight, squares, weight * weight) if weight else None


def _mean(nodes: Sequence[FactorPlan | StepPlan | StagePlan], means: Sequence[_Mean | None]) -> _Mean | None:
    """Return the weighted mean over the nodes that have a value."""
    valued = [(node.weight, mean) for node, mean in zip(nodes, means, strict=True) if mean is not None]
    if not valued:
        return None
    weight = sum(own for own, _ in valued)
    bottom = lcm(*(mean.bottom for _, mean in valued))
    spread_bottom = lcm(*(mean.spread_bottom for _, mean in valued))
    return _Mean(
        sum(own * mean.top * (bottom // mean.bottom) for own, mean in valued),
        bottom * weight,
        sum(own * own * mean.spread_top * (spread_bottom // mean.spread_bottom) for own, mean in valued),
        spread_bottom * weight * weight,
    )


def _in_percent(mean: _Mean | None) -> Fraction | None:
    return None if mean is None else Fraction(100 * mean.top, mean.bottom)
