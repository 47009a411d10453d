"""What audits say reaches the review of a draft, worked out once for each state of the audits."""

from datetime import date

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, WAIT, add_central, filled, later, publish

from stdcheck.domain.changes import SetField
from stdcheck.domain.errors import StdcheckError
from stdcheck.language import translator
from stdcheck.services.auditing import receive_audit, reopen_audit, submit_audit, withdraw_audit
from stdcheck.services.drafting import edit_draft, edit_published
from stdcheck.services.experience import stored_experience
from stdcheck.services.publishing import publish_standard, review_draft
from stdcheck.storage.store import Store


@pytest.fixture
def store(store: Store) -> Store:
    """Return a store with a published standard, a draft of its next version, and two audits: 36 of 40 within 5 min."""
    publish(store)
    add_central(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    for name in ("central-1", "central-2"):
        receive_audit(store, INSPECTOR, filled(name), submission=name, now=NOW)
    return store


def said(store: Store, rule: str, path: str) -> list[str]:
    found = review_draft(store, MANAGER, "ticket-window", today=NOW.date())
    return [translator("en").say(one.message) for one in found if (one.rule, one.path) == (rule, path)]


def test_a_draft_is_held_against_what_audits_measured(store: Store) -> None:
    assert said(store, "P102", WAIT) == []
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "measure.target", 95)], now=later(1))
    assert said(store, "P102", WAIT) == [
        "With 90% today (measured in 2 audits, n = 40), a target of 95% over 20 observations is met in 4 audits of 10."
    ]


def test_what_audits_measured_keeps_a_draft_from_being_published(store: Store) -> None:
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "measure.target", 100)], now=later(1))
    with pytest.raises(StdcheckError) as caught:
        publish_standard(store, MANAGER, "ticket-window", effective_from=date(2026, 12, 1), now=later(2))
    assert [translator("en").say(problem.what) for problem in caught.value.problems] == [
        "The target is 100%, and today it is 90% (measured in 2 audits, n = 40)."
    ]


def test_audits_are_asked_anew_only_where_one_has_changed(store: Store) -> None:
    def asked() -> object:
        return store.run(lambda unit: stored_experience(store, unit, "ticket-window"))

    states = [asked()]
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard")], now=later(1))
    assert asked() is states[-1]
    reopen_audit(store, MANAGER, "central-1", reason="A wrong time", now=later(2))
    states.append(asked())
    submit_audit(store, INSPECTOR, "central-1", now=later(3))
    states.append(asked())
    withdraw_audit(store, MANAGER, "central-2", reason="Wrong site", now=later(4))
    states.append(asked())
    receive_audit(store, INSPECTOR, filled("central-3"), submission="central-3", now=later(5))
    states.append(asked())
    assert asked() is states[-1]
    assert len({id(state) for state in states}) == len(states)
