"""What the store costs on SQLite and on PostgreSQL: one answer through the service, and one edit of a draft.

The bare transaction writes the same rows into tables of its own, with the same durability (every commit is on the disk
before it returns), by the driver alone: no check of the answer, no score, no hash, no turn. The two take turns, so that
both meet the same disk. Goals: an answer at most 2 times the bare transaction, an edit of a standard of 120 criteria
well under 15 ms, commit included. Last, how many answers several threads save in a second.
"""

import copy
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from stdcheck.documents.standards import load_standard
from stdcheck.domain.changes import SetField
from stdcheck.domain.standard import Standard, Status
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import AnswerSave, record_responses, start_audit
from stdcheck.services.drafting import draft_from_standard, edit_draft
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings
from stdcheck.services.sites import SiteDraft, save_site
from stdcheck.services.stored import add_version, doer
from stdcheck.storage.store import Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from postgresql_server import PostgresqlServer

LIBRARY = Path(__file__).parent.parent / "standards"
CRITERIA = 120
RUNS = 120
GOAL_MS = 15
THREADS = 20
NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
MANAGER = Actor("Wang Fang", Role.MANAGER)

_TABLES = """
CREATE TABLE answer (audit TEXT, criterion TEXT, response TEXT, revision INT, at TEXT, who TEXT,
  PRIMARY KEY (audit, criterion));
CREATE TABLE operation (audit TEXT, id TEXT, content TEXT, state TEXT, PRIMARY KEY (audit, id));
CREATE TABLE history (position INTEGER PRIMARY KEY, at TEXT, role TEXT, action TEXT, kind TEXT, subject TEXT, said TEXT,
  said_hash TEXT, previous TEXT, hash TEXT UNIQUE);
CREATE TABLE audit (id TEXT PRIMARY KEY, revision INT, at TEXT, who TEXT);
INSERT INTO audit VALUES ('central', 1, '2026-11-02', 'Wang Fang');
"""
_ANSWER = """
INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (audit, criterion) DO UPDATE SET response = excluded.response, revision = excluded.revision
"""


def large_standard() -> Standard:
    """Return a draft of 120 criteria, made of copies of the metro station's."""
    plain = load_standard(LIBRARY / "metro-station.yaml").model_dump(mode="json", exclude_defaults=True)
    stages, count = [], 0
    for number in range(CRITERIA):
        for stage in copy.deepcopy(plain["stages"]):
            stage.pop("after", None)
            stage["id"] = f"{stage['id']}-{number}"
            for factor in (factor for step in stage["steps"] for factor in step["key_factors"]):
                factor["criteria"] = factor["criteria"][: max(0, CRITERIA - count)]
                count += len(factor["criteria"])
                for criterion in factor["criteria"]:
                    criterion["id"] = f"{criterion['id']}-{number}"
            stages.append(stage)
        if count == CRITERIA:
            break
    return Standard.model_validate(plain | {"id": "large", "version": 1, "stages": stages, "status": "draft"})


def measured(*runs: Callable[[int], None]) -> list[list[float]]:
    """Return how long each of the runs took, in ms, one after the other in turn, the first five apart."""
    times: list[list[float]] = [[] for _ in runs]
    for number in range(RUNS + 5):
        for run, taken in zip(runs, times, strict=True):
            start = time.perf_counter()
            run(number)
            taken.append(1000 * (time.perf_counter() - start))
    return [taken[5:] for taken in times]


def bare_sqlite(folder: Path) -> Callable[[int], None]:
    """Return a function that writes an answer with SQLite's driver alone."""
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")
    return bare(lambda statement, values=(): connection.execute(statement, values), "BEGIN IMMEDIATE")


def bare_postgresql(address: str) -> Callable[[int], None]:
    """Return a function that writes an answer with PostgreSQL's driver alone."""
    connection = psycopg.connect(address, autocommit=True)
    connection.execute(_TABLES)
    return bare(
        lambda statement, values=(): connection.execute(statement.replace("?", "%s").encode(), values or None), "BEGIN"
    )


