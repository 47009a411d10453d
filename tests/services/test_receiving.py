"""Whole audits from files: taken once, never a second audit, contradictions named."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, add_central, filled, later, publish

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.auditing import (
    AnswerSave,
    AuditStatus,
    Received,
    list_audits,
    open_audit,
    receive_audit,
    record_responses,
    reopen_audit,
    start_audit,
    withdraw_audit,
)
from stdcheck.services.publishing import retire_standard
from stdcheck.storage.store import Store


@pytest.fixture
def store(store: Store) -> Store:
    publish(store)
    add_central(store)
    return store


def test_an_audit_comes_in_submitted_with_all_its_answers(store: Store) -> None:
    assert receive_audit(store, INSPECTOR, filled(), submission="s1", now=NOW) == Received("received", "central-1")
    sheet = open_audit(store, INSPECTOR, "central-1")
    assert (sheet.status, sheet.audit.submitted_at) == (AuditStatus.SUBMITTED, NOW)
    assert sheet.audit.model_copy(update={"submitted_at": None}) == filled()


def test_the_same_submission_is_already_there(store: Store) -> None:
    receive_audit(store, INSPECTOR, filled(), submission="s1", now=NOW)
    again = receive_audit(store, INSPECTOR, filled(), submission="s1", now=later(1))
    saved_otherwise = receive_audit(store, INSPECTOR, filled(), submission="s2", now=later(2))
    assert (again.state, saved_otherwise.state, len(list_audits(store, INSPECTOR))) == ("already", "already", 1)


def test_other_content_is_a_conflict_for_a_person(store: Store) -> None:
    receive_audit(store, INSPECTOR, filled(), submission="s1", now=NOW)
    changed = filled(responses={"greeting": "not_met"})
    for submission in ("s1", "s2"):
        with pytest.raises(StdcheckError):
            receive_audit(store, INSPECTOR, changed, submission=submission, now=later(1))
    assert open_audit(store, INSPECTOR, "central-1").audit.responses == filled().responses


def test_an_open_audit_is_filled_and_submitted(store: Store) -> None:
    sheet = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW)
    saves = [AnswerSave("1", "greeting", "met", 0), AnswerSave("2", "temperature", "30", 0)]
    record_responses(store, INSPECTOR, sheet.id, saves, now=NOW)
    record_responses(store, INSPECTOR, sheet.id, [AnswerSave("3", "temperature", None, 1)], now=NOW)
    assert receive_audit(store, INSPECTOR, filled(sheet.id), submission="s", now=later(9)).state == "received"
    found = open_audit(store, INSPECTOR, sheet.id)
    assert (found.status, found.audit.responses, found.audit.inspector) == (
        AuditStatus.SUBMITTED,
        filled().responses,
        "L. Chen",
    )
    assert {name: answer.revision for name, answer in found.answers.items()} == {
        "wait-5min": 1,
        "greeting": 1,
        "temperature": 3,
    }


def test_every_contradiction_with_an_open_audit_is_named(store: Store) -> None:
    sheet = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW)
    saves = [AnswerSave("1", "greeting", "partly", 0), AnswerSave("2", "temperature", "30", 0)]
    record_responses(store, INSPECTOR, sheet.id, saves, now=NOW)
    with pytest.raises(StdcheckError) as caught:
        receive_audit(store, INSPECTOR, filled(sheet.id, site="Harbour"), submission="s", now=NOW)
    assert [problem.place.path for problem in caught.value.problems] == [
        ("site",),
        ("responses", "greeting"),
        ("responses", "temperature"),
    ]
    assert open_audit(store, INSPECTOR, sheet.id).status is AuditStatus.OPEN


@pytest.mark.parametrize(
    "changed",
    [
        {"standard": {"id": "ticket-window", "version": 9}},
        {"standard": {"id": "nothing", "version": 1}},
        {"responses": {"nothing": "met"}},
        {"responses": {"greeting": "perhaps", "temperature": "cold"}},
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_saved(store: Store, changed: dict[str, Any]) -> None:
    with pytest.raises(StdcheckError) as caught:
        receive_audit(store, INSPECTOR, filled(**changed), submission="s", now=NOW)
    assert len(caught.value.problems) == len(changed.get("responses", {"one": ""}))
    assert list_audits(store, INSPECTOR) == ()


def test_a_withdrawn_audit_is_not_filled_behind_ones_back(store: Store) -> None:
    receive_audit(store, INSPECTOR, filled(), submission="s1", now=NOW)
    withdraw_audit(store, INSPECTOR, "central-1", reason="Wrong day", now=later(1))
    changed = filled(responses={"greeting": "not_met"})
    with pytest.raises(StdcheckError):
        receive_audit(store, INSPECTOR, changed, submission="s2", now=later(2))
    reopen_audit(store, INSPECTOR, "central-1", reason="Right after all", now=later(3))
    assert receive_audit(store, INSPECTOR, filled(), submission="s3", now=later(4)).state == "received"


def test_a_retired_version_takes_audits_of_its_time_only(store: Store) -> None:
    retire_standard(store, MANAGER, "ticket-window", 1, now=later(60))
    assert receive_audit(store, INSPECTOR, filled(), submission="s1", now=later(90)).state == "received"
    late = filled("central-2", observed_at="2026-11-03T08:10:00+08:00")
    with pytest.raises(StdcheckError):
        receive_audit(store, INSPECTOR, late, submission="s2", now=later(90))


def test_a_time_without_zone_is_local_to_the_site(store: Store) -> None:
    receive_audit(store, INSPECTOR, filled(observed_at="2026-11-02T08:10"), submission="s1", now=NOW)
    found = open_audit(store, INSPECTOR, "central-1").audit.observed_at
    assert found == datetime(2026, 11, 2, 8, 10, tzinfo=timezone(timedelta(hours=8)))


def test_a_site_that_is_not_on_record_is_kept_by_its_name(store: Store) -> None:
    receive_audit(store, INSPECTOR, filled(site="Harbour 7"), submission="s1", now=NOW)
    sheet = open_audit(store, INSPECTOR, "central-1")
    assert (sheet.site, sheet.audit.site) == (None, "Harbour 7")
