"""Standards and audits for the tests of scoring, from the little that a test is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from stdcheck.domain.audit import Audit
from stdcheck.domain.standard import Standard

SHARE = {"kind": "share", "target": 90, "unacceptable": 70}
CONFORMITY = {"kind": "conformity"}


def criterion(identifier: str, measure: Mapping[str, Any] = CONFORMITY, **more: Any) -> dict[str, Any]:
    return {"id": identifier, "what": f"What {identifier} asks", "measure": measure, **more}


def stage(identifier: str, *criteria: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    factor = {"id": "factor", "title": "Factor", "layer": "procedural", "criteria": list(criteria)}
    step = {"id": f"{identifier}-step", "title": "Step", "key_factors": [factor]}
    return {"id": identifier, "title": identifier.title(), "steps": [step], **more}


def standard_of(stages: Sequence[Mapping[str, Any]], scoring: Mapping[str, Any] | None = None, **more: Any) -> Standard:
    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "window",
            "title": "Ticket window",
            "language": "en",
            "version": 1,
            "status": "published",
            "stages": list(stages),
            "scoring": scoring or {},
            **more,
        }
    )


def standard(*criteria: Mapping[str, Any], **scoring: Any) -> Standard:
    """Make a standard of one stage, `buy`."""
    return standard_of([stage("buy", *criteria)], scoring)


def audit(responses: Mapping[str, Any], identifier: str = "window", version: int = 1) -> Audit:
    return Audit.model_validate(
        {
            "stdcheck": 1,
            "kind": "audit",
            "id": "central",
            "standard": {"id": identifier, "version": version},
            "responses": dict(responses),
        }
    )
