"""The address that a proxy asks."""

from pathlib import Path

import pytest
from inspecting import store
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stdcheck.services import health
from stdcheck.storage.store import Store
from stdcheck.web import session
from stdcheck.web.application import routes

__all__ = ["store"]


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


def test_a_store_that_answers_is_well(client: TestClient, store: Store) -> None:  # noqa: ARG001  (found by the settings)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_went_away_is_not(client: TestClient, store: Store) -> None:
    assert store.file is not None
    moved = store.file.rename(store.file.with_name("moved"))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})
    moved.rename(store.file)
    assert client.get("/healthz").status_code == 200


def test_a_store_that_cannot_be_read_is_not(client: TestClient, store: Store) -> None:
    store.run(lambda unit: unit.connection.exec_driver_sql("DROP TABLE history"), write=True)
    assert not health.answers(store)
    assert client.get("/healthz").status_code == 503


def test_a_store_that_cannot_be_opened_is_not(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("STDCHECK_DATA", str(tmp_path / "file"))
    session.settings.cache_clear()
    session.store.cache_clear()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})
    session.settings.cache_clear()
    session.store.cache_clear()
