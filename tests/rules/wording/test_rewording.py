"""Better words are offered where nobody has to guess, and only there."""

from collections.abc import Callable

import pytest

from stdcheck.rules.wording.parts import parts_of
from stdcheck.rules.wording.rewording import mean_as_share, with_room, without_mark


@pytest.mark.parametrize(
    ("reword", "old", "new"),
    [
        (mean_as_share, "An average wait of 10 minutes or less", "A wait of 10 minutes or less nine times in ten"),
        (
            mean_as_share,
            "Calls, on average, take no more than 5 minutes",
            "Calls take no more than 5 minutes nine times in ten",
        ),
        (mean_as_share, "乘客安检排队平均不超过４分钟。", "乘客安检排队十次中有九次不超过４分钟。"),
        (mean_as_share, "到位时间平均在8分钟内", "到位时间十次中有九次在8分钟内"),
        (mean_as_share, "The average passenger clears the desk within 6 minutes", None),
        (mean_as_share, "The arithmetic mean of all response times is at most 2 days", None),
        (mean_as_share, "The average wait was 5 minutes last month", None),
        (mean_as_share, "按月平均不超过9分钟", None),
        (mean_as_share, "平均时长压减至25天以内", None),
        (mean_as_share, "所有窗口平均起来不超过5分钟", None),
        (
            with_room,
            "100 per cent of letters get an answer within 3 days",
            "95 per cent of letters get an answer within 3 days",
        ),
        (with_room, "Trains leave on time, every single time.", "Trains leave on time nineteen times in twenty."),
        (with_room, "来电问题一次解决率１００％，任何理由都不予采纳。", "来电问题一次解决率95％。"),
        (with_room, "前台接听电话次次都要在三声之内", "前台接听电话二十次中有十九次在三声之内"),
        (with_room, "We want you to be 100% satisfied", None),
        (with_room, "All calls are answered within 20 seconds, no exceptions", None),
        (with_room, "Zero complaints", None),
        (with_room, "Last year the punctuality rate was 100%", None),
        (with_room, "退票扣除100%票价", None),
        (without_mark, "Internal only: rooms are ready within 20 minutes", "Rooms are ready within 20 minutes"),
        (without_mark, "3天内退款，不得告知客户。", "3天内退款。"),
        (without_mark, "延误补偿不主动提，旅客自己开口再说", None),
        (without_mark, "本标准仅供内部使用，不对外公布", None),
        (without_mark, "When pressed for a time, staff say that it varies, although the limit is 40 minutes", None),
    ],
)
def test_words_are_changed_where_the_change_is_sure(
    reword: Callable[[str], str | None], old: str, new: str | None
) -> None:
    assert new == reword(old)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The agent greets, offers a seat, takes notes and hands over a card",
            ["The agent greets", "The agent offers a seat", "The agent takes notes", "The agent hands over a card"],
        ),
        ("美容师迎客要鞠躬、换拖鞋、递热巾", ["美容师迎客要鞠躬", "美容师迎客要换拖鞋", "美容师迎客要递热巾"]),
        ("The room is clean, quiet, warm and bright", None),
        ("Check the keys, lamps, cradles and pencils", None),
        ("前台、礼宾、客房每日记录", None),
        ("Wipe the table. Fold the napkins, push in the stools, close the curtain", None),
    ],
)
def test_a_list_of_acts_is_taken_apart_and_any_other_list_is_not(text: str, expected: list[str] | None) -> None:
    assert expected == parts_of(text)
