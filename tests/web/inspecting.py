"""A small organisation on a real store: one standard with every kind of measure, one site, one open audit."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import AuditSheet, start_audit
from stdcheck.services.drafting import draft_from_standard
from stdcheck.services.publishing import publish_standard
from stdcheck.services.sites import SiteDraft, save_site
from stdcheck.storage.store import Store
from stdcheck.web import session

NOW = datetime(2026, 11, 2, 0, 10, tzinfo=UTC)
MANAGER = Actor("manager", Role.MANAGER)
MEASURES: dict[str, dict[str, Any]] = {
    "greeting": {"kind": "conformity"},
    "order": {
        "kind": "scale",
        "labels": [{"en": "poor", "zh": "差"}, {"en": "fair", "zh": "中"}, {"en": "good", "zh": "好"}],
    },
    "warmth": {"kind": "quantity", "at_least": "24", "at_most": "28", "unit": "°C"},
    "wait": {"kind": "share", "target": "90", "limit": {"at_most": "5", "unit": "min"}},
    "tickets": {"kind": "share", "target": "80"},
    "length": {"kind": "mean", "at_most": "3", "unit": "min"},
}
PLANNED = {"wait": 4, "tickets": 20, "length": 2}
"""How many observations are planned."""
WORDS = {
    "greeting": {"en": "The clerk greets first", "zh": "员工先问好"},
    "order": {"en": "The price list lies on the counter", "zh": "柜台上放有价目表"},
    "warmth": {"en": "The hall is warm", "zh": "大厅温度适宜"},
    "wait": {"en": "Customers reach the window within 5 minutes", "zh": "顾客5分钟内到达窗口"},
    "tickets": {"en": "Tickets are right", "zh": "票据无误"},
    "length": {"en": "A sale takes 3 minutes <b>at most</b> & *no more*", "zh": "一次售票不超过3分钟"},
}


def standard() -> Standard:
    """Return the standard: two stages of three criteria."""

    def stage(identifier: str, title: dict[str, str], names: list[str]) -> dict[str, Any]:
        criteria = [
            {
                "id": name,
                "what": WORDS[name],
                "who": {"en": "Clerk", "zh": "员工"},
                "when": {"en": "Opening hours", "zh": "营业时间"},
                "how": {"en": "As trained", "zh": "按培训要求"},
                "check": {"en": "Watch ten customers", "zh": "观察十位顾客"},
                "measure": MEASURES[name],
                "sample": PLANNED.get(name),
                "promise": WORDS[name],
                "accepted": [{"rule": "P301", "reason": "the test wants a mean"}] if name == "length" else [],
                **(
                    {"critical": True, "critical_reason": {"en": "First impression", "zh": "第一印象"}}
                    if name == "greeting"
                    else {}
                ),
            }
            for name in names
        ]
        factor = {
            "id": f"{identifier}-factor",
            "title": {"en": "It goes well", "zh": "顺利"},
            "layer": "procedural",
            "quality": "timely",
            "evidence": [{"kind": "complaints", "text": {"en": "38 of 120 complaints", "zh": "120件投诉中38件"}}],
            "criteria": criteria,
        }
        step = {"id": f"{identifier}-step", "title": title, "key_factors": [factor]}
        return {"id": identifier, "title": title, "steps": [step]}

    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "counter",
            "title": {"en": "Ticket counter", "zh": "售票窗口"},
            "language": "en",
            "languages": ["en", "zh"],
            "version": 1,
            "status": "draft",
            "stages": [
                stage("arrive", {"en": "Arriving", "zh": "到达"}, ["greeting", "order", "warmth"]),
                stage("buy", {"en": "Buying", "zh": "购票"}, ["wait", "tickets", "length"]),
            ],
        }
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Open the application's store on a fresh folder."""
    monkeypatch.setenv("STDCHECK_DATA", str(tmp_path))
    monkeypatch.delenv("STDCHECK_DATABASE_URL", raising=False)
    session.settings.cache_clear()
    session.store.cache_clear()
    opened = session.store()
    yield opened
    opened.close()
    session.settings.cache_clear()
    session.store.cache_clear()


@pytest.fixture
def audit(store: Store) -> AuditSheet:
    """Publish the standard, add the site, start an audit."""
    return furnish(store)


def furnish(store: Store) -> AuditSheet:
    """Publish the standard, add the site, start an audit."""
    draft_from_standard(store, MANAGER, standard(), now=NOW)
    publish_standard(store, MANAGER, "counter", effective_from=NOW.date(), now=NOW)
    save_site(store, MANAGER, SiteDraft("central", {"en": "Central", "zh": "中央站"}, None, "Asia/Shanghai"), now=NOW)
    return start_audit(store, MANAGER, standard_id="counter", site="central", now=NOW)
