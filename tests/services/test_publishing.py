"""Publishing: errors block, versions are frozen, differences are said in plain words."""

from datetime import date

import pytest
from services_cases import GREETING, MANAGER, NOW, STAFF, WAIT, later, publish, ticket_window

from stdcheck.domain.changes import AddNode, MoveNode, RemoveNode, SetField
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.findings import Severity
from stdcheck.domain.standard import Status
from stdcheck.language import translator
from stdcheck.services.drafting import (
    create_draft,
    draft_from_standard,
    edit_draft,
    edit_published,
    list_standards,
    open_draft,
    open_version,
)
from stdcheck.services.publishing import compare_versions, publish_standard, retire_standard, review_draft
from stdcheck.storage.store import Store


def test_publishing_freezes_the_version(store: Store) -> None:
    published = publish(store, since=date(2026, 12, 1))
    assert published == ticket_window(status=Status.PUBLISHED, effective_from=date(2026, 12, 1))
    (entry,) = list_standards(store, STAFF)
    assert entry.published is not None
    assert (entry.published.sha256, entry.published.published_at) == (content_hash(ticket_window()), NOW)
    with pytest.raises(StdcheckError):
        edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard")], now=later(1))
    with pytest.raises(StdcheckError):
        publish_standard(store, MANAGER, "ticket-window", effective_from=date(2026, 12, 1), now=later(1))


def test_every_error_blocks_until_it_is_mended_or_accepted(store: Store) -> None:
    draft_from_standard(store, MANAGER, ticket_window(), now=NOW)
    changes = [SetField(WAIT, "check", None), SetField(GREETING, "check", None)]
    edit_draft(store, MANAGER, "ticket-window", changes, now=NOW)
    findings = review_draft(store, MANAGER, "ticket-window", today=NOW.date())
    errors = [finding.path for finding in findings if finding.severity is Severity.ERROR]
    assert errors == [WAIT, GREETING]
    with pytest.raises(StdcheckError) as caught:
        publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=NOW)
    assert ["/".join(map(str, problem.place.path)) for problem in caught.value.problems] == [
        f"{WAIT}/check",
        f"{GREETING}/check",
    ]
    accepted = [{"rule": "Q105", "reason": "Said in the training", "by": "Wang Fang", "until": "2026-11-02"}]
    changes = [SetField(WAIT, "check", "Time 20 passengers"), SetField(GREETING, "accepted", accepted)]
    edit_draft(store, MANAGER, "ticket-window", changes, now=NOW)
    with pytest.raises(StdcheckError):
        publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=later(60 * 48))
    publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=NOW)


def test_a_standard_without_measurable_standards_is_not_published(store: Store) -> None:
    create_draft(store, MANAGER, title="Empty", language="en", now=NOW)
    with pytest.raises(StdcheckError) as caught:
        publish_standard(store, MANAGER, "empty", effective_from=NOW.date(), now=NOW)
    assert caught.value.problems[0].what.text == "the standard has no measurable standard yet"


def test_a_retired_version_stays_on_record(store: Store) -> None:
    publish(store)
    retire_standard(store, MANAGER, "ticket-window", 1, now=later(1))
    retire_standard(store, MANAGER, "ticket-window", 1, now=later(2))
    assert open_version(store, STAFF, "ticket-window", 1).status is Status.RETIRED
    with pytest.raises(StdcheckError):
        open_version(store, STAFF, "ticket-window")
    assert edit_draft_of_retired(store) == 2


def edit_draft_of_retired(store: Store) -> int:
    draft = draft_from_standard(store, MANAGER, open_version(store, MANAGER, "ticket-window", 1), now=later(3))
    return draft.standard.version


def test_a_draft_cannot_be_retired(store: Store) -> None:
    draft_from_standard(store, MANAGER, ticket_window(), now=NOW)
    with pytest.raises(StdcheckError):
        retire_standard(store, MANAGER, "ticket-window", 1, now=NOW)


def test_versions_are_compared_in_plain_words(store: Store) -> None:
    publish(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    factor = "stages/buy/steps/queue/key_factors/short-wait"
    edit_draft(
        store,
        MANAGER,
        "ticket-window",
        [
            SetField("", "title.zh", "售票服务"),
            SetField(WAIT, "who", None),
            SetField(WAIT, "measure.target", 95),
            SetField(WAIT, "critical_reason", "Trains are missed"),
            SetField(WAIT, "critical", value=True),
            AddNode("", "Leaving", fields={"steps": [step_with_criterion()]}),
            MoveNode("stages/buy/steps/queue/key_factors/kind-clerk", 0),
            RemoveNode(f"{factor}/criteria/temperature"),
        ],
        now=later(1),
    )
    comparison = compare_versions(store, MANAGER, "ticket-window", 1, 2)
    wait = "“Passengers reach the window within 5 minutes”"
    assert [translator("en").say(difference.message) for difference in comparison.differences] == [
        "“Ticket window service”: title (zh) was “售票窗口服务”, is now “售票服务”",
        "key factor “The clerk is kind” stands elsewhere now",
        f"{wait}: target (percent) was 90, is now 95",
        f"{wait}: critical was no, is now yes",
        f"{wait}: why it is critical is now “Trains are missed”",
        f"{wait}: who does it is gone, it was “Shift leader”",
        "new: stage “Leaving”, with one measurable standard",
        "gone: measurable standard “The hall is neither hot nor cold”",
    ]
    zh = translator("zh").say(comparison.differences[2].message)
    assert zh == "“乘客5分钟内到达窗口”：目标（百分比）由90改为95"
    assert comparison.scoring_differs
    with pytest.raises(StdcheckError):
        compare_versions(store, STAFF, "ticket-window", 1, 2)


def step_with_criterion() -> dict[str, object]:
    criterion = {"id": "exit-shown", "what": "The exit is shown", "measure": {"kind": "conformity"}}
    factor = {"id": "way-out", "title": "The way out", "layer": "procedural", "criteria": [criterion]}
    return {"id": "leave", "title": "Leaving", "key_factors": [factor]}


def test_a_criterion_moved_to_another_factor_is_moved_not_new(store: Store) -> None:
    publish(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    target = "stages/buy/steps/queue/key_factors/short-wait"
    edit_draft(store, MANAGER, "ticket-window", [MoveNode(GREETING, 0, target)], now=later(1))
    comparison = compare_versions(store, MANAGER, "ticket-window", 1, 2)
    found = [(difference.kind, difference.path, difference.field) for difference in comparison.differences]
    assert found == [("moved", f"{target}/criteria/greeting", None)]
    assert not comparison.scoring_differs


def test_the_same_version_has_no_differences(store: Store) -> None:
    publish(store)
    assert compare_versions(store, STAFF, "ticket-window", 1, 1).differences == ()


def test_a_draft_is_reviewed_against_the_version_before(store: Store) -> None:
    publish(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    assert review_draft(store, MANAGER, "ticket-window", today=NOW.date()) is not None
    assert open_draft(store, MANAGER, "ticket-window").standard.version == 2
