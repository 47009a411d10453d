"""Sites: added, changed, checked, deleted while nothing names them."""

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, STAFF, add_central, filled, publish

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.auditing import receive_audit
from stdcheck.services.sites import SiteDraft, SiteEntry, delete_site, list_sites, save_site
from stdcheck.storage.store import Store


def test_a_site_is_added_and_changed_by_its_code(store: Store) -> None:
    save_site(store, MANAGER, SiteDraft(" north ", "North", "", "Europe/London"), now=NOW)
    changed = SiteDraft("north", {"en": "North", "zh": "北站"}, {"en": "Outer ring"}, "Asia/Shanghai")
    entry = save_site(store, MANAGER, changed, now=NOW)
    assert entry == SiteEntry(
        code="north",
        name={"en": "North", "zh": "北站"},
        area={"en": "Outer ring"},
        time_zone="Asia/Shanghai",
        is_sample=False,
        audits=0,
        last_audit=None,
    )
    assert list_sites(store, STAFF) == (entry,)


def test_sites_stand_in_the_same_order_on_every_database(store: Store) -> None:
    for code in ("b", "A", "a-1", "é", "a1", "B", "中央站"):
        save_site(store, MANAGER, SiteDraft(code, code, None, "UTC"), now=NOW)
    assert [entry.code for entry in list_sites(store, STAFF)] == ["A", "B", "a-1", "a1", "b", "é", "中央站"]


def test_a_site_says_how_often_and_when_it_was_audited(store: Store) -> None:
    publish(store)
    add_central(store)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    receive_audit(
        store, INSPECTOR, filled("central-2", observed_at="2026-10-01T08:00:00+08:00"), submission="2", now=NOW
    )
    (entry,) = list_sites(store, STAFF)
    assert (entry.audits, entry.last_audit) == (2, filled().observed_at)


@pytest.mark.parametrize(
    ("site", "fields"),
    [
        (SiteDraft("", "", None, ""), ["code", "name", "time_zone"]),
        (SiteDraft("a/b", "x", None, "Mars/Olympus"), ["code", "time_zone"]),
        (SiteDraft("x" * 65, {"zh": " "}, None, "UTC"), ["code", "name"]),
        (SiteDraft("a\x00", "x\x00", "y\ud800", "UTC"), ["code", "name", "area"]),
        (SiteDraft("north", "North", None, "../../etc/passwd"), ["time_zone"]),
    ],
)
def test_every_field_that_does_not_fit_is_named(store: Store, site: SiteDraft, fields: list[str]) -> None:
    with pytest.raises(StdcheckError) as caught:
        save_site(store, MANAGER, site, now=NOW)
    assert sorted({str(problem.place.path[0]) for problem in caught.value.problems}) == sorted(fields)
    assert list_sites(store, MANAGER) == ()


def test_a_site_without_code_and_name_says_that_both_must_be_filled_in(store: Store) -> None:
    with pytest.raises(StdcheckError) as caught:
        save_site(store, MANAGER, SiteDraft(" ", {}, None, "UTC"), now=NOW)
    said = [(problem.what.text, problem.remedy.text) for problem in caught.value.problems]
    assert said == [
        ("Code must be filled in", "Write a short and lasting one, such as central or hall-2."),
        ("Name must be filled in", "Write how people call it."),
    ]


def test_a_site_with_audits_stays(store: Store) -> None:
    publish(store)
    add_central(store)
    save_site(store, MANAGER, SiteDraft("north", "North", None, "UTC"), now=NOW)
    receive_audit(store, INSPECTOR, filled(), submission="1", now=NOW)
    with pytest.raises(StdcheckError):
        delete_site(store, MANAGER, "Central", now=NOW)
    with pytest.raises(StdcheckError):
        delete_site(store, MANAGER, "nowhere", now=NOW)
    delete_site(store, MANAGER, "north", now=NOW)
    assert [entry.code for entry in list_sites(store, MANAGER)] == ["Central"]
