"""A store on a real SQLite file for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from services_cases import open_in

from stdcheck.storage.store import Store


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated database, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("empty")
    open_in(folder).close()
    return folder / "test.sqlite3"


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Iterator[Store]:
    shutil.copyfile(empty_store, tmp_path / empty_store.name)
    opened = open_in(tmp_path)
    yield opened
    opened.close()
