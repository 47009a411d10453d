"""What the store costs: one answer through the service against the bare transaction, and one edit of a draft.

The bare transaction writes the same rows into a database of its own, with the same durability (write-ahead log, full
synchronisation), by the driver alone: no check of the answer, no score, no hash. Goals: an answer within 15 ms, an
edit of a standard of 120 criteria well under 15 ms, commit included.
"""

import copy
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

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

LIBRARY = Path(__file__).parent.parent / "standards"
CRITERIA = 120
RUNS = 120
GOAL_MS = 15
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


def measured(run: Callable[[int], None]) -> list[float]:
    """Return how long each of the runs took, in ms, the first five apart."""
    times = []
    for number in range(RUNS + 5):
        start = time.perf_counter()
        run(number)
        times.append(1000 * (time.perf_counter() - start))
    return times[5:]


def bare(folder: Path) -> Callable[[int], None]:
    """Return a function that writes an answer with the driver alone."""
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")
    text = json.dumps({"salt": "0" * 32, "who": "Wang Fang", "old": None, "new": {"not_observed": "closed 1"}})

    def save(number: int) -> None:
        digest = uuid4().hex * 2
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT * FROM audit WHERE id = 'central'").fetchone()
        connection.execute(
            "SELECT * FROM answer WHERE audit = 'central' AND criterion = ?", (str(number % CRITERIA),)
        ).fetchone()
        connection.execute("SELECT * FROM operation WHERE audit = 'central' AND id = ?", (str(number),)).fetchone()
        connection.execute("SELECT position, hash FROM history ORDER BY position DESC LIMIT 1").fetchone()
        answer = (
            "central",
            str(number % CRITERIA),
            '{"not_observed":"closed 1"}',
            1,
            "2026-11-02 08:00:00.000000",
            "Wang Fang",
        )
        connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", answer)
        connection.execute("INSERT INTO operation VALUES ('central', ?, ?, 'saved')", (str(number), digest))
        entry = ("2026-11-02 08:00:00.000000", "manager", "answer", "answer", "central/x", text, digest, digest, digest)
        connection.execute("INSERT INTO history VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
        connection.execute("UPDATE audit SET revision = ?, at = '2026-11-02' WHERE id = 'central'", (number,))
        connection.execute("COMMIT")

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


def line(name: str, times: list[float]) -> str:
    """Return one line of figures."""
    ordered = sorted(times)
    return f"{name:<42} median {statistics.median(times):6.2f} ms   95 % {ordered[int(len(times) * 0.95)]:6.2f} ms"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_store(Settings(f"sqlite:///{(folder / 'bench.sqlite3').as_posix()}", folder, folder))
        standard = large_standard()
        assert sum(1 for _ in standard.criteria()) == CRITERIA
        floor, answers, edits = (
            measured(bare(folder)),
            measured(answering(store, standard)),
            measured(editing(store, standard)),
        )
        store.close()
    ratio = statistics.median(answers) / statistics.median(floor)
    print(line("bare transaction of the driver", floor))
    print(line("one answer, checked, saved and scored", answers) + f"   ratio {ratio:.1f}")
    print(line(f"one edit of a standard of {CRITERIA} criteria", edits) + f"   goal {GOAL_MS} ms")


if __name__ == "__main__":
    main()
