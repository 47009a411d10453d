from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from stdcheck.domain.messages import message, plural_message
from stdcheck.language import half_up, translator

EN, ZH = translator("en"), translator("zh")


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (Fraction(175, 2), 1, "87.5"),
        (Fraction(1745, 20), 1, "87.3"),
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("-0.05"), 1, "-0.1"),
        (Fraction(2, 3), 1, "0.7"),
        (Decimal("49.95"), 1, "50.0"),
        (Decimal("2.5"), 0, "3"),
        (0, 1, "0.0"),
    ],
)
def test_rounding_is_half_up(number: Decimal | Fraction | int, places: int, expected: str) -> None:
    assert str(half_up(number, places)) == expected


def test_whatever_is_chinese_is_answered_in_chinese_and_all_else_in_english() -> None:
    tags = ["zh", "zh-CN", "zh_TW", "ZH-Hant", "en", "en-GB", "de", "C"]
    assert [translator(tag).language for tag in tags] == ["zh", "zh", "zh", "zh", "en", "en", "en", "en"]


def test_a_message_is_said_in_both_languages_with_its_values() -> None:
    said = message("critical: {title}", title={"en": "Exit", "zh": "出口"})
    assert (EN.say(said), ZH.say(said)) == ("critical: Exit", "关键项未达标：出口")


def test_a_count_takes_the_singular_for_one_and_the_plural_for_others() -> None:
    said = [EN.say(plural_message("{n} stage", "{n} stages", n)) for n in (0, 1, 2)]
    assert said == ["0 stages", "1 stage", "2 stages"]


def test_values_are_shown_as_the_reader_expects_them() -> None:
    values = [Decimal("1234.50"), Fraction(1, 3), date(2026, 11, 2), ("a", "b"), {"en": "Queue", "zh": "排队"}]
    assert ([EN.show(value) for value in values], [ZH.show(value) for value in values]) == (
        ["1,234.5", "0.3", "2 Nov 2026", "a, b", "Queue"],
        ["1,234.5", "0.3", "2026年11月2日", "a、b", "排队"],
    )


def test_a_number_is_rounded_once_and_keeps_the_places_asked_for() -> None:
    shown = [
        EN.number(Decimal("2.46"), 0),
        EN.number(5, 1),
        EN.number(Decimal("1E+3")),
        ZH.number(1234567),
        EN.number(0),
    ]
    assert shown == ["2", "5.0", "1,000", "1,234,567", "0"]


def test_a_moment_is_shown_in_the_reader_s_time_zone() -> None:
    moment = datetime(2026, 11, 2, 0, 10, tzinfo=UTC)
    assert (EN.moment(moment, "Asia/Shanghai"), ZH.moment(moment, "Asia/Shanghai")) == (
        "2 Nov 2026 08:10",
        "2026年11月2日 08:10",
    )


def test_a_gap_cannot_reach_into_its_value() -> None:
    assert EN("{found.__class__} {found[0]}", **{"found.__class__": "a", "found[0]": "b"}) == "a b"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert EN("{found}!", found="{secret}") == "{secret}!"
