import json
from fractions import Fraction
from typing import Any

from stdcheck.documents.score_json import as_json
from stdcheck.domain.audit import Audit
from stdcheck.domain.content import content_hash
from stdcheck.domain.standard import Standard
from stdcheck.scoring import score


def made_of(*criteria: dict[str, Any]) -> Standard:
    factor = {"id": "short-wait", "title": "Short", "layer": "procedural", "criteria": list(criteria)}
    stage = {"id": "buy", "title": "Buy", "steps": [{"id": "queue", "title": "Queue", "key_factors": [factor]}]}
    head = {"stdcheck": 1, "kind": "standard", "id": "ticket-window", "title": "Window", "language": "en"}
    return Standard.model_validate(head | {"version": 1, "status": "published", "stages": [stage]})


def audit_of(responses: dict[str, Any]) -> Audit:
    reference = {"id": "ticket-window", "version": 1}
    return Audit.model_validate(
        {"stdcheck": 1, "kind": "audit", "id": "central", "standard": reference, "responses": responses}
    )


def test_a_card_becomes_one_object_of_plain_values() -> None:
    standard = made_of(
        {"id": "wait", "what": "Wait", "measure": {"kind": "share", "target": 90, "unacceptable": 60}, "weight": "3.0"},
        {"id": "greeting", "what": "Greet", "measure": {"kind": "conformity"}},
        {"id": "smile", "what": "Smile", "measure": {"kind": "conformity"}, "weight": 0},
        {"id": "ramp", "what": "Ramp", "measure": {"kind": "conformity"}},
    )
    responses = {
        "wait": {"compliant": 4, "observed": 5},
        "greeting": "met",
        "ramp": {"not_applicable": "no ramp here"},
    }
    found = json.loads(json.dumps(as_json(score(standard, audit_of(responses)))))
    assert found == {
        "audit": "central",
        "standard": {"id": "ticket-window", "version": 1, "sha256": content_hash(standard)},
        "model": "weighted",
        "score": 75.0,
        "score_exact": "75",
        "interval": [16.9, 97.8],
        "coverage": 100.0,
        "band": "C",
        "verdict": "fail",
        "reasons": ["below pass mark"],
        "stages": [{"id": "buy", "score": 75.0}],
        "criteria": [
            {
                "id": "wait",
                "state": "assessed",
                "attainment": "2/3",
                "outcome": "partly",
                "interval": [37.6, 96.4],
                "confidence": "undecided",
                "weight": "3",
            },
            {
                "id": "greeting",
                "state": "assessed",
                "attainment": "1",
                "outcome": "met",
                "interval": None,
                "confidence": None,
                "weight": "1",
            },
            {
                "id": "smile",
                "state": "unanswered",
                "attainment": None,
                "outcome": "unanswered",
                "interval": None,
                "confidence": None,
                "weight": "0",
            },
            {
                "id": "ramp",
                "state": "not_applicable",
                "attainment": None,
                "outcome": "not_applicable",
                "interval": None,
                "confidence": None,
                "weight": "1",
            },
        ],
    }


def test_a_card_without_a_score_has_nulls() -> None:
    standard = made_of({"id": "greeting", "what": "Greet", "measure": {"kind": "conformity"}})
    found = as_json(score(standard, audit_of({})))
    assert {key: found[key] for key in ("score", "score_exact", "interval", "coverage", "band", "verdict")} == {
        "score": None,
        "score_exact": None,
        "interval": None,
        "coverage": 0.0,
        "band": None,
        "verdict": "incomplete",
    }


def test_the_exact_score_is_written_however_long_it_is() -> None:
    names = [f"c{n}" for n in range(900)]
    measure = {"kind": "share", "target": 100, "unacceptable": 0}
    standard = made_of(*({"id": name, "what": name, "measure": measure} for name in names))
    counts = {name: {"compliant": 1, "observed": 99_999_999 + 2 * n} for n, name in enumerate(names)}
    card = score(standard, audit_of(counts))
    top, bottom = as_json(card)["score_exact"].split("/")
    assert card.score is not None
    assert len(bottom) > 4300
    assert card.score % 1_000_003 == Fraction(_whole(top), _whole(bottom)) % 1_000_003


def _whole(digits: str) -> int:
    """Read a whole number longer than Python reads at once."""
    whole = 0
    for start in range(0, len(digits), 1000):
        part = digits[start : start + 1000]
        whole = whole * 10 ** len(part) + int(part)
    return whole
