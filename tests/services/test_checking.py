"""The check of the store finds what was changed behind its back."""

import sqlite3
from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, filled, open_in, publish

from stdcheck.services.auditing import receive_audit
from stdcheck.services.checking import check_store
from stdcheck.storage.store import Store

FILE = "test.sqlite3"


@pytest.fixture
def store(store: Store) -> Store:
    publish(store)
    add_central(store)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    return store


def found_after(store: Store, folder: Path, *statements: str, heads: tuple[str, ...] = ()) -> list[str]:
    store.close()
    connection = sqlite3.connect(folder / FILE)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    again = open_in(folder)
    problems = check_store(again, MANAGER, heads=heads).problems
    again.close()
    return [problem.what.text for problem in problems]


def test_a_sound_store_has_no_problems(store: Store) -> None:
    check = check_store(store, MANAGER)
    assert (check.entries, check.problems) == (4, ())
    assert check.head == store.run(lambda unit: unit.history.head().hash)


def test_a_changed_document_is_found(store: Store, tmp_path: Path) -> None:
    change = "UPDATE standard_version SET document = replace(document, 'greets', 'shouts')"
    assert found_after(store, tmp_path, change) == [
        "version {version} of {standard} was changed after it was published"
    ]
    assert found_after(open_in(tmp_path), tmp_path, "UPDATE standard_version SET document = '{}'") == [
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
def test_an_edited_cut_or_reordered_history_is_found(
    store: Store, tmp_path: Path, statement: str, found: list[str]
) -> None:
    assert set(found) <= set(found_after(store, tmp_path, statement))


def test_a_cut_tail_is_found_by_a_head_that_was_printed(store: Store, tmp_path: Path) -> None:
    head = check_store(store, MANAGER).head
    assert head is not None
    assert found_after(store, tmp_path, "DELETE FROM history WHERE position = 4", heads=(head,)) == [
        "the history does not hold {head}: entries were cut off"
    ]


def test_what_a_person_said_can_be_erased_and_the_chain_holds(store: Store, tmp_path: Path) -> None:
    assert found_after(store, tmp_path, "UPDATE history SET said = NULL WHERE position = 4") == []


def test_a_row_without_its_owner_is_found(store: Store, tmp_path: Path) -> None:
    assert (
        found_after(store, tmp_path, "PRAGMA foreign_keys = OFF", "DELETE FROM audit")
        == ["a row of {table} belongs to something that is not there"] * 4
    )
