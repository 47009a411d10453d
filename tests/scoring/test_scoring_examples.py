"""The worked examples of the scoring rules, and the corners that they leave open."""

from fractions import Fraction
from typing import Any

import pytest
from scoring_cases import CONFORMITY, SHARE, audit, criterion, stage, standard, standard_of

from stdcheck.domain.scorecard import Confidence, CriterionResult, Outcome, ScoreCard, State, Verdict
from stdcheck.domain.standard import Standard
from stdcheck.language import half_up
from stdcheck.scoring import score

WEIGHTS_3_2_1 = standard(*(criterion(name, weight=weight) for name, weight in (("a", 3), ("b", 2), ("c", 1))))


def shown(number: Fraction | float | None) -> str | None:
    return None if number is None else str(half_up(number))


def bounds(card: ScoreCard) -> list[str | None]:
    assert card.interval is not None
    return [shown(bound) for bound in card.interval]


def result_of(measure: dict[str, Any], response: Any) -> CriterionResult:
    return score(standard(criterion("x", measure)), audit({"x": response})).criteria[0]


@pytest.mark.parametrize(
    ("third", "coverage"),
    [({"not_applicable": "no such place here"}, "100.0"), (None, "83.3"), ({"not_observed": "closed"}, "83.3")],
)
def test_what_is_not_applicable_counts_nowhere_and_what_was_not_seen_lowers_coverage(third: Any, coverage: str) -> None:
    card = score(WEIGHTS_3_2_1, audit({"a": "met", "b": "not_met", "c": third}))
    assert (shown(card.score), shown(card.coverage), card.assessed) == ("60.0", coverage, 2)


def test_a_share_of_18_in_20_meets_90_percent_without_demonstrating_it() -> None:
    result = result_of({"kind": "share", "target": 90}, {"compliant": 18, "observed": 20})
    assert result.interval is not None
    assert [shown(bound) for bound in result.interval] == ["69.9", "97.2"]
    assert (result.outcome, result.confidence) == (Outcome.MET, Confidence.UNDECIDED)


def test_a_share_halfway_between_unacceptable_and_target_earns_half() -> None:
    assert result_of(SHARE, {"compliant": 16, "observed": 20}).attainment == Fraction(1, 2)


def test_a_share_of_18_in_19_has_a_wide_interval() -> None:
    card = score(standard(criterion("x", SHARE)), audit({"x": {"compliant": 18, "observed": 19}}))
    interval = card.criteria[0].interval
    assert interval is not None
    assert [shown(Fraction(1800, 19)), *map(shown, interval)] == ["94.7", "75.4", "99.1"]


def test_a_quantity_between_its_bound_and_unacceptable_earns_in_proportion() -> None:
    measure = {"kind": "quantity", "at_most": 5, "unacceptable": {"above": 9}}
    assert result_of(measure, 6).attainment == Fraction(3, 4)


def test_30_equal_criteria_of_which_27_are_met() -> None:
    names = [f"c{n}" for n in range(30)]
    answers = {name: "not_met" if n < 3 else "met" for n, name in enumerate(names)}
    card = score(standard(*map(criterion, names)), audit(answers))
    assert [shown(card.score), *bounds(card)] == ["90.0", "74.4", "96.5"]


def test_ten_tenths_are_exactly_one() -> None:
    names = [f"c{n}" for n in range(10)]
    made = standard(*(criterion(name, weight="0.1") for name in names), pass_mark=90)
    card = score(made, audit({name: "not_met" if name == "c0" else "met" for name in names}))
    assert (card.score, card.verdict) == (Fraction(90), Verdict.PASS)


def test_a_critical_miss_fails_the_audit_and_leaves_the_number() -> None:
    rest = [criterion("x98", weight=99), criterion("alarm", critical=True, critical_reason="lives")]
    card = score(standard(*rest), audit({"x98": "met", "alarm": "not_met"}))
    assert (card.score, card.verdict, [reason.code for reason in card.reasons]) == (
        Fraction(99),
        Verdict.FAIL,
        ["critical: alarm"],
    )


@pytest.mark.parametrize(
    ("model", "expected"), [("weighted", 75), ("unweighted", 75), ("hierarchical", 50), ("absolute", 0)]
)
def test_each_model_weighs_the_same_answers_its_own_way(model: str, expected: int) -> None:
    stages = [stage("first", criterion("a")), stage("second", *map(criterion, "bcd"))]
    card = score(standard_of(stages, {"model": model}), audit({"a": "not_met", "b": "met", "c": "met", "d": "met"}))
    assert (card.score, [found.score for found in card.stages]) == (Fraction(expected), [Fraction(0), Fraction(100)])


