from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from stdcheck.domain.numbers import parse_count, parse_number, parse_percent, plain


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("5", "5"),
        (" 0.50 ", "0.50"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("＋１２．５", "12.5"),
        ("１００", "100"),
        (".5", "0.5"),
        ("1e3", "1E+3"),
        (0.1, "0.1"),
        (7, "7"),
        (Decimal("2.50"), "2.50"),
    ],
)
def test_a_number_is_read_exactly_as_written(entered: object, expected: str) -> None:
    assert parse_number(entered) == Decimal(expected)


@pytest.mark.parametrize(
    ("entered", "kind"),
    [
        ("", "not_a_number"),
        ("five", "not_a_number"),
        ("1_000", "not_a_number"),
        ("017", "not_a_number"),
        ("1:30", "not_a_number"),
        ("0x1F", "not_a_number"),
        ("nan", "not_a_number"),
        (".inf", "not_a_number"),
        (float("nan"), "not_a_number"),
        (float("inf"), "not_a_number"),
        (True, "not_a_number"),
        (None, "not_a_number"),
        ("1,234", "number_with_comma"),
        ("5,5", "number_with_comma"),
        ("１，２３４", "number_with_comma"),
        ("1234567890123456", "too_many_digits"),
        ("1e99", "too_many_digits"),
    ],
)
def test_whatever_is_not_one_plain_number_is_refused(entered: object, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_number(entered)
    assert caught.value.type == kind


def test_a_percent_may_carry_its_sign_in_both_widths() -> None:
    assert [parse_percent("90%"), parse_percent("９０％"), parse_percent("90 %")] == [Decimal(90)] * 3


def test_a_count_is_whole_and_not_negative() -> None:
    assert [parse_count("20"), parse_count("3.0"), parse_count(0)] == [20, 3, 0]
    for entered in ("3.7", "-1"):
        with pytest.raises(ValueError, match="whole number"):
            parse_count(entered)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_writing_and_reading_a_number_gives_the_same_number(number: Decimal) -> None:
    assert parse_number(plain(number)) == number
