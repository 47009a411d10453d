from decimal import Decimal
from fractions import Fraction
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from stdcheck.domain.measures import Limit
from stdcheck.scoring.intervals import wilson
from stdcheck.scoring.samples import (
    LEAST_VALUES,
    MOST_BINS,
    MOST_DRAWN,
    Amount,
    Bin,
    Part,
    Range,
    TooFew,
    behind_mean,
    bins,
    limit_kept,
    mean,
    percentile,
    round_step,
)

WITHIN_5 = Limit(at_most=Decimal(5))
timings = st.lists(
    st.decimals(-100, 1_000, places=1, allow_nan=False, allow_infinity=False), min_size=LEAST_VALUES, max_size=60
)
percents = st.fractions(Fraction(1, 10), 100)


def _decimals(*values: float) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def test_a_mean_of_four_hides_four_customers_who_waited_longer_than_five() -> None:
    values = _decimals(*[2] * 10, *[3] * 6, 7, 9, 12, 14)
    found = behind_mean(values, WITHIN_5)
    assert not isinstance(found, TooFew)
    assert (found.n, found.mean.value, found.mean_holds, found.beyond) == (20, Fraction(4), True, 4)
    assert found.worse_off == Part(Fraction(20), wilson(4, 20))
    assert found.kept_by_most == Amount(Fraction(9), Range(Fraction(3), Fraction(14)))
    assert 2 < found.mean.range.low < found.mean.value - 1
    assert found.mean.value + 1 < found.mean.range.high < 7


def test_below_twenty_values_nothing_is_said_because_one_customer_would_decide() -> None:
    assert behind_mean(_decimals(*range(19)), WITHIN_5) == TooFew(19, 20)
    assert [value for value in range(1, 20) if value > limit_kept(_decimals(*range(1, 20)), Fraction(90)).value] == [19]
    beyond = [value for value in range(1, 21) if value > limit_kept(_decimals(*range(1, 21)), Fraction(90)).value]
    assert beyond == [19, 20]


@given(timings, st.integers(-50, 200), st.sampled_from(["at_most", "at_least"]))
def test_who_is_worse_off_and_whether_the_mean_holds_is_counted_exactly(
    values: list[Decimal], bound: int, side: str
) -> None:
    limit, is_upper = Limit.model_validate({side: bound}), side == "at_most"
    found = behind_mean(values, limit)
    assert not isinstance(found, TooFew)
    tenths = [int(value * 10) for value in values]
    worse = [tenth for tenth in tenths if (tenth > 10 * bound if is_upper else tenth < 10 * bound)]
    total, due = sum(tenths), 10 * bound * len(tenths)
    assert found.beyond == len(worse)
    assert found.worse_off.percent == Fraction(100 * len(worse), len(values))
    assert found.mean.value == Fraction(total, 10 * len(values))
    assert found.mean_holds is (total <= due if is_upper else total >= due)


@given(timings, percents)
def test_the_percentile_is_the_smallest_measured_value_that_enough_of_them_do_not_exceed(
    values: list[Decimal], percent: Fraction
) -> None:
    enough = [one for one in values if 100 * sum(other <= one for other in values) >= percent * len(values)]
    assert percentile(values, percent) == min(enough)
    assert limit_kept(values, percent).value == Fraction(min(enough))


@given(timings, percents)
def test_a_limit_from_below_is_the_same_seen_from_the_other_end(values: list[Decimal], percent: Fraction) -> None:
    turned = limit_kept([-value for value in values], percent)
    assert limit_kept(values, percent, is_upper=False) == Amount(
        -turned.value, Range(-turned.range.high, -turned.range.low)
    )


def test_a_limit_with_two_bounds_has_no_single_one_that_most_keep() -> None:
    found = behind_mean(_decimals(*range(20)), Limit(at_least=Decimal(3), at_most=Decimal(15)))
    assert not isinstance(found, TooFew)
    assert (found.kept_by_most, found.beyond, found.mean_holds) == (None, 7, True)


@given(st.integers(20, 300), st.sampled_from([50, 75, 90, 95]))
def test_the_interval_of_a_percentile_is_where_samples_drawn_anew_put_it(n: int, percent: int) -> None:
    """In a sample of 1 to n drawn anew, the k-th smallest is at most i where k or more of n draws are."""
    found = limit_kept([Decimal(value) for value in range(1, n + 1)], Fraction(percent))
    rank = int(found.value)

    def chance(at_most: int) -> float:
        ways: int = sum(comb(n, k) * at_most**k * (n - at_most) ** (n - k) for k in range(rank, n + 1))
        return float(Fraction(ways, n**n))

    low, high = int(found.range.low), int(found.range.high)
    assert chance(low - 1) < 0.045
    assert chance(low) > 0.01
    assert chance(high) > 0.955
    assert chance(high - 1) < 0.99


def test_the_interval_of_the_mean_is_as_wide_as_theory_says_whether_drawn_or_calculated() -> None:
    for n in (100, MOST_DRAWN, MOST_DRAWN + 1):
        found = mean([Decimal(value) / 10 for value in range(1, n + 1)])
        reach = 1.96 * ((n * n - 1) / 12) ** 0.5 / 10 / n**0.5
        assert found.value == Fraction(n + 1, 20)
        doubt = 0.15 if n <= MOST_DRAWN else 1e-4
        assert abs(float(found.value - found.range.low) / reach - 1) < doubt
        assert abs(float(found.range.high - found.value) / reach - 1) < doubt


def test_the_same_values_always_give_the_same_intervals() -> None:
    values = _decimals(*(value % 17 for value in range(50)))
    assert behind_mean(values, WITHIN_5) == behind_mean(values, WITHIN_5)


def test_a_sample_of_equal_values_has_no_width() -> None:
    assert mean(_decimals(*[4] * 30)) == Amount(Fraction(4), Range(Fraction(4), Fraction(4)))
    assert limit_kept(_decimals(*[4] * 30), Fraction(90)) == Amount(Fraction(4), Range(Fraction(4), Fraction(4)))


@given(timings, st.integers(-50, 200), st.sampled_from(["at_most", "at_least"]))
def test_every_value_stands_in_one_range_and_on_its_side_of_the_limit(
    values: list[Decimal], bound: int, side: str
) -> None:
    limit = Limit.model_validate({side: bound})
    found = bins(values, limit)
    assert len(found) <= MOST_BINS
    assert {one.high - one.low for one in found} == {found[0].high - found[0].low}
    assert [one.high for one in found[:-1]] == [one.low for one in found[1:]]
    outer = [found[0].low, found[-1].high]
    for one in found:
        inside = [
            value
            for value in map(Fraction, values)
            if one.low < value < one.high
            or value == (one.high if side == "at_most" else one.low)
            or (value in outer and value in {one.low, one.high})
        ]
        kept = sum(limit.holds(Decimal(value.numerator) / value.denominator) for value in inside)
        assert (one.kept, one.beyond) == (kept, len(inside) - kept)


def test_ranges_are_of_round_width() -> None:
    steps = {
        "0": "1",
        "1": "1",
        "1.1": "2",
        "3": "5",
        "6": "10",
        "99": "100",
        "0.3": "0.5",
        "0.11": "0.2",
        "0.1": "0.1",
    }
    assert {least: round_step(Fraction(least)) for least in steps} == {
        one: Fraction(step) for one, step in steps.items()
    }


def test_equal_values_stand_in_a_single_range() -> None:
    assert bins(_decimals(*[4] * 30), WITHIN_5) == (Bin(Fraction(4), Fraction(5), 30, 0),)
