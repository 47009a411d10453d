"""Ids from titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.services.identifiers import make_identifier


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Buying a ticket", "buying-a-ticket"),
        ("  Öffentlicher Straßenverkehr! ", "offentlicher-strassenverkehr"),
        ("Ærø – Łódź", "aero-lodz"),
        ("售票窗口服务", "shou-piao-chuang-kou-fu-wu"),
        ("银行柜台", "yin-hang-gui-tai"),
        ("女士", "nv-shi"),
        ("VIP客户 2号窗", "vip-ke-hu-2-hao-chuang"),
        ("２４小时", "24-xiao-shi"),
        ("don't run", "dont-run"),
        ("😀", "stage"),
        ("Спасибо", "stage"),
        ("", "stage"),
    ],
)
def test_an_id_reads_like_its_title(title: str, expected: str) -> None:
    assert make_identifier(title, (), "stage") == expected


def test_an_id_that_is_taken_is_numbered_capitals_making_no_difference() -> None:
    assert make_identifier("Queue", {"QUEUE", "queue-2"}, "step") == "queue-3"


def test_a_long_title_is_cut_at_a_word() -> None:
    made = make_identifier("Passengers reach the window within five minutes of joining the queue", (), "x")
    assert made == "passengers-reach-the-window-within-five-minutes"


@given(st.text(max_size=80), st.sets(st.sampled_from(["stage", "stage-2", "a", "b"])))
def test_any_title_gives_a_usable_id(title: str, taken: set[str]) -> None:
    made = make_identifier(title, taken, "stage")
    assert re.fullmatch(r"[a-z0-9-]{1,64}", made)
    assert made not in taken
