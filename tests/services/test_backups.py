"""Backups made while people work, put back, and refused where they are not sound."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, filled, open_in, publish

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import receive_audit
from stdcheck.services.backups import back_up_store, restore_store
from stdcheck.services.checking import check_store
from stdcheck.services.opening import existing_store
from stdcheck.services.settings import Settings
from stdcheck.services.sites import SiteDraft, save_site
from stdcheck.storage import copying, exchanging
from stdcheck.storage.history import Entry
from stdcheck.storage.store import Store

ADMINISTRATOR = Actor("root", Role.ADMINISTRATOR)
FILE = "test.sqlite3"
KILLED = """
import os, pathlib, signal, sys
from datetime import UTC, datetime
from stdcheck.storage import exchanging
exchanging.PAGES = 5
exchanging._poured = lambda _state, left, every: left < every / 2 and os.kill(os.getpid(), signal.SIGKILL)
exchanging.put_in_place(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[1]), datetime.now(UTC))
"""


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def store(store: Store) -> Store:
    publish(store)
    add_central(store)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    return store


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A sound backup; the database has gone on since, and nobody has it open."""
    target = tmp_path / "backup.sqlite3"
    back_up_store(store, ADMINISTRATOR, target)
    save_site(store, MANAGER, SiteDraft("North", "North", None, "UTC"), now=NOW)
    store.close()
    return target


def settings(folder: Path) -> Settings:
    return Settings(f"sqlite:///{(folder / FILE).as_posix()}", folder, folder)


def content(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def without_history(file: Path) -> list[str]:
    return [line for line in content(file) if not line.startswith('INSERT INTO "history"')]


def entries(folder: Path) -> list[Entry]:
    opened = open_in(folder)
    try:
        return opened.run(lambda unit: list(unit.history.entries()))
    finally:
        opened.close()


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_backup_made_while_people_save_holds_one_moment_and_can_be_put_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    other = open_in(tmp_path)
    saved: list[int] = []

    def save_one(_share: float) -> None:
        saved.append(len(saved))
        save_site(other, MANAGER, SiteDraft(f"site-{len(saved)}", "New", None, "UTC"), now=NOW)

    copying.copy_database(store, tmp_path / "one.sqlite3", tell=save_one)
    in_copy = {line for line in content(tmp_path / "one.sqlite3") if "site-" in line}
    done = back_up_store(store, ADMINISTRATOR, tmp_path / "two.sqlite3", progress=save_one)
    live = check_store(store, MANAGER, heads=[str(done.check.head)])
    other.close()
    store.close()
    assert (len(saved) > 20, in_copy) == (True, set())
    assert (live.problems, done.size) == ((), (tmp_path / "two.sqlite3").stat().st_size)

    elsewhere = tmp_path / "elsewhere"
    restored = restore_store(settings(elsewhere), ADMINISTRATOR, tmp_path / "two.sqlite3", now=NOW)
    assert (restored.check, restored.replaced, restored.migrated) == (done.check, None, False)
    assert without_history(elsewhere / FILE) == without_history(tmp_path / "two.sqlite3")
    *before, last = entries(elsewhere)
    assert before == entries(tmp_path)[: done.check.entries]
    assert (last.action, last.role, last.previous) == ("restore backup", "administrator", done.check.head)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_what_is_replaced_stays_beside_it_and_the_history_goes_on(backup: Path, tmp_path: Path) -> None:
    before = content(tmp_path / FILE)
    done = restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    again = restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    assert done.replaced == tmp_path / f"{FILE}.replaced-20261102T003000Z"
    assert again.replaced == tmp_path / f"{FILE}.replaced-20261102T003000Z-2"
    assert (content(done.replaced), without_history(tmp_path / FILE)) == (before, without_history(backup))
    opened = open_in(tmp_path)
    assert check_store(opened, MANAGER).problems == ()
    opened.close()


def test_a_database_in_use_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    opened = open_in(tmp_path)
    with pytest.raises(StdcheckError, match="the database is in use"):
        restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    save_site(opened, MANAGER, SiteDraft("South", "South", None, "UTC"), now=NOW)
    opened.close()
    assert [one.name for one in tmp_path.glob("*.replaced*")] == []


def test_a_damaged_database_can_be_replaced_too(backup: Path, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database any more")
    (tmp_path / f"{FILE}-wal").write_bytes(b"a log that must not meet the new one")
    done = restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    assert without_history(tmp_path / FILE) == without_history(backup)
    assert done.replaced is not None
    assert done.replaced.read_bytes() == b"no database any more"


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot end itself so there")
def test_a_restore_that_is_killed_leaves_the_database_as_it_was(backup: Path, tmp_path: Path) -> None:
    before = content(tmp_path / FILE)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / FILE), str(backup)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / f"{FILE}-journal").exists()
    opened = open_in(tmp_path)
    assert check_store(opened, MANAGER).problems == ()
    opened.close()
    assert content(tmp_path / FILE) == before


