"""Audits: answers saved one by one, conflicts that lose nothing, submitting, reopening, withdrawing."""

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, Reopen, add_central, later, publish, ticket_window

from stdcheck.domain.audit import Method, Response
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.scorecard import State, Verdict
from stdcheck.scoring import score
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import (
    AnswerOutcome,
    AnswerSave,
    AuditSheet,
    AuditStatus,
    list_audits,
    open_audit,
    record_responses,
    reopen_audit,
    set_audit_details,
    start_audit,
    submit_audit,
    withdraw_audit,
)
from stdcheck.services.publishing import retire_standard
from stdcheck.services.sites import SiteDraft, save_site
from stdcheck.storage.history import Entry
from stdcheck.storage.store import Store

OTHER = Actor("M. Novak", Role.INSPECTOR)
SHANGHAI = timezone(timedelta(hours=8))


def begin(store: Store, now: datetime = NOW) -> AuditSheet:
    publish(store)
    add_central(store)
    return start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=now)


def save(store: Store, audit: str, criterion: str, response: Any, **how: Any) -> AnswerOutcome:
    seen, by = how.get("seen", 0), how.get("by", INSPECTOR)
    saves = [AnswerSave(f"{criterion} {response} {seen} {by.name}", criterion, response, seen)]
    return record_responses(store, by, audit, saves, now=later(5)).outcomes[0]


def entries(store: Store, action: str) -> list[Entry]:
    return store.run(lambda unit: [entry for entry in unit.history.entries() if entry.action == action])


def test_an_audit_starts_with_the_day_at_the_site_in_its_id(store: Store) -> None:
    sheet = begin(store, datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    again = start_audit(
        store, INSPECTOR, standard_id="ticket-window", site="Central", method=Method.RECORDS, now=later(30)
    )
    assert (sheet.id, again.id, again.audit.method) == ("central-2026-11-02", "central-2026-11-02-2", Method.RECORDS)
    assert sheet.audit.started_at == datetime(2026, 11, 2, 7, 30, tzinfo=SHANGHAI)
    assert (sheet.status, sheet.answers, sheet.card.verdict) == (AuditStatus.OPEN, {}, Verdict.INCOMPLETE)
    assert sheet.site is not None
    assert sheet.site.name == {"en": "Central", "zh": "中央站"}


def test_a_chinese_site_gives_a_readable_id(store: Store) -> None:
    publish(store)
    save_site(store, MANAGER, SiteDraft("中央站", "中央站", None, "Asia/Shanghai"), now=NOW)
    sheet = start_audit(store, INSPECTOR, standard_id="ticket-window", site="中央站", now=NOW)
    assert sheet.id == "zhong-yang-zhan-2026-11-02"


def test_new_audits_use_the_newest_version_in_effect(store: Store) -> None:
    begin(store)
    publish(store, ticket_window(), since=date(2026, 11, 10))
    before = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW)
    after = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW + timedelta(days=8))
    assert (before.standard.version, after.standard.version) == (1, 2)
    retire_standard(store, MANAGER, "ticket-window", 1, now=NOW)
    with pytest.raises(StdcheckError):
        start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=NOW)
    assert save(store, before.id, "greeting", "met").state == "saved"


@pytest.mark.parametrize(("standard_id", "site"), [("ticket-window", "Nowhere"), ("nothing", "Central"), ("", "")])
def test_an_audit_needs_a_published_standard_and_a_site(store: Store, standard_id: str, site: str) -> None:
    begin(store)
    with pytest.raises(StdcheckError):
        start_audit(store, INSPECTOR, standard_id=standard_id, site=site, now=NOW)


def test_answers_are_there_after_a_restart_with_who_and_when(reopen: Reopen) -> None:
    store = reopen()
    sheet = begin(store)
    saved = save(store, sheet.id, "wait-5min", {"values": [1.5, "4", 6.2], "note": "two windows open"})
    expected = Response.model_validate({"values": ["1.5", "4", "6.2"], "note": "two windows open"})
    assert (saved.state, saved.revision, saved.saved_at, saved.response) == ("saved", 1, later(5), expected)
    store.close()
    store = reopen()
    found = open_audit(store, INSPECTOR, sheet.id)
    answer = found.answers["wait-5min"]
    assert (answer.response, answer.revision, answer.saved_at, answer.saved_by) == (expected, 1, later(5), "L. Chen")
    assert found.card == score(found.standard, found.audit)
    store.close()


def test_the_card_grows_with_every_answer(store: Store) -> None:
    sheet = begin(store)
    saves = [
        AnswerSave("1", "wait-5min", {"compliant": 18, "observed": 20}, 0),
        AnswerSave("2", "greeting", "not_met", 0),
        AnswerSave("3", "temperature", {"not_applicable": "no hall"}, 0),
    ]
    recorded = record_responses(store, INSPECTOR, sheet.id, saves, now=later(1))
    assert (recorded.card.score, recorded.card.coverage) == (Fraction(60), Fraction(100))
    assert recorded.card == open_audit(store, INSPECTOR, sheet.id).card


