"""Files in and out: all or nothing, again is already, out and in gives the same."""

from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, filled, later, open_in, publish, ticket_window

from stdcheck.documents.standards import dump
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Status
from stdcheck.services.auditing import AuditStatus, list_audits, open_audit, receive_audit, start_audit
from stdcheck.services.drafting import edit_published, list_standards, open_draft, open_version
from stdcheck.services.sites import list_sites
from stdcheck.services.transfer import Imported, export_all, import_files
from stdcheck.storage.store import Store


def fill(store: Store) -> None:
    publish(store)
    add_central(store)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW)
    edit_published(store, MANAGER, "ticket-window", now=NOW)


def test_what_is_exported_comes_in_elsewhere_as_it_was(store: Store, tmp_path: Path) -> None:
    fill(store)
    shares: list[float] = []
    exported = export_all(store, MANAGER, tmp_path / "out", progress=shares.append)
    assert (exported.standards, exported.audits, exported.sites) == (1, 1, 1)
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.yaml")) == [
        "audits/sites.yaml",
        "audits/ticket-window/central-1.yaml",
        "standards/ticket-window.yaml",
        "standards/ticket-window/v1.yaml",
    ]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    other = open_in(tmp_path / "other")
    imported = import_files(other, MANAGER, [tmp_path / "out"], now=later(1))
    assert [(one.kind, one.id, one.version, one.state) for one in imported] == [
        ("site", "Central", None, "added"),
        ("standard", "ticket-window", 1, "added"),
        ("standard", "ticket-window", 2, "draft"),
        ("audit", "central-1", None, "added"),
    ]
    assert open_version(other, MANAGER, "ticket-window", 1) == open_version(store, MANAGER, "ticket-window", 1)
    assert open_draft(other, MANAGER, "ticket-window").standard == open_draft(store, MANAGER, "ticket-window").standard
    assert open_audit(other, MANAGER, "central-1").audit == open_audit(store, MANAGER, "central-1").audit
    again = import_files(other, MANAGER, [tmp_path / "out"], now=later(2))
    assert {one.state for one in again} == {"already"}
    other.close()


def test_the_problems_of_every_file_are_named_and_nothing_is_saved(store: Store, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(dump(ticket_window(status=Status.PUBLISHED)), "utf-8")
    (tmp_path / "bad.yaml").write_text("stdcheck: 1\nkind: standard\nid: X\n", "utf-8")
    (tmp_path / "odd.yaml").write_text("a: [", "utf-8")
    with pytest.raises(StdcheckError) as caught:
        import_files(store, MANAGER, [tmp_path], now=NOW)
    assert {problem.place.file for problem in caught.value.problems} == {
        str(tmp_path / "bad.yaml"),
        str(tmp_path / "odd.yaml"),
    }
    (tmp_path / "bad.yaml").write_text(dump(filled(standard={"id": "other", "version": 1})), "utf-8")
    (tmp_path / "odd.yaml").write_text(dump(filled(responses={"greeting": "perhaps"})), "utf-8")
    with pytest.raises(StdcheckError) as caught:
        import_files(store, MANAGER, [tmp_path], now=NOW)
    assert [Path(problem.place.file or "").name for problem in caught.value.problems] == ["bad.yaml", "odd.yaml"]
    assert (list_standards(store, MANAGER), list_audits(store, MANAGER), list_sites(store, MANAGER)) == ((), (), ())


def test_a_version_with_other_content_is_refused(store: Store, tmp_path: Path) -> None:
    publish(store)
    (tmp_path / "one.yaml").write_text(dump(ticket_window(status=Status.PUBLISHED, title="Other")), "utf-8")
    with pytest.raises(StdcheckError):
        import_files(store, MANAGER, [tmp_path / "one.yaml"], now=NOW)


def test_a_draft_comes_in_as_the_next_version(store: Store, tmp_path: Path) -> None:
    publish(store)
    file = tmp_path / "one.yaml"
    file.write_text(dump(ticket_window(title="Other")), "utf-8")
    assert import_files(store, MANAGER, [file], now=NOW) == (
        Imported(str(file), "standard", "ticket-window", 2, "draft"),
    )
    file.write_text(dump(ticket_window(title="A third")), "utf-8")
    with pytest.raises(StdcheckError):
        import_files(store, MANAGER, [file], now=NOW)


def test_files_of_other_kinds_are_skipped_in_folders_and_refused_by_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("kind: playlist\n", "utf-8")
    assert import_files(store, MANAGER, [tmp_path], now=NOW) == ()
    with pytest.raises(StdcheckError):
        import_files(store, MANAGER, [tmp_path / "other.yaml"], now=NOW)
    with pytest.raises(StdcheckError):
        import_files(store, MANAGER, [tmp_path / "missing.yaml"], now=NOW)


def test_an_export_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    fill(store)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("mine", "utf-8")
    with pytest.raises(StdcheckError):
        export_all(store, MANAGER, tmp_path / "taken")
    with pytest.raises(StdcheckError):
        export_all(store, MANAGER, tmp_path / "taken" / "file")
    assert [entry.status for entry in list_audits(store, MANAGER)].count(AuditStatus.OPEN) == 1