@pytest.mark.parametrize(
    ("reached", "band"), [("95", "A"), ("94.9", "B"), ("85", "B"), ("84.9", "C"), ("70", "C"), ("69.9", "D")]
)
def test_a_band_includes_its_lower_bound(reached: str, band: str) -> None:
    measure = {"kind": "scale", "labels": ["worse", {"label": "seen", "credit": reached}]}
    assert score(standard(criterion("x", measure)), audit({"x": "seen"})).band == band


def test_a_standard_without_bands_gives_none() -> None:
    assert score(standard(criterion("x"), bands={}), audit({"x": "met"})).band is None


@pytest.mark.parametrize(
    ("measure", "response", "expected"),
    [
        (CONFORMITY, "partly", Fraction(1, 2)),
        ({"kind": "conformity", "partial_credit": "33.3"}, "partly", Fraction(333, 1000)),
        ({"kind": "scale", "labels": ["poor", "fair", "good"]}, " fair ", Fraction(1, 2)),
        ({"kind": "scale", "labels": ["poor", {"label": "fair", "credit": 40}, "good"]}, "fair", Fraction(2, 5)),
        ({"kind": "scale", "labels": [{"en": "no", "zh": "否"}, {"en": "yes", "zh": "是"}]}, "是", Fraction(1)),
        ({"kind": "quantity", "at_least": 24, "at_most": 28}, "２４", Fraction(1)),
        ({"kind": "quantity", "at_least": 24, "at_most": 28}, 28, Fraction(1)),
        ({"kind": "quantity", "at_least": 24, "at_most": 28, "unacceptable": {"above": 32}}, 23.9, Fraction(0)),
        ({"kind": "quantity", "at_least": 24, "unacceptable": {"below": 18}}, 18, Fraction(0)),
        ({"kind": "quantity", "at_least": 24, "unacceptable": {"below": 18}}, 22, Fraction(2, 3)),
        ({"kind": "quantity", "at_most": "0.3"}, "0.3", Fraction(1)),
        (SHARE, {"compliant": 14, "observed": 20}, Fraction(0)),
        (SHARE | {"limit": {"at_most": 5}}, {"values": [5, "5.1", 1, 2, 3]}, Fraction(1, 2)),
        (SHARE | {"limit": {"at_least": 2, "at_most": 5}}, {"values": [1, 2, 5, 6]}, Fraction(0)),
        (SHARE | {"limit": {"at_most": 5}}, {"compliant": 9, "observed": 10}, Fraction(1)),
        ({"kind": "mean", "at_most": 5}, {"values": [4, 6]}, Fraction(1)),
        ({"kind": "mean", "at_most": 5, "unacceptable": {"above": 10}}, {"values": [5, 5, 6]}, Fraction(14, 15)),
        ({"kind": "mean", "at_most": "999999999999999"}, {"values": ["999999999999999", "1e-15"]}, Fraction(1)),
    ],
)
def test_each_measure_turns_a_response_into_an_exact_attainment(
    measure: dict[str, Any], response: Any, expected: Fraction
) -> None:
    assert result_of(measure, response).attainment == expected


@pytest.mark.parametrize("response", [None, {"note": "nobody there"}])
def test_nothing_or_only_a_note_is_unanswered(response: Any) -> None:
    result = result_of(CONFORMITY, response)
    assert (result.state, result.attainment, result.outcome) == (State.UNANSWERED, None, Outcome.UNANSWERED)


def test_without_an_assessed_criterion_there_is_no_score_and_the_audit_is_incomplete() -> None:
    card = score(WEIGHTS_3_2_1, audit({}))
    assert (card.score, card.interval, card.coverage, card.band, card.verdict, card.assessed) == (
        None,
        None,
        Fraction(0),
        None,
        Verdict.INCOMPLETE,
        0,
    )
    assert [found.score for found in (*card.stages, *card.steps)] == [None, None]


def test_where_nothing_applies_there_is_no_coverage_either() -> None:
    absent = {"not_applicable": "no ramp"}
    card = score(WEIGHTS_3_2_1, audit({"a": absent, "b": absent, "c": absent}))
    assert (card.coverage, card.verdict, [reason.code for reason in card.reasons]) == (
        None,
        Verdict.INCOMPLETE,
        ["coverage"],
    )


def test_an_advisory_criterion_counts_nowhere_but_decides_when_it_is_critical() -> None:
    advisory = criterion("alarm", weight=0, critical=True, critical_reason="lives")
    made = standard(criterion("a"), criterion("b"), advisory)
    missed, unseen = (score(made, audit({"a": "met", "b": "met", "alarm": found})) for found in ("not_met", None))
    seen = (Fraction(100), Fraction(100), 2)
    assert [(card.score, card.coverage, card.assessed) for card in (missed, unseen)] == [seen, seen]
    assert [(card.verdict, [reason.code for reason in card.reasons]) for card in (missed, unseen)] == [
        (Verdict.FAIL, ["critical: alarm"]),
        (Verdict.INCOMPLETE, ["critical not assessed: alarm"]),
    ]


