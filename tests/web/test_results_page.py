"""Published results as everyone sees them."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from inspecting import MANAGER, store
from streamlit.testing.v1 import AppTest
from test_audit_pages import html, page

from stdcheck.domain.scorecard import Outcome
from stdcheck.language import translator
from stdcheck.services.reporting import audited_sites, published_results
from stdcheck.services.samples import load_samples
from stdcheck.storage.store import Store
from stdcheck.web.results.overview import Overview
from stdcheck.web.results.period import Period
from stdcheck.web.results.trend import trend, trend_words

__all__ = ["store"]
ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def samples(store: Store) -> Store:
    load_samples(store, MANAGER, ROOT, now=NOW)
    return store


def results(role: str = "staff", language: str = "en") -> AppTest:
    app = page("results", role=role, language=language, standard="metro-station")
    app.segmented_control(key="results.period").set_value(Period.ALL).run()
    assert not app.exception
    return app


def test_without_audits_the_page_says_when_there_will_be_some(store: Store) -> None:  # noqa: ARG001
    assert "No results yet" in html(page("results", role="staff"))


def test_staff_see_what_went_well_before_what_to_work_on(samples: Store) -> None:  # noqa: ARG001
    headings = [heading.value for heading in results().header]
    assert headings == [
        "What went well",
        "The score",
        "Who checks, how and how often",
        "Trend",
        "By site",
        "By stage",
        "To work on",
    ]


def test_what_to_work_on_lists_the_newest_notes_of_misses_and_no_others(samples: Store) -> None:
    found = published_results(samples, MANAGER, standard_id="metro-station")
    (figure,) = [one for one in found.to_work_on if one.notes][:1]
    seen = figure.notes[0]
    said = [
        (Outcome.MET, "kind"),
        (Outcome.NOT_OBSERVED, "closed"),
        *[(Outcome.NOT_MET, f"miss {n}") for n in range(6)],
    ]
    notes = tuple(replace(seen, outcome=outcome, text=text) for outcome, text in said)
    shown = str(Overview(found, translator("en")).to_work_on([replace(figure, notes=notes)]))
    assert re.findall(r"<li>(\w[^<]*) <span", shown) == [f"miss {n}" for n in range(5)]


def test_every_figure_says_whether_it_is_pooled_or_a_mean_and_what_it_was_made_with(samples: Store) -> None:
    shown = html(results())
    found = published_results(samples, MANAGER, standard_id="metro-station")
    assert "Score, pooled: every assessed criterion of every audit counts by its weight." in shown
    assert "Mean of audits: " in shown
    assert f"metro-station, version 2, content hash {found.versions[-1].sha256[:12]}; model: weighted" in shown
    assert "audits of older versions, which are scored differently, are in the trend only." in shown


def test_sites_whose_intervals_overlap_are_called_not_distinguishable_and_stand_in_the_order_of_their_names(
    samples: Store,
) -> None:
    shown = html(results())
    found = published_results(samples, MANAGER, standard_id="metro-station")
    names = sorted(translator("en").show(site.site.name) for site in found.by_site)
    places = [shown.index(f'<span class="sc-bar-label">{name} ') for name in names]
    assert places == sorted(places)
    assert shown.count("not distinguishable from all sites") == sum(not site.distinguishable for site in found.by_site)


def test_the_trend_breaks_where_a_version_is_scored_differently_and_is_said_in_words(samples: Store) -> None:
    found = published_results(samples, MANAGER, standard_id="metro-station")
    t = translator("en")
    rows = trend(found, t)["data"]["values"]
    assert {row["line"] for row in rows} == {"0", "1"}
    assert all(row["low"] <= row["score"] <= row["high"] for row in rows)
    assert all(f"{row['month']}: {row['said']}" in trend_words(found, t) for row in rows)


def test_the_page_speaks_chinese(samples: Store) -> None:  # noqa: ARG001
    shown = html(results(language="zh"))
    assert "合并得分" in shown
    assert "pooled" not in shown


def test_results_are_narrowed_to_one_site(samples: Store) -> None:
    metro, hotel = (audited_sites(samples, MANAGER, standard_id=one) for one in ("metro-station", "hotel-front-desk"))
    app = results()
    assert len(app.selectbox(key="results.site").options) == len(metro)
    app.selectbox(key="results.site").set_value(min(metro - hotel)).run()
    assert "By site" not in [heading.value for heading in app.header]
    app.selectbox(key="results.standard").set_value("hotel-front-desk").run()
    assert app.selectbox(key="results.site").value is None
    assert not app.exception


def test_an_unknown_standard_in_the_address_is_answered_with_one_that_exists(samples: Store) -> None:  # noqa: ARG001
    assert "The score" in [heading.value for heading in page("results", role="staff", standard="../x").header]


@pytest.mark.parametrize(
    ("period", "since"),
    [(Period.QUARTER, "2026-09-01"), (Period.HALF, "2026-06-01"), (Period.YEAR, "2025-12-01"), (Period.ALL, "None")],
)
def test_a_period_reaches_back_whole_months_with_the_present_one(period: Period, since: str) -> None:
    assert str(period.since(NOW.date())) == since
