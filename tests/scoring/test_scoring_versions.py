from typing import Any

import pytest
from scoring_cases import SHARE, criterion, stage, standard_of

from stdcheck.domain.standard import Standard
from stdcheck.scoring import scoring_differs

LIMITED = SHARE | {"limit": {"at_most": 5, "unit": "min"}}


def version(
    measure: Any = LIMITED, scoring: Any = None, *, more: Any = (), of_stage: Any = None, **other: Any
) -> Standard:
    criteria = [criterion("wait", measure, **other), *more]
    return standard_of([stage("buy", *criteria, **(of_stage or {}))], scoring, version=2)


@pytest.mark.parametrize(
    "changed",
    [
        version(LIMITED | {"target": 80}),
        version(LIMITED | {"limit": {"at_most": 4, "unit": "min"}}),
        version(LIMITED | {"limit": {"at_most": 5, "unit": "s"}}),
        version({"kind": "conformity"}),
        version(weight=2),
        version(critical=True, critical_reason="harm"),
        version(more=[criterion("greeting")]),
        version(scoring={"pass_mark": 80}),
        version(scoring={"bands": {"A": 90}}),
        version(scoring={"model": "absolute"}),
        version(of_stage={"pass_mark": 50}),
    ],
)
def test_criteria_weights_measures_and_settings_break_the_line(changed: Standard) -> None:
    assert scoring_differs(version(), changed) is True


@pytest.mark.parametrize(
    "changed",
    [
        version(),
        version(what="In other words", rationale="Asked for", minutes=5, sample=30),
        version(LIMITED | {"target": "90.0"}),
        version(LIMITED | {"limit": {"at_most": 5, "unit": {"en": "min", "zh": "分钟"}}}),
        version(of_stage={"title": "Buying", "weight": 3}),
    ],
)
def test_words_and_translations_do_not(changed: Standard) -> None:
    assert scoring_differs(version(), changed) is False


def test_weights_above_the_criteria_matter_to_the_hierarchical_model_only() -> None:
    plain, heavy = (version(scoring={"model": "hierarchical"}, of_stage={"weight": weight}) for weight in (1, 3))
    assert scoring_differs(plain, heavy) is True


def test_renaming_a_label_breaks_the_line_and_translating_it_does_not() -> None:
    one = version({"kind": "scale", "labels": ["poor", "good"]})
    translated = version({"kind": "scale", "labels": [{"en": "poor", "zh": "差"}, "good"]})
    renamed = version({"kind": "scale", "labels": ["poor", "fine"]})
    assert [scoring_differs(one, translated), scoring_differs(one, renamed)] == [False, True]
