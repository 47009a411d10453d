"""The commands on the store behind the application, on a real database."""

import socket
from pathlib import Path

from cli_cases import MEAN, STANDARD, Run

from stdcheck.documents.standards import load_standard

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