def bare(execute: Callable[..., Any], begin: str) -> Callable[[int], None]:
    """Return a function that writes an answer."""
    text = json.dumps({"salt": "0" * 32, "who": "Wang Fang", "old": None, "new": {"not_observed": "closed 1"}})
    moment = "2026-11-02 08:00:00.000000"

    def save(number: int) -> None:
        digest = uuid4().hex * 2
        criterion = str(number % CRITERIA)
        execute(begin)
        execute("SELECT * FROM audit WHERE id = 'central'").fetchone()
        execute("SELECT * FROM answer WHERE audit = 'central' AND criterion = ?", (criterion,)).fetchone()
        execute("SELECT * FROM operation WHERE audit = 'central' AND id = ?", (str(number),)).fetchone()
        newest = execute("SELECT position, hash FROM history ORDER BY position DESC LIMIT 1").fetchone()
        answer = ("central", criterion, '{"not_observed":"closed 1"}', 1, moment, "Wang Fang")
        execute(_ANSWER, answer)
        execute("INSERT INTO operation VALUES ('central', ?, ?, 'saved')", (str(number), digest))
        entry = (moment, "manager", "answer", "answer", "central/x", text, digest, digest, digest)
        position = newest[0] + 1 if newest else 1
        execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (position, *entry))
        execute("UPDATE audit SET revision = ?, at = '2026-11-02' WHERE id = 'central'", (number,))
        execute("COMMIT")

    return save


def answering(store: Store, standard: Standard) -> Callable[[int], None]:
    """Return a function that saves an answer through the service."""
    published = standard.model_copy(
        update={"id": "published", "status": Status.PUBLISHED, "effective_from": date(2026, 1, 1)}
    )
    store.run(lambda unit: add_version(unit, doer(MANAGER, NOW), published), write=True)
    save_site(store, MANAGER, SiteDraft("central", "Central", None, "Asia/Shanghai"), now=NOW)
    audit = start_audit(store, MANAGER, standard_id="published", site="central", now=NOW).id
    criteria = [place.criterion.id for place in published.criteria()]

    def save(number: int) -> None:
        answer = AnswerSave(
            str(number), criteria[number % CRITERIA], {"not_observed": f"closed {number}"}, number // CRITERIA
        )
        (outcome,) = record_responses(store, MANAGER, audit, [answer], now=NOW).outcomes
        assert outcome.state == "saved"

    return save


def editing(store: Store, standard: Standard) -> Callable[[int], None]:
    """Return a function that edits one field of a draft through the service."""
    draft_from_standard(store, MANAGER, standard, now=NOW)
    paths = [place.path for place in standard.criteria()]

    def edit(number: int) -> None:
        changes = [SetField(paths[number % CRITERIA], "who", f"Clerk {number}")]
        assert edit_draft(store, MANAGER, standard.id, changes, now=NOW).revision == number + 2

    return edit


def together(store: Store, audit: str, criteria: Sequence[str], threads: int, seconds: float = 3) -> float:
    """Return how many answers so many threads save in a second."""
    ends = time.monotonic() + seconds

    def save(thread: int) -> int:
        for number in count():
            if time.monotonic() > ends:
                return number
            answer = AnswerSave(f"{thread}/{number}", criteria[thread], {"not_observed": f"closed {number}"}, number)
            (outcome,) = record_responses(store, MANAGER, audit, [answer], now=NOW).outcomes
            assert outcome.state == "saved"
        raise AssertionError

    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(save, range(threads))) / seconds


def line(name: str, times: list[float]) -> str:
    """Return one line of figures."""
    ordered = sorted(times)
    return f"{name:<42} median {statistics.median(times):6.2f} ms   95 % {ordered[int(len(times) * 0.95)]:6.2f} ms"


def measure(name: str, store: Store, floor: Callable[[int], None]) -> None:
    """Measure one store and print."""
    standard = large_standard()
    assert sum(1 for _ in standard.criteria()) == CRITERIA
    bare_times, answers = measured(floor, answering(store, standard))
    (edits,) = measured(editing(store, standard))
    audit = start_audit(store, MANAGER, standard_id="published", site="central", now=NOW).id
    rate = together(store, audit, [place.criterion.id for place in standard.criteria()], THREADS)
    store.close()
    ratio = statistics.median(answers) / statistics.median(bare_times)
    print(name)
    print(line("bare transaction of the driver", bare_times))
    print(line("one answer, checked, saved and scored", answers) + f"   ratio {ratio:.1f}, goal 2")
    print(line(f"one edit of a standard of {CRITERIA} criteria", edits) + f"   goal {GOAL_MS} ms")
    print(f"{THREADS} threads at once: {rate:.0f} answers a second")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        address = f"sqlite:///{(folder / 'bench.sqlite3').as_posix()}"
        measure("SQLite", open_store(Settings(address, folder, folder)), bare_sqlite(folder))
        server = PostgresqlServer(safe=True)
        try:
            address = server.address(server.new_database())
            floor = bare_postgresql(server.address(server.new_database()))
            measure("PostgreSQL", open_store(Settings(address, folder, folder)), floor)
        finally:
            server.remove()


if __name__ == "__main__":
    main()
