"""What the store says to a database can be said to a distributed one too (CockroachDB's dialect), and asks no favours.

Such databases have no sequences worth the name, no triggers and no locks of a session's own; they answer collisions
with serialisation failures. That every use case can be run again is tested beside the services.
"""

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import ClauseElement, Engine, event
from sqlalchemy.engine import make_url

from stdcheck.domain.patches import Patch
from stdcheck.domain.standard import Standard
from stdcheck.storage import migrating
from stdcheck.storage.audits import AnswerRow, AuditRow, Audits, OperationRow, SiteUse, SubmissionRow
from stdcheck.storage.doer import Doer
from stdcheck.storage.drafts import KeptEdit
from stdcheck.storage.engines import connect
from stdcheck.storage.history import Deed
from stdcheck.storage.migrating import migrate
from stdcheck.storage.sites import SiteRow, Sites
from stdcheck.storage.tables import metadata
from stdcheck.storage.unit import Unit

DIALECT = "cockroachdb+psycopg"
FAVOURS = ("SERIAL", "SEQUENCE", "NEXTVAL", "TRIGGER", "DEFAULT", " ENUM", "FOR UPDATE", "LOCK ")
NOW = datetime(2026, 11, 2, tzinfo=UTC)
WHO = Doer("Wang Fang", "manager", NOW)


def asks_favours(statement: str) -> list[str]:
    return [word for word in FAVOURS if word in statement.upper()]


def test_every_migration_can_be_said() -> None:
    script = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    said = io.StringIO()

    def steps(revision: Any, _context: object) -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001  (what Alembic's own upgrade command calls)

    with EnvironmentContext(Config(), script, fn=steps, as_sql=True, destination_rev="head") as environment:
        environment.configure(dialect_name="cockroachdb", output_buffer=said)
        environment.run_migrations()
    statements = [part.strip() for part in said.getvalue().split(";\n") if part.strip()]
    made = [statement for statement in statements if "CREATE" in statement]
    assert len(made) == 1 + len(list(script.walk_revisions())), "one change a migration, and Alembic's own table"
    assert [statement for statement in statements if asks_favours(statement)] == []


@contextmanager
def heard(engine: Engine) -> Iterator[list[ClauseElement]]:
    statements: list[ClauseElement] = []

    def hear(_connection: object, statement: Any, *_rest: object) -> None:
        if isinstance(statement, ClauseElement):
            statements.append(statement)

    event.listen(engine, "before_execute", hear)
    yield statements
    event.remove(engine, "before_execute", hear)


def say_everything(unit: Unit) -> None:
    """Call whatever says a statement."""
    plain = {"stdcheck": 1, "kind": "standard", "id": "window", "title": "Window", "language": "en", "version": 1}
    standard = Standard.model_validate({**plain, "status": "draft", "stages": []})
    versions = unit.versions
    key = versions.add(standard, WHO)
    versions.save(versions.by_id(key), standard, WHO)
    assert versions.draft("window") == versions.find("window", 1) == versions.all("window")[0]
    assert (versions.is_taken("window"), versions.has_samples()) == (True, False)
    assert versions.document(key)
    say_sites(unit.sites)
    say_audits(unit.audits, AuditRow(uuid4(), "a-1", key, "a", None, None, "open", NOW, None, None, 1, False, NOW, "x"))  # noqa: FBT003
    unit.drafts.keep(key, 1, Patch((), whole=False, old={}, new={}))
    assert (unit.drafts.edit(key, 1), unit.drafts.span(key)) == (KeptEdit((), whole=False, old={}, new={}), (1, 1))
    unit.drafts.forget(key)
    unit.history.append(WHO, Deed("one", "site", "a"))
    assert (unit.history.head().position, len(list(unit.history.entries())), unit.history.count()) == (1, 1, 1)
    assert unit.history.holds(unit.history.head().hash)
    versions.keep(key)
    versions.delete(key)


def say_sites(sites: Sites) -> None:
    row = SiteRow("a", "A", None, "UTC", is_sample=True)
    sites.save(row, WHO)
    assert (sites.all(), sites.find("a"), sites.has_samples()) == ([row], row, True)
    sites.keep("a")
    sites.delete("a")


def say_audits(audits: Audits, row: AuditRow) -> None:
    audits.add(row)
    audits.save(row)
    audits.touch(row.id, 2, WHO)
    assert audits.all(standard="window", version_id=row.version_id, site="a", status="open") == [audits.find("a-1")]
    assert audits.codes_like("a-") == {"a-1"}
    assert audits.state(standard="window", status="open") == (1, 2, NOW)
    assert audits.site_use("a") == {"a": SiteUse(1, NOW)}
    assert not audits.has_samples()
    audits.add_answers(row.id, [AnswerRow("one", {}, 1, NOW, "x")])
    for revision in (1, 2):
        audits.put_answer(row.id, AnswerRow("two", {}, revision, NOW, "x"))
    assert audits.answers(row.id).keys() == {"one", "two"}
    assert audits.answers(row.id, ["one"]).keys() == {"one"}
    assert audits.answers_of([row.id]) == {row.id: {"one": {}, "two": {}}}
    audits.add_operation(row.id, "o", OperationRow("0" * 64, "saved"))
    assert audits.operations(row.id, ["o"]) == {"o": OperationRow("0" * 64, "saved")}
    audits.add_submission("s", SubmissionRow(row.id, "0" * 64), NOW)
    assert audits.submission("s") == SubmissionRow(row.id, "0" * 64)
    audits.delete([row.id])


def test_every_statement_can_be_said(tmp_path: Path) -> None:
    dialect = make_url(f"{DIALECT}://").get_dialect()()
    with closing(connect(f"sqlite:///{(tmp_path / 'x.sqlite3').as_posix()}")) as store:
        migrate(store)
        with heard(store.engine) as statements:
            store.run(say_everything, write=True)
    said = [str(statement.compile(dialect=dialect)) for statement in statements]
    words = set(" ".join(said).split())
    assert len(said) > 40
    assert {table.name for table in metadata.tables.values()} <= words
    assert [statement for statement in said if asks_favours(statement)] == []
