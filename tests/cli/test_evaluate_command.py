"""`stdcheck evaluate`: the word rules held against labels."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Run

MEAN = "The average wait is at most 5 minutes."
SHARE = "Nine in ten customers wait at most 5 minutes."
SLOGAN = "热情周到，优质服务。"


def labelled(folder: Path, *entries: dict[str, Any]) -> str:
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    (folder / "labelled.jsonl").write_text("\n".join(lines), "utf-8")
    return "labelled.jsonl"


def entry(text: str, *pitfalls: str, lang: str = "en", **more: Any) -> dict[str, Any]:
    return {"text": text, "lang": lang, "pitfalls": pitfalls, **more}


def test_right_wrong_and_missed_are_counted_for_each_language_and_pitfall(run: Run, folder: Path) -> None:
    file = labelled(
        folder,
        entry(MEAN, "P3", id="right"),
        entry(MEAN, id="wrong"),
        entry(SHARE, "P3", id="missed"),
        entry(SHARE, id="clean"),
        entry(SLOGAN, "P5", lang="zh", id="zh"),
    )
    ended = run("evaluate", file, "--format", "json")
    assert (ended.status, ended.err) == (0, "")
    told = json.loads(ended.out)
    english, chinese = told["languages"]["en"], told["languages"]["zh"]
    assert (english["statements"], chinese["statements"]) == (4, 1)
    assert english["pitfalls"]["P3"] == {
        "precision": 0.5,
        "precision_interval": [0.0945, 0.9055],
        "recall": 0.5,
        "recall_interval": [0.0945, 0.9055],
        "f1": 0.5,
        "right": 1,
        "wrong": 1,
        "missed": 1,
    }
    assert english["pitfalls"]["P2"]["precision"] is None
    assert (english["macro_f1"], chinese["macro_f1"], chinese["pitfalls"]["P5"]["f1"]) == (0.5, 1.0, 1.0)
    mistakes = [(mistake["id"], mistake["kind"], mistake["rules"]) for mistake in told["mistakes"]]
    assert mistakes == [("wrong", "wrong", ["P301"]), ("missed", "missed", [])]


def test_what_people_are_not_sure_of_counts_for_nothing(run: Run, folder: Path) -> None:
    file = labelled(folder, entry(MEAN, maybe=["P3"]), entry(SHARE, "P3", maybe=["P3"]))
    counts = json.loads(run("evaluate", file, "--format", "json").out)["languages"]["en"]["all"]
    assert (counts["right"], counts["wrong"], counts["missed"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("language", "figures", "heading"),
    [
        ("en", "P3  precision  50.0% [9.5% – 90.5%]", "Missed, though people see it:"),
        ("zh", "P3  精确率  50.0%", "漏报"),
    ],
)
def test_people_read_the_figures_and_every_mistake(
    run: Run, folder: Path, language: str, figures: str, heading: str
) -> None:
    file = labelled(folder, entry(MEAN, "P3"), entry(MEAN), entry(SHARE, "P3", id="m1"))
    out = run("evaluate", file, "--lang", language).out
    assert figures in out
    assert heading in out
    assert f"  m1 P3: {SHARE}" in out
    assert f"  2 P3 (P301): {MEAN}" in out


def test_every_wrong_line_is_named(run: Run, folder: Path) -> None:
    lines = ["{", '{"text": "x", "pitfalls": []}', json.dumps(entry("x", "P7")), json.dumps(entry("x", maybe="P1"))]
    lines.append(json.dumps({"text": "x", "lang": "en", "pitfalls": [["P1"]]}))
    (folder / "bad.jsonl").write_text("\n".join(lines), "utf-8")
    ended = run("evaluate", "bad.jsonl")
    assert (ended.status, ended.out) == (2, "")
    assert [line for line in ended.err.splitlines() if line.startswith("bad.jsonl")] == [
        "bad.jsonl:1: the line is not JSON",
        "bad.jsonl:2: the line has no language",
        "bad.jsonl:3: the labels are not a list of P1, P2, P3, P4, P5, P6",
        "bad.jsonl:4: the labels are not a list of P1, P2, P3, P4, P5, P6",
        "bad.jsonl:5: the labels are not a list of P1, P2, P3, P4, P5, P6",
    ]
