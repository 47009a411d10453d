"""Findings in the forms that people and programs read: text, JSON, SARIF."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from stdcheck.cli.session import Session
from stdcheck.cli.sources import StandardFile
from stdcheck.documents.yaml_tree import Tree, decode, parse
from stdcheck.domain.errors import Place
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term
from stdcheck.domain.tree import name_of, node_at, parts_of, trail
from stdcheck.domain.values import read
from stdcheck.language import Translator

LONGEST_HEADING = 100


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
    """Write what each part of a standard is called, and two lines a finding: where and what; how to mend it.

    What it comes to stands at the end.
    """
    t = session.t
    for (_, path), group in groupby(placed(linted), lambda one: (one[0].path, one[1].path)):
        here = list(group)
        session.say(_heading(here[0][0].standard, path, t))
        for _, finding, place in here:
            said = f"{place.file}:{place.line}:{place.column}: {t.say(term(finding.severity))} {finding.rule}"
            session.say(f"{said}{_acceptance(finding, t)}: {t.say(finding.message)}")
            session.say(f"    {t.say(finding.remedy)}")
        session.say("")
    session.say(summary(linted, t))


def _heading(standard: Standard, path: str, t: Translator) -> str:
    """Return what the node at a path is called, cut where it is long; the standard itself with its version."""
    words = " ".join(read(name_of(node_at(standard, path)), t.language, standard.language).split()) or t("Untitled")
    if len(words) > LONGEST_HEADING:
        words = words[: LONGEST_HEADING - 1].rstrip() + "…"
    return words if path else t("{title}, version {n}", title=words, n=standard.version)


def _acceptance(finding: Finding, t: Translator) -> str:
    if finding.expired and finding.expired.until:
        return t(" (acceptance expired on {day})", day=finding.expired.until)
    return t(" (accepted)") if finding.accepted else ""


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
    from stdcheck.cli.sarif import Seen, sarif  # noqa: PLC0415  (seldom asked for)

    seen = []
    for file, finding, place in placed(linted):
        same = (file.standard.id, finding.path, finding.field or "", finding.language or "")
        seen.append(Seen(finding, place, same, finding.path or file.standard.id))
    session.say(sarif(seen, session.t))


def placed(linted: Iterable[Linted]) -> Iterator[tuple[StandardFile, Finding, Place]]:
    """Yield every finding with its place: file by file, node by node, in a node by line.

    A file is read again for places only where there are findings.
    """
    for file, findings in linted:
        tree = parse(decode(file.raw)) if findings else None
        for _, group in groupby(findings, lambda finding: finding.path):
            here = [(finding, place_of(finding, file, tree)) for finding in group if tree]
            here.sort(key=lambda one: (one[1].line, one[1].column, one[0].rule))
            yield from ((file, finding, place) for finding, place in here)


def place_of(finding: Finding, file: StandardFile, tree: Tree) -> Place:
    """Return the line and column where a finding points: its field where that is written, else its node."""
    kinds = parts_of(finding.path)[::2]
    stops = trail(file.standard, finding.path)[1:]
    path = tuple(part for kind, stop in zip(kinds, stops, strict=True) for part in (kind, stop.position))
    field = (finding.field,) if finding.field else ()
    found = tree.place((*path, *field))
    return Place(file=str(file.path), line=found.line, column=found.column)


WRITERS: Mapping[str, Callable[[Session, Sequence[Linted]], None]] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
}
