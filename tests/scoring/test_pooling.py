"""One figure for many audits, and which audits may stand in one figure."""

from fractions import Fraction
from typing import Any

import pytest
from scoring_cases import audit, criterion, stage, standard, standard_of

from stdcheck.domain.scorecard import Interval, ScoreCard
from stdcheck.domain.standard import Standard
from stdcheck.scoring import Figure, FigureKind, distinguishable, mean_of_audits, pooled, score, wilson


def card(made: Standard, **responses: Any) -> ScoreCard:
    return score(made, audit(responses))


def audits_of_ten_and_fifty(model: str) -> list[ScoreCard]:
    """Make an audit that assessed 10 criteria and met 9, and one that assessed 50 and met 40."""
    names = [f"c{n}" for n in range(50)]
    made = standard(*map(criterion, names), model=model)
    answers = [
        {name: "not_met" if n < 1 else "met" for n, name in enumerate(names[:10])},
        {name: "not_met" if n < 10 else "met" for n, name in enumerate(names)},
    ]
    return [score(made, audit(given)) for given in answers]


@pytest.mark.parametrize("model", ["weighted", "unweighted"])
def test_pooling_counts_every_criterion_once_and_the_mean_every_audit_once(model: str) -> None:
    cards = audits_of_ten_and_fifty(model)
    expected = Figure(FigureKind.POOLED, Fraction(4900, 60), 2, wilson(49, 60))
    found = pooled(cards)
    assert (found.kind, found.value, found.audits) == (expected.kind, expected.value, expected.audits)
    assert found.interval == pytest.approx(expected.interval)
    assert mean_of_audits(cards) == Figure(FigureKind.MEAN_OF_AUDITS, Fraction(85), 2)


def test_pooling_sums_weights_over_audits() -> None:
    made = standard(criterion("a", weight="0.5"), criterion("b", weight=2))
    cards = [card(made, a="met", b="not_met"), card(made, b="met")]
    assert pooled(cards).value == 100 * Fraction(5, 2) / Fraction(9, 2)


def test_pooling_unweighted_takes_every_weight_as_one() -> None:
    made = standard(criterion("a", weight="0.5"), criterion("b", weight=2), model="unweighted")
    assert pooled([card(made, a="met", b="not_met"), card(made, b="met")]).value == Fraction(200, 3)


def test_pooling_hierarchical_takes_the_effective_weights_which_sum_to_one_in_each_audit() -> None:
    stages = [stage("first", criterion("a")), stage("second", *map(criterion, "bcd"))]
    made = standard_of(stages, {"model": "hierarchical"})
    cards = [card(made, a="not_met", b="met", c="met", d="met"), card(made, a="met")]
    assert pooled(cards).value == 75


def test_pooling_all_or_nothing_gives_the_share_of_perfect_audits() -> None:
    made = standard(criterion("a"), criterion("b"), model="absolute")
    cards = [card(made, a="met"), card(made, a="met", b="met"), card(made, a="met", b="partly"), card(made)]
    assert pooled(cards) == Figure(FigureKind.POOLED, Fraction(200, 3), 3, wilson(2, 3))


def test_audits_without_a_score_give_no_figure() -> None:
    made = standard(criterion("a"))
    assert [pooled([card(made)]), mean_of_audits([card(made)])] == [
        Figure(FigureKind.POOLED, None, 0),
        Figure(FigureKind.MEAN_OF_AUDITS, None, 0),
    ]


def test_audits_of_different_models_are_not_pooled() -> None:
    cards = [card(standard(criterion("a"), model=model), a="met") for model in ("weighted", "absolute")]
    with pytest.raises(ValueError, match="different models"):
        pooled(cards)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Interval(10, 20), Interval(30, 40), True),
        (Interval(30, 40), Interval(10, 20), True),
        (Interval(10, 30), Interval(30, 40), False),
        (Interval(10, 40), Interval(20, 30), False),
        (None, Interval(20, 30), False),
    ],
)
def test_two_figures_are_distinguishable_where_their_intervals_share_no_point(
    one: Interval | None, other: Interval | None, *, expected: bool
) -> None:
    assert distinguishable(one, other) is expected
