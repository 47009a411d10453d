"""The sample organisation comes whole and goes whole; what people added stays."""

from pathlib import Path

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, filled, later, publish, ticket_window

from stdcheck.domain.changes import SetField
from stdcheck.domain.errors import StdcheckError
from stdcheck.services.auditing import list_audits, receive_audit, start_audit
from stdcheck.services.drafting import edit_draft, edit_published, list_standards, open_draft
from stdcheck.services.samples import SampleCount, load_samples, remove_samples, samples_loaded
from stdcheck.services.settings import library_folder
from stdcheck.services.sites import list_sites
from stdcheck.storage.store import Store

LIBRARY = library_folder()


def count(kind: str) -> int:
    skipped = {"sites.yaml"}
    return sum(path.name not in skipped for path in (LIBRARY / kind).rglob("*.yaml"))


def test_samples_are_loaded_marked_and_removed_by_one_call(store: Store) -> None:
    shares: list[float] = []
    loaded = load_samples(store, MANAGER, LIBRARY, now=NOW, progress=shares.append)
    assert loaded == SampleCount(standards=6, sites=6, audits=count("audits"))
    assert samples_loaded(store, MANAGER)
    assert (shares[0], shares[-1], shares) == (0.0, 1.0, sorted(shares))
    assert all(entry.is_sample for entry in list_standards(store, MANAGER))
    assert all(entry.is_sample for entry in list_sites(store, MANAGER))
    assert all(entry.is_sample for entry in list_audits(store, MANAGER))
    assert remove_samples(store, MANAGER, now=later(1)) == loaded
    left = (*list_standards(store, MANAGER), *list_sites(store, MANAGER), *list_audits(store, MANAGER))
    assert (left, samples_loaded(store, MANAGER)) == ((), False)
    assert remove_samples(store, MANAGER, now=later(2)) == SampleCount(0, 0, 0)


def test_loading_again_adds_only_what_is_missing(store: Store) -> None:
    load_samples(store, MANAGER, LIBRARY, now=NOW)
    assert load_samples(store, MANAGER, LIBRARY, now=later(1)) == SampleCount(0, 0, 0)


def test_what_people_added_stays_with_what_it_rests_on(store: Store) -> None:
    load_samples(store, MANAGER, LIBRARY, now=NOW)
    publish(store)
    receive_audit(store, INSPECTOR, filled(), submission="own", now=NOW)
    sheet = start_audit(store, INSPECTOR, standard_id="courtesy-basics", site="central", now=NOW)
    edit_published(store, MANAGER, "bank-counter", now=NOW)
    edit_draft(store, MANAGER, "bank-counter", [SetField("", "owner", "Me")], now=NOW)
    removed = remove_samples(store, MANAGER, now=later(1))
    assert removed == SampleCount(4, 5, count("audits"), kept=("bank-counter", "courtesy-basics", "central"))
    assert {entry.id for entry in list_standards(store, MANAGER)} == {
        "bank-counter",
        "courtesy-basics",
        "ticket-window",
    }
    assert {entry.id for entry in list_audits(store, MANAGER)} == {sheet.id, "central-1"}
    assert [entry.code for entry in list_sites(store, MANAGER)] == ["central"]
    assert open_draft(store, MANAGER, "bank-counter").standard.owner == "Me"
    assert not samples_loaded(store, MANAGER)


def test_an_own_standard_of_the_same_id_is_left_alone(store: Store) -> None:
    publish(store, ticket_window(id="call-centre"))
    loaded = load_samples(store, MANAGER, LIBRARY, now=NOW)
    assert (loaded.standards, list_audits(store, MANAGER, standard_id="call-centre")) == (5, ())
    remove_samples(store, MANAGER, now=later(1))
    assert [entry.id for entry in list_standards(store, MANAGER)] == ["call-centre"]


def test_a_library_that_is_not_there_loads_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StdcheckError):
        load_samples(store, MANAGER, tmp_path, now=NOW)
    assert not samples_loaded(store, MANAGER)
