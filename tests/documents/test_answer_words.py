from typing import Any

import pytest
from documents_samples import STANDARD

from stdcheck.documents.answer_words import answer_in_short, answer_in_words
from stdcheck.domain.audit import Response
from stdcheck.language import translator

MEASURES = {place.criterion.id: place.criterion.measure for place in STANDARD.criteria()}


@pytest.mark.parametrize(
    ("criterion", "given", "english", "chinese"),
    [
        ("greeting", "partly", "partly met", "部分达标"),
        ("greeting", "perhaps", "perhaps", "perhaps"),
        ("tidy", "一般", "fair", "一般"),
        ("hall-air", "26.5", "26.5 °C", "26.5 °C"),
        ("call-wait", {"values": [12, 15.5]}, "12; 15.5 s", "12; 15.5 秒"),
        ("wait-5min", {"values": [1.5, 4]}, "1.5; 4 min", "1.5; 4 分钟"),
        ("right-change", {"compliant": 49, "observed": 50}, "49 / 50", "49 / 50"),
        ("lights", {"not_applicable": "no lamps"}, "no lamps", "no lamps"),
        ("lights", {"not_observed": "too bright"}, "too bright", "too bright"),
        ("lights", {"note": "on"}, "", ""),
        ("lights", None, "", ""),
    ],
)
def test_an_answer_is_said_in_both_languages(criterion: str, given: Any, english: str, chinese: str) -> None:
    response = Response.model_validate(given) if given is not None else None

    said = [answer_in_words(response, MEASURES[criterion], translator(language), "en") for language in ("en", "zh")]

    assert [english, chinese] == said


def test_many_values_are_cut() -> None:
    response = Response.model_validate({"values": list(range(100))})

    assert answer_in_words(response, MEASURES["call-wait"], translator("en"), "en").endswith("58; 59 … s")


@pytest.mark.parametrize(
    ("criterion", "given", "expected"),
    [
        ("wait-5min", {"values": [1.5, 4, 5, 6.2]}, "3 / 4"),
        ("call-wait", {"values": [12, 15, 15]}, "⌀ 14.0 s"),
        ("right-change", {"compliant": 49, "observed": 50}, "49 / 50"),
        ("greeting", "met", "met"),
    ],
)
def test_in_short_several_values_are_what_they_come_to(criterion: str, given: Any, expected: str) -> None:
    assert expected == answer_in_short(Response.model_validate(given), MEASURES[criterion], translator("en"), "en")


def test_without_a_measure_an_answer_is_shown_as_it_was_entered() -> None:
    assert "met" == answer_in_words(Response(value="met"), None, translator("zh"), "en")
