"""PostgreSQL: writers in turn, lost connections and lost acknowledgements, faults said in words."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from postgresql_server import PostgresqlServer
from stdcheck.domain.errors import StdcheckError
from stdcheck.storage import postgresql
from stdcheck.storage import store as store_module
from stdcheck.storage.doer import Doer
from stdcheck.storage.engines import connect
from stdcheck.storage.faults import StoreUnavailableError
from stdcheck.storage.history import Deed
from stdcheck.storage.migrating import migrate
from stdcheck.storage.sites import SiteRow
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

WHO = Doer("Wang Fang", "manager", datetime(2026, 11, 2, tzinfo=UTC))


@pytest.fixture
def address(server: PostgresqlServer, migrated: str) -> str:
    return server.address(server.new_database(migrated))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with closing(connect(address)) as opened:
        yield opened


def add(code: str) -> Callable[[Unit], str]:
    """Return a unit of work that adds a site and returns its code; run twice in one database it would break."""

    def work(unit: Unit) -> str:
        assert unit.sites.find(code) is None
        unit.sites.save(SiteRow(code, code, None, "UTC", is_sample=False), WHO)
        unit.history.append(WHO, Deed("save site", "site", code))
        return code

    return work


def sites(store: Store) -> list[str]:
    return store.run(lambda unit: [row.code for row in unit.sites.all()])


def said(caught: pytest.ExceptionInfo[StdcheckError]) -> str:
    return caught.value.problems[0].what.text


def test_connections_are_set_so_that_nobody_waits_for_ever(store: Store) -> None:
    def settings(unit: Unit) -> list[str]:
        wanted = ("transaction_isolation", "transaction_read_only", "TimeZone", "lock_timeout", "statement_timeout")
        return [unit.connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in wanted]

    assert store.run(settings) == ["repeatable read", "on", "UTC", "10s", "30s"]
    assert store.run(settings, write=True) == ["read committed", "off", "UTC", "10s", "30s"]


def test_what_the_address_sets_is_kept(address: str) -> None:
    short = address.replace("postgresql://", "postgres://")
    with closing(connect(f"{short}?options=-c%20statement_timeout%3D7s&application_name=mine")) as store:
        found = store.run(lambda unit: unit.connection.exec_driver_sql("SHOW statement_timeout").scalar_one())
    assert found == "7s"


def test_writers_of_two_processes_see_what_the_one_before_wrote(address: str) -> None:
    counts: list[int] = []

    def count(unit: Unit) -> None:
        seen = len(unit.sites.all())
        unit.sites.save(SiteRow(f"site {seen}", "x", None, "UTC", is_sample=False), WHO)
        counts.append(seen)

    def write(store: Store) -> None:
        for _ in range(20):
            store.run(count, write=True)

    stores = [connect(address) for _ in range(3)]
    threads = [threading.Thread(target=write, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == list(range(60)), "every unit ran once, one after the other"
    for store in stores:
        store.close()


def test_a_turn_that_does_not_come_is_said(store: Store, address: str) -> None:
    with closing(connect(f"{address}?options=-c%20lock_timeout%3D50ms")) as other:

        def work(_unit: Unit) -> None:
            with pytest.raises(StoreUnavailableError) as caught:
                other.run(add("B"), write=True)
            assert said(caught) == "the database does not answer in time"

        store.run(work, write=True)
        assert other.run(add("B"), write=True) == "B"


def test_that_no_connection_comes_free_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.engine.pool, "_timeout", 0.05)
    with ExitStack() as taken:
        for _ in range(20):
            taken.enter_context(store.engine.connect())
        with pytest.raises(StoreUnavailableError) as caught:
            sites(store)
    assert (said(caught), sites(store)) == ("the database is busy", [])


def test_a_connection_that_drops_in_a_unit_is_made_anew(store: Store) -> None:
    tries: list[int] = []

    def work(unit: Unit) -> str:
        done = add("A")(unit)
        tries.append(1)
        if len(tries) == 1:
            kill(store, unit)
        more: str = unit.connection.exec_driver_sql("SELECT 'gain'").scalar_one()
        return done + more

    assert (store.run(work, write=True), len(tries), sites(store)) == ("Again", 2, ["A"])


def kill(store: Store, unit: Unit) -> None:
    backend = unit.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    store.run(lambda other: other.connection.exec_driver_sql(f"SELECT pg_terminate_backend({backend}, 1000)").all())


def break_commits(store: Store, monkeypatch: pytest.MonkeyPatch, *, before: bool) -> None:
    """Let the connection break in the first commit, before or after the server has carried it out."""
    commit = store.engine.dialect.do_commit
    broken: list[int] = []

    def breaks(connection: Any) -> None:
        if broken:
            commit(connection)
            return
        broken.append(1)
        if not before:
            commit(connection)
        connection.driver_connection.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(store.engine.dialect, "do_commit", breaks)


@pytest.mark.parametrize("before", [True, False])
def test_what_became_of_a_commit_that_was_cut_off_is_found_out(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    break_commits(store, monkeypatch, before=before)
    assert (store.run(add("A"), write=True), sites(store)) == ("A", ["A"])


def test_a_commit_whose_end_stays_unknown_is_said_to_be(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_unit: Unit) -> None:
        """Leave no entry in the history to look for."""

    monkeypatch.setattr(store_module, "DOUBT", 0)
    for work in (add("A"), nothing):
        with monkeypatch.context() as broken:
            break_commits(store, broken, before=False)
            with pytest.raises(StoreUnavailableError) as caught:
                store.run(work, write=True)
        assert said(caught) == "the database was lost in the moment of saving: whether this was saved is not known"


def test_units_that_collide_are_run_again_where_there_are_no_turns(address: str) -> None:
    stores = [connect(address, "SERIALIZABLE") for _ in range(2)]
    gate = threading.Barrier(2)
    tries: list[str] = []

    def add_next(unit: Unit) -> None:
        number = len(unit.sites.all())
        tries.append("x")
        if len(tries) <= 2:
            gate.wait(10)
        unit.sites.save(SiteRow(f"site {number}", "x", None, "UTC", is_sample=False), WHO)

    threads = [threading.Thread(target=store.run, args=(add_next,), kwargs={"write": True}) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sites(stores[0]), len(tries) > 2) == (["site 0", "site 1"], True)
    for store in stores:
        store.close()


def test_why_a_server_cannot_be_used_is_said_without_the_password(
    server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "ABSENCE", 0)
    with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    found = {}
    for address in (
        server.address("postgres").replace(str(server.port), "1"),
        server.address("postgres").replace("stdcheck@", "guarded:geheim@"),
        server.address("latin"),
    ):
        with closing(connect(address)) as store, pytest.raises(StdcheckError) as caught:
            store.run(sites_of)
        found[said(caught)] = str(caught.value)
    assert list(found) == [
        "the database cannot be reached",
        "the database refuses the user, the password or the name of the database",
        "the database keeps text as {found}, not as UTF-8",
    ]
    assert "geheim" not in "".join(found.values())


def sites_of(unit: Unit) -> list[SiteRow]:
    return unit.sites.all()


def test_an_old_server_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "OLDEST", 99)
    with closing(connect(address)) as store, pytest.raises(StdcheckError) as caught:
        migrate(store)
    assert said(caught) == "the database runs on PostgreSQL {found}, which is too old"


def test_without_the_driver_it_is_said_what_to_install(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StdcheckError) as caught:
        connect(address)
    assert said(caught) == "the driver for PostgreSQL is not installed"
