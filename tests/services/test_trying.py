"""What is tried out on a measurable standard: the figures, held against slow counting, and what is taken over."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.domain.changes import SetField, apply_all
from stdcheck.domain.measures import Limit
from stdcheck.domain.standard import Criterion, Standard
from stdcheck.domain.tree import node_at, own_form
from stdcheck.scoring.samples import TooFew, behind_mean
from stdcheck.services.trying import (
    Held,
    limits_to_try,
    measured_limit,
    moved,
    share_by_importance,
    take_limit,
    try_targets,
    try_weight,
)

SHARE = {"kind": "share", "target": 90}
TIMINGS = [Decimal(minutes) for minutes in (1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 7, 9, 12, 14)]


def criterion(measure: dict[str, Any], **fields: Any) -> Criterion:
    return Criterion.model_validate({"id": "wait", "what": "w", "measure": measure, **fields})


def standard(*weights: int, importances: tuple[int | None, ...], **fields: Any) -> Standard:
    factors = [
        {
            "id": f"f{i}",
            "title": "f",
            "layer": "personal",
            "importance": importance,
            "criteria": [{"id": f"c{i}", "what": "w", "measure": {"kind": "conformity"}, "weight": weight}],
        }
        for i, (weight, importance) in enumerate(zip(weights, importances, strict=True))
    ]
    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "any",
            "title": "Any",
            "language": "en",
            "version": 1,
            "status": "draft",
            "stages": [{"id": "s", "title": "s", "steps": [{"id": "p", "title": "p", "key_factors": factors}]}],
            **fields,
        }
    )


def path(number: int) -> str:
    return f"stages/s/steps/p/key_factors/f{number}/criteria/c{number}"


@settings(deadline=None)
@given(st.integers(1, 7), st.integers(0, 20), st.integers(1, 20))
def test_the_curve_says_of_every_target_what_counting_all_outcomes_says(sample: int, kept: int, due: int) -> None:
    p, target = Fraction(kept, 20), Decimal(5 * due)
    found = try_targets(criterion({"kind": "share", "target": target}, sample=sample, baseline={"value": 5 * kept}))
    assert found is not None
    outcomes = [(sum(one), prod(p if met else 1 - p for met in one)) for one in product([0, 1], repeat=sample)]

    def chance(target: Fraction | Decimal) -> float:
        return float(sum(100 * odds for met, odds in outcomes if 100 * met >= Fraction(target) * sample))

    assert [one.percent for one in found.curve] == pytest.approx([chance(one.target) for one in found.curve])
    assert found.chance(target) == pytest.approx(chance(target))
    assert found.within_reach == max((one for one in found.targets if chance(one) >= 50), default=None)
    assert target in found.targets


def test_a_target_of_everything_from_97_percent_over_40_is_met_in_3_audits_of_10() -> None:
    found = try_targets(criterion({"kind": "share", "target": 100}, sample=40, baseline={"value": 97}))
    assert found is not None
    assert (round(found.chance(Decimal(100))), found.within_reach, found.targets[0]) == (30, Decimal(97), Decimal(80))


def test_a_sample_of_any_size_gives_a_curve_of_bounded_length() -> None:
    for sample in (1_000, 1_001, 10**12):
        found = try_targets(criterion(SHARE, sample=sample, baseline={"value": 84}))
        assert found is not None
        assert 50 < len(found.curve) <= 1_001


def test_without_today_s_level_or_planned_observations_there_is_no_chance() -> None:
    baseline = {"value": 84}
    bare = [
        criterion(SHARE, sample=20),
        criterion(SHARE, baseline=baseline),
        criterion(SHARE, sample=20, baseline={"value": 300}),
        criterion({"kind": "mean", "at_most": 5}, sample=20, baseline=baseline),
    ]
    assert [try_targets(one) for one in bare] == [None] * 4


def test_a_mean_becomes_a_share_within_the_limit_that_was_tried_and_the_values_say_today_s_level() -> None:
    measure = criterion({"kind": "mean", "at_most": 5, "unit": {"en": "min", "zh": "分钟"}}).measure
    limit = measured_limit(measure)
    assert limit is not None
    tried = moved(limit, Decimal("3.5"))
    found = behind_mean(TIMINGS, tried)
    assert not isinstance(found, TooFew)
    assert take_limit("p", measure, tried, found) == (
        SetField(
            "p",
            "measure",
            {"kind": "share", "target": "90", "limit": {"at_most": "3.5", "unit": {"en": "min", "zh": "分钟"}}},
        ),
        SetField("p", "baseline", {"value": "60", "n": 20}),
    )


def test_what_is_taken_over_fits_the_standard_and_keeps_the_rest_of_the_measure() -> None:
    share = {"kind": "share", "target": "80", "unacceptable": "50", "limit": {"at_least": "5", "unit": "°C"}}
    quantity = {"kind": "quantity", "at_most": "5", "unacceptable": {"above": "9"}}
    after = []
    for measure in (share, quantity):
        made = standard(1, importances=(3,))
        made = apply_all(made, [SetField(path(0), "measure", measure)]).standard
        held = node_at(made, path(0))
        assert isinstance(held, Criterion)
        limit = measured_limit(held.measure)
        assert limit is not None
        tried = moved(limit, Decimal(4))
        found = behind_mean(TIMINGS, tried)
        assert not isinstance(found, TooFew)
        changed = apply_all(made, take_limit(path(0), held.measure, tried, found)).standard
        form = own_form(node_at(changed, path(0)))
        after.append((form["measure"], form.get("baseline")))
    assert after == [
        (share | {"limit": {"at_least": "4", "unit": "°C"}}, {"value": "40", "n": 20}),
        (quantity | {"at_most": "4"}, None),
    ]


@given(st.lists(st.decimals(-99, 9_999, places=2), min_size=1), st.decimals(0, 100, places=3))
def test_limits_to_try_are_few_and_hold_the_present_one(values: list[Decimal], bound: Decimal) -> None:
    offered = limits_to_try(values, Limit(at_most=bound))
    assert bound in offered
    assert len(offered) <= 52
    assert list(offered) == sorted(set(offered))


def test_what_a_weight_holds_of_the_score() -> None:
    made = standard(1, 1, 2, importances=(5, None, 3))
    tried = [try_weight(made, path(0)), try_weight(made, path(0), Decimal(2)), try_weight(made, path(2), Decimal(0))]
    assert tried == [
        Held(Fraction(25), Fraction(25), Fraction(25)),
        Held(Fraction(40), Fraction(40), Fraction(40)),
        Held(Fraction(0), Fraction(0), Fraction(50)),
    ]
    assert share_by_importance(made) == ((5, Fraction(25)), (3, Fraction(50)), (None, Fraction(25)))


def test_the_model_of_scoring_decides_what_a_weight_holds() -> None:
    models = ["weighted", "unweighted", "hierarchical", "absolute"]
    found = {
        model: try_weight(standard(3, 1, importances=(4, 4), scoring={"model": model}), path(0)) for model in models
    }
    assert found == {
        "weighted": Held(Fraction(75), Fraction(75), None),
        "unweighted": Held(Fraction(50), Fraction(50), None),
        "hierarchical": Held(Fraction(50), Fraction(50), None),
        "absolute": None,
    }


def test_where_nothing_has_weight_nothing_holds_any() -> None:
    made = standard(1, importances=(5,))
    assert try_weight(made, path(0), Decimal(0)) is None
    assert share_by_importance(standard(0, importances=(5,))) == ()
