"""Results: figures from score cards, of audits that may be compared."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from services_cases import INSPECTOR, MANAGER, NOW, STAFF, WAIT, add_central, filled, later, publish, ticket_window

from stdcheck.domain.audit import Audit
from stdcheck.domain.changes import SetField
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.results import CriterionNote, SiteName
from stdcheck.domain.scorecard import Outcome, Verdict
from stdcheck.domain.standard import ScoringModel, Status
from stdcheck.scoring import score, wilson
from stdcheck.services.auditing import receive_audit, reopen_audit, withdraw_audit
from stdcheck.services.drafting import edit_draft, edit_published
from stdcheck.services.publishing import publish_standard
from stdcheck.services.reporting import audited_sites, published_results
from stdcheck.services.summing import results_of
from stdcheck.storage.store import Store


def counted(share: int, greeting: str, **changed: Any) -> dict[str, Any]:
    return {"responses": {"wait-5min": {"compliant": share, "observed": 20}, "greeting": greeting}, **changed}


def audits() -> Sequence[Audit]:
    """Return 20 and 18 of 20 met (weight 3), 14 of 20 at nothing; greeting (weight 2) met, not, partly."""
    return (
        filled("a", **counted(20, "met", observed_at="2026-10-05T09:00:00+08:00", method="observation")),
        filled("b", **counted(18, "not_met", observed_at="2026-10-31T23:30:00+08:00", site="Harbour", inspector="X")),
        filled("c", **counted(14, "partly", observed_at="2026-11-02T09:00:00+08:00")),
    )


@pytest.fixture
def store(store: Store) -> Store:
    publish(store)
    add_central(store)
    for audit in audits():
        receive_audit(store, INSPECTOR, audit, submission=audit.id, now=NOW)
    return store


def test_the_figures_say_pooled_and_mean_of_audits(store: Store) -> None:
    results = published_results(store, STAFF, standard_id="ticket-window")
    assert [scored.audit.id for scored in results.audits] == ["a", "b", "c"]
    assert [scored.card for scored in results.audits] == [
        score(results.standard, scored.audit) for scored in results.audits
    ]
    figure = results.figure
    assert (figure.audits, figure.assessed) == (3, 6)
    assert figure.pooled == Fraction(100 * (5 + 3 + 1), 15)
    assert figure.mean_of_audits == (100 + 60 + 20) / Fraction(3)
    assert figure.coverage == Fraction(100 * 15, 18)
    assert figure.verdicts == {Verdict.PASS: 1, Verdict.FAIL: 2}


def test_figures_are_given_by_site_month_and_stage(store: Store) -> None:
    results = published_results(store, STAFF, standard_id="ticket-window")
    assert [(site.site, site.figure.pooled, site.distinguishable) for site in results.by_site] == [
        (SiteName("Central", {"en": "Central", "zh": "中央站"}), Fraction(60), False),
        (SiteName("Harbour", "Harbour"), Fraction(60), False),
    ]
    assert [(month.month, month.line, month.figure.audits) for month in results.by_month] == [
        (date(2026, 10, 1), 0, 2),
        (date(2026, 11, 1), 0, 1),
    ]
    (stage,) = results.by_stage
    assert (stage.stage.id, stage.audits, stage.assessed, stage.score) == ("buy", 3, 6, Fraction(60))
    assert (results.inspectors, dict(results.methods)) == (("L. Chen", "X"), {"observation": 1})


def test_criteria_say_what_went_well_and_what_to_work_on(store: Store) -> None:
    results = published_results(store, STAFF, standard_id="ticket-window")
    wait, temperature, greeting = results.by_criterion
    assert dict(wait.counts) == {Outcome.MET: 2, Outcome.NOT_MET: 1}
    assert (wait.share_met, wait.interval, wait.attainment) == (Fraction(200, 3), wilson(2, 3), Fraction(200, 3))
    assert (temperature.assessed, temperature.share_met) == (0, None)
    assert greeting.attainment == Fraction(50)
    assert [figure.criterion.id for figure in results.to_work_on] == ["wait-5min", "greeting"]
    assert [figure.criterion.id for figure in results.went_well] == ["wait-5min"]


def test_only_notes_of_what_was_missed_tell_what_to_work_on() -> None:
    responses = [
        {"value": "not_met", "note": "rude"},
        {"value": "met", "note": "kind"},
        {"not_observed": "closed"},
        {"not_applicable": "no counter"},
        {"value": "partly", "note": "late"},
    ]
    given = [
        filled(f"n{day}", responses={"greeting": one}, observed_at=f"2026-11-0{day}")
        for day, one in enumerate(responses, 1)
    ]
    results = results_of([ticket_window(status=Status.PUBLISHED)], given, {})
    (figure,) = results.to_work_on
    assert [note.text for note in figure.missed_notes] == ["late", "rude"]


def test_notes_and_reasons_stand_with_their_criterion_the_newest_first() -> None:
    responses = [
        {"greeting": {"value": "met", "note": "kind"}},
        {"greeting": {"not_observed": "closed", "note": "again"}},
    ]
    given = [filled(f"n{day}", responses=one, observed_at=f"2026-11-0{day}") for day, one in enumerate(responses, 1)]
    standard = ticket_window(status=Status.PUBLISHED)
    results = results_of([standard], given, {"Central": SiteName("Central", "Main")})
    assert results.by_criterion[2].notes == (
        CriterionNote("n2", SiteName("Central", "Main"), date(2026, 11, 2), Outcome.NOT_OBSERVED, "closed · again"),
        CriterionNote("n1", SiteName("Central", "Main"), date(2026, 11, 1), Outcome.MET, "kind"),
    )


def test_only_submitted_audits_of_the_days_and_sites_asked_for_count(store: Store) -> None:
    def ids(**asked: Any) -> list[str]:
        found = published_results(store, STAFF, standard_id="ticket-window", **asked)
        return [scored.audit.id for scored in found.audits]

    assert ids(since=date(2026, 10, 31), until=date(2026, 10, 31)) == ["b"]
    assert ids(sites=["Central"]) == ["a", "c"]
    withdraw_audit(store, INSPECTOR, "a", reason="Wrong day", now=later(1))
    reopen_audit(store, INSPECTOR, "b", reason="To mend", now=later(1))
    assert ids() == ["c"]
    assert audited_sites(store, STAFF, standard_id="ticket-window") == {"Central"}


def test_without_audits_the_newest_version_stands_alone(store: Store) -> None:
    results = published_results(store, STAFF, standard_id="ticket-window", sites=["Nowhere"])
    assert (results.standard.version, results.audits, results.figure.pooled, results.by_month) == (1, (), None, ())
    assert [figure.assessed for figure in results.by_criterion] == [0, 0, 0]
    with pytest.raises(StdcheckError):
        published_results(store, STAFF, standard_id="nothing")


def test_the_line_breaks_where_scoring_differs_and_figures_rest_on_the_newest(store: Store) -> None:
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "weight", 1)], now=NOW)
    publish_standard(store, MANAGER, "ticket-window", effective_from=date(2026, 11, 3), now=NOW)
    new = filled("d", standard={"id": "ticket-window", "version": 2}, observed_at="2026-11-05T09:00:00+08:00")
    receive_audit(store, INSPECTOR, new, submission="d", now=NOW)
    results = published_results(store, STAFF, standard_id="ticket-window")
    assert [(version.version, version.line, version.figure.audits) for version in results.versions] == [
        (1, 0, 3),
        (2, 1, 1),
    ]
    assert [(month.month.month, month.line, month.figure.audits) for month in results.by_month] == [
        (10, 0, 2),
        (11, 0, 1),
        (11, 1, 1),
    ]
    assert (results.standard.version, results.figure.audits, len(results.audits)) == (2, 1, 4)


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (ScoringModel.WEIGHTED, Fraction(60)),
        (ScoringModel.UNWEIGHTED, Fraction(100 * (2 + 1 + Fraction(1, 2)), 6)),
        (ScoringModel.ABSOLUTE, Fraction(100, 3)),
        (ScoringModel.HIERARCHICAL, Fraction(100 * (1 + Fraction(1, 2) + Fraction(1, 4)), 3)),
    ],
)
def test_a_stage_is_pooled_by_the_model_of_the_standard(model: ScoringModel, expected: Fraction) -> None:
    standard = ticket_window(status=Status.PUBLISHED, scoring={"model": model})
    results = results_of([standard], audits())
    assert results.by_stage[0].score == expected


def test_audits_without_their_version_are_refused() -> None:
    with pytest.raises(StdcheckError):
        results_of([ticket_window()], [filled(standard={"id": "ticket-window", "version": 7})])


def test_results_name_the_head_of_the_history(store: Store) -> None:
    head = published_results(store, STAFF, standard_id="ticket-window").chain_head
    assert head == store.run(lambda unit: unit.history.head().hash)
