"""Score many audits of 80 criteria with mixed measures and print microseconds a response and the peak memory.

Parsing is not part of it: the audits are made in memory. The aim is 10 µs a response at 10,000 audits, with memory in
proportion to the number of audits.
"""

import random
import sys
import time
import tracemalloc
from decimal import Decimal
from typing import Any

from stdcheck.domain.audit import Audit
from stdcheck.domain.standard import Standard
from stdcheck.scoring import score

AIM = 10.0
CRITERIA = 80
MEASURES: tuple[dict[str, Any], ...] = (
    {"kind": "conformity"},
    {"kind": "scale", "labels": ["poor", {"label": "fair", "credit": 40}, "good", "excellent"]},
    {"kind": "quantity", "at_least": 20, "at_most": 26, "unit": "°C", "unacceptable": {"below": 15, "above": 30}},
    {"kind": "share", "target": 90, "unacceptable": 70},
    {"kind": "share", "target": 90, "unacceptable": 70, "limit": {"at_most": 5, "unit": "min"}},
)


def make_standard() -> Standard:
    """Make a standard of 4 stages, 16 steps and 80 criteria, each measure in turn, with weights from 1 to 3."""
    criteria = iter(range(CRITERIA))

    def criterion() -> dict[str, Any]:
        n = next(criteria)
        return {"id": f"c{n}", "what": f"Criterion {n}", "measure": MEASURES[n % 5], "weight": 1 + n % 3}

    def factor(n: int) -> dict[str, Any]:
        return {"id": f"f{n}", "title": "f", "layer": "procedural", "criteria": [criterion() for _ in range(5)]}

    def step(n: int) -> dict[str, Any]:
        return {"id": f"p{n}", "title": "p", "key_factors": [factor(n)]}

    stages = [{"id": f"s{n}", "title": "s", "steps": [step(4 * n + m) for m in range(4)]} for n in range(4)]
    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "bench",
            "title": "Bench",
            "language": "en",
            "version": 1,
            "status": "published",
            "stages": stages,
        }
    )


def make_audit(n: int, chance: random.Random) -> Audit:
    """Make an audit in which every criterion is answered, some as not applicable or not observed."""

    def response(position: int) -> Any:
        if chance.random() < 0.05:
            return {chance.choice(["not_applicable", "not_observed"]): "closed on this day"}
        observed = chance.randint(15, 25)
        answers = (
            lambda: chance.choice(["met", "met", "partly", "not_met"]),
            lambda: chance.choice(["poor", "fair", "good", "excellent"]),
            lambda: str(Decimal(chance.randint(140, 310)) / 10),
            lambda: {"compliant": chance.randint(observed // 2, observed), "observed": observed},
            lambda: {"values": [Decimal(chance.randint(1, 70)) / 10 for _ in range(20)]},
        )
        return answers[position % 5]()

    return Audit.model_validate(
        {
            "stdcheck": 1,
            "kind": "audit",
            "id": f"a{n}",
            "standard": {"id": "bench", "version": 1},
            "responses": {f"c{position}": response(position) for position in range(CRITERIA)},
        }
    )


def microseconds_a_response(standard: Standard, audits: list[Audit]) -> float:
    """Score every audit once and return the time a response took."""
    started = time.perf_counter()
    for audit in audits:
        score(standard, audit)
    return (time.perf_counter() - started) * 1e6 / (len(audits) * CRITERIA)


def kilobytes_a_card(standard: Standard, audits: list[Audit]) -> tuple[float, float]:
    """Score and keep every card; return the peak in MB and in kB an audit, audits themselves apart."""
    tracemalloc.start()
    cards = [score(standard, audit) for audit in audits]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6, peak / 1e3 / len(cards)


def main(most: int = 10_000) -> int:
    """Print the figures for a tenth and for all; return 1 where the aim is missed."""
    chance = random.Random(7)
    standard = make_standard()
    audits = [make_audit(n, chance) for n in range(most)]
    score(standard, audits[0])
    worst = 0.0
    for count in (most // 10, most):
        speed = microseconds_a_response(standard, audits[:count])
        peak, each = kilobytes_a_card(standard, audits[:count])
        worst = max(worst, speed)
        print(
            f"scoring: {count:6,d} audits of {CRITERIA} criteria: {speed:5.2f} µs a response (aim {AIM:.0f}), "
            f"peak {peak:6.1f} MB with all cards kept, {each:4.1f} kB an audit"
        )
    return int(worst > AIM)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
