"""What is said of an installation, and that looking changes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from services_cases import publish

from stdcheck.services import examining
from stdcheck.services.actors import Actor, Role
from stdcheck.services.examining import Line, State, examine_installation
from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store

ADMINISTRATOR = Actor("root", Role.ADMINISTRATOR)


@pytest.fixture
def kind() -> str:
    return "sqlite"


def examine(folder: Path, url: str | None = None) -> dict[str, Line]:
    url = url or f"sqlite:///{(folder / 'test.sqlite3').as_posix()}"
    return {line.name: line for line in examine_installation(Settings(url, folder, folder), ADMINISTRATOR)}


def not_good(lines: dict[str, Line]) -> list[tuple[str, State, str]]:
    return [(line.name, line.state, line.found.text) for line in lines.values() if line.state is not State.GOOD]


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "test.sqlite3")) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.fixture(autouse=True)
def plenty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not hang on how full the disk is."""
    monkeypatch.setattr(examining, "SCARCE_BYTES", 0)


def test_a_sound_installation_is_good_in_every_line(store: Store, tmp_path: Path) -> None:
    publish(store)
    lines = examine(tmp_path)
    assert not_good(lines) == []
    wanted = ["stdcheck", "python", "sqlite", "packages", "database address", "data folder"]
    assert list(lines) == [*wanted, "disk", "rights", "schema", "content"]
    assert lines["content"].found.values == {"n": 2}


def test_before_the_first_start_nothing_is_bad_and_nothing_is_made(tmp_path: Path) -> None:
    lines = examine(tmp_path / "not" / "there")
    assert [(name, state) for name, state, _ in not_good(lines)] == [
        ("data folder", State.ATTENTION),
        ("database", State.ATTENTION),
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE alembic_version SET version_num = '9999'",
            ("schema", State.BAD, "the database was written by a newer version of stdcheck"),
        ),
        (
            "UPDATE alembic_version SET version_num = '0008'",
            ("schema", State.ATTENTION, "the database has revision {revision}; this program works with {newest}"),
        ),
        ("DELETE FROM alembic_version", ("schema", State.ATTENTION, "the database has no tables yet")),
        (
            "DELETE FROM history WHERE position = 1",
            ("content", State.BAD, "entries are missing before entry {position} of the history"),
        ),
    ],
)
def test_what_is_wrong_with_a_database_is_said(
    store: Store, tmp_path: Path, statement: str, found: tuple[str, State, str]
) -> None:
    publish(store)
    store.close()
    change(tmp_path, statement)
    assert found in not_good(examine(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["test.sqlite3", "test.sqlite3-turn"]


def test_a_file_that_is_no_database_is_bad(tmp_path: Path) -> None:
    (tmp_path / "test.sqlite3").write_text("no database, but long enough to be looked at " * 100)
    assert not_good(examine(tmp_path)) == [
        ("schema", State.BAD, "the database file is damaged or is no database"),
    ]


def test_rights_that_are_too_wide_or_too_narrow_are_bad(store: Store, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "test.sqlite3").chmod(0o666)
    tmp_path.chmod(0o777)
    assert [name for name, _, _ in not_good(examine(tmp_path))] == ["data folder", "rights"]


def test_a_full_disk_is_bad(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr(examining, "SCARCE_BYTES", 2**62)
    assert [(name, state) for name, state, _ in not_good(examine(tmp_path))] == [("disk", State.ATTENTION)]
    monkeypatch.setattr(examining, "BAD_BYTES", 2**61)
    assert [(name, state) for name, state, _ in not_good(examine(tmp_path))] == [("disk", State.BAD)]


def test_secrets_in_an_address_are_not_shown(tmp_path: Path) -> None:
    lines = examine(tmp_path, "nosuch://clerk:hunter2@host/name?password=hunter3")
    said = repr(lines)
    assert [word for word in ("clerk", "hunter2", "hunter3") if word in said] == []
    assert lines["database address"].found.values == {"address": "nosuch://host/name"}
    assert lines["database"].state is State.BAD


def test_missing_packages_are_named() -> None:
    line = examining._packages(["nosuch-package>=1", "pydantic>=2", "other; extra == 'x'"])  # noqa: SLF001
    assert (line.state, line.found.values) == (State.BAD, {"names": ("nosuch-package",)})