def test_one_who_opens_the_database_while_it_is_exchanged_waits_and_sees_the_new(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def ask() -> None:
        opened = open_in(tmp_path)
        seen.append(opened.run(lambda unit: unit.sites.find("North")))
        opened.close()

    asking = threading.Thread(target=ask)

    def begin(*_state: int) -> None:
        if not asking.ident:
            asking.start()
            time.sleep(0.2)
        assert seen == []

    monkeypatch.setattr(exchanging, "PAGES", 5)
    monkeypatch.setattr(exchanging, "_poured", begin)
    restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    asking.join()
    assert seen == [None]
    opened = open_in(tmp_path)
    assert check_store(opened, MANAGER).problems == ()
    opened.close()


def changed(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return change


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def blot(file: Path) -> None:
    plain = bytearray(file.read_bytes())
    for page in range(2, len(plain) // 4096):
        plain[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(plain)


@pytest.mark.parametrize("spoil", [cut, blot], ids=["cut", "blotted"])
def test_a_database_that_is_half_readable_can_be_replaced_and_is_kept(
    backup: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / FILE)
    done = restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    assert without_history(tmp_path / FILE) == without_history(backup)
    assert done.replaced is not None
    assert done.replaced.stat().st_size > 0
    opened = open_in(tmp_path)
    assert check_store(opened, MANAGER).problems == ()
    opened.close()


def foreign(file: Path) -> None:
    file.unlink()
    changed("CREATE TABLE anything (id INTEGER)")(file)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "this copy is damaged or cut off"),
        (blot, "damaged"),
        (foreign, "this is no database of stdcheck"),
        (lambda file: file.write_text("PK not a database, a workbook"), "this is no database of stdcheck"),
        (lambda file: file.write_bytes(b""), "this is no database of stdcheck"),
        (Path.unlink, "the file cannot be read: No such file or directory"),
        (
            changed("UPDATE alembic_version SET version_num = '9999'"),
            "the database was written by a newer version of stdcheck",
        ),
        (changed("UPDATE standard_version SET document = '{}'"), "was changed after it was published"),
        (changed("DELETE FROM history WHERE position = 2"), "entries are missing before entry 3 of the history"),
    ],
    ids=["cut", "blotted", "foreign", "no database", "empty", "missing", "newer", "document", "history"],
)
def test_a_backup_that_is_not_sound_is_refused_and_nothing_changes(
    backup: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(backup)
    before = files(tmp_path)
    with pytest.raises(StdcheckError) as caught:
        restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    assert said in str(caught.value)
    assert all(str(problem.place).startswith(str(backup)) for problem in caught.value.problems)
    assert files(tmp_path) == before


def test_an_older_backup_is_brought_up_to_date_on_the_way(backup: Path, tmp_path: Path) -> None:
    changed("DROP TABLE history", "UPDATE alembic_version SET version_num = '0008'")(backup)
    before = backup.read_bytes()
    done = restore_store(settings(tmp_path), ADMINISTRATOR, backup, now=NOW)
    assert (done.migrated, [entry.action for entry in entries(tmp_path)]) == (True, ["restore backup"])
    assert backup.read_bytes() == before


def test_an_older_database_is_backed_up_as_it_is(backup: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.sqlite3"
    shutil.copyfile(backup, older)
    changed("DROP TABLE history", "UPDATE alembic_version SET version_num = '0008'")(older)
    opened = existing_store(replace(settings(tmp_path), database_url=f"sqlite:///{older.as_posix()}"))
    back_up_store(opened, ADMINISTRATOR, tmp_path / "copy.sqlite3")
    opened.close()
    assert content(tmp_path / "copy.sqlite3") == content(older)


def test_a_backup_never_overwrites_also_not_a_file_that_came_meanwhile(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "backup.sqlite3"
    with pytest.raises(StdcheckError, match="there is a file of this name already"):
        back_up_store(store, ADMINISTRATOR, target, progress=lambda _share: target.write_text("mine"))
    with pytest.raises(StdcheckError, match="there is a file of this name already"):
        back_up_store(store, ADMINISTRATOR, target)
    assert target.read_text() == "mine"
    with pytest.raises(StdcheckError, match="the file cannot be written: No such file or directory"):
        back_up_store(store, ADMINISTRATOR, tmp_path / "nowhere" / "backup.sqlite3")


def test_a_database_that_is_not_sound_gives_no_backup(store: Store, tmp_path: Path) -> None:
    changed("UPDATE standard_version SET document = '{}'")(tmp_path / FILE)
    with pytest.raises(StdcheckError, match="this copy is not sound"):
        back_up_store(store, ADMINISTRATOR, tmp_path / "backup.sqlite3")
    assert not (tmp_path / "backup.sqlite3").exists()


def test_a_server_is_left_to_its_own_tools(tmp_path: Path, store: Store) -> None:
    with pytest.raises(StdcheckError, match="only an SQLite database can be copied into a file"):
        back_up_store(Store(store.engine), ADMINISTRATOR, tmp_path / "backup.sqlite3")
    server = replace(settings(tmp_path), database_url="postgresql+nosuch://user:hunter2@host/name")
    with pytest.raises(StdcheckError) as caught:
        restore_store(server, ADMINISTRATOR, tmp_path / "x", now=NOW)
    assert "hunter2" not in str(caught.value)
