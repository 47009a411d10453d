"""The weights of the word rules: learned from the statements in the tree, read back as written, explained by words."""

import hashlib
import json
from dataclasses import replace
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.rules.wording import DETECTORS, Statement, find, label
from stdcheck.rules.wording.grams import BUCKETS, Part
from stdcheck.rules.wording.weights import FILE, MIDDLE, Weighing, Weights, pack, unpack, weighing

TRAINING = sorted((Path(__file__).parents[3] / "training").glob("*.tsv"))
MOST_BYTES = 5_000_000
PIECES = [
    *("we ", "serve ", "warmly", "the others ", "never ", "on average ", "internal ", "form ", "0 ", "100 %", "ＡＢ-1"),
    *(
        "平均",
        "热情",
        "同行",
        "不得",
        "表格",
        "内部",
        "零",
        "，",
        "。",
        "…",
        ". ",
        "?! ",
        "\n",
        " — ",
        "\u200b",
        "¡",
        "ß",
        "𠮷",
    ),
]


def part_of(text: str) -> Part:
    return Part(text, text.lower())


def test_the_weights_were_learned_from_the_statements_in_the_tree() -> None:
    head = json.loads(FILE.read_bytes().partition(b"\n")[0])

    assert head["learned_from"] == hashlib.sha256(b"".join(path.read_bytes() for path in TRAINING)).hexdigest()
    assert list(head["rules"]) == list(DETECTORS)
    assert FILE.stat().st_size < MOST_BYTES


def test_no_statement_that_is_tested_was_learned() -> None:
    tested = {
        json.loads(line)["text"]
        for path in Path(__file__).parent.glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }
    learned = {line.partition("\t")[2] for path in TRAINING for line in path.read_text("utf-8").splitlines()}

    assert len(tested) > 500
    assert set() == tested & learned


def test_what_is_packed_comes_back() -> None:
    two = {"P101": Weights(bytes([7]) * BUCKETS, 0.5, -1.0, 0.25, 0.75), "P202": weighing().by_code["P202"]}

    assert unpack(pack(two, "here")) == two


def test_a_longer_text_is_read_sentence_by_sentence() -> None:
    plain = "The gate opens at six and the ticket office a quarter of an hour later. "
    pitfall = "We answer every call in thirty seconds on average."
    text = plain * 20 + pitfall + " " + plain * 20

    assert len(Statement.of(plain + pitfall).parts) == 1
    assert len(Statement.of(text).parts) == 41
    assert [span.text in pitfall for span in find("P301", Statement.of(text))] == [True]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "...", "。", "!! —", "¡. " * 200])
def test_a_text_without_a_word_shows_nothing(text: str) -> None:
    assert [] == Statement.of(text).parts
    assert [()] * len(DETECTORS) == [find(code, Statement.of(text)) for code in DETECTORS]


def test_sequences_leave_out_what_a_figure_is_and_keep_what_it_means() -> None:
    def buckets(text: str) -> list[int]:
        return sorted(part_of(text).all_buckets)

    assert buckets("in 3 of 10") == buckets("in 7 of 95.5")
    assert buckets("in 0 of 100") != buckets("in 7 of 95")
    assert buckets("不得晚点") != buckets("晚点不得")


def test_an_abbreviation_is_told_from_a_word_unless_all_is_in_capitals() -> None:
    def told(text: str) -> set[int]:
        return set(part_of(text).buckets) - set(part_of(text.lower()).buckets)

    assert 1 == len(told("AHT below 280"))
    assert told("AHT below 280") == told("坐席ACW不超过30秒")
    assert set() == told("NO SMOKING")
    assert set() == told("The Ticket Office")


def test_all_rules_are_scored_at_once_as_each_by_itself() -> None:
    part = part_of("每位客人的AHT on average is 5 minutes.")
    buckets = part.all_buckets
    weights = {code: replace(one, stands=-100.0) for code, one in weighing().by_code.items()}

    by_itself = {
        code: one.bias + sum(one.weights[bucket] - MIDDLE for bucket in buckets) * one.scale / sqrt(len(buckets))
        for code, one in weights.items()
    }

    assert by_itself == pytest.approx(dict(Weighing(weights).suspects(part)))


def test_a_rule_is_no_suspect_below_its_lower_border() -> None:
    part = part_of("serve")
    even = Weights(bytes([MIDDLE]) * BUCKETS, 1.0, -1.0, -1.0, 0.5)

    assert [("P101", -1.0)] == list(Weighing({"P101": even}).suspects(part))
    assert [] == list(Weighing({"P101": replace(even, stands=-0.9)}).suspects(part))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join))
def test_every_finding_quotes_words_whatever_stands_between_them(text: str) -> None:
    for _, spans in label(text):
        assert all(any(character.isalnum() for character in span.text) for span in spans)


def test_evidence_is_the_heaviest_stretch_of_words() -> None:
    part = part_of("the clerk serves as the rivals do today")
    heavy = set(part_of("as the rivals do").buckets) - set(part_of("the clerk serves today").buckets)
    weights = bytes(200 if bucket in heavy else 120 for bucket in range(BUCKETS))

    start, end = Weights(weights, 1.0, 0.0, 0.0, 0.0).evidence(part)

    assert "the clerk serves as the rivals do today"[start:end] == "as the rivals do"


def test_evidence_is_made_of_words_even_where_a_sign_weighs_most() -> None:
    part = part_of("so, it goes")
    comma = set(part_of(",").buckets) - set(part_of("so it goes").buckets)
    weights = bytes(250 if bucket in comma else 100 for bucket in range(BUCKETS))

    start, end = Weights(weights, 1.0, 0.0, 0.0, 0.0).evidence(part)

    assert "so, it goes"[start:end].strip(", ")
