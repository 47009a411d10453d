"""A small organisation on a real database for the tests of services."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from stdcheck.domain.audit import Audit
from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor, Role
from stdcheck.services.drafting import draft_from_standard
from stdcheck.services.opening import open_store
from stdcheck.services.publishing import publish_standard
from stdcheck.services.settings import Settings
from stdcheck.services.sites import SiteDraft, save_site
from stdcheck.storage.store import Store

NOW = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
MANAGER = Actor("Wang Fang", Role.MANAGER)
INSPECTOR = Actor("L. Chen", Role.INSPECTOR)
STAFF = Actor("Li Na", Role.STAFF)
WAIT = "stages/buy/steps/queue/key_factors/short-wait/criteria/wait-5min"
GREETING = "stages/buy/steps/queue/key_factors/kind-clerk/criteria/greeting"


def later(minutes: int) -> datetime:
    """Return the moment so many minutes after NOW."""
    return NOW + timedelta(minutes=minutes)


Reopen: TypeAlias = Callable[[], Store]
"""Opens the store of a test (again)."""


def file_address(folder: Path) -> str:
    """Return the address of the SQLite file in a folder."""
    return f"sqlite:///{(folder / 'test.sqlite3').as_posix()}"


def open_at(address: str, folder: Path) -> Store:
    """Open (again) the store at an address; the folder is for what is no database."""
    return open_store(Settings(address, folder, folder))


def open_in(folder: Path) -> Store:
    """Open (again) the store in a folder."""
    return open_at(file_address(folder), folder)


def ticket_window(**changed: Any) -> Standard:
    """Return a draft without errors: one stage, one step, two key factors, three criteria."""
    wait = {
        "id": "wait-5min",
        "what": {"en": "Passengers reach the window within 5 minutes", "zh": "乘客5分钟内到达窗口"},
        "who": "Shift leader",
        "when": "07:00-09:30",
        "how": "Opens another window when more than 8 people wait",
        "check": "Time 20 passengers from joining the queue to the window",
        "measure": {"kind": "share", "target": 90, "unacceptable": 70, "limit": {"at_most": 5, "unit": "min"}},
        "sample": 20,
        "weight": 3,
        "promise": "Nine in ten of you reach the window within 5 minutes",
    }
    temperature = {
        "id": "temperature",
        "what": "The hall is neither hot nor cold",
        "check": "Read the thermometer at the window",
        "measure": {"kind": "quantity", "at_least": 18, "at_most": 28, "unit": "°C"},
    }
    greeting = {
        "id": "greeting",
        "what": "The clerk looks up and greets",
        "check": "Watch 10 passengers come to the window",
        "measure": {"kind": "conformity"},
        "weight": 2,
    }
    evidence = [{"kind": "complaints", "text": "38 of 120 complaints in the third quarter were about queues"}]
    factors = [
        {"id": "short-wait", "title": "The wait is short", "layer": "procedural", "evidence": evidence}
        | {"criteria": [wait, temperature]},
        {"id": "kind-clerk", "title": "The clerk is kind", "layer": "personal", "evidence": evidence}
        | {"criteria": [greeting]},
    ]
    plain = {
        "stdcheck": 1,
        "kind": "standard",
        "id": "ticket-window",
        "title": {"en": "Ticket window service", "zh": "售票窗口服务"},
        "language": "en",
        "languages": ["en", "zh"],
        "version": 1,
        "status": "draft",
        "stages": [
            {
                "id": "buy",
                "title": "Buying a ticket",
                "steps": [{"id": "queue", "title": "Queueing", "key_factors": factors}],
            }
        ],
    }
    return Standard.model_validate(plain | changed)


def publish(store: Store, standard: Standard | None = None, since: date = date(2026, 10, 1)) -> Standard:
    """Publish a standard (the ticket window by default)."""
    standard = standard or ticket_window()
    draft_from_standard(store, MANAGER, standard, now=NOW)
    return publish_standard(store, MANAGER, standard.id, effective_from=since, now=NOW)


def add_central(store: Store) -> None:
    """Add the site Central."""
    save_site(store, MANAGER, SiteDraft("Central", {"en": "Central", "zh": "中央站"}, None, "Asia/Shanghai"), now=NOW)


def filled(audit_id: str = "central-1", **changed: Any) -> Audit:
    """Return a filled audit of the ticket window."""
    plain = {
        "stdcheck": 1,
        "kind": "audit",
        "id": audit_id,
        "standard": {"id": "ticket-window", "version": 1},
        "site": "Central",
        "inspector": "L. Chen",
        "observed_at": "2026-11-02T08:10:00+08:00",
        "responses": {"wait-5min": {"compliant": 18, "observed": 20}, "greeting": "met", "temperature": 21.5},
    }
    return Audit.model_validate(plain | changed)
