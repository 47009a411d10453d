"""Findings as SARIF 2.1.0 (OASIS, with its errata 01): what code hosts and editors show beside the lines."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from stdcheck.domain.errors import Place
from stdcheck.domain.findings import Finding, Severity
from stdcheck.language import Translator
from stdcheck.rules import RULES, manual
from stdcheck.rules.manuals import HEADINGS

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "stdcheck/v1"
_IN_HELP = tuple(HEADINGS.index(heading) for heading in ("Why it matters", "Better", "When to accept it"))


class Seen(NamedTuple):
    """A finding, its place (a document has no lines), what stays the same when lines move, the name of its part.

    `end` is the column behind the words, where the finding rests on words of that line.
    """

    finding: Finding
    place: Place
    same: Sequence[str]
    name: str = ""
    end: int | None = None


def sarif(seen: Iterable[Seen], t: Translator) -> str:
    """Return one SARIF log with one run; the texts in the reader's language."""
    found = list(seen)
    codes = sorted({one.finding.rule for one in found})
    counted: Counter[tuple[str, str]] = Counter()
    driver = {
        "name": "stdcheck",
        "version": version("stdcheck"),
        "language": t.language,
        "rules": [_rule(code, t) for code in codes],
    }
    results = [_result(one, codes.index(one.finding.rule), counted, t) for one in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def uri_of(file: str) -> str:
    """Return a file's name as a URI reference: relative where the name is, with forward slashes."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _rule(code: str, t: Translator) -> dict[str, Any]:
    rule, said = RULES[code], list(manual(code, t).sections.items())
    chosen = [said[position] for position in _IN_HELP]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": t.say(rule.title)},
        "fullDescription": {"text": said[0][1]},
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in chosen),
            "markdown": "\n\n".join(f"**{heading}**\n\n{text}" for heading, text in chosen),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"pitfall": code[:2] if code.startswith("P") else None},
    }


def _result(seen: Seen, index: int, counted: Counter[tuple[str, str]], t: Translator) -> dict[str, Any]:
    finding, place, uri = seen.finding, seen.place, uri_of(seen.place.file or "")
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": seen.end}
    region = {name: number for name, number in region.items() if number is not None}
    artifact: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    location: dict[str, Any] = {"physicalLocation": artifact | ({"region": region} if region else {})}
    if seen.name:
        location["logicalLocations"] = [{"fullyQualifiedName": seen.name}]
    mark = sha256("\0".join((finding.rule, *seen.same)).encode()).hexdigest()[:32]
    counted[uri, mark] += 1
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{t.say(finding.message)}\n{t.say(finding.remedy)}"},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: f"{mark}:{counted[uri, mark]}"},
        "suppressions": _suppressions(finding),
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """Return the acceptance, which stands in the file; none is said too: a viewer may take silence for not known."""
    if finding.accepted is None:
        return []
    told = finding.accepted.model_dump(mode="json", include={"by", "until"}, exclude_none=True)
    found = {"kind": "inSource", "status": "accepted", "justification": finding.accepted.reason or ""}
    return [found | ({"properties": told} if told else {})]
