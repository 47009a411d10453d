"""Try a target, a limit or a weight on a measurable standard before it is taken over; nothing is stored here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from stdcheck.domain.changes import SetField, apply
from stdcheck.domain.measures import Limit, Mean, Measure, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.standard import Criterion, ScoringModel, Standard
from stdcheck.domain.tree import children_of, id_of, trail
from stdcheck.language import half_up
from stdcheck.rules.levels import limit_of
from stdcheck.rules.mean_as_target import OFFERED_SHARE
from stdcheck.rules.out_of_reach import LEAST_CHANCE, MOST_EXACT, chances_to_meet
from stdcheck.rules.trifles_outweigh import effective_weights
from stdcheck.scoring.samples import BehindMean, round_step

LIMITS_OFFERED = 50
"""So many limits at most are offered between the smallest and the largest value, besides the present one."""


class Chance(NamedTuple):
    """How likely one audit meets a target; both in percent."""

    target: Fraction
    percent: float


@dataclass(frozen=True, slots=True)
class Strictness:
    """How often an audit of `sample` observations meets targets while `today` percent keep the rule.

    `curve` holds the targets at which the chance changes, or every half percent where the sample is larger than
    MOST_EXACT. `targets` are the ones to choose from, and `within_reach` the highest of these that at least half of
    the audits meet; None where there is none.
    """

    today: Decimal
    sample: int
    curve: tuple[Chance, ...]
    targets: tuple[Decimal, ...]
    within_reach: Decimal | None

    def chance(self, target: Decimal) -> float:
        """Return how likely, in percent, one audit meets the target."""
        return 100 * chances_to_meet([target], self.today, self.sample)[0]


def try_targets(criterion: Criterion) -> Strictness | None:
    """Return how often targets are met; None without a share, today's level in percent, or planned observations."""
    measure, baseline, sample = criterion.measure, criterion.baseline, criterion.sample
    if not isinstance(measure, Share) or baseline is None or not sample or not 0 <= baseline.value <= 100:
        return None
    today = baseline.value
    low = max(0, floor(min(today, measure.target) / 10) * 10 - 10)
    steps = (
        [Fraction(100 * kept, sample) for kept in range(ceil(Fraction(low * sample, 100)), sample + 1)]
        if sample <= MOST_EXACT
        else [Fraction(half, 2) for half in range(2 * low, 201)]
    )
    targets = sorted({Decimal(one) for one in range(max(low, 1), 101)} | {measure.target})
    chances = chances_to_meet([*steps, *targets], today, sample)
    reached = [
        target for target, chance in zip(targets, chances[len(steps) :], strict=True) if 100 * chance >= LEAST_CHANCE
    ]
    return Strictness(
        today,
        sample,
        tuple(Chance(step, 100 * chance) for step, chance in zip(steps, chances, strict=False)),
        tuple(targets),
        max(reached, default=None),
    )


def measured_limit(measure: Measure) -> Limit | None:
    """Return the limit that single measured values are held against; None where a measure has none."""
    limit = limit_of(measure)
    return limit and Limit(at_least=limit.at_least, at_most=limit.at_most, unit=limit.unit)


def bound_of(limit: Limit) -> Decimal | None:
    """Return the only bound of a limit; None where it has two."""
    if limit.at_least is not None and limit.at_most is not None:
        return None
    return limit.at_most if limit.at_least is None else limit.at_least


def moved(limit: Limit, bound: Decimal) -> Limit:
    """Return a limit like this one with its only bound moved."""
    return Limit.model_validate({_side(limit): bound, "unit": limit.unit})


def limits_to_try(values: Sequence[Decimal], limit: Limit) -> tuple[Decimal, ...]:
    """Return bounds to choose from: round numbers among the values, with the present bound."""
    low, high = Fraction(min(values)), Fraction(max(values))
    step = round_step((high - low) / LIMITS_OFFERED)
    steps = range(ceil(low / step), floor(high / step) + 1)
    present = bound_of(limit)
    offered = {Decimal((one * step).numerator) / (one * step).denominator for one in steps}
    return tuple(sorted(offered if present is None else offered | {present}))


def wanted_share(measure: Measure) -> Decimal:
    """Return the share of customers, in percent, that should be within the limit: the target, else the usual one."""
    return measure.target if isinstance(measure, Share) else OFFERED_SHARE


def take_limit(path: str, measure: Measure, limit: Limit, found: BehindMean) -> tuple[SetField, ...]:
    """Return the changes that make `limit` the one of a measure: a mean becomes a share of customers within it.

    What the values say of a share within the limit becomes today's level: the old one was about something else.
    """
    given = limit.model_dump(mode="json", exclude_none=True)
    kept = half_up(Fraction(100 * (found.n - found.beyond), found.n))
    today = SetField(path, "baseline", {"value": plain(kept), "n": found.n})
    if isinstance(measure, Mean):
        return SetField(path, "measure", {"kind": "share", "target": plain(OFFERED_SHARE), "limit": given}), today
    if isinstance(measure, Share):
        return SetField(path, "measure.limit", given), today
    return (SetField(path, f"measure.{_side(limit)}", given[_side(limit)]),)


def _side(limit: Limit) -> str:
    return "at_most" if limit.at_least is None else "at_least"


class Held(NamedTuple):
    """What holds how much of the score, in percent; `foremost` are the key factors of the highest importance.

    `foremost` is None where all key factors are equally important.
    """

    criterion: Fraction
    factor: Fraction
    foremost: Fraction | None


def try_weight(standard: Standard, path: str, weight: Decimal | None = None) -> Held | None:
    """Return what a criterion and the factors hold of the score, with `weight` for the criterion where it is given.

    None where weights do not count (all or nothing), or nothing has any.
    """
    tried = standard if weight is None else apply(standard, SetField(path, "weight", plain(weight)))
    weights = effective_weights(tried)
    total = sum(weights.values())
    if not total or standard.scoring.model is ScoringModel.ABSOLUTE:
        return None
    *_, factor, criterion = (stop.node for stop in trail(tried, path))
    shares = dict(_by_importance(tried, weights, total))
    return Held(
        100 * weights[id_of(criterion)] / total,
        100 * sum((weights[one.id] for one in children_of(factor)), Fraction(0)) / total,
        next(iter(shares.values())) if len(shares) > 1 else None,
    )


def share_by_importance(standard: Standard) -> tuple[tuple[int | None, Fraction], ...]:
    """Return what the key factors of each importance hold of the score, in percent, the most important first.

    None stands for factors whose importance is not said. Nothing where nothing has weight.
    """
    weights = effective_weights(standard)
    total = sum(weights.values())
    return _by_importance(standard, weights, total) if total else ()


def _by_importance(
    standard: Standard, weights: dict[str, Fraction], total: Fraction | int
) -> tuple[tuple[int | None, Fraction], ...]:
    shares: dict[int | None, Fraction] = {}
    for place in standard.criteria():
        held = 100 * weights[place.criterion.id] / total
        shares[place.factor.importance] = shares.get(place.factor.importance, Fraction(0)) + held
    return tuple(sorted(shares.items(), key=lambda share: -(share[0] or 0)))
