"""Where data lives, and what is said when it cannot."""

import sys
import traceback
from pathlib import Path

import pytest
from services_cases import open_at, open_in

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings, library_folder
from stdcheck.storage import store as store_module


def test_a_checkout_keeps_its_data_beside_it(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "app.py"):
        (tmp_path / name).touch()
    settings = Settings.from_environment({}, tmp_path)
    assert settings.data_folder == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{(tmp_path / 'data' / 'stdcheck.sqlite3').as_posix()}"
    assert (settings.library / "standards").is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="folders of other systems differ")
def test_elsewhere_the_data_lies_in_the_users_folder(tmp_path: Path) -> None:
    home = Settings.from_environment({"HOME": "/home/wang"}, tmp_path)
    assert home.data_folder == Path("/home/wang/.local/share/stdcheck")
    assert Settings.from_environment({"XDG_DATA_HOME": "/data"}, tmp_path).data_folder == Path("/data/stdcheck")


def test_the_environment_says_where(tmp_path: Path) -> None:
    given = {"STDCHECK_DATA": str(tmp_path / "mine"), "STDCHECK_DATABASE_URL": "sqlite:///elsewhere.db"}
    expected = Settings("sqlite:///elsewhere.db", tmp_path / "mine", library_folder())
    assert Settings.from_environment(given, tmp_path) == expected


def test_opening_makes_the_folders(tmp_path: Path) -> None:
    store = open_in(tmp_path / "a" / "b")
    store.close()
    assert (tmp_path / "a" / "b" / "test.sqlite3").is_file()


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=ro&uri=true",
        "mysql://root:geheim@host/db",
        "postgresql+nodriver://root:geheim@host/db",
        "postgresql://root:geheim@host:port/db",
        "postgresql://root:geheim@host/db?colour=red",
        "postgresql://root:geheim@127.0.0.1:1/db",
    ],
)
def test_an_address_that_cannot_work_is_refused_and_never_shown(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "ABSENCE", 0)
    with pytest.raises(StdcheckError) as caught:
        open_store(Settings(address, tmp_path, tmp_path))
    assert "geheim" not in "".join(traceback.format_exception(caught.value))


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "test.sqlite3").write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(StdcheckError) as caught:
        open_in(tmp_path)
    assert caught.value.problems[0].what.text == "the database file is damaged or is no database"
    assert (tmp_path / "test.sqlite3").read_bytes() == b"a letter, not a database" * 100


def test_a_newer_database_is_refused_with_what_to_do(address: str, tmp_path: Path) -> None:
    store = open_at(address, tmp_path)
    newer = "UPDATE alembic_version SET version_num = '9999'"
    store.run(lambda unit: unit.connection.exec_driver_sql(newer), write=True)
    store.close()
    with pytest.raises(StdcheckError) as caught:
        open_at(address, tmp_path)
    assert caught.value.problems[0].what.text == "the database was written by a newer version of stdcheck"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StdcheckError):
        open_in(tmp_path / "file" / "below")
