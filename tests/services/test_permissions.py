"""Every public function of the services is a use case in the table of permissions, and keeps to it for every role."""

import inspect
import pkgutil
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from services_cases import MANAGER, NOW, add_central, filled, publish, ticket_window

from stdcheck import services
from stdcheck.domain.errors import StdcheckError
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import start_audit
from stdcheck.services.drafting import create_draft, edit_published, list_standards, open_version
from stdcheck.services.permissions import PERMISSIONS, ROLES, SUBJECTS, NotPermittedError, Right, Subject
from stdcheck.services.publishing import compare_versions
from stdcheck.services.settings import Settings
from stdcheck.services.sites import SiteDraft
from stdcheck.storage.store import Store

NO_USE_CASES: Mapping[str, str] = {
    "arriving": "works inside the unit of a use case",
    "comparing": "compares two standards that the caller holds",
    "experience": "works inside the unit of a use case",
    "health": "says only whether the store answers, to a proxy that is nobody",
    "identifiers": "makes ids from texts",
    "looking": "looks through a text that the caller holds",
    "opening": "runs before there is anybody: where the program starts",
    "permissions": "is the table",
    "settings": "runs before there is anybody: where the program starts",
    "sheets": "works inside the unit of a use case",
    "site_forms": "works inside the unit of a use case",
    "stored": "works inside the unit of a use case",
    "summing": "sums up audits that the caller holds",
    "trying": "tries changes of a standard that the caller holds",
    "verifying": "works inside the unit of a use case",
}
"""Modules whose functions do nothing on anybody's behalf, and why; what they are given was asked for before."""

ACTORS: tuple[Actor | None, ...] = (None, *(Actor("Somebody", role) for role in reversed(Role)))
"""The one who may do least comes first."""


def public_functions(module: str) -> dict[str, Callable[..., Any]]:
    """Return what a module of the services offers and has not taken from another."""
    found = import_module(f"stdcheck.services.{module}")
    return {
        name: one
        for name, one in vars(found).items()
        if not name.startswith("_") and callable(one) and not inspect.isclass(one) and one.__module__ == found.__name__
    }


def modules() -> set[str]:
    return {found.name for found in pkgutil.iter_modules(services.__path__)}


def use_cases() -> dict[str, Callable[..., Any]]:
    return {
        name: one for module in sorted(modules() - set(NO_USE_CASES)) for name, one in public_functions(module).items()
    }


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def given(store: Store, tmp_path: Path) -> dict[str, Any]:
    """An organisation with one of everything, and what each use case is given of it, by the names of parameters."""
    published = publish(store)
    add_central(store)
    audit = start_audit(store, MANAGER, standard_id=published.id, site="Central", now=NOW)
    edit_published(store, MANAGER, published.id, now=NOW)
    return {
        "store": store,
        "audit": filled("other-1"),
        "audit_id": audit.id,
        "changes": (),
        "code": "Central",
        "effective_from": date(2026, 11, 2),
        "folder": tmp_path / "folder",
        "inspector": "L. Chen",
        "language": "en",
        "library": tmp_path,
        "method": None,
        "newer": 2,
        "now": NOW,
        "observed_at": None,
        "older": 1,
        "paths": (),
        "reason": "a slip",
        "saves": (),
        "settings": Settings(f"sqlite:///{(tmp_path / 'restored.sqlite3').as_posix()}", tmp_path, tmp_path),
        "site": "Central",
        "source": tmp_path / "nowhere",
        "standard": ticket_window(id="other"),
        "standard_id": published.id,
        "submission": "one",
        "target": tmp_path / "backup.sqlite3",
        "title": "Title",
        "today": date(2026, 11, 2),
        "version": 1,
    }


def call(name: str, actor: Actor | None, given: Mapping[str, Any]) -> bool:
    """Run a use case and tell whether it was permitted; that it finds nothing to do is permitted too."""
    use_case = use_cases()[name]
    wanted = [one.name for one in inspect.signature(use_case).parameters.values() if one.default is one.empty]
    arguments = {**given, "actor": actor}
    if name == "save_site":
        arguments["site"] = SiteDraft("North", "North", None, "Asia/Shanghai")
    try:
        use_case(**{parameter: arguments[parameter] for parameter in wanted})
    except NotPermittedError:
        return False
    except StdcheckError:
        return True
    return True


def content(folder: Path) -> list[str]:
    """Return everything that stands in the database."""
    connection = sqlite3.connect(folder / "test.sqlite3")
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_every_public_function_of_the_services_stands_in_the_table_and_nothing_else_does() -> None:
    assert set(use_cases()) == set(PERMISSIONS), "give it a line in PERMISSIONS, or its module one in NO_USE_CASES"


def test_every_use_case_takes_the_actor() -> None:
    assert [name for name, one in use_cases().items() if "actor" not in inspect.signature(one).parameters] == []


def test_modules_without_use_cases_exist_and_ask_for_no_actor() -> None:
    asking = [
        name
        for module in NO_USE_CASES
        for name, one in public_functions(module).items()
        if {"store", "actor"} <= set(inspect.signature(one).parameters)
    ]
    assert (set(NO_USE_CASES) - modules(), asking) == (set(), [])


@pytest.mark.parametrize("name", sorted(PERMISSIONS))
def test_a_use_case_keeps_to_the_table_for_every_role_and_for_nobody(
    name: str, given: dict[str, Any], tmp_path: Path
) -> None:
    before = content(tmp_path)
    permitted = set()
    for actor in ACTORS:
        if call(name, actor, given):
            permitted.add(actor.role if actor else None)
        elif not permitted:
            assert content(tmp_path) == before, f"{actor} was refused and changed something"
    assert permitted == PERMISSIONS[name].roles


@pytest.mark.parametrize("actor", ACTORS[1:], ids=lambda actor: str(actor.role))
def test_drafts_are_seen_only_by_those_who_may_open_them(store: Store, given: dict[str, Any], actor: Actor) -> None:
    """The rights that say so: list_standards, open_version, compare_versions."""
    create_draft(store, MANAGER, title="Never published", language="en", now=NOW)
    opens = actor.role in PERMISSIONS["open_draft"].roles
    seen = {(entry.id, entry.draft.version if entry.draft else None) for entry in list_standards(store, actor)}
    assert seen == ({("ticket-window", 2), ("never-published", 1)} if opens else {("ticket-window", None)})
    for read in (
        lambda: open_version(store, actor, given["standard_id"], 2),
        lambda: compare_versions(store, actor, given["standard_id"], 1, 2),
    ):
        if opens:
            read()
        else:
            with pytest.raises(StdcheckError, match="there is no version 2 of ticket-window"):
                read()


def test_the_rights_of_a_role_hold_those_of_the_one_below() -> None:
    ladder = list(Role)
    assert [name for name, right in PERMISSIONS.items() if right.roles != set(ladder[: len(right.roles)])] == []


def test_everything_in_the_table_has_words() -> None:
    assert (set(ROLES), set(SUBJECTS)) == (set(Role), set(Subject))
    said = [right.what.text for right in PERMISSIONS.values() if isinstance(right, Right)]
    assert sorted(set(said)) == sorted(said)