def test_an_answer_is_emptied_and_given_again(store: Store) -> None:
    sheet = begin(store)
    assert save(store, sheet.id, "greeting", "met").revision == 1
    emptied = save(store, sheet.id, "greeting", None, seen=1)
    assert (emptied.state, emptied.revision, emptied.response) == ("saved", 2, None)
    assert open_audit(store, INSPECTOR, sheet.id).card.assessed == 0
    assert save(store, sheet.id, "greeting", {"value": "partly"}, seen=2).revision == 3


@pytest.mark.parametrize("blank", ["", "  ", {}, {"value": ""}, {"note": " "}])
def test_an_emptied_field_is_no_answer(store: Store, blank: Any) -> None:
    sheet = begin(store)
    save(store, sheet.id, "greeting", "met")
    assert save(store, sheet.id, "greeting", blank, seen=1).response is None


def test_two_people_at_one_answer_lose_neither_text(store: Store) -> None:
    sheet = begin(store)
    save(store, sheet.id, "greeting", {"value": "met", "note": "mine"})
    stale = save(store, sheet.id, "greeting", {"value": "not_met", "note": "theirs"}, by=OTHER)
    assert (stale.state, stale.revision, stale.response) == (
        "conflict",
        1,
        Response.model_validate({"value": "met", "note": "mine"}),
    )
    (entry,) = entries(store, "conflicting answer")
    assert entry.said is not None
    assert {key: entry.said[key] for key in ("who", "old", "new")} == {
        "who": "M. Novak",
        "old": {"value": "met", "note": "mine"},
        "new": {"value": "not_met", "note": "theirs"},
    }
    again = save(store, sheet.id, "greeting", {"value": "not_met", "note": "theirs"}, by=OTHER)
    assert (again.state, len(entries(store, "conflicting answer"))) == ("conflict", 1)
    resolved = save(store, sheet.id, "greeting", {"value": "not_met", "note": "both"}, seen=1, by=OTHER)
    assert (resolved.state, resolved.revision) == ("saved", 2)


def test_what_was_not_observed_needs_no_reason(store: Store) -> None:
    sheet = begin(store)
    saved = save(store, sheet.id, "greeting", {"not_observed": ""})
    assert (saved.state, saved.response) == ("saved", Response(not_observed=""))
    assert open_audit(store, INSPECTOR, sheet.id).audit.responses["greeting"] == Response(not_observed="")


def test_a_stale_save_of_the_same_answer_is_no_conflict(store: Store) -> None:
    sheet = begin(store)
    save(store, sheet.id, "greeting", "met")
    same = save(store, sheet.id, "greeting", {"value": "met"}, by=OTHER)
    assert (same.state, same.revision) == ("saved", 1)


def test_the_same_operation_changes_nothing_however_often_it_comes(store: Store) -> None:
    sheet = begin(store)
    first = AnswerSave("op-1", "greeting", "met", 0)
    record_responses(store, INSPECTOR, sheet.id, [first], now=later(1))
    save(store, sheet.id, "greeting", "partly", seen=1)
    twice = record_responses(store, INSPECTOR, sheet.id, [first, first], now=later(9)).outcomes
    assert [(outcome.state, outcome.revision) for outcome in twice] == [("already", 2), ("already", 2)]
    assert [outcome.response for outcome in twice] == [Response(value="partly")] * 2
    other = record_responses(store, INSPECTOR, sheet.id, [AnswerSave("op-1", "greeting", "not_met", 2)], now=later(9))
    assert (other.outcomes[0].state, len(other.outcomes[0].problems)) == ("refused", 1)


