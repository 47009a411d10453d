from typing import Any

import pytest

from stdcheck.documents.measure_words import credit_in_words, measure_in_words
from stdcheck.domain.standard import Criterion
from stdcheck.language import translator

MIN = {"en": "min", "zh": "分钟"}


def criterion(measure: dict[str, Any], sample: int | None = None) -> Criterion:
    return Criterion.model_validate({"id": "one", "what": "What", "measure": measure, "sample": sample})


@pytest.mark.parametrize(
    ("measure", "sample", "english", "chinese"),
    [
        ({"kind": "conformity"}, None, "Met, partly met or not met", "达标、部分达标或未达标"),
        ({"kind": "conformity"}, 1, "Met, partly met or not met, 1 observation", "达标、部分达标或未达标，观察1次"),
        (
            {
                "kind": "scale",
                "labels": [{"en": "poor", "zh": "差"}, {"label": {"en": "good", "zh": "好"}, "credit": 90}],
            },
            None,
            "One of, worst to best: poor, good (90%)",
            "由差到好选一项：差、好（90%）",
        ),
        (
            {"kind": "share", "target": 90, "limit": {"at_most": 5, "unit": MIN}},
            20,
            "Share: at least 90% with at most 5 min, 20 observations",
            "比例：至少90%不超过5分钟，观察20次",
        ),
        ({"kind": "share", "target": 99.5}, None, "Share: at least 99.5% comply", "比例：至少99.5%达标"),
        (
            {"kind": "quantity", "at_least": 18, "at_most": 28, "unit": "°C"},
            None,
            "One number: 18 to 28 °C",
            "一个数值：18至28°C",
        ),
        ({"kind": "quantity", "at_least": 0}, None, "One number: at least 0", "一个数值：不低于0"),
        ({"kind": "quantity", "at_least": 3, "at_most": 3}, None, "One number: exactly 3", "一个数值：正好3"),
        ({"kind": "mean", "at_most": 5, "unit": MIN}, None, "Mean of the values: at most 5 min", "平均值：不超过5分钟"),
    ],
)
def test_a_measure_is_said_in_both_languages(
    measure: dict[str, Any], sample: int | None, english: str, chinese: str
) -> None:
    said = measure_in_words(criterion(measure, sample))

    assert (english, chinese) == (translator("en").say(said), translator("zh").say(said))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"kind": "conformity", "partial_credit": 30}, "Partly met earns 30%."),
        ({"kind": "scale", "labels": ["a", "b"]}, None),
        ({"kind": "share", "target": 90}, None),
        (
            {"kind": "share", "target": 90, "unacceptable": 70},
            "Nothing is earned at 70% or less; above it, in proportion up to the target.",
        ),
        (
            {"kind": "quantity", "at_least": 5, "at_most": 9, "unacceptable": {"below": 1, "above": 12}},
            "Nothing is earned at 1 or less and at 12 or more; in between, in proportion.",
        ),
        (
            {"kind": "quantity", "at_least": 5, "unacceptable": {"below": 1}, "unit": "m"},
            "Nothing is earned at 1 m or less; above it, in proportion.",
        ),
        (
            {"kind": "mean", "at_most": 5, "unacceptable": {"above": 9}, "unit": "min"},
            "Nothing is earned at 9 min or more; below it, in proportion.",
        ),
        ({"kind": "quantity", "at_least": 5}, None),
        ({"kind": "quantity", "at_least": 5, "unacceptable": {}}, None),
    ],
)
def test_partial_credit_is_said_where_there_is_any(measure: dict[str, Any], expected: str | None) -> None:
    said = credit_in_words(criterion(measure).measure)

    assert expected == (translator("en").say(said) if said else None)
