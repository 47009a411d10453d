"""A store on a real SQLite file for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from services_cases import open_in

from stdcheck.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_in(tmp_path)
    yield opened
    opened.close()
