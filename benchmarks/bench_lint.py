"""How long linting a standard of 200 criteria takes in one process, and in a fresh one. Goal: under 50 ms in process.

The standard is the library put together, every text made different, in both languages; AUDITS audits of it are known.
"""

import copy
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stdcheck.documents.standards import load_standard
from stdcheck.domain.audit import Audit
from stdcheck.domain.experience import Experience
from stdcheck.domain.standard import Standard
from stdcheck.rules import lint
from stdcheck.scoring import score
from stdcheck.scoring.experience import Audited, experience_of

LIBRARY = Path(__file__).parent.parent / "standards"
CRITERIA = 200
AUDITS = 500
RUNS = 20
GOAL_MS = 50


def parts(copies: int) -> Iterator[dict[str, Any]]:
    """Yield the stages of the library, each copy with ids and texts of its own."""
    for number in range(copies):
        for path in sorted(LIBRARY.glob("*.yaml")):
            for stage in load_standard(path).model_dump(exclude_defaults=True)["stages"]:
                yield renamed(copy.deepcopy(stage), f"{path.stem[:9]}-{number}", number)


def renamed(node: Any, prefix: str, number: int, key: str = "") -> Any:
    """Give every id a prefix and every text a number, so that nothing is remembered from one copy to the next."""
    if isinstance(node, dict):
        return {name: renamed(value, prefix, number, name) for name, value in node.items()}
    if isinstance(node, list | tuple):
        return [renamed(item, prefix, number, key) for item in node]
    if key in {"id", "after"}:
        return f"{prefix}-{node}"[:64]
    return f"{node} ({number})" if key in {"en", "zh"} and len(node) > 12 else node


def big_standard() -> Standard:
    """Return a standard of about CRITERIA criteria, without findings that come from its size."""
    stages: list[dict[str, Any]] = []
    for stage in parts(4):
        stages.append(stage)
        count = sum(len(f.get("criteria", ())) for s in stages for p in s["steps"] for f in p["key_factors"])
        if count >= CRITERIA:
            break
    known = {stage["id"] for stage in stages}
    for stage in stages:
        stage["after"] = [other for other in stage.get("after", ()) if other in known]
    first = load_standard(LIBRARY / "metro-station.yaml").model_dump(exclude={"stages"}, exclude_defaults=True)
    return Standard.model_validate({**first, "stages": stages})


def audits_of(standard: Standard) -> Experience:
    """Return what AUDITS audits say, in which shares and yes-or-no questions come out well or badly by chance."""
    dice, audited = random.Random(1), []
    for number in range(AUDITS):
        responses: dict[str, Any] = {}
        for place in standard.criteria():
            kind, well = place.criterion.measure.kind, dice.random() < 0.8
            if kind == "conformity":
                responses[place.criterion.id] = "met" if well else "not_met"
            elif kind == "share":
                responses[place.criterion.id] = {"compliant": 20 if well else 12, "observed": 20}
        made = {"id": standard.id, "version": standard.version}
        plain = {"stdcheck": 1, "kind": "audit", "id": f"audit-{number}", "standard": made, "responses": responses}
        audit = Audit.model_validate(plain)
        audited.append(Audited(standard, audit, score(standard, audit)))
    return experience_of(audited)


def milliseconds(standard: Standard, audits: Experience) -> float:
    """Return the time of one linting."""
    begin = time.perf_counter()
    lint(standard, audits=audits)
    return 1000 * (time.perf_counter() - begin)


def changed(standard: Standard, text: str) -> Standard:
    """Return the standard with one requirement written anew, as a change in the editor does."""
    data = standard.model_dump(exclude_defaults=True)
    data["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["what"] = text
    return Standard.model_validate(data)


def cold_milliseconds() -> float:
    """Return the time of loading and linting one file of the library in a fresh Python, imports included."""
    code = (
        "import time; begin = time.perf_counter()\n"
        "from stdcheck import lint, load_standard\n"
        f"lint(load_standard({str(LIBRARY / 'metro-station.yaml')!r}))\n"
        "print(1000 * (time.perf_counter() - begin))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return float(ended.stdout)


def main() -> None:
    """Print the first linting, the median after a change of one text, and the cold start; status 1 beyond the goal."""
    standard = big_standard()
    audits = audits_of(standard)
    first = milliseconds(standard, audits)
    edits = [changed(standard, f"Staff answer the telephone within {n} seconds") for n in range(RUNS)]
    warm = statistics.median(milliseconds(edit, audits) for edit in edits)
    criteria = sum(1 for _ in standard.criteria())
    size = f"{criteria} criteria, {AUDITS} audits"
    print(f"lint, {size}, after a change of one text: {warm:.1f} ms (goal under {GOAL_MS} ms)")
    print(f"lint, {size}, for the first time: {first:.0f} ms")
    cold = statistics.median(cold_milliseconds() for _ in range(5))
    print(f"load and lint metro-station.yaml in a fresh Python: {cold:.0f} ms")
    if warm > GOAL_MS:
        sys.exit(1)


if __name__ == "__main__":
    main()
