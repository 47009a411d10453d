"""What the tests of the manager's pages share: a store of their own, a page as Streamlit runs it, a small standard."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor, Role
from stdcheck.services.drafting import draft_from_standard
from stdcheck.storage.store import Store
from stdcheck.web import session
from stdcheck.web.application import SCRIPT

MANAGER = Actor("manager", Role.MANAGER)
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
STAGE = "stages/buy"
STEP = f"{STAGE}/steps/queue"
FACTOR = f"{STEP}/key_factors/short-wait"
CRITERION = f"{FACTOR}/criteria/wait"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Open a store in a folder of its own, the one that the pages find too."""
    monkeypatch.setenv("STDCHECK_DATA", str(tmp_path))
    monkeypatch.delenv("STDCHECK_DATABASE_URL", raising=False)
    session.settings.cache_clear()
    session.store.cache_clear()
    yield session.store()
    session.store().close()
    session.settings.cache_clear()
    session.store.cache_clear()


def page(view: str, language: str = "en", role: str = "manager", **query: str) -> AppTest:
    """Run a page."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    app.session_state["stdcheck_role"] = role
    app.session_state["stdcheck_language"] = language
    for name, value in query.items():
        app.query_params[name] = value
    if view == "new_standard":  # its address is not its file's name; pages are known after a first run
        app.run()
    app.switch_page(f"views/{view}.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """Return all of our own HTML on the page."""
    return " ".join(str(part.proto.body) for part in app.get("html"))


def draft(store: Store, **fields: Any) -> Standard:
    """Start a draft with one of everything, in two languages."""
    criterion = {
        "id": "wait",
        "what": {"en": "Passengers reach the window", "zh": "乘客到达窗口"},
        "measure": {"kind": "conformity"},
    }
    factor = {"id": "short-wait", "title": "The wait is short", "layer": "procedural", "criteria": [criterion]}
    step = {"id": "queue", "title": "Queueing", "key_factors": [factor]}
    stages = [{"id": "arrive", "title": "Arriving"}, {"id": "buy", "title": "Buying", "steps": [step]}]
    made = Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "ticket-window",
            "title": {"en": "Ticket window", "zh": "售票窗口"},
            "language": "en",
            "languages": ["en", "zh"],
            "version": 1,
            "status": "draft",
            "sector": "metro",
            "stages": stages,
            **fields,
        }
    )
    return draft_from_standard(store, MANAGER, made, now=NOW).standard
