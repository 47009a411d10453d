"""Responses that do not fit their standard: every one is named, with what is accepted."""

from typing import Any

import pytest
from scoring_cases import CONFORMITY, SHARE, audit, criterion, standard

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard
from stdcheck.language import translator
from stdcheck.scoring import score

SCALE = {"kind": "scale", "labels": [{"en": "poor", "zh": "差"}, "fair", {"en": "good", "zh": "好"}]}
QUANTITY = {"kind": "quantity", "at_most": 5}
MEAN = {"kind": "mean", "at_most": 5}
LIMITED = SHARE | {"limit": {"at_most": 5}}
SAY = translator("en").say


def problems(
    made: Standard, responses: dict[str, Any], **reference: Any
) -> list[tuple[tuple[str | int, ...], str, str]]:
    with pytest.raises(StdcheckError) as caught:
        score(made, audit(responses, **reference))
    return [(problem.place.path, SAY(problem.what), SAY(problem.remedy)) for problem in caught.value.problems]


WORDS = "Write met, partly or not_met."
LABELS = "Write one of the labels: poor, 差, fair, good, 好."
NUMBER = "Write one number, such as 5 or 0.5."
COUNTS = "Give compliant and observed: how many complied, of how many observed."
EITHER = "Give compliant and observed, or values: a list of numbers."
VALUES = "Give values: a list of numbers."


@pytest.mark.parametrize(
    ("measure", "response", "field", "what", "remedy"),
    [
        (CONFORMITY, "Met", "value", "Met is none of met, partly and not_met", WORDS),
        (CONFORMITY, " met", "value", " met is none of met, partly and not_met", WORDS),
        (CONFORMITY, "", "value", " is none of met, partly and not_met", WORDS),
        (CONFORMITY, {"values": [1]}, "values", "values cannot answer this criterion; its measure: Yes or no", WORDS),
        (SCALE, "excellent", "value", "excellent is not on the scale", LABELS),
        (SCALE, "x" * 99, "value", f"{'x' * 40}… is not on the scale", LABELS),
        (SCALE, {"values": [1]}, "values", "values cannot answer this criterion; its measure: Scale of words", LABELS),
        (QUANTITY, "five", "value", "five is not a number", NUMBER),
        (QUANTITY, "nan", "value", "nan is not a number", NUMBER),
        (
            QUANTITY,
            "1,5",
            "value",
            "1,5 can be read in two ways",
            "Write 1234 for thousands, or 1.5 with a point for decimals.",
        ),
        (
            QUANTITY,
            "1.2345678901234567",
            "value",
            "1.2345678901234567 has more than 15 significant digits",
            "Round it.",
        ),
        (
            QUANTITY,
            {"compliant": 1, "observed": 2},
            "compliant",
            "compliant cannot answer this criterion; its measure: One number",
            NUMBER,
        ),
        (SHARE, 18, "value", "value cannot answer this criterion; its measure: Share of the observed", COUNTS),
        (
            SHARE,
            {"values": [1]},
            "values",
            "values are given, but the measure has no limit to hold them against",
            COUNTS,
        ),
        (LIMITED, "18/20", "value", "value cannot answer this criterion; its measure: Share of the observed", EITHER),
        (MEAN, 4, "value", "value cannot answer this criterion; its measure: Mean of values", VALUES),
        (
            MEAN,
            {"compliant": 1, "observed": 2},
            "compliant",
            "compliant cannot answer this criterion; its measure: Mean of values",
            VALUES,
        ),
    ],
)
def test_a_response_that_its_measure_cannot_take_is_refused(
    measure: dict[str, Any], response: Any, field: str, what: str, remedy: str
) -> None:
    expected = [(("responses", "x", field), what, remedy)]
    assert problems(standard(criterion("x", measure)), {"x": response}) == expected


def test_an_unknown_criterion_is_refused_by_name_with_the_nearest_one() -> None:
    made = standard(criterion("wait-5min"), criterion("greeting"))
    assert problems(made, {"wait5min": "met", "zzz": "met", "greetings": None}) == [
        (("responses", "wait5min"), "the standard has no criterion wait5min", "Did you mean wait-5min?"),
        (("responses", "zzz"), "the standard has no criterion zzz", "Use the ids of window, version 1."),
        (("responses", "greetings"), "the standard has no criterion greetings", "Did you mean greeting?"),
    ]


def test_every_problem_is_named_in_the_order_of_the_audit() -> None:
    made = standard(criterion("a"), criterion("b", QUANTITY), criterion("c", SHARE))
    found = problems(made, {"c": 1, "other": "met", "b": "many", "a": "yes"})
    assert [path for path, _, _ in found] == [
        ("responses", "c", "value"),
        ("responses", "other"),
        ("responses", "b", "value"),
        ("responses", "a", "value"),
    ]


@pytest.mark.parametrize(
    ("reference", "field", "made_with"),
    [({"identifier": "gate"}, "id", "gate, version 1"), ({"version": 2}, "version", "window, version 2")],
)
def test_an_audit_of_another_standard_or_version_is_refused(
    reference: dict[str, Any], field: str, made_with: str
) -> None:
    assert problems(standard(criterion("a")), {"b": "met"}, **reference) == [
        (
            ("standard", field),
            f"the audit was made with {made_with}; the standard is window, version 1",
            "Score it with the version that it was made with, or correct the reference.",
        )
    ]


def test_a_label_that_stands_for_two_credits_is_refused() -> None:
    measure = {"kind": "scale", "labels": [{"en": "fair", "zh": "好"}, {"en": "good", "zh": "好"}]}
    assert problems(standard(criterion("x", measure)), {"x": "好"}) == [
        (
            ("responses", "x", "value"),
            "好 stands on the scale more than once",
            "Use a label that stands there once: fair, 好, good.",
        )
    ]


def test_a_refusal_speaks_chinese_as_well() -> None:
    with pytest.raises(StdcheckError) as caught:
        score(standard(criterion("x", SHARE)), audit({"x": 18}))
    say = translator("zh").say
    assert [(say(problem.what), say(problem.remedy)) for problem in caught.value.problems] == [
        (
            "value 不能用来回答本条标准，其衡量方式为：达标比例",
            "请填写 compliant 和 observed，即符合的数量和观察的总数。",
        )
    ]
