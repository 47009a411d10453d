"""Findings in the forms that people and programs read: text, JSON, SARIF."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stdcheck.cli.session import Session
from stdcheck.cli.sources import StandardFile
from stdcheck.documents.yaml_tree import Tree, decode, parse
from stdcheck.domain.errors import Place
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.terms import term
from stdcheck.domain.tree import parts_of, trail
from stdcheck.language import Translator
from stdcheck.rules import RULES

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Linted(NamedTuple):
    """A standard from a file, and what the rules see in it."""

    file: StandardFile
    findings: tuple[Finding, ...]


def plain_finding(finding: Finding, t: Translator) -> dict[str, Any]:
    """Return a finding as plain data for JSON; message and remedy in the reader's language."""
    return {
        "rule": finding.rule,
        "pitfall": finding.pitfall,
        "severity": str(finding.severity),
        "path": finding.path,
        "message": t.say(finding.message),
        "remedy": t.say(finding.remedy),
        "span": list(finding.span) if finding.span else None,
        "accepted": finding.accepted.model_dump(mode="json") if finding.accepted else None,
    }


def write_text(session: Session, linted: Sequence[Linted]) -> None:
    """Write two lines a finding (where and what; how to mend it), and what it comes to."""
    t = session.t
    for finding, place in _placed(linted):
        said = f"{place.file}:{place.line}:{place.column}: {t.say(term(finding.severity))} {finding.rule}"
        accepted = t(" (accepted)") if finding.accepted else ""
        if finding.expired and finding.expired.until:
            accepted = t(" (acceptance expired on {day})", day=finding.expired.until)
        session.say(f"{said}{accepted}: {t.say(finding.message)}")
        session.say(f"    {t.say(finding.remedy)}")
    session.say(summary(linted, t))


def summary(linted: Sequence[Linted], t: Translator) -> str:
    """Return how many findings of each severity there are that nobody accepted, and how many were accepted."""
    findings = [finding for one in linted for finding in one.findings]
    counts = Counter(finding.severity for finding in findings if finding.accepted is None)
    standards = t.plural("{n} standard", "{n} standards", len(linted))
    if not findings:
        return t("{standards}: nothing found.", standards=standards)
    parts = (
        t.plural("{n} error", "{n} errors", counts[Severity.ERROR]),
        t.plural("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        t.plural("{n} hint", "{n} hints", counts[Severity.INFO]),
        t.plural("{n} accepted", "{n} accepted", len(findings) - counts.total()),
    )
    return t("{standards}: {counts}.", standards=standards, counts=parts)


def write_json(session: Session, linted: Sequence[Linted]) -> None:
    """Write one JSON document."""
    standards = [
        {
            "id": file.standard.id,
            "path": str(file.path),
            "findings": [plain_finding(finding, session.t) for finding in findings],
        }
        for file, findings in linted
    ]
    session.say(json.dumps({"standards": standards}, ensure_ascii=False, indent=2))


def write_sarif(session: Session, linted: Sequence[Linted]) -> None:
    """Write the findings as SARIF 2.1.0, the form that code hosts and editors show beside the lines."""
    from importlib.metadata import version  # noqa: PLC0415  (slow to load)

    t = session.t
    used = sorted({finding.rule for one in linted for finding in one.findings})
    rules = [{"id": code, "shortDescription": {"text": t.say(RULES[code].title)}} for code in used]
    results = [_sarif_result(finding, place, used, t) for finding, place in _placed(linted)]
    driver = {"name": "stdcheck", "version": version("stdcheck"), "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    session.say(json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))


def _placed(linted: Iterable[Linted]) -> Iterator[tuple[Finding, Place]]:
    """Yield every finding with its place; a file is read again for places only where there are findings."""
    for file, findings in linted:
        if findings:
            tree = parse(decode(file.raw))
            yield from ((finding, place_of(finding, file, tree)) for finding in findings)


def place_of(finding: Finding, file: StandardFile, tree: Tree) -> Place:
    """Return the line and column where a finding points: its field where that is written, else its node."""
    kinds = parts_of(finding.path)[::2]
    stops = trail(file.standard, finding.path)[1:]
    path = tuple(part for kind, stop in zip(kinds, stops, strict=True) for part in (kind, stop.position))
    field = (finding.field,) if finding.field else ()
    found = tree.place((*path, *field))
    return Place(file=str(file.path), line=found.line, column=found.column)


def _sarif_result(finding: Finding, place: Place, rules: Sequence[str], t: Translator) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"artifactLocation": {"uri": (place.file or "").replace("\\", "/")}, "region": region}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": f"{t.say(finding.message)} {t.say(finding.remedy)}"},
        "locations": [{"physicalLocation": location, "logicalLocations": [{"fullyQualifiedName": finding.path}]}],
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted.reason or ""}]
    return result


WRITERS: Mapping[str, Callable[[Session, Sequence[Linted]], None]] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
}
