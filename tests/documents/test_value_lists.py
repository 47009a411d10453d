from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.documents.value_lists import BETWEEN_REMEDY, read_values
from stdcheck.domain.audit import MOST_VALUES
from stdcheck.domain.errors import StdcheckError
from stdcheck.language import translator

MINUTES = {"en": "min", "zh": "分钟"}
SEPARATORS = [" ", "\n", "\r\n", "\t", ";", "；", "、", "，", ", ", " ; ", "\n\n"]


def said(text: str) -> list[str]:
    with pytest.raises(StdcheckError) as caught:
        read_values(text, MINUTES)
    return [translator("en").say(problem.what) for problem in caught.value.problems]


@given(
    st.lists(st.decimals(-1_000, 1_000, places=2, allow_nan=False, allow_infinity=False), min_size=1),
    st.lists(st.sampled_from(SEPARATORS), min_size=1),
    st.sampled_from(["", "min", " min", "分钟", " 分钟"]),
)
def test_whatever_stands_between_values_and_behind_them_they_are_read_as_written(
    values: list[Decimal], separators: list[str], unit: str
) -> None:
    text = "".join(f"{value}{unit}{separators[i % len(separators)]}" for i, value in enumerate(values))
    assert read_values(text, MINUTES) == tuple(values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" \n ;; ,\n", ()),
        ("４．５ １０", ("4.5", "10")),
        ("3,4,5", ("3", "4", "5")),
        ("12,5,13", ("12", "5", "13")),
        ("3, 4, 5,", ("3", "4", "5")),
        ("3，4、5；6", ("3", "4", "5", "6")),
    ],
)
def test_lists_of_every_keyboard_are_read(text: str, expected: tuple[str, ...]) -> None:
    assert read_values(text, MINUTES) == tuple(map(Decimal, expected))


def test_every_entry_that_is_no_number_is_named_with_its_place() -> None:
    assert said("Wait\n3 4,5\nmin 1,234,567 x") == [
        "value 1 in line 1: Wait is not a number",
        "value 3 in line 2: 4,5 can be read in two ways",
        "value 4 in line 3: 1,234,567 can be read in two ways",
        "value 5 in line 3: x is not a number",
    ]


def test_a_comma_in_doubt_is_answered_with_how_to_write_lists() -> None:
    with pytest.raises(StdcheckError) as caught:
        read_values("4,5 x")
    assert [problem.remedy == BETWEEN_REMEDY for problem in caught.value.problems] == [True, False]


def test_more_values_than_an_audit_may_hold_are_refused_without_reading_on() -> None:
    assert len(read_values("1 " * MOST_VALUES)) == MOST_VALUES
    assert said("1 " * MOST_VALUES + "x") == ["more than 10,000 values are given"]


@pytest.mark.parametrize("text", ["1," * 500_000, "," * 1_000_000, "x" * 1_000_000, "1,000" * 200_000, "x " * 500_000])
def test_a_paste_made_to_be_slow_is_answered_with_one_problem(text: str) -> None:
    with pytest.raises(StdcheckError) as caught:
        read_values(text, MINUTES)
    assert len(caught.value.problems) == 1
