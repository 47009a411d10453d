"""The store: one transaction a unit, all or nothing, hostile values refused, faults said in words."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from postgresql_server import PostgresqlServer
from stdcheck.domain.errors import StdcheckError
from stdcheck.storage import sqlite, turns
from stdcheck.storage import store as store_module
from stdcheck.storage.columns import Instant, Json, Label, Whole, Words
from stdcheck.storage.doer import Doer
from stdcheck.storage.engines import connect
from stdcheck.storage.faults import Fault, StoreUnavailableError, fault_of
from stdcheck.storage.history import START, Deed
from stdcheck.storage.migrating import migrate
from stdcheck.storage.remembering import Remembered
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

WHO = Doer("Wang Fang", "manager", datetime(2026, 11, 2, tzinfo=UTC))
TABLE = Table(
    "anything",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("words", Words),
    Column("data", Json),
    Column("at", Instant),
)


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    with closing(connect(f"sqlite:///{(tmp_path / 'test.sqlite3').as_posix()}")) as opened:
        migrate(opened)
        opened.run(lambda unit: TABLE.create(unit.connection), write=True)
        yield opened


@pytest.fixture
def server_store(server: PostgresqlServer, migrated: str) -> Iterator[Store]:
    with closing(connect(server.address(server.new_database(migrated)))) as opened:
        opened.run(lambda unit: TABLE.create(unit.connection), write=True)
        yield opened


@pytest.fixture(params=["file_store", "server_store"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def put(**values: Any) -> Callable[[Unit], None]:
    def work(unit: Unit) -> None:
        unit.connection.execute(insert(TABLE), values)

    return work


def rows(store: Store) -> list[Any]:
    return store.run(lambda unit: [tuple(row) for row in unit.connection.execute(select(TABLE))])


def test_sqlite_is_set_so_that_nothing_acknowledged_is_lost(file_store: Store) -> None:
    wanted = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "wal_autocheckpoint")
    found = file_store.run(
        lambda unit: [unit.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for pragma in wanted]
    )
    assert found == ["wal", 2, 1, 5_000, 0]


def test_a_unit_that_fails_leaves_nothing(store: Store) -> None:
    def work(unit: Unit) -> None:
        put(id=1, words="half")(unit)
        raise KeyError("changed my mind")

    with pytest.raises(KeyError):
        store.run(work, write=True)
    assert rows(store) == []


def test_a_reader_sees_one_moment_while_others_write(store: Store) -> None:
    def work(unit: Unit) -> list[int]:
        counts = []
        for number in (1, 2):
            counts.append(len(unit.connection.execute(select(TABLE)).all()))
            store.run(put(id=number, words="new"), write=True)
        return counts

    assert store.run(work) == [0, 0]
    assert len(rows(store)) == 2


@pytest.mark.parametrize("words", ["a\x00b", "a\x1b[2Jb", "x\ud800", "\x9f"])
def test_text_that_no_text_may_be_is_refused_in_every_column(store: Store, words: str) -> None:
    for values in ({"words": words}, {"data": words}, {"data": {"a": [words]}}, {"data": {words: 1}}):
        with pytest.raises(StdcheckError):
            store.run(put(id=1, **values), write=True)
    assert rows(store) == []


@pytest.mark.parametrize("data", [float("nan"), {"a": [float("inf")]}])
def test_numbers_that_are_none_are_refused(store: Store, data: Any) -> None:
    with pytest.raises((StatementError, ValueError)):
        store.run(put(id=1, data=data), write=True)
    assert rows(store) == []


def test_data_that_only_looks_like_control_characters_is_kept(store: Store) -> None:
    data = {"path": "C:\\boot\\forms\\u0000", "emoji": "😀", "zh": "售票", "lines": "a\n\tb"}
    store.run(put(id=1, data=data, words="a\r\n\tb 😀 售票"), write=True)
    assert rows(store)[0][1:3] == ("a\r\n\tb 😀 售票", data)


def test_moments_need_a_zone_and_come_back_in_utc(store: Store) -> None:
    with pytest.raises((StatementError, ValueError)):
        store.run(put(id=1, at=datetime(2026, 11, 2, 8)), write=True)  # noqa: DTZ001  (that is what is tested)
    store.run(put(id=1, at=datetime(2026, 11, 2, 8, 0, 0, 7, tzinfo=timezone(timedelta(hours=8)))), write=True)
    (row,) = rows(store)
    assert row[3].isoformat() == "2026-11-02T00:00:00.000007+00:00"


@pytest.mark.parametrize("column", [Label(3), Whole()])
def test_what_a_server_would_refuse_is_refused_everywhere(column: Label | Whole) -> None:
    dialect = make_url("sqlite://").get_dialect()()
    fits, breaks = (["abc", "售票处", None], ["abcd", "a\x00"]) if isinstance(column, Label) else ([-(2**31)], [2**31])
    assert [column.process_bind_param(value, dialect) for value in fits] == fits  # type: ignore[arg-type]
    for value in breaks:
        with pytest.raises(StdcheckError):
            column.process_bind_param(value, dialect)  # type: ignore[arg-type]


def test_two_threads_write_in_turn(store: Store) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 25):
            store.run(put(id=number, words="x"), write=True)

    threads = [threading.Thread(target=write, args=(100 * number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows(store)) == 100


def test_a_unit_is_run_again_where_the_database_was_busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_LONGEST_PAUSE", 0.001)
    tries: list[int] = []

    def work(unit: Unit) -> str:
        tries.append(1)
        put(id=len(tries), words="x")(unit)
        if len(tries) < 3:
            raise busy()
        return "done"

    assert (store.run(work, write=True), len(tries), len(rows(store))) == ("done", 3, 1)


def test_patience_ends_with_a_sentence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_LONGEST_PAUSE", 0.001)

    def work(_unit: Unit) -> None:
        raise busy()

    with pytest.raises(StoreUnavailableError) as caught:
        store.run(work, write=True)
    assert caught.value.problems[0].what.text == "the database is busy"
    store.run(put(id=1, words="and work goes on"), write=True)


def busy(code: int = sqlite3.SQLITE_BUSY) -> OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = code
    return OperationalError("BEGIN", {}, error)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Fault.PASSING),
        (sqlite3.SQLITE_FULL, Fault.FULL),
        (sqlite3.SQLITE_READONLY_DBMOVED, Fault.READ_ONLY),
        (sqlite3.SQLITE_IOERR_FSYNC, Fault.UNREACHABLE),
        (sqlite3.SQLITE_CORRUPT_VTAB, Fault.DAMAGED),
        (sqlite3.SQLITE_ERROR, None),
    ],
)
def test_faults_are_told_apart(code: int, fault: Fault | None) -> None:
    assert fault_of(busy(code)) is fault


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("40001", Fault.PASSING),
        ("40P01", Fault.PASSING),
        ("53100", Fault.FULL),
        ("53300", Fault.PASSING),
        ("55P03", Fault.SLOW),
        ("57014", Fault.SLOW),
        ("57P01", Fault.UNREACHABLE),
        ("28P01", Fault.REFUSED),
        ("23505", None),
    ],
)
def test_faults_of_a_server_are_told_apart_too(state: str, fault: Fault | None) -> None:
    class DriverError(Exception):
        sqlstate = state

    assert fault_of(OperationalError("COMMIT", {}, DriverError())) is fault


def test_a_full_disk_is_said_and_work_goes_on(file_store: Store) -> None:
    def fill(unit: Unit) -> None:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        put(id=1, words="x" * 100_000)(unit)

    with pytest.raises(StoreUnavailableError) as caught:
        file_store.run(fill, write=True)
    assert caught.value.problems[0].what.text == "the disk of the database is full"
    file_store.run(lambda unit: unit.connection.exec_driver_sql("PRAGMA max_page_count = 1000000"))
    file_store.run(put(id=2, words="room again"), write=True)
    assert len(rows(file_store)) == 1


def test_a_bug_stays_a_bug(store: Store) -> None:
    with pytest.raises(DBAPIError):
        store.run(lambda unit: unit.connection.execute(text("SELECT * FROM nowhere")))


def test_another_process_that_keeps_the_turn_ends_in_a_sentence(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    other = turns.Turns(tmp_path / "test.sqlite3-turn")
    with other.taken(), pytest.raises(StoreUnavailableError):
        file_store.run(put(id=1, words="x"), write=True)
    other.close()
    file_store.run(put(id=1, words="x"), write=True)


def test_the_log_is_copied_back_when_it_has_grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "LOG_BYTES", 200_000)
    store = connect(f"sqlite:///{(tmp_path / 'test.sqlite3').as_posix()}")
    migrate(store)
    store.run(lambda unit: TABLE.create(unit.connection), write=True)
    largest = 0
    for number in range(60):
        store.run(put(id=number, words="x" * 20_000), write=True)
        largest = max(largest, (tmp_path / "test.sqlite3-wal").stat().st_size)
    assert largest < 300_000
    assert len(rows(store)) == 60
    store.close()


def test_the_log_waits_for_a_reader_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "LOG_BYTES", 100_000)
    store = connect(f"sqlite:///{(tmp_path / 'test.sqlite3').as_posix()}")
    migrate(store)
    store.run(lambda unit: TABLE.create(unit.connection), write=True)

    def work(unit: Unit) -> int:
        before = len(unit.connection.execute(select(TABLE)).all())
        for number in range(20):
            store.run(put(id=number, words="x" * 20_000), write=True)
        return before + len(unit.connection.execute(select(TABLE)).all())

    assert (store.run(work), len(rows(store))) == (0, 20)
    store.close()


def test_history_is_chained_within_and_between_units(store: Store) -> None:
    def twice(unit: Unit) -> None:
        unit.history.append(WHO, Deed("one", "site", "a", None, {"x": 1}))
        unit.history.append(WHO, Deed("two", "site", "a", {"x": 1}, {"x": 2}, "because"))

    store.run(twice, write=True)
    store.run(twice, write=True)
    entries = store.run(lambda unit: list(unit.history.entries()))
    assert [entry.position for entry in entries] == [1, 2, 3, 4]
    assert [entry.previous for entry in entries] == [START, *(entry.hash for entry in entries[:-1])]
    said = dict(entries[1].said or {})
    assert (said.pop("salt") != (entries[3].said or {})["salt"], said) == (
        True,
        {"who": "Wang Fang", "old": {"x": 1}, "new": {"x": 2}, "reason": "because"},
    )


def test_the_longest_unused_is_forgotten_first() -> None:
    remembered: Remembered[int, str] = Remembered(2)
    remembered.put(1, "a")
    remembered.put(2, "b")
    assert remembered.get(1) == "a"
    remembered.put(3, "c")
    assert [remembered.get(key) for key in (1, 2, 3)] == ["a", None, "c"]
    assert (remembered.get_or(1, lambda: "z"), remembered.get_or(9, lambda: "z")) == ("a", "z")


def test_only_the_newest_revision_is_remembered() -> None:
    remembered: Remembered[int, str] = Remembered(2)
    remembered.put(1, "new", 7)
    assert remembered.put(1, "old", 6) == "old"
    assert [remembered.get(1, revision) for revision in (6, 7, 8)] == [None, "new", None]


def test_the_address_alone_decides_the_database(tmp_path: Path) -> None:
    opened = connect(f"sqlite:///{tmp_path.as_posix()}/x.db")
    assert isinstance(opened.engine, Engine)
    assert opened.file == tmp_path / "x.db"
    opened.close()
