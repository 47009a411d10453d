"""One test for all rules: the cases of tests/rules/cases/<module>.yaml hold, and every rule has them and a manual."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from rules_audits import experience_in

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.standard import Standard
from stdcheck.domain.values import read
from stdcheck.language import translator
from stdcheck.rules import RULES, lint, lint_statement, manual
from stdcheck.rules.manuals import HEADINGS

HERE = Path(__file__).parent
BASE = yaml.safe_load((HERE / "base.yaml").read_text("utf-8"))
EN, ZH = translator("en"), translator("zh")
MODULES = sorted(rule.name for rule in RULES.values())
CODES = {rule.name: rule.code for rule in RULES.values()}


def cases_of(module: str) -> list[dict[str, Any]]:
    path = HERE / "cases" / f"{module}.yaml"
    return list(yaml.safe_load(path.read_text("utf-8"))) if path.exists() else []


CASES = [(module, case) for module in MODULES for case in cases_of(module)]


def changed(data: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Set the keys of `changes` in `data`; null takes a key away."""
    for key, value in changes.items():
        if value is None:
            data.pop(key, None)
        else:
            data[key] = value


def standard_of(case: Mapping[str, Any], overrides: str = "standard") -> Standard:
    """Build the base standard with the changes of a case to itself and its first stage, step, factor, criterion."""
    data = deepcopy(BASE)
    stage = data["stages"][0]
    step = stage["steps"][0]
    factor = step["key_factors"][0]
    nodes = {"criterion": factor["criteria"][0], "factor": factor, "step": step, "stage": stage, overrides: data}
    for name, node in nodes.items():
        if overrides in {name, "standard"}:
            changed(node, case.get(name) or {})
    return Standard.model_validate(data)


def found_in(case: Mapping[str, Any], code: str) -> list[Finding]:
    if "statement" in case:
        return [finding for finding in lint_statement(case["statement"]) if finding.rule == code]
    standard, previous = standard_of(case), standard_of(case, "previous") if "previous" in case else None
    versions = {"standard": standard} | ({"previous": previous} if previous else {})
    audits = experience_in(case["audits"], versions) if "audits" in case else None
    return list(lint(standard, today=case.get("today"), previous=previous, audits=audits, select=[code]))


def words_of(finding: Finding, case: Mapping[str, Any]) -> str | None:
    if finding.span is None:
        return None
    text = case.get("statement")
    if text is None:
        standard = standard_of(case)
        criterion = next(place.criterion for place in standard.criteria() if place.path == finding.path)
        text = read(getattr(criterion, finding.field or ""), finding.language or "", standard.language)
    return str(text[slice(*finding.span)])


def told(finding: Finding, case: Mapping[str, Any]) -> dict[str, Any]:
    """Say a finding in the form of the case files."""
    full = {
        "path": finding.path or None,
        "severity": finding.severity.value,
        "field": finding.field,
        "language": finding.language,
        "words": words_of(finding, case),
        "en": EN.say(finding.message),
        "zh": ZH.say(finding.message),
        "remedy_en": EN.say(finding.remedy),
        "remedy_zh": ZH.say(finding.remedy),
        "rewrite": plain(finding.rewrite.changes) if finding.rewrite else None,
        "added": [plain(one["what"]) for one in finding.rewrite.added] or None if finding.rewrite else None,
        "accepted": finding.accepted.reason if finding.accepted else None,
    }
    return {key: value for key, value in full.items() if value is not None}


def plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@pytest.mark.parametrize(("module", "case"), CASES, ids=[f"{module}: {case['name']}" for module, case in CASES])
def test_a_rule_says_exactly_what_its_cases_expect(module: str, case: dict[str, Any]) -> None:
    actual = [told(finding, case) for finding in found_in(case, CODES[module])]

    assert case.get("expect", []) == actual


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_has_a_case_that_it_flags_and_one_that_it_leaves_alone(module: str) -> None:
    assert {True, False} == {bool(case.get("expect")) for case in cases_of(module)}


@pytest.mark.parametrize("module", MODULES)
def test_every_expected_finding_is_told_in_both_languages(module: str) -> None:
    said = [
        (found[en], found[zh])
        for found in expectations(module)
        for en, zh in (("en", "zh"), ("remedy_en", "remedy_zh"))
    ]

    assert [] == [pair for pair in said if pair[0] == pair[1]]


@pytest.mark.parametrize(("module", "case"), CASES, ids=[f"{module}: {case['name']}" for module, case in CASES])
def test_every_rewrite_says_what_it_does_in_both_languages(module: str, case: dict[str, Any]) -> None:
    labels = [finding.rewrite.label for finding in found_in(case, CODES[module]) if finding.rewrite]

    assert [] == [EN.say(label) for label in labels if EN.say(label) == ZH.say(label)]


def expectations(module: str) -> Iterator[dict[str, Any]]:
    for case in cases_of(module):
        yield from case.get("expect", [])


@pytest.mark.parametrize("rule", RULES.values(), ids=MODULES)
def test_every_manual_has_the_fixed_headings_in_order_and_a_text_under_each(rule: Any) -> None:
    actual = manual(rule.code)

    assert HEADINGS == tuple(actual.sections)
    assert [] == [heading for heading, text in actual.sections.items() if not text]


@pytest.mark.parametrize("rule", RULES.values(), ids=MODULES)
def test_every_manual_and_title_is_translated(rule: Any) -> None:
    english, chinese = manual(rule.code), manual(rule.code, ZH)
    pairs = [(english.title, chinese.title), (EN.say(rule.title), ZH.say(rule.title))]
    pairs += zip(english.sections, chinese.sections, strict=True)
    pairs += zip(english.sections.values(), chinese.sections.values(), strict=True)

    assert [] == [pair for pair in pairs if pair[0] == pair[1]]


def test_every_code_belongs_to_one_module() -> None:
    modules = [path.stem for path in Path(HERE.parents[1], "src/stdcheck/rules").glob("*.py")]

    assert len(RULES) == len(set(MODULES))
    assert set(MODULES) <= set(modules)
    assert [] == [code for code in RULES if code[0] not in "PMQ" or not code[1:].isdigit() or len(code) != 4]


def test_every_case_file_belongs_to_a_rule() -> None:
    assert [] == sorted({path.stem for path in (HERE / "cases").glob("*.yaml")} - set(MODULES))


@pytest.mark.parametrize("rule", RULES.values(), ids=MODULES)
def test_every_severity_that_a_rule_uses_stands_among_its_constants(rule: Any) -> None:
    constants = {
        value
        for value in vars(__import__(f"stdcheck.rules.{rule.name}", fromlist=["_"])).values()
        if isinstance(value, Severity)
    }
    used = {Severity(found["severity"]) for found in expectations(rule.name)}

    assert used == constants
