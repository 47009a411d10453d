"""Trying out on the screen of a measurable standard: seen first, changed only when it is taken over, undone at once."""

import subprocess
import sys
from decimal import Decimal
from typing import Any

from managing import CRITERION, FACTOR, MANAGER, NOW, draft, html, page, store
from streamlit.testing.v1 import AppTest

from stdcheck.domain.changes import SetField
from stdcheck.domain.tree import node_at, own_form
from stdcheck.services.drafting import delete_draft, edit_draft, open_draft, undo_draft
from stdcheck.storage.store import Store

__all__ = ["store"]

SHARE = {"kind": "share", "target": "100"}
MEAN = {"kind": "mean", "at_most": "5", "unit": {"en": "min", "zh": "分钟"}}
TIMINGS = "1 1 2 2 2 2 3 3 3 3 3 3 4 4 4 4 7 9 12 14"


def trying(store: Store, language: str = "en", **fields: Any) -> AppTest:
    draft(store)
    edit_draft(
        store, MANAGER, "ticket-window", [SetField(CRITERION, name, value) for name, value in fields.items()], now=NOW
    )
    return page("draft", language, id="ticket-window", step="criteria", at=CRITERION, section="try")


def form(store: Store) -> dict[str, Any]:
    return own_form(node_at(open_draft(store, MANAGER, "ticket-window").standard, CRITERION))


def offered(app: AppTest) -> list[str]:
    return [str(option) for one in app.button_group if one.key == "draft.try.wait" for option in one.options]


def paste(app: AppTest, text: str) -> None:
    app.text_area(key="draft.try.values.wait").set_value(text)
    app.button(key="draft.try.values.wait.show").click().run()


def test_only_what_fits_the_measure_is_offered(store: Store) -> None:
    app = trying(store)
    found = {"conformity": offered(app)}
    for measure in (SHARE, SHARE | {"limit": {"at_most": "5"}}, MEAN):
        edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "measure", measure)], now=NOW)
        app.run()
        found[str(measure)] = offered(app)
    assert list(found.values()) == [
        [],
        ["Target", "Weight"],
        ["Target", "Measured values", "Weight"],
        ["Measured values", "Weight"],
    ]


def test_nothing_of_it_is_loaded_before_it_is_looked_at() -> None:
    late = ("stdcheck.web.drafting.trying", "stdcheck.web.drafting.tried_charts", "altair", "pandas", "numpy")
    loading = "import sys, stdcheck.web.drafting.review, stdcheck.web.drafting.criteria"
    code = f"{loading}; print([name for name in {late!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_a_target_is_tried_taken_over_and_undone(store: Store) -> None:
    app = trying(store, measure=SHARE, sample="40", baseline={"value": "97"}, expectation={"value": "95"})
    strict = html(app)
    app.select_slider(key="draft.try.target.wait").set_value(Decimal(95)).run()
    tried, before = html(app), form(store)["measure"]
    app.button(key="draft.try.target.wait.take").click().run()
    taken = form(store)["measure"]
    undo_draft(store, MANAGER, "ticket-window", now=NOW)
    assert "With 97% today, a target of 100% over 40 observations is met in 3 audits of 10." in strict
    assert "the target asks for more" in strict
    assert "With 97% today, a target of 95% over 40 observations is met in 9 audits of 10." in tried
    assert "the target asks for more" not in tried
    assert (before, taken, form(store)["measure"]) == (SHARE, {"kind": "share", "target": "95"}, SHARE)


def test_without_today_s_level_the_way_leads_to_where_it_is_entered(store: Store) -> None:
    app = trying(store, measure=SHARE)
    app.button(key="draft.try.target.wait.enter").click().run()
    assert app.text_input(key="draft.baseline.wait.value").value == ""


def test_pasted_values_show_what_the_mean_hides_and_a_share_is_taken_over_and_undone(store: Store) -> None:
    app = trying(store, measure=MEAN, baseline={"value": "4"})
    paste(app, TIMINGS)
    shown, before = html(app), form(store)
    app.button(key="draft.try.limit.wait.take").click().run()
    taken = form(store)
    undo_draft(store, MANAGER, "ticket-window", now=NOW)
    assert "The mean keeps the limit, and yet 4 of 20 customers are worse off." in shown
    assert "8.1% – 41.6%" in shown
    assert (before["measure"], taken["measure"], taken["baseline"]) == (
        MEAN,
        {"kind": "share", "target": "90", "limit": {"at_most": "5", "unit": {"en": "min", "zh": "分钟"}}},
        {"value": "80", "n": 20},
    )
    assert form(store) == before


def test_pasted_values_survive_a_look_elsewhere_and_stay_out_of_the_standard(store: Store) -> None:
    app = trying(store, measure=MEAN)
    before = form(store)
    paste(app, TIMINGS)
    app.query_params["section"] = "weight"
    app.run()
    app.query_params["section"] = "try"
    app.run()
    assert (app.text_area(key="draft.try.values.wait").value, form(store)) == (TIMINGS, before)


def test_too_few_values_are_refused_and_unreadable_ones_named(store: Store) -> None:
    app = trying(store, measure=MEAN)
    paste(app, "１ 2 3")
    few = html(app)
    paste(app, "1 two 3\n4,5")
    unreadable = html(app)
    assert "3 values are too few: a single odd customer would decide. At least 20 are needed." in few
    assert "Value 2 in line 1: two is not a number." in unreadable
    assert "Value 4 in line 2: 4,5 can be read in two ways." in unreadable
    assert not [one for one in app.button if one.key == "draft.try.limit.wait.take"]


def test_a_weight_is_tried_and_taken_over(store: Store) -> None:
    app = trying(store)
    app.select_slider(key="draft.try.weight.wait").set_value(Decimal(3)).run()
    assert "With weight 3 this measurable standard holds 100% of the score." in html(app)
    app.button(key="draft.try.weight.wait.take").click().run()
    assert form(store)["weight"] == "3"


def test_the_section_speaks_chinese(store: Store) -> None:
    app = trying(store, "zh", measure=MEAN)
    paste(app, TIMINGS)
    assert "平均值达标，但20位客户中仍有4位没有达标。" in html(app)


def test_the_finding_on_trifles_draws_what_each_importance_holds(store: Store) -> None:
    made = draft(store)
    other = {"id": "leaflets", "title": "Leaflets", "layer": "procedural", "importance": 2}
    trifle = {"id": "rack", "what": "The rack is tidy", "measure": {"kind": "conformity"}, "weight": 3}
    factors = [
        own_form(node_at(made, FACTOR)) | {"importance": 5, "criteria": [own_form(node_at(made, CRITERION))]},
        other | {"criteria": [trifle]},
    ]
    stages = [{"id": "buy", "title": "Buying", "steps": [{"id": "queue", "title": "Queueing", "key_factors": factors}]}]
    delete_draft(store, MANAGER, "ticket-window", now=NOW)
    draft(store, stages=stages)
    shown = html(page("draft", id="ticket-window", step="review"))
    importances = [shown.index(words) for words in ("Importance 5", "25.0%", "Importance 2", "75.0%")]
    assert importances == sorted(importances)
