"""The figures that rules reckon with: chances, weights, levels, days."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import pytest
from pydantic import TypeAdapter

from stdcheck.domain.measures import Measure
from stdcheck.domain.standard import Standard
from stdcheck.rules.asleep import review_due
from stdcheck.rules.levels import is_tightened
from stdcheck.rules.out_of_reach import MOST_EXACT, chance_to_meet, chances_to_meet
from stdcheck.rules.trifles_outweigh import effective_weights

MEASURE: TypeAdapter[Measure] = TypeAdapter(Measure)
EMPTY: dict[str, Any] = {
    "stdcheck": 1, "kind": "standard", "id": "any", "title": "Any", "language": "en", "version": 1, "status": "draft",
    "stages": [],
}  # fmt: skip


@pytest.mark.parametrize(("target", "today"), [(90, 84), (75, 50), (60, 60), (100, 95), (1, 0), (50, 100)])
def test_the_chance_to_meet_a_target_is_that_of_counting_all_outcomes(target: int, today: int) -> None:
    size, kept = 8, Fraction(today, 100)
    outcomes = [outcome for outcome in product([0, 1], repeat=size) if 100 * sum(outcome) >= target * size]

    expected = float(sum(prod(kept if one else 1 - kept for one in outcome) for outcome in outcomes))
    actual = chance_to_meet(Decimal(target), Decimal(today), size)

    assert expected == actual


@pytest.mark.parametrize("sample", [1, 7, 40, MOST_EXACT + 1])
def test_the_chances_to_meet_many_targets_are_those_to_meet_each(sample: int) -> None:
    targets = [Decimal(target) / 2 for target in range(201)]

    expected = [chance_to_meet(target, Decimal("93.5"), sample) for target in targets]
    actual = chances_to_meet(targets, Decimal("93.5"), sample)

    assert expected == actual


@pytest.mark.parametrize("today", ["0", "12.5", "89", "90", "91.5", "100"])
def test_beyond_the_exact_range_the_chance_goes_on_without_a_jump(today: str) -> None:
    exact = chance_to_meet(Decimal(90), Decimal(today), MOST_EXACT)
    near = chance_to_meet(Decimal(90), Decimal(today), MOST_EXACT + 10)

    assert near == pytest.approx(exact, abs=0.02)


def test_hierarchical_weights_are_multiplied_down_the_tree_past_what_holds_no_weight() -> None:
    def criterion(identifier: str, weight: int) -> dict[str, Any]:
        return {"id": identifier, "what": "w", "measure": {"kind": "conformity"}, "weight": weight}

    def stage(identifier: str, weight: int, *criteria: dict[str, Any]) -> dict[str, Any]:
        factor = {"id": "f", "title": "f", "layer": "personal", "criteria": list(criteria)}
        hollow = {"id": "hollow", "title": "h", "weight": 9}
        return {
            "id": identifier, "title": "s", "weight": weight,
            "steps": [{"id": "p", "title": "p", "key_factors": [factor]}, hollow],
        }  # fmt: skip

    stages = [
        stage("one", 3, criterion("a", 1), criterion("b", 3)),
        stage("two", 1, criterion("c", 5)),
        stage("none", 9),
    ]
    data = EMPTY | {"stages": stages}

    expected = {
        "hierarchical": {"a": Fraction(3, 16), "b": Fraction(9, 16), "c": Fraction(1, 4)},
        "weighted": {"a": Fraction(1), "b": Fraction(3), "c": Fraction(5)},
        "unweighted": {"a": Fraction(1), "b": Fraction(1), "c": Fraction(1)},
    }
    actual = {
        model: effective_weights(Standard.model_validate(data | {"scoring": {"model": model}})) for model in expected
    }

    assert expected == actual


SHARE = {"kind": "share", "target": 80, "limit": {"at_most": 5, "unit": "min"}}


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        (True, SHARE, SHARE | {"target": 90}),
        (True, SHARE, SHARE | {"limit": {"at_most": 4, "unit": "min"}}),
        (True, SHARE, SHARE | {"limit": {"at_least": 1, "at_most": 5, "unit": "min"}}),
        (False, SHARE, SHARE),
        (False, SHARE, SHARE | {"target": 90, "limit": {"at_most": 6, "unit": "min"}}),
        (False, SHARE, SHARE | {"limit": {"at_most": 4, "unit": "h"}}),
        (False, SHARE, {"kind": "share", "target": 90}),
        (True, {"kind": "share", "target": 80}, {"kind": "share", "target": 81}),
        (True, {"kind": "quantity", "at_least": 18}, {"kind": "quantity", "at_least": 20}),
        (False, {"kind": "quantity", "at_least": 18}, {"kind": "quantity", "at_most": 20}),
        (False, {"kind": "quantity", "at_most": 5}, {"kind": "mean", "at_most": 4}),
        (False, {"kind": "conformity"}, {"kind": "share", "target": 100}),
    ],
)
def test_a_measure_is_tightened_where_it_asks_for_more_and_nowhere_for_less(
    expected: object, old: dict[str, Any], new: dict[str, Any]
) -> None:
    actual = is_tightened(MEASURE.validate_python(old), MEASURE.validate_python(new))

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "start", "months"),
    [
        (date(2027, 2, 28), "2026-08-31", 6),
        (date(2028, 2, 29), "2026-12-31", 14),
        (date(2027, 1, 1), "2026-12-01", 1),
        (date(2027, 12, 1), "2026-12-01", 12),
        (None, "2026-12-01", 10**6),
    ],
)
def test_without_a_day_the_review_is_due_so_many_months_after_the_day_of_effect(
    expected: date | None, start: str, months: int
) -> None:
    data = EMPTY | {"effective_from": start, "review": {"every_months": months}}
    actual = review_due(Standard.model_validate(data))

    assert expected == actual
