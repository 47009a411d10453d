"""The commands on the store behind the application, on a real database."""

import json
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from cli_cases import AUDIT, MEAN, STANDARD, Run, clean_environment

from postgresql_server import PostgresqlServer
from stdcheck.documents.standards import load_standard
from stdcheck.storage import store as store_module

DRAFT = STANDARD.replace("status: published", "status: draft")


def test_import_publish_retire_and_export_go_round(run: Run, folder: Path) -> None:
    (folder / "draft.yaml").write_text(DRAFT, "utf-8")
    taken = run("import", "draft.yaml")
    published = run("publish", "window", "--effective-from", "2026-12-01")
    exported = run("export", "out")
    retired = run("retire", "window")
    assert [taken.status, published.status, exported.status, retired.status] == [0, 0, 0, 0], (taken, published)
    assert taken.out == "draft.yaml: window, version 1: added as a draft\n"
    assert published.out.startswith("Published: window, version 1, in effect from 2026-12-01, content ")
    assert exported.out == "Written to out: 1 standard, 0 audits, 0 sites.\n"
    assert retired.out == "Retired: window, version 1.\n"
    written = load_standard(folder / "out/standards/window.yaml")
    assert (written.status, str(written.effective_from)) == ("published", "2026-12-01")


def test_the_same_file_again_is_already_there(run: Run) -> None:
    first, again = (run("import", "standards", "audit.yaml") for _ in range(2))
    assert (first.status, again.status) == (0, 0)
    assert {line.rpartition(": ")[2] for line in first.out.splitlines()} == {"added"}
    assert {line.rpartition(": ")[2] for line in again.out.splitlines()} == {"already there"}


def test_a_draft_with_errors_is_not_published_and_its_errors_are_shown(run: Run, folder: Path) -> None:
    (folder / "draft.yaml").write_text(MEAN.replace("status: published", "status: draft"), "utf-8")
    assert run("import", "draft.yaml").status == 0
    ended = run("publish", "window")
    assert (ended.status, ended.err) == (1, "")
    assert "P301" in ended.out
    assert ended.out.endswith("Not published: mend these, or accept them with a reason.\n")


def test_what_is_not_there_cannot_be_published_or_retired(run: Run) -> None:
    ended = [run("publish", "window"), run("retire", "window"), run("retire", "window", "--version", "x")]
    assert [(one.status, one.out) for one in ended] == [(2, "")] * 3


def test_the_database_is_upgraded_and_verified(run: Run) -> None:
    assert run("db", "upgrade") == (0, "The database is up to date.\n", "")
    run("import", "standards")
    checked = run("db", "check")
    assert (checked.status, checked.out.splitlines()[-1]) == (0, "All is well.")


def test_a_database_elsewhere_is_used_where_it_is_named(run: Run, folder: Path) -> None:
    url = f"sqlite:///{folder / 'other.sqlite3'}"
    assert run("db", "upgrade", "--database", url).status == 0
    assert (folder / "other.sqlite3").is_file()


def test_a_server_is_used_where_it_is_named(run: Run, folder: Path, server: PostgresqlServer) -> None:
    url = server.address(server.new_database())
    (folder / "draft.yaml").write_text(DRAFT, "utf-8")
    calls = [("db", "upgrade"), ("import", "draft.yaml"), ("publish", "window"), ("export", "out"), ("db", "check")]
    ended = [run(*call, "--database", url) for call in calls]
    assert [one.status for one in ended] == [0] * 5, ended
    assert (ended[0].out, ended[-1].out.splitlines()[-1]) == ("The database is up to date.\n", "All is well.")
    assert load_standard(folder / "out/standards/window.yaml").status == "published"
    assert not (folder / "data" / "stdcheck.sqlite3").exists()


def test_a_server_that_is_away_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ABSENCE", 0)
    ended = run("serve", "--database", "postgresql://wang:hunter2@127.0.0.1:1/stdcheck")
    assert (ended.status, ended.out) == (2, "")
    assert "the database cannot be reached" in ended.err
    assert "hunter2" not in ended.err


def test_a_password_in_an_address_is_never_repeated(run: Run) -> None:
    ended = run("db", "upgrade", "--database", "nosuch://user:hunter2@host/name")
    assert (ended.status, ended.out) == (2, "")
    assert "hunter2" not in ended.err


