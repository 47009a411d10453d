"""A standard made ready for scoring: everything that does not depend on the audit is worked out once."""

import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.scorecard import CriterionResult, State
from stdcheck.domain.standard import Criterion, CriterionPlace, KeyFactor, ScoringModel, Stage, Standard, Step
from stdcheck.scoring.attainment import Assess, assessor, unassessed
from stdcheck.scoring.misfits import Misfit, other_standard, unknown_criteria


class Counted(NamedTuple):
    """A criterion that counts: its position among all criteria, and its weight as a whole number."""

    position: int
    weight: int


class FactorPlan(NamedTuple):
    """A key factor; weights are whole numbers in proportion to those of its siblings."""

    weight: int
    criteria: tuple[Counted, ...]


class StepPlan(NamedTuple):
    """A step; `criteria` are those of all its factors, weighted in proportion to the whole standard."""

    id: str
    weight: int
    factors: tuple[FactorPlan, ...]
    criteria: tuple[Counted, ...]


class StagePlan(NamedTuple):
    """A stage."""

    id: str
    weight: int
    pass_mark: Fraction | None
    steps: tuple[StepPlan, ...]


class CriterionPlan(NamedTuple):
    """A criterion: how to assess a response, and its results without one. `weight` as in `StepPlan.criteria`."""

    id: str
    weight: int
    assess: Assess
    unanswered: CriterionResult
    not_applicable: CriterionResult
    not_observed: CriterionResult


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a standard, compiled; it holds no reference to the standard it was made from."""

    id: str
    version: int
    sha256: str
    model: ScoringModel
    pass_mark: Decimal
    min_coverage: Fraction
    bands: tuple[tuple[Fraction, str], ...]
    stages: tuple[StagePlan, ...]
    criteria: tuple[CriterionPlan, ...]
    critical: tuple[int, ...]
    """The positions of the critical criteria."""
    known: frozenset[str]
    weight_unit: int
    """So many of the whole-numbered weights make a weight of 1."""

    def assess(self, audit: Audit) -> list[CriterionResult]:
        """Return the result of every criterion in the order of the checklist.

        Raises StdcheckError with every response that does not fit, or where the audit is of another version.
        """
        if problems := other_standard(audit, self.id, self.version):
            raise StdcheckError(problems)
        results, problems = self._results(audit.responses)
        unknown = [] if audit.responses.keys() <= self.known else [i for i in audit.responses if i not in self.known]
        if problems or unknown:
            order = {identifier: position for position, identifier in enumerate(audit.responses)}
            problems += unknown_criteria(unknown, self.known, audit)
            raise StdcheckError(sorted(problems, key=lambda problem: order[str(problem.place.path[1])]))
        return results

    def _results(self, responses: Mapping[str, Response | None]) -> tuple[list[CriterionResult], list[Problem]]:
        results, problems = [], []
        for identifier, _weight, assess, unanswered, not_applicable, not_observed in self.criteria:
            response = responses.get(identifier)
            if response is None:
                results.append(unanswered)
            elif response.not_applicable is not None:
                results.append(not_applicable)
            elif response.not_observed is not None:
                results.append(not_observed)
            else:
                try:
                    results.append(assess(response) or unanswered)
                except Misfit as misfit:
                    problems.append(misfit.problem(identifier))
        return results, problems


_PLANS: dict[int, tuple[weakref.ref[Standard], Plan]] = {}


def plan_of(standard: Standard) -> Plan:
    """Return the plan of a standard, made on the first call and kept as long as that very object lives."""
    key = id(standard)
    kept = _PLANS.get(key)
    if kept is not None and kept[0]() is standard:
        return kept[1]
    plan = _compile(standard)

    def forget(gone: weakref.ref[Standard]) -> None:
        if (held := _PLANS.get(key)) is not None and held[0] is gone:
            _PLANS.pop(key, None)

    _PLANS[key] = weakref.ref(standard, forget), plan
    return plan


def _compile(standard: Standard) -> Plan:
    places = list(standard.criteria())
    whole, unit = _whole([place.criterion.weight for place in places])
    settings = standard.scoring
    return Plan(
        id=standard.id,
        version=standard.version,
        sha256=content_hash(standard),
        model=settings.model,
        pass_mark=settings.pass_mark,
        min_coverage=Fraction(settings.min_coverage),
        bands=tuple(sorted(((Fraction(low), name) for name, low in settings.bands.items()), key=lambda b: -b[0])),
        stages=_stages(standard, places, whole),
        criteria=tuple(_criterion(place.criterion, weight) for place, weight in zip(places, whole, strict=True)),
        critical=tuple(position for position, place in enumerate(places) if place.criterion.critical),
        known=frozenset(place.criterion.id for place in places),
        weight_unit=unit,
    )


def _criterion(criterion: Criterion, weight: int) -> CriterionPlan:
    return CriterionPlan(
        criterion.id,
        weight,
        assessor(criterion),
        unassessed(criterion, State.UNANSWERED),
        unassessed(criterion, State.NOT_APPLICABLE),
        unassessed(criterion, State.NOT_OBSERVED),
    )


def _stages(standard: Standard, places: Sequence[CriterionPlace], whole: Sequence[int]) -> tuple[StagePlan, ...]:
    """Return the tree above the criteria; `unweighted` takes every positive weight as 1."""
    if standard.scoring.model is ScoringModel.UNWEIGHTED:
        whole = [min(weight, 1) for weight in whole]
    positions = {place.criterion.id: position for position, place in enumerate(places)}
    stages = []
    for stage, weight in zip(standard.stages, _weights(standard.stages), strict=True):
        steps = []
        for step, step_weight in zip(stage.steps, _weights(stage.steps), strict=True):
            factors = tuple(
                FactorPlan(
                    factor_weight,
                    tuple(
                        Counted(positions[criterion.id], criterion_weight)
                        for criterion, criterion_weight in zip(factor.criteria, _weights(factor.criteria), strict=True)
                        if criterion_weight
                    ),
                )
                for factor, factor_weight in zip(step.key_factors, _weights(step.key_factors), strict=True)
            )
            counted = [counted.position for factor in factors for counted in factor.criteria]
            criteria = tuple(Counted(position, whole[position]) for position in counted)
            steps.append(StepPlan(step.id, step_weight, factors, criteria))
        pass_mark = None if stage.pass_mark is None else Fraction(stage.pass_mark)
        stages.append(StagePlan(stage.id, weight, pass_mark, tuple(steps)))
    return tuple(stages)


def _weights(siblings: Sequence[Stage | Step | KeyFactor | Criterion]) -> list[int]:
    return _whole([node.weight for node in siblings])[0]


def _whole(weights: Iterable[Decimal]) -> tuple[list[int], int]:
    """Return weights as whole numbers in the same proportion, and how many of them make a weight of 1."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    unit = lcm(*(bottom for _, bottom in ratios))
    return [top * (unit // bottom) for top, bottom in ratios], unit
