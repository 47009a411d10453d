"""The table of statements: every pitfall is found often enough, and hardly ever where there is none."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stdcheck.rules.wording import label

STATEMENTS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("statements.jsonl").read_text("utf-8").splitlines()
]
PITFALLS = ("P1", "P2", "P3", "P4", "P5", "P6")
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.95


def found_in(text: str) -> set[str]:
    return {code[:2] for code, _ in label(text)}


def tally(lang: str) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for statement in STATEMENTS:
        if statement["lang"] == lang:
            found, meant = found_in(statement["text"]), set(statement["pitfalls"])
            counted.update((pitfall, "right") for pitfall in found & meant)
            counted.update((pitfall, "wrong") for pitfall in found - meant)
            counted.update((pitfall, "missed") for pitfall in meant - found)
    return counted


def test_the_table_holds_each_pitfall_in_each_language_and_many_statements_with_none() -> None:
    held = Counter((s["lang"], pitfall) for s in STATEMENTS for pitfall in s["pitfalls"] or ["none"])

    assert len(STATEMENTS) >= 150
    assert [] == [(lang, p) for lang in ("en", "zh") for p in (*PITFALLS, "none") if held[lang, p] < 10]


def test_no_statement_stands_in_the_table_twice() -> None:
    assert len(STATEMENTS) == len({statement["text"] for statement in STATEMENTS})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_found_is_nearly_always_meant(lang: str) -> None:
    counted = tally(lang)
    right, wrong = (sum(counted[p, kind] for p in PITFALLS) for kind in ("right", "wrong"))

    assert right / (right + wrong) >= LEAST_PRECISION


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("pitfall", PITFALLS)
def test_each_pitfall_is_nearly_always_found(pitfall: str, lang: str) -> None:
    counted = tally(lang)
    right, missed = counted[pitfall, "right"], counted[pitfall, "missed"]

    assert right / (right + missed) >= LEAST_RECALL


@pytest.mark.parametrize("statement", STATEMENTS, ids=[s["text"][:40] for s in STATEMENTS])
def test_every_span_quotes_the_statement_where_it_says(statement: dict[str, Any]) -> None:
    spans = [span for _, found in label(statement["text"]) for span in found]

    assert [span.text for span in spans] == [statement["text"][span.start : span.end] for span in spans]
    assert [] == [span for span in spans if not span.text]
