from decimal import Decimal
from typing import Any

import pytest

from stdcheck.rules.wording import Statement, Target, parse_target, quantities


def read(text: str) -> Target | None:
    return parse_target(Statement.of(text))


def parts(text: str) -> tuple[Any, ...] | None:
    target = read(text)
    if target is None:
        return None
    return target.subject, target.share, target.comparator, target.value, target.unit, target.statistic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Answer 80% of calls within 20 seconds.", ("Answer calls", 80, "at_most", 20, "second", "share")),
        ("90 % of guests are seated in under 5 minutes", ("guests are seated", 90, "at_most", 5, "minute", "share")),
        (
            "Nine in ten patients wait no more than half an hour",
            ("patients wait", 90, "at_most", Decimal("0.5"), "hour", "share"),
        ),
        (
            "At least 95 per cent of letters answered within ten working days",
            ("letters answered", 95, "at_most", 10, "working day", "share"),
        ),
        ("Average wait at most 5 minutes", ("wait", None, "at_most", 5, "minute", "mean")),
        ("Hot food is served at 65 °C or above", ("Hot food is served", None, "at_least", 65, "degree Celsius", None)),
        ("Total time below 5:30 minutes", ("Total time", None, "at_most", Decimal("5.5"), "minute", None)),
        ("客服热线20秒内接通率不低于85%。", ("客服热线接通率", 85, "at_most", 20, "second", "share")),
        ("九成五的快递两个半小时内送达", ("快递送达", 95, "at_most", Decimal("2.5"), "hour", "share")),
        ("百分之九十的旅客三分钟内过检", ("旅客过检", 90, "at_most", 3, "minute", "share")),
        ("供电可靠率不低于99.90%", ("供电可靠率", Decimal("99.90"), "at_least", None, None, "share")),
        ("平均等待不超过５分钟", ("等待", None, "at_most", 5, "minute", "mean")),
        ("投诉３０分钟内回复", ("投诉回复", None, "at_most", 30, "minute", None)),
        ("Greet every guest", None),
        ("十分感谢", None),
    ],
)
def test_a_target_is_taken_apart(text: str, expected: tuple[Any, ...] | None) -> None:
    assert expected == parts(text)


def test_the_span_of_a_target_reaches_from_its_first_to_its_last_word() -> None:
    target = read("投诉３０分钟内回复")

    assert target is not None
    assert (2, 7, "３０分钟内") == (target.span.start, target.span.end, target.span.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-30 seconds", [(30, "second")]),
        ("one to four business days", [(4, "working day")]),
        ("£2.90 a visit", [(Decimal("2.90"), "money")]),
        ("1,500 calls", [(1500, "person")]),
        ("a quarter of an hour", [(1, "quarter of an hour")]),
        ("一刻钟", [(1, "quarter of an hour")]),
        ("二十五个工作日", [(25, "working day")]),
        ("as soon as possible", []),
        ("九成", [(90, "percent")]),
    ],
)
def test_quantities_are_read_in_figures_and_in_words(text: str, expected: list[tuple[Any, str]]) -> None:
    assert expected == [(found.value, found.unit) for found in quantities(Statement.of(text))]
