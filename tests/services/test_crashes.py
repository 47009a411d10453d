"""Writers that are killed, and writers at the same time: no acknowledged answer is lost, none is half saved."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, open_in, publish

from stdcheck.services.auditing import list_audits, open_audit, start_audit
from stdcheck.services.checking import check_store
from stdcheck.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signal 9")
SCRIPT = Path(__file__).with_name("crashing_writers.py")


def begin(folder: Path) -> str:
    store = open_in(folder)
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


def test_killing_writers_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    audit = begin(tmp_path)
    acknowledged = run("kill", tmp_path, audit, 10)
    store = open_in(tmp_path)
    assert len(acknowledged) >= 10
    assert set(acknowledged) <= set(operations(store))
    check_sound(store, audit)
    store.close()


def test_writers_at_the_same_time_all_have_their_say(tmp_path: Path) -> None:
    audit = begin(tmp_path)
    acknowledged = run("together", tmp_path, audit, 2, 20)
    store = open_in(tmp_path)
    assert (len(acknowledged), set(acknowledged)) == (40, set(operations(store)))
    check_sound(store, audit)
    store.close()


def test_twenty_processes_that_upload_one_workbook_make_one_audit(tmp_path: Path) -> None:
    begin(tmp_path)
    states = run("receive", tmp_path)
    assert sorted(states) == ["already"] * 19 + ["received"]
    store = open_in(tmp_path)
    assert sorted(entry.id for entry in list_audits(store, INSPECTOR)) == ["central-2026-11-02", "sent"]
    store.close()
