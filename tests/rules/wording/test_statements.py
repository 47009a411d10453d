"""Two tables of labelled statements: what the vocabularies were written for, and what nobody learned from."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stdcheck.cli.evaluation import Labelled, evaluate
from stdcheck.rules.wording import DETECTORS, Statement, label


def table(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]


STATEMENTS = table("statements.jsonl")
UNSEEN = table("unseen.jsonl")
PITFALLS = ("P1", "P2", "P3", "P4", "P5", "P6")
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.95
LEAST_PRECISION_UNSEEN, LEAST_RECALL_UNSEEN, LEAST_F1_UNSEEN = 0.94, 0.90, 0.93


def by_vocabulary(text: str) -> set[str]:
    statement = Statement.of(text)
    return {code[:2] for code, detect in DETECTORS.items() if detect(statement)}


def tally(lang: str) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for statement in STATEMENTS:
        if statement["lang"] == lang:
            found, meant = by_vocabulary(statement["text"]), set(statement["pitfalls"])
            counted.update((pitfall, "right") for pitfall in found & meant)
            counted.update((pitfall, "wrong") for pitfall in found - meant)
            counted.update((pitfall, "missed") for pitfall in meant - found)
    return counted


def test_the_table_of_the_vocabularies_holds_each_pitfall_in_each_language_and_many_statements_with_none() -> None:
    held = Counter((s["lang"], pitfall) for s in STATEMENTS for pitfall in s["pitfalls"] or ["none"])

    assert len(STATEMENTS) >= 150
    assert [] == [(lang, p) for lang in ("en", "zh") for p in (*PITFALLS, "none") if held[lang, p] < 10]


def test_no_statement_stands_in_the_tables_twice() -> None:
    everything = STATEMENTS + UNSEEN

    assert len(everything) == len({statement["text"] for statement in everything})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_a_vocabulary_finds_is_nearly_always_meant(lang: str) -> None:
    counted = tally(lang)
    right, wrong = (sum(counted[p, kind] for p in PITFALLS) for kind in ("right", "wrong"))

    assert right / (right + wrong) >= LEAST_PRECISION


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("pitfall", PITFALLS)
def test_each_pitfall_is_nearly_always_found_by_its_vocabularies(pitfall: str, lang: str) -> None:
    counted = tally(lang)
    right, missed = counted[pitfall, "right"], counted[pitfall, "missed"]

    assert right / (right + missed) >= LEAST_RECALL


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_in_unseen_statements_the_rules_are_right_and_find_most(lang: str) -> None:
    evaluation = evaluate(
        Labelled(one["text"], lang, one["text"], frozenset(one["pitfalls"]), frozenset(one["maybe"]))
        for one in UNSEEN
        if one["lang"] == lang
    )
    together = evaluation.total(lang)

    assert (together.precision or 0) >= LEAST_PRECISION_UNSEEN
    assert (together.recall or 0) >= LEAST_RECALL_UNSEEN
    assert (evaluation.macro_f1(lang) or 0) >= LEAST_F1_UNSEEN


@pytest.mark.parametrize("statement", STATEMENTS + UNSEEN, ids=[s["text"][:40] for s in STATEMENTS + UNSEEN])
def test_every_span_quotes_the_statement_where_it_says(statement: dict[str, Any]) -> None:
    spans = [span for _, found in label(statement["text"]) for span in found]

    assert [span.text for span in spans] == [statement["text"][span.start : span.end] for span in spans]
    assert [] == [span for span in spans if not span.text]
