"""Writers that are killed, and writers at the same time: no acknowledged answer is lost, none is half saved."""

import itertools
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, open_at, publish

from postgresql_server import PostgresqlServer
from stdcheck.services.auditing import AnswerSave, list_audits, open_audit, record_responses, start_audit
from stdcheck.services.checking import check_store
from stdcheck.storage import store as store_module
from stdcheck.storage.faults import StoreUnavailableError
from stdcheck.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signal 9")
SCRIPT = Path(__file__).with_name("crashing_writers.py")


def begin(address: str, folder: Path) -> str:
    store = open_at(address, folder)
    publish(store)
    add_central(store)
    audit = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW).id
    store.close()
    return audit


def run(*arguments: object) -> list[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=SCRIPT.parent, timeout=120)
    assert done.stderr == b""
    answer: list[str] = json.loads(done.stdout)
    return answer


def operations(store: Store) -> list[str]:
    query = "SELECT operation FROM answer_operation WHERE state = 'saved'"
    return store.run(lambda unit: list(unit.connection.exec_driver_sql(query).scalars()))


def check_sound(store: Store, audit: str) -> None:
    """Check that every saved operation has left exactly one revision of an answer and one entry of the history."""
    assert check_store(store, MANAGER).problems == ()
    entries = store.run(lambda unit: [entry.action for entry in unit.history.entries()])
    answers = open_audit(store, INSPECTOR, audit).answers
    assert len(operations(store)) == entries.count("answer") == sum(answer.revision for answer in answers.values())


def test_killing_writers_loses_no_acknowledged_answer(address: str, tmp_path: Path) -> None:
    audit = begin(address, tmp_path)
    acknowledged = run("kill", address, audit, 10)
    store = open_at(address, tmp_path)
    assert len(acknowledged) >= 10
    assert set(acknowledged) <= set(operations(store))
    check_sound(store, audit)
    store.close()


def test_writers_at_the_same_time_all_have_their_say(address: str, tmp_path: Path) -> None:
    audit = begin(address, tmp_path)
    acknowledged = run("together", address, audit, 2, 20)
    store = open_at(address, tmp_path)
    assert (len(acknowledged), set(acknowledged)) == (40, set(operations(store)))
    check_sound(store, audit)
    store.close()


def test_twenty_processes_that_upload_one_workbook_make_one_audit(address: str, tmp_path: Path) -> None:
    begin(address, tmp_path)
    states = run("receive", address)
    assert sorted(states) == ["already"] * 19 + ["received"]
    store = open_at(address, tmp_path)
    assert sorted(entry.id for entry in list_audits(store, INSPECTOR)) == ["central-2026-11-02", "sent"]
    store.close()


def test_a_server_that_is_started_anew_under_load_loses_nothing_acknowledged(
    server: PostgresqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = server.address(server.new_database())
    audit = begin(address, tmp_path)
    store = open_at(address, tmp_path)
    monkeypatch.setattr(store_module, "ABSENCE", 60)
    acknowledged: list[str] = []
    said: list[str] = []
    ended = threading.Event()

    def write(writer: int) -> None:
        for turn in itertools.count():
            if ended.is_set():
                return
            save = AnswerSave(f"{writer}-{turn}", "greeting", {"value": "met", "note": f"{writer}-{turn}"}, turn)
            try:
                (outcome,) = record_responses(store, INSPECTOR, audit, [save], now=NOW).outcomes
            except StoreUnavailableError as error:
                said.append(error.problems[0].what.text)
            else:
                acknowledged.extend([save.operation] if outcome.state in {"saved", "conflict"} else [])

    writers = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for writer in writers:
        writer.start()

    def wait_for_more() -> None:
        seen = len(acknowledged)
        wait_until(lambda: len(acknowledged) >= seen + 10)

    for how in (signal.SIGINT, signal.SIGQUIT):  # started anew, and crashed
        wait_for_more()
        server.stop(how)
        server.start()
    wait_for_more()
    assert said == [], "a short absence is waited out"
    monkeypatch.setattr(store_module, "ABSENCE", 0.2)
    server.stop()
    try:
        wait_until(lambda: len(said) >= 3)
    finally:
        server.start()
    wait_for_more()
    ended.set()
    for writer in writers:
        writer.join()
    assert set(said) == {"the database cannot be reached"}
    decided = "SELECT operation FROM answer_operation"
    assert set(acknowledged) <= set(store.run(lambda unit: unit.connection.exec_driver_sql(decided).scalars().all()))
    assert check_store(store, MANAGER).problems == ()
    store.close()


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)