@pytest.mark.parametrize(
    ("criterion", "response"),
    [
        ("greeting", "yes"),
        ("greeting", True),
        ("greeting", {"value": "met", "not_observed": "x"}),
        ("greeting", {"values": [1]}),
        ("greeting", {"vlaue": "met"}),
        ("greeting", [1, 2]),
        ("greeting", {"not_applicable": " "}),
        ("greeting", {"value": "met", "note": "a\x00b"}),
        ("greeting", {"value": "met", "note": "x\ud800"}),
        ("greeting", {"value": "met", "note": "x" * 32_768}),
        ("wait-5min", {"compliant": 21, "observed": 20}),
        ("wait-5min", {"compliant": 1}),
        ("wait-5min", {"values": ["1,234"]}),
        ("wait-5min", {"values": [float("nan")]}),
        ("wait-5min", {"values": []}),
        ("temperature", "5,5"),
        ("temperature", "warm"),
        ("nothing", "met"),
        ("a\x00b", "met"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_the_others_are_saved(
    store: Store, criterion: str, response: Any
) -> None:
    sheet = begin(store)
    saves = [AnswerSave("1", criterion, response, 0), AnswerSave("2", "temperature", "２１", 0)]
    refused, saved = record_responses(store, INSPECTOR, sheet.id, saves, now=later(1)).outcomes
    assert (refused.state, refused.revision, saved.state) == ("refused", 0, "saved")
    assert refused.problems[0].place.path[:2] == ("responses", criterion)


@pytest.mark.parametrize("operation", ["", "x" * 101, "a\x00b"])
def test_a_save_needs_a_usable_operation_id(store: Store, operation: str) -> None:
    sheet = begin(store)
    (outcome,) = record_responses(
        store, INSPECTOR, sheet.id, [AnswerSave(operation, "greeting", "met", 0)], now=NOW
    ).outcomes
    assert outcome.state == "refused"


def test_a_submitted_audit_is_closed_until_it_is_reopened_with_a_reason(store: Store) -> None:
    sheet = begin(store)
    with pytest.raises(StdcheckError) as caught:
        submit_audit(store, INSPECTOR, sheet.id, now=later(1))
    assert [problem.place.path for problem in caught.value.problems] == [("inspector",), ("responses",)]
    save(store, sheet.id, "greeting", "met")
    set_audit_details(
        store, INSPECTOR, sheet.id, inspector=" L. Chen ", method=Method.OBSERVATION, observed_at=None, now=later(2)
    )
    closed = submit_audit(store, INSPECTOR, sheet.id, now=later(3))
    assert (closed.status, closed.audit.inspector, closed.audit.submitted_at) == (
        AuditStatus.SUBMITTED,
        "L. Chen",
        later(3),
    )
    assert closed.audit.observed_at == closed.audit.started_at
    assert submit_audit(store, INSPECTOR, sheet.id, now=later(4)) == closed
    with pytest.raises(StdcheckError):
        save(store, sheet.id, "greeting", "partly", seen=1)
    with pytest.raises(StdcheckError):
        set_audit_details(store, INSPECTOR, sheet.id, inspector="x", method=None, observed_at=None, now=later(5))
    with pytest.raises(StdcheckError):
        reopen_audit(store, INSPECTOR, sheet.id, reason=" ", now=later(5))
    reopened = reopen_audit(store, INSPECTOR, sheet.id, reason="Window 3 was forgotten", now=later(6))
    assert (reopened.status, reopened.audit.submitted_at) == (AuditStatus.OPEN, None)
    (entry,) = entries(store, "reopen audit")
    assert entry.said is not None
    assert entry.said["reason"] == "Window 3 was forgotten"
    assert save(store, sheet.id, "greeting", "partly", seen=1).state == "saved"


def test_a_withdrawn_audit_stays_on_record(store: Store) -> None:
    sheet = begin(store)
    withdrawn = withdraw_audit(store, INSPECTOR, sheet.id, reason="Wrong site", now=later(1))
    assert withdrawn.status is AuditStatus.WITHDRAWN
    with pytest.raises(StdcheckError):
        submit_audit(store, INSPECTOR, sheet.id, now=later(2))
    assert [entry.status for entry in list_audits(store, INSPECTOR)] == [AuditStatus.WITHDRAWN]


def test_the_time_of_the_visit_needs_a_zone_and_keeps_it(store: Store) -> None:
    sheet = begin(store)
    naive = datetime(2026, 11, 2, 8, 10)  # noqa: DTZ001  (that is what is tested)
    with pytest.raises(StdcheckError):
        set_audit_details(store, INSPECTOR, sheet.id, inspector=None, method=None, observed_at=naive, now=NOW)
    visit = datetime(2026, 11, 2, 5, 40, 30, 250, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    set_audit_details(store, INSPECTOR, sheet.id, inspector=None, method=None, observed_at=visit, now=NOW)
    found = open_audit(store, INSPECTOR, sheet.id).audit.observed_at
    assert found is not None
    assert found.isoformat() == "2026-11-02T05:40:30.000250+05:30"


def test_audits_are_listed_with_their_score_the_last_first(store: Store) -> None:
    first = begin(store)
    save(store, first.id, "greeting", "met")
    second = start_audit(store, INSPECTOR, standard_id="ticket-window", site="Central", now=later(60))
    found = list_audits(store, INSPECTOR, standard_id="ticket-window", site="Central", status=AuditStatus.OPEN)
    assert [(entry.id, entry.score, entry.answered, entry.asked) for entry in found] == [
        (second.id, None, 0, 3),
        (first.id, Fraction(100), 1, 3),
    ]
    assert list_audits(store, INSPECTOR, site="Elsewhere") == ()
    assert list_audits(store, INSPECTOR, standard_id="other") == ()
    assert list_audits(store, INSPECTOR, status=AuditStatus.SUBMITTED) == ()


def test_every_criterion_of_the_standard_is_in_the_card(store: Store) -> None:
    sheet = begin(store)
    assert [(result.id, result.state) for result in sheet.card.criteria] == [
        ("wait-5min", State.UNANSWERED),
        ("temperature", State.UNANSWERED),
        ("greeting", State.UNANSWERED),
    ]


@pytest.mark.parametrize("audit_id", ["nothing", "", "a\x00b", "../etc"])
def test_an_audit_that_is_not_there_is_said(store: Store, audit_id: str) -> None:
    with pytest.raises(StdcheckError):
        open_audit(store, INSPECTOR, audit_id)
    with pytest.raises(StdcheckError):
        record_responses(store, INSPECTOR, audit_id, [], now=NOW)