def test_a_critical_criterion_that_does_not_apply_holds_nothing_up() -> None:
    made = standard(criterion("a"), criterion("ramp", critical=True, critical_reason="access"))
    assert score(made, audit({"a": "met", "ramp": {"not_applicable": "no ramp"}})).verdict is Verdict.PASS


def test_all_reasons_are_listed_in_their_order_whichever_decided() -> None:
    stages = [
        stage("first", criterion("a", critical=True, critical_reason="r"), pass_mark=60),
        stage("second", *(criterion(name, critical=True, critical_reason="r") for name in "bc"), pass_mark=60),
        stage("third", criterion("d"), pass_mark=60),
    ]
    made = standard_of(stages, {"min_coverage": 80})
    card = score(made, audit({"b": "not_met", "a": "not_met", "c": {"not_observed": "closed"}}))
    assert (card.verdict, [reason.code for reason in card.reasons]) == (
        Verdict.FAIL,
        [
            "critical: a",
            "critical: b",
            "coverage",
            "critical not assessed: c",
            "below pass mark",
            "stage below pass mark: first",
            "stage below pass mark: second",
        ],
    )


def test_a_stage_below_its_own_mark_fails_an_audit_that_passes_as_a_whole() -> None:
    made = standard_of([stage("a", criterion("x"), pass_mark=70), stage("b", criterion("y", weight=99))])
    card = score(made, audit({"x": "partly", "y": "met"}))
    assert (card.verdict, [reason.code for reason in card.reasons]) == (Verdict.FAIL, ["stage below pass mark: a"])


def test_marks_are_kept_by_scores_that_equal_them() -> None:
    made = standard_of(
        [stage("a", criterion("x"), criterion("y"), pass_mark=50)], {"pass_mark": 50, "min_coverage": 100}
    )
    assert score(made, audit({"x": "met", "y": "not_met"})).verdict is Verdict.PASS


def test_coverage_takes_the_declared_weights_under_every_model() -> None:
    for model in ("weighted", "unweighted", "hierarchical", "absolute"):
        made = standard_of([stage("a", criterion("x", weight=3), criterion("y", weight=1))], {"model": model})
        assert score(made, audit({"x": "met"})).coverage == 75


@pytest.mark.parametrize(
    ("counts", "target", "expected"),
    [
        ((400, 400), 90, Confidence.DEMONSTRATED),
        ((3, 20), 90, Confidence.REFUTED),
        ((20, 20), 90, Confidence.UNDECIDED),
        ((20, 20), 100, Confidence.UNDECIDED),
        ((999, 1000), 100, Confidence.REFUTED),
    ],
)
def test_the_interval_of_a_share_says_whether_its_target_is_proven(
    counts: tuple[int, int], target: int, expected: Confidence
) -> None:
    compliant, observed = counts
    measure = {"kind": "share", "target": target}
    assert result_of(measure, {"compliant": compliant, "observed": observed}).confidence is expected


def test_the_interval_of_a_score_ends_exactly_at_0_and_100() -> None:
    made = standard(criterion("a"), criterion("b"))
    high, low = (score(made, audit({"a": word, "b": word})).interval for word in ("met", "not_met"))
    assert high is not None
    assert low is not None
    assert (high.high, low.low) == (100, 0)


def test_one_criterion_alone_gives_no_interval() -> None:
    assert score(standard(criterion("a"), criterion("b")), audit({"a": "met"})).interval is None


def test_a_plan_follows_the_standard_and_not_its_place_in_memory() -> None:
    def fresh(weight: int) -> Standard:
        return standard(criterion("a", weight=weight), criterion("b"))

    answers = audit({"a": "met", "b": "not_met"})
    assert [score(fresh(weight), answers).score for weight in (1, 3, 9)] == [50, 75, 90]


def test_two_thousand_shares_of_awkward_sizes_are_still_exact() -> None:
    names = [f"c{n}" for n in range(2000)]
    made = standard(*(criterion(name, {"kind": "share", "target": 100, "unacceptable": 0}) for name in names))
    counts = {name: {"compliant": 1, "observed": 999_999_000_000 + n} for n, name in enumerate(names)}
    card = score(made, audit(counts))
    assert card.score == sum(Fraction(100, 999_999_000_000 + n) for n in range(2000)) / 2000
