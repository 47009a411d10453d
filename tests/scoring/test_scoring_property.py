from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_cases import audit, standard_of
from scoring_oracle import Oracle, confidence_of, counts_of

from stdcheck.scoring import score


def decimals(least: int, most: int) -> st.SearchStrategy[str]:
    """Numbers as they stand in a file, with at most two decimals."""
    return st.integers(least * 100, most * 100).map(lambda n: f"{Decimal(n) / 100:f}")


@st.composite
def bounds(draw: st.DrawFn, *, unacceptable: bool) -> dict[str, Any]:
    low, high = sorted([draw(st.integers(-20, 20)), draw(st.integers(-20, 20))])
    sides = draw(st.sampled_from([("at_least",), ("at_most",), ("at_least", "at_most")]))
    found: dict[str, Any] = {}
    beyond: dict[str, Any] = {}
    if "at_least" in sides:
        found["at_least"] = str(low)
        if draw(st.booleans()):
            beyond["below"] = str(low - draw(st.integers(1, 10)))
    if "at_most" in sides:
        found["at_most"] = str(high)
        if draw(st.booleans()):
            beyond["above"] = str(high + draw(st.integers(1, 10)))
    return found | ({"unacceptable": beyond} if unacceptable and beyond else {})


@st.composite
def measures(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["conformity", "scale", "quantity", "share", "mean"]))
    if kind == "conformity":
        return {"kind": kind} | draw(st.sampled_from([{}, {"partial_credit": "0"}, {"partial_credit": "33.3"}]))
    if kind == "scale":
        names = [f"label {n}" for n in range(draw(st.integers(2, 5)))]
        labels = [{"label": name, "credit": draw(decimals(0, 100))} if draw(st.booleans()) else name for name in names]
        return {"kind": kind, "labels": labels}
    if kind in {"quantity", "mean"}:
        return {"kind": kind, **draw(bounds(unacceptable=True))}
    measure: dict[str, Any] = {"kind": kind, "target": str(draw(st.integers(1, 100)))}
    if draw(st.booleans()):
        measure["unacceptable"] = str(draw(st.integers(0, int(measure["target"]) - 1)))
    if draw(st.booleans()):
        measure["limit"] = draw(bounds(unacceptable=False))
    return measure


@st.composite
def responses_to(draw: st.DrawFn, measure: dict[str, Any]) -> Any:
    state = draw(st.sampled_from(["assessed"] * 7 + ["not_applicable", "not_observed", "unanswered"]))
    if state != "assessed":
        return None if state == "unanswered" else {state: "a reason"}
    values = st.lists(decimals(-30, 30), min_size=1, max_size=6)
    if measure["kind"] == "conformity":
        return draw(st.sampled_from(["met", "met", "partly", "not_met"]))
    if measure["kind"] == "scale":
        label = draw(st.sampled_from(measure["labels"]))
        return label["label"] if isinstance(label, dict) else label
    if measure["kind"] == "quantity":
        return {"value": draw(decimals(-30, 30))}
    if measure["kind"] == "mean" or ("limit" in measure and draw(st.booleans())):
        return {"values": draw(values)}
    observed = draw(st.integers(1, 300))
    return {"compliant": draw(st.integers(0, observed)), "observed": observed}


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    responses: dict[str, Any] = {}

    def criterion() -> dict[str, Any]:
        identifier = f"c{len(responses)}"
        measure = draw(measures())
        responses[identifier] = draw(responses_to(measure))
        weight = draw(st.sampled_from(["0", "0.1", "1", "1", "2", "3.5"]))
        node = {"id": identifier, "what": "What", "measure": measure, "weight": weight}
        critical = {"critical": True, "critical_reason": "harm"} if draw(st.integers(0, 9)) == 0 else {}
        return node | critical

    def some(least: int, most: int) -> range:
        return range(draw(st.integers(least, most)))

    def node(identifier: str, **children: Any) -> dict[str, Any]:
        weight = draw(st.sampled_from(["0.3", "1", "1", "2", "7"]))
        return {"id": identifier, "title": "Title", "weight": weight, **children}

    def factor(n: int) -> dict[str, Any]:
        return node(f"f{n}", layer="personal", criteria=[criterion() for _ in some(0, 4)])

    stages = [
        node(f"s{i}", steps=[node(f"p{j}", key_factors=[factor(k) for k in some(0, 2)]) for j in some(0, 3)])
        for i in some(1, 3)
    ]
    stages = [stage | ({"pass_mark": draw(decimals(0, 100))} if draw(st.booleans()) else {}) for stage in stages]
    scoring = {
        "model": draw(st.sampled_from(["weighted", "unweighted", "hierarchical", "absolute"])),
        "pass_mark": draw(st.sampled_from(["0", "50", "85", "100"])),
        "min_coverage": draw(st.sampled_from(["0", "80", "100"])),
        "bands": {"A": "95", "B": "85", "C": "70"},
    }
    return {"stages": stages, "scoring": scoring}, responses


@settings(max_examples=200, deadline=None)
@given(cases())
def test_every_card_is_what_the_rules_say_when_worked_out_slowly(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    plain, responses = case
    oracle = Oracle(plain, responses)
    card = score(standard_of(plain["stages"], plain["scoring"]), audit(responses))

    assert card.score == oracle.score(plain)
    assert card.coverage == oracle.coverage()
    assert card.band == oracle.band()
    assert [reason.code for reason in card.reasons] == oracle.reasons()
    assert str(card.verdict) == oracle.verdict()
    assert card.effective_size == oracle.effective_size()
    assert card.assessed == len(oracle.assessed(plain))
    assert [(s.id, s.score, s.stage) for s in card.stages] == [
        (s["id"], oracle.score(s), None) for s in plain["stages"]
    ]
    assert [(s.id, s.score, s.stage) for s in card.steps] == [
        (step["id"], oracle.score(step), stage["id"]) for stage in plain["stages"] for step in stage["steps"]
    ]
    expected = oracle.interval()
    assert card.interval == (None if expected is None else pytest.approx([float(bound) for bound in expected]))


@settings(max_examples=200, deadline=None)
@given(cases())
def test_every_criterion_is_what_the_rules_say_when_worked_out_slowly(
    case: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    plain, responses = case
    oracle = Oracle(plain, responses)
    card = score(standard_of(plain["stages"], plain["scoring"]), audit(responses))
    criteria = list(oracle.criteria(plain))

    assert [(result.id, str(result.state), result.attainment) for result in card.criteria] == [
        (criterion["id"], oracle.state(criterion), oracle.attainment(criterion)) for criterion in criteria
    ]
    for criterion, result in zip(criteria, card.criteria, strict=True):
        a = result.attainment
        word = str(result.state) if a is None else "met" if a == 1 else "not_met" if a == 0 else "partly"
        assert str(result.outcome) == word
        assert result.weight == Decimal(criterion["weight"])
        if criterion["measure"]["kind"] == "share" and a is not None:
            given_counts = responses[criterion["id"]]
            assert str(result.confidence) == confidence_of(criterion["measure"], given_counts)
            assert result.interval is not None
            compliant, observed = counts_of(criterion["measure"], given_counts)
            assert (result.interval.low == 0, result.interval.high == 100) == (compliant == 0, compliant == observed)
        else:
            assert (result.interval, result.confidence) == (None, None)
