"""Every use case is in the table of permissions, and refuses every role outside it."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from services_cases import ticket_window

from stdcheck import services
from stdcheck.services.actors import Actor, Role
from stdcheck.services.permissions import PERMISSIONS, NotPermittedError
from stdcheck.storage.store import Store

GIVEN: dict[str, Any] = {
    "now": datetime(2026, 11, 2, tzinfo=UTC),
    "today": date(2026, 11, 2),
    "effective_from": date(2026, 11, 2),
    "standard": ticket_window(),
    "title": "Title",
    "language": "en",
    "library": Path("nowhere"),
    "folder": Path("nowhere"),
    "paths": (),
    "saves": (),
    "changes": (),
}


def use_cases() -> dict[str, Callable[..., Any]]:
    """Return every public function of services that takes a store and an actor, by name."""
    modules = [import_module(f"stdcheck.services.{found.name}") for found in pkgutil.iter_modules(services.__path__)]
    functions = [function for module in modules for _, function in inspect.getmembers(module, inspect.isfunction)]
    taking = {
        one.__name__: one for one in functions if list(inspect.signature(one).parameters)[:2] == ["store", "actor"]
    }
    return {name: one for name, one in taking.items() if not name.startswith("_")}


def refusals() -> Iterator[tuple[str, Role]]:
    for name in use_cases():
        for role in Role:
            if role not in PERMISSIONS.get(name, ()):
                yield name, role


def arguments(use_case: Callable[..., Any]) -> dict[str, Any]:
    wanted = list(inspect.signature(use_case).parameters.values())[2:]
    return {one.name: GIVEN.get(one.name, "x") for one in wanted if one.default is inspect.Parameter.empty}


def test_every_use_case_stands_in_the_table_and_nothing_else_does() -> None:
    assert set(PERMISSIONS) == set(use_cases())


@pytest.mark.parametrize(("name", "role"), list(refusals()))
def test_a_use_case_refuses_every_role_outside_the_table(store: Store, name: str, role: Role) -> None:
    use_case = use_cases()[name]
    with pytest.raises(NotPermittedError):
        use_case(store, Actor("Somebody", role), **arguments(use_case))
    assert store.run(lambda unit: unit.history.count()) == 0


def test_administrators_may_do_everything() -> None:
    assert {name for name, roles in PERMISSIONS.items() if Role.ADMINISTRATOR in roles} == set(PERMISSIONS)
