"""The one function that scores: every page, workbook and command shows what it returns."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from stdcheck.domain.audit import Audit
from stdcheck.domain.scorecard import (
    CriterionResult,
    Interval,
    Reason,
    ReasonKind,
    ScoreCard,
    State,
    Verdict,
)
from stdcheck.domain.standard import ScoringModel, Standard
from stdcheck.scoring.intervals import wilson
from stdcheck.scoring.models import Scores, scores_by_model
from stdcheck.scoring.plan import Plan, plan_of

_OPEN = (State.NOT_OBSERVED, State.UNANSWERED)
LOWEST_BAND = "D"
"""The band of a score that reaches none of the declared ones."""


def score(standard: Standard, audit: Audit) -> ScoreCard:
    """Score one audit against the version of the standard that it was made with.

    Exact: rational numbers from the decimals as written; nothing is rounded. Raises StdcheckError with every
    response that does not fit its criterion, placed at ("responses", criterion id, field).
    """
    plan = plan_of(standard)
    results = plan.assess(audit)
    scores = scores_by_model(plan, results)
    coverage, assessed = _coverage(plan, results)
    reasons = tuple(_reasons(plan, results, scores, coverage))
    return ScoreCard(
        audit=audit.id,
        standard=plan.id,
        version=plan.version,
        sha256=plan.sha256,
        model=plan.model,
        pass_mark=plan.pass_mark,
        score=scores.score,
        interval=_interval(plan, scores),
        coverage=coverage,
        assessed=assessed,
        band=_band(plan, scores.score),
        verdict=_verdict(reasons),
        reasons=reasons,
        stages=scores.stages,
        steps=scores.steps,
        criteria=tuple(results),
        weight=scores.weight,
        effective_size=scores.effective_size,
    )


def _coverage(plan: Plan, results: Sequence[CriterionResult]) -> tuple[Fraction | None, int]:
    """Return the share (percent) of the applicable declared weight that was assessed, and how many criteria hold it."""
    seen = due = count = 0
    for criterion, result in zip(plan.criteria, results, strict=True):
        weight = criterion.weight
        if weight and result.state is not State.NOT_APPLICABLE:
            due += weight
            if result.attainment is not None:
                seen += weight
                count += 1
    return (Fraction(100 * seen, due) if due else None), count


def _interval(plan: Plan, scores: Scores) -> Interval | None:
    """Return the Wilson interval of the score with its effective size; none for one criterion or all-or-nothing."""
    size = scores.effective_size
    if scores.score is None or size <= 1 or plan.model is ScoringModel.ABSOLUTE:
        return None
    return wilson(scores.score / 100 * size, size)


def _band(plan: Plan, reached: Fraction | None) -> str | None:
    """Read the band off the exact score, lower bounds included; None without a score or where no bands are declared."""
    if reached is None or not plan.bands:
        return None
    return next((name for low, name in plan.bands if reached >= low), LOWEST_BAND)


def _reasons(
    plan: Plan, results: Sequence[CriterionResult], scores: Scores, coverage: Fraction | None
) -> Iterator[Reason]:
    """Yield every reason that holds, in the fixed order."""
    critical = [results[position] for position in plan.critical]
    for result in critical:
        if result.attainment is not None and result.attainment < 1:
            yield Reason(ReasonKind.CRITICAL, result.id)
    if scores.score is None or coverage is None or coverage < plan.min_coverage:
        yield Reason(ReasonKind.COVERAGE)
    for result in critical:
        if result.state in _OPEN:
            yield Reason(ReasonKind.CRITICAL_NOT_ASSESSED, result.id)
    if scores.score is not None and scores.score < Fraction(plan.pass_mark):
        yield Reason(ReasonKind.BELOW_PASS_MARK)
    for stage, own in zip(plan.stages, scores.stages, strict=True):
        if stage.pass_mark is not None and own.score is not None and own.score < stage.pass_mark:
            yield Reason(ReasonKind.STAGE_BELOW_PASS_MARK, stage.id)


def _verdict(reasons: Sequence[Reason]) -> Verdict:
    """Decide: a missed critical criterion fails; then too little seen is incomplete; then a missed mark fails."""
    kinds = {reason.kind for reason in reasons}
    if ReasonKind.CRITICAL in kinds:
        return Verdict.FAIL
    if kinds & {ReasonKind.COVERAGE, ReasonKind.CRITICAL_NOT_ASSESSED}:
        return Verdict.INCOMPLETE
    return Verdict.FAIL if kinds else Verdict.PASS