def test_an_export_does_not_mix_with_what_is_there(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out/mine.txt").write_text("mine")
    ended = [run("export", "out"), run("export", "audit.yaml")]
    assert [(one.status, one.out) for one in ended] == [(2, ""), (2, "")]
    assert [path.name for path in (folder / "out").iterdir()] == ["mine.txt"]


def test_a_port_that_is_taken_is_named_before_anything_starts(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("serve", "--port", str(port))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"127.0.0.1, port {port} cannot be listened at: ")


def test_a_port_that_is_none_is_refused(run: Run) -> None:
    assert run("serve", "--port", "99999").err == (
        "99999 is no number for --port\n    Write a whole number from 0 to 65535.\n"
    )


def test_a_backup_is_written_and_put_back(run: Run, folder: Path) -> None:
    assert run("import", "standards").status == 0
    written = run("db", "backup", "kept.sqlite3")
    assert (written.status, written.out.splitlines()[0].startswith("Backed up to kept.sqlite3: ")) == (0, True)
    assert run("import", "audit.yaml").status == 0
    restored = run("db", "restore", "kept.sqlite3")
    assert restored.status == 0, restored.err
    first, *_, last = restored.out.splitlines()
    assert first == f"Restored: {folder}/data/stdcheck.sqlite3 is what kept.sqlite3 holds, verified."
    assert last.startswith(f"What was there before is kept as {folder}/data/stdcheck.sqlite3.replaced-")
    checked = run("db", "check")
    assert checked.out.splitlines()[0] == "2 entries in the history."
    assert run("import", "audit.yaml").out.endswith("added\n")


def test_backup_and_restore_say_what_stands_in_the_way(run: Run, folder: Path) -> None:
    nothing = run("db", "backup", "kept.sqlite3")
    assert nothing.err.startswith(f"{folder}/data/stdcheck.sqlite3: there is no database here\n")
    assert run("import", "standards").status == 0
    onto_itself = run("db", "backup", "audit.yaml")
    workbook = run("db", "restore", "audit.yaml")
    assert [(one.status, one.out) for one in (nothing, onto_itself, workbook)] == [(2, "")] * 3
    assert onto_itself.err.startswith("audit.yaml: there is a file of this name already\n")
    assert workbook.err.startswith("audit.yaml: this is no database of stdcheck\n")
    assert (folder / "audit.yaml").read_text("utf-8") == AUDIT


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files to set")
def test_a_full_disk_ends_a_backup_in_a_sentence_and_leaves_nothing(run: Run, folder: Path) -> None:
    assert run("import", "standards").status == 0
    before = sorted(path.name for path in folder.iterdir())
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
    started = "import sys; from stdcheck.cli.main import main; sys.exit(main(['db', 'backup', 'kept.sqlite3']))"
    done = subprocess.run(
        [sys.executable, "-c", limited + started],
        cwd=folder,
        env=clean_environment() | {"STDCHECK_DATA": str(folder / "data")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kept.sqlite3: the file cannot be written: "), done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before
    assert run("db", "check").status == 0


def test_a_newer_database_is_refused_with_what_to_do(run: Run, folder: Path) -> None:
    assert run("db", "upgrade").status == 0
    with closing(sqlite3.connect(folder / "data/stdcheck.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    refused = [run("db", "check"), run("serve", "--port", "0"), run("import", "standards")]
    said = (
        "the database was written by a newer version of stdcheck\n"
        "    Update stdcheck on this machine, or restore a backup that was made before the update.\n"
    )
    assert [(one.status, one.out, one.err) for one in refused] == [(2, "", said)] * 3


def test_the_doctor_says_what_is_well_and_what_is_not(run: Run, folder: Path) -> None:
    assert run("db", "upgrade").status == 0
    well = run("doctor", "--format", "json")
    states = {line["name"]: line["state"] for line in json.loads(well.out)["lines"] if line["name"] != "disk"}
    assert (well.status, set(states.values())) == (0, {"good"})
    (folder / "data/stdcheck.sqlite3").write_bytes(b"SQLite format 3\0 and then nothing")
    ill = run("doctor")
    assert (ill.status, ill.err) == (1, "")
    assert "bad: the database file is damaged or is no database\n    Restore the newest backup" in ill.out
