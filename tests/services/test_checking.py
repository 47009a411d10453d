"""The check of the store finds what was changed behind its back."""

from functools import partial
from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, Reopen, add_central, filled, open_in, publish

from stdcheck.services.auditing import receive_audit
from stdcheck.services.checking import check_store
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


def fill(store: Store) -> Store:
    publish(store)
    add_central(store)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    return store


@pytest.fixture
def store(store: Store) -> Store:
    return fill(store)


def found_after(reopen: Reopen, *statements: str, heads: tuple[str, ...] = ()) -> list[str]:
    store = reopen()
    for statement in statements:
        store.run(partial(execute, statement), write=True)
    return [problem.what.text for problem in check_store(reopen(), MANAGER, heads=heads).problems]


def execute(statement: str, unit: Unit) -> None:
    unit.connection.exec_driver_sql(statement)


def test_a_sound_store_has_no_problems(store: Store) -> None:
    check = check_store(store, MANAGER)
    assert (check.entries, check.problems) == (4, ())
    assert check.head == store.run(lambda unit: unit.history.head().hash)


@pytest.mark.usefixtures("store")
def test_a_changed_document_is_found(reopen: Reopen) -> None:
    change = "UPDATE standard_version SET document = replace(document, 'greets', 'shouts')"
    assert found_after(reopen, change) == ["version {version} of {standard} was changed after it was published"]
    assert found_after(reopen, "UPDATE standard_version SET document = '{}'") == [
        "version {version} of {standard} was changed after it was published"
    ]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE history SET action = 'nothing' WHERE position = 2", ["entry {position} of the history was changed"]),
        (
            "UPDATE history SET said = replace(said, 'Wang Fang', 'Nobody') WHERE position = 1",
            ["what entry {position} of the history says was changed"],
        ),
        ("DELETE FROM history WHERE position = 2", ["entries are missing before entry {position} of the history"]),
        (
            "UPDATE history SET position = CASE position WHEN 2 THEN -3 ELSE -2 END WHERE position IN (2, 3)",
            [
                "entries are missing before entry {position} of the history",
                "entry {position} of the history was changed",
            ],
        ),
    ],
)
@pytest.mark.usefixtures("store")
def test_an_edited_cut_or_reordered_history_is_found(reopen: Reopen, statement: str, found: list[str]) -> None:
    assert set(found) <= set(found_after(reopen, statement))


def test_a_cut_tail_is_found_by_a_head_that_was_printed(store: Store, reopen: Reopen) -> None:
    head = check_store(store, MANAGER).head
    assert head is not None
    assert found_after(reopen, "DELETE FROM history WHERE position = 4", heads=(head,)) == [
        "the history does not hold {head}: entries were cut off"
    ]


@pytest.mark.usefixtures("store")
def test_what_a_person_said_can_be_erased_and_the_chain_holds(reopen: Reopen) -> None:
    assert found_after(reopen, "UPDATE history SET said = NULL WHERE position = 4") == []


def test_a_row_without_its_owner_is_found(tmp_path: Path) -> None:
    store = fill(open_in(tmp_path))
    connection = store.engine.raw_connection()
    connection.cursor().executescript("PRAGMA foreign_keys = OFF; DELETE FROM audit; PRAGMA foreign_keys = ON")
    connection.close()
    found = [problem.what.text for problem in check_store(store, MANAGER).problems]
    assert found == ["a row of {table} belongs to something that is not there"] * 4
    store.close()
