"""The draft editor: what is typed is saved by every run, and nothing entered is lost."""

from datetime import date
from typing import Any

import pytest
from managing import CRITERION, FACTOR, MANAGER, NOW, STEP, draft, html, page, store
from streamlit.testing.v1 import AppTest

from stdcheck.domain.changes import SetField
from stdcheck.domain.content import content_hash
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import node_at, own_form
from stdcheck.services.drafting import create_draft, edit_draft, open_draft, undo_draft
from stdcheck.services.publishing import review_draft
from stdcheck.storage.store import Store
from stdcheck.web.drafting import tallies
from stdcheck.web.drafting.places import Part
from stdcheck.web.drafting.progress import Progress, progress

__all__ = ["store"]


def editor(step: str, at: str = "", language: str = "en", section: str = "") -> AppTest:
    place = {name: value for name, value in (("at", at), ("section", section)) if value}
    return page("draft", language, id="ticket-window", step=step, **place)


def saved(store: Store) -> Standard:
    return open_draft(store, MANAGER, "ticket-window").standard


def form(store: Store, path: str) -> dict[str, Any]:
    return own_form(node_at(saved(store), path))


def review(store: Store) -> tuple[Finding, ...]:
    return review_draft(store, MANAGER, "ticket-window", today=NOW.date())


def test_a_stage_is_added_by_typing_it(store: Store) -> None:
    create_draft(store, MANAGER, title="Ticket window", language="en", now=NOW)
    app = editor("sequence")
    app.text_input(key="draft.add.standard").set_value("Entering the station")
    app.button(key="draft.add.standard.button").click().run()
    assert [(stage.id, stage.title) for stage in saved(store).stages] == [
        ("entering-the-station", "Entering the station")
    ]


def test_a_stage_is_renamed_in_the_language_that_was_typed(store: Store) -> None:
    draft(store)
    app = editor("sequence")
    app.text_input(key="draft.title.buy.zh").set_value("购票").run()
    app.run()
    assert saved(store).stages[1].title == {"en": "Buying", "zh": "购票"}


def test_stages_move(store: Store) -> None:
    draft(store)
    app = editor("sequence")
    app.button(key="draft.up.buy").click().run()
    assert [stage.id for stage in saved(store).stages] == ["buy", "arrive"]


def test_what_was_undone_stands_in_the_field_again(store: Store) -> None:
    draft(store)
    app = editor("sequence")
    app.text_input(key="draft.title.buy.en").set_value("Getting a ticket").run()
    undo_draft(store, MANAGER, "ticket-window", now=NOW)
    app.run()
    assert app.text_input(key="draft.title.buy.en").value == "Buying"


def test_a_step_is_added_to_the_stage_that_the_address_names(store: Store) -> None:
    draft(store)
    app = editor("steps", "stages/arrive")
    app.text_input(key="draft.add.arrive").set_value("Looking around")
    app.button(key="draft.add.arrive.button").click().run()
    assert [[step.title for step in stage.steps] for stage in saved(store).stages] == [["Looking around"], ["Queueing"]]


def test_what_is_added_one_after_the_other_goes_to_the_stage_that_was_shown(store: Store) -> None:
    draft(store, stages=[{"id": "arrive", "title": "Arriving"}, {"id": "buy", "title": "Buying"}])
    app = editor("steps")
    for title in ("Looking around", "Asking"):
        app.text_input(key="draft.add.arrive").set_value(title)
        app.button(key="draft.add.arrive.button").click().run()
    assert [[step.title for step in stage.steps] for stage in saved(store).stages] == [["Looking around", "Asking"], []]


def test_what_is_added_one_after_the_other_goes_to_the_step_that_was_shown(store: Store) -> None:
    steps = [{"id": "queue", "title": "Queueing"}, {"id": "pay", "title": "Paying"}]
    draft(store, stages=[{"id": "buy", "title": "Buying", "steps": steps}])
    app = editor("factors")
    for title in ("The wait is short", "The queue is fair"):
        app.text_input(key="draft.add.queue").set_value(title)
        app.button(key="draft.add.queue.button").click().run()
    found = [[factor.title for factor in step.key_factors] for step in saved(store).stages[0].steps]
    assert found == [["The wait is short", "The queue is fair"], []]


def test_a_key_factor_gets_importance_quality_and_evidence(store: Store) -> None:
    draft(store)
    app = editor("factors", FACTOR)
    app.button_group(key="draft.importance.short-wait").set_value(5).run()
    app.run()
    app.selectbox(key="draft.quality.short-wait").set_value("timely").run()
    app.run()
    app.button(key="draft.evidence.short-wait.add").click().run()
    app.text_area(key="draft.evidence.short-wait.0.text.en").set_value("38 of 120 complaints").run()
    app.run()
    assert form(store, FACTOR) == {
        "id": "short-wait",
        "title": "The wait is short",
        "layer": "procedural",
        "quality": "timely",
        "importance": 5,
        "evidence": [{"kind": "complaints", "text": "38 of 120 complaints"}],
    }


def test_a_criterion_says_who_when_how_and_check(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION)
    app.text_input(key="draft.who.wait.en").set_value("Shift leader").run()
    app.run()
    app.text_area(key="draft.check.wait.zh").set_value("对20位乘客计时").run()
    app.run()
    found = form(store, CRITERION)
    assert (found["who"], found["check"]) == ("Shift leader", {"zh": "对20位乘客计时"})


@pytest.mark.parametrize(("language", "expected"), [("en", ["en", "zh"]), ("zh", ["zh", "en"])])
def test_the_reader_s_language_stands_first(store: Store, language: str, expected: list[str]) -> None:
    draft(store)
    keys = [str(area.key) for area in editor("criteria", CRITERION, language=language).text_area]
    assert [key.rpartition(".")[2] for key in keys if key.startswith("draft.what.")] == expected


def test_a_new_criterion_opens_at_its_wording(store: Store) -> None:
    draft(store)
    app = editor("criteria", FACTOR, section="weight")
    app.text_input(key="draft.add.short-wait").set_value("The queue is one line")
    app.button(key="draft.add.short-wait.button").click().run()
    assert app.text_area(key="draft.what.the-queue-is-one-line.en").value == "The queue is one line"


def test_a_number_is_shown_as_the_store_took_it(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, section="measure")
    app.text_input(key="draft.sample.wait").set_value("２０").run()
    app.run()
    assert app.text_input(key="draft.sample.wait").value == "20"


def test_a_number_that_cannot_be_read_stays_in_the_field_and_is_not_saved(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, section="weight")
    app.text_input(key="draft.weight.wait").set_value("1,5").run()
    app.run()
    assert (app.text_input(key="draft.weight.wait").value, "Not saved yet" in html(app), form(store, CRITERION)) == (
        "1,5",
        True,
        {
            "id": "wait",
            "what": {"en": "Passengers reach the window", "zh": "乘客到达窗口"},
            "measure": {"kind": "conformity"},
        },
    )


def test_a_share_begins_with_the_usual_target_and_takes_a_limit(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, section="measure")
    app.selectbox(key="draft.measure.wait.kind").set_value("share").run()
    app.run()
    app.text_input(key="draft.measure.wait.at_most").set_value("5").run()
    app.run()
    app.text_input(key="draft.measure.wait.unit.en").set_value("min").run()
    app.run()
    assert form(store, CRITERION)["measure"] == {
        "kind": "share",
        "target": "90",
        "limit": {"at_most": "5", "unit": "min"},
    }


def test_a_measure_that_does_not_hold_together_yet_is_saved_as_soon_as_it_does(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, section="measure")
    app.selectbox(key="draft.measure.wait.kind").set_value("quantity").run()
    app.run()
    before = form(store, CRITERION)["measure"]
    app.text_input(key="draft.measure.wait.at_most").set_value("5").run()
    app.run()
    assert (before, form(store, CRITERION)["measure"]) == (
        {"kind": "conformity"},
        {"kind": "quantity", "at_most": "5"},
    )


def test_critical_is_saved_with_its_reason(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, section="weight")
    app.toggle(key="draft.critical.wait").set_value(True).run()
    app.run()
    app.text_input(key="draft.critical.wait.reason.en").set_value("People may fall").run()
    app.run()
    found = form(store, CRITERION)
    assert (found["critical"], found["critical_reason"]) == (True, "People may fall")


def test_two_people_in_one_field_see_both_texts_and_one_chooses(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION)
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "who", "Theirs")], now=NOW)
    app.text_input(key="draft.who.wait.en").set_value("Mine").run()
    app.run()
    shown = html(app)
    stored = form(store, CRITERION)["who"]
    app.button(key="draft.mine.draft.who.wait").click().run()
    assert ("Theirs" in shown, "Mine" in shown, stored, form(store, CRITERION)["who"]) == (True, True, "Theirs", "Mine")


def test_what_somebody_else_changed_appears_where_nobody_typed(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION)
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "who", "Theirs")], now=NOW)
    app.run()
    assert app.text_input(key="draft.who.wait.en").value == "Theirs"


def test_a_finding_is_mended_by_one_click(store: Store) -> None:
    draft(store)
    mean = {"kind": "mean", "at_most": 5, "unit": "min"}
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "measure", mean)], now=NOW)
    app = editor("criteria", CRITERION)
    rewrite = next(button for button in app.button if (button.key or "").startswith("draft.rewrite.P301"))
    rewrite.click().run()
    assert form(store, CRITERION)["measure"] == {
        "kind": "share",
        "target": "90",
        "limit": {"at_most": "5", "unit": "min"},
    }


def offer(app: AppTest, rule: str) -> Any:
    return next(button for button in app.button if (button.key or "").startswith(f"draft.rewrite.{rule}."))


def test_a_typed_sentence_with_figures_brings_its_measure(store: Store) -> None:
    draft(store)
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "measure", {"kind": "conformity"})], now=NOW)
    app = editor("criteria", CRITERION)
    app.text_area(key="draft.what.wait.en").set_value("Nine in ten passengers are served within 4 minutes").run()
    app.run()
    offer(app, "Q205").click().run()

    assert {"kind": "share", "target": "90", "limit": {"at_most": "4", "unit": {"en": "min", "zh": "分钟"}}} == form(
        store, CRITERION
    )["measure"]


def test_a_slogan_is_kept_as_the_reason_and_its_place_shows_what_to_fill_in(store: Store) -> None:
    draft(store)
    changes = [SetField(CRITERION, "what", "Excellent service"), SetField(CRITERION, "measure", {"kind": "conformity"})]
    edit_draft(store, MANAGER, "ticket-window", changes, now=NOW)
    app = editor("criteria", CRITERION, section="weight")
    offer(app, "P502").click().run()
    wanted = app.text_area(key="draft.what.wait.en")

    assert ("", "For example: ") == (wanted.value, wanted.placeholder[:13])
    assert ("", "Excellent service") == (form(store, CRITERION)["what"], form(store, CRITERION)["rationale"])


def test_several_in_one_are_taken_apart_by_one_click_and_put_together_by_one_undo(store: Store) -> None:
    draft(store)
    packed = "擦桌子、摆椅子、倒垃圾、关窗户、关灯、拖地、洗杯子"
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "what", packed)], now=NOW)
    before = content_hash(saved(store))
    app = editor("criteria", CRITERION)
    offer(app, "P402").click().run()
    parts = packed.split("、")

    assert parts == [place.criterion.what for place in saved(store).criteria() if place.criterion.what in parts]
    undo_draft(store, MANAGER, "ticket-window", now=NOW)
    assert before == content_hash(saved(store))


def test_a_rewrite_of_words_that_changed_meanwhile_is_not_made(store: Store) -> None:
    draft(store)
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "what", "接通率100%")], now=NOW)
    app = editor("criteria", CRITERION)
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "what", "接通率100%，节假日除外")], now=NOW)
    offer(app, "P101").click().run()

    assert "接通率100%，节假日除外" == form(store, CRITERION)["what"]


def test_a_finding_is_accepted_with_a_reason(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION)
    rules = sorted({finding.rule for finding in review(store) if finding.path == CRITERION})
    name = next(
        name
        for position in range(len(rules))
        if f"draft.about.{(name := f'P601.wait.{position}')}" in app.session_state
    )
    app.session_state[f"draft.about.{name}"] = True
    app.run()
    app.text_input(key=f"draft.reason.{name}").set_value("Told by the crew").run()
    app.run()
    app.button(key=f"draft.accept.{name}").click().run()
    accepted = form(store, CRITERION)["accepted"]
    assert [(one["rule"], one["reason"], one["by"]) for one in accepted] == [("P601", "Told by the crew", "manager")]


def test_the_review_says_what_was_accepted_and_what_has_come_back(store: Store) -> None:
    draft(store)
    given = {"rule": "P601", "reason": "Told by the crew", "by": "Wang Fang"}
    for until, language, said in (
        (date(2999, 12, 31), "en", "Told by the crew · Wang Fang · until 31 Dec 2999"),
        (date(2026, 1, 31), "en", "Told by the crew · Wang Fang · acceptance expired on 31 Jan 2026"),
        (date(2026, 1, 31), "zh", "Told by the crew · Wang Fang · 接受已于2026年1月31日到期"),
    ):
        accepted = [{**given, "until": until.isoformat()}]
        edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "accepted", accepted)], now=NOW)
        app = editor("review", language=language)
        app.session_state["draft.memory"].group = "P6"
        app.run()
        assert f'<p class="sc-quiet">{said}</p>' in html(app)


BARS = {
    "en": {
        "P5": [("gap", "1 warning", 11.11)],
        "P6": [("gap", "2 warnings", 22.22), ("", "1 accepted", 11.11)],
        "M": [("bad", "1 error", 11.11)],
        "Q": [("bad", "1 error", 11.11), ("gap", "4 warnings", 44.44), ("info", "4 hints", 44.44)],
    },
    "zh": {
        "P5": [("gap", "1个警告", 11.11)],
        "P6": [("gap", "2个警告", 22.22), ("", "1项已接受", 11.11)],
        "M": [("bad", "1个错误", 11.11)],
        "Q": [("bad", "1个错误", 11.11), ("gap", "4个警告", 44.44), ("info", "4个建议", 44.44)],
    },
}


@pytest.mark.parametrize(("language", "none"), [("en", "none"), ("zh", "无")])
def test_each_pitfall_has_a_bar_that_tells_open_from_accepted(
    store: Store, monkeypatch: pytest.MonkeyPatch, language: str, none: str
) -> None:
    draft(store)
    given = {"rule": "P601", "reason": "Told by the crew"}
    edit_draft(store, MANAGER, "ticket-window", [SetField(CRITERION, "accepted", [given])], now=NOW)
    drawn: list[Any] = []
    monkeypatch.setattr(tallies, "row_of_places", lambda *given: drawn.append(given[4]))
    editor("review", language=language)
    every, *bars = drawn[-1]
    assert (every.name, every.count) == ("", "14")
    assert {bar.number: [tuple(piece) for piece in bar.pieces] for bar in bars if bar.pieces} == BARS[language]
    assert [(bar.number, bar.note) for bar in bars if bar.off] == [(code, none) for code in ("P1", "P2", "P3", "P4")]


def test_an_old_list_is_sorted_into_other_key_factors(store: Store) -> None:
    made = draft(store)
    assert made.id == "ticket-window"
    app = editor("factors", STEP)
    app.text_input(key="draft.add.queue").set_value("The clerk is kind")
    app.button(key="draft.add.queue.button").click().run()
    app = editor("criteria", FACTOR)
    app.session_state["draft.sort.short-wait"] = True
    app.run()
    app.multiselect(key="draft.sort.short-wait.what").set_value([CRITERION]).run()
    app.run()
    app.selectbox(key="draft.sort.short-wait.where").set_value(f"{STEP}/key_factors/the-clerk-is-kind").run()
    app.run()
    app.button(key="draft.sort.short-wait.move").click().run()
    factors = saved(store).stages[1].steps[0].key_factors
    assert [[criterion.id for criterion in factor.criteria] for factor in factors] == [[], ["wait"]]


def test_progress_counts_parts_and_gaps(store: Store) -> None:
    draft(store)
    assert progress(saved(store)) == {
        Part.SEQUENCE: Progress(2, 0),
        Part.STEPS: Progress(1, 1),
        Part.FACTORS: Progress(1, 0),
        Part.CRITERIA: Progress(1, 0),
    }


def test_the_editor_speaks_chinese(store: Store) -> None:
    draft(store)
    app = editor("criteria", CRITERION, language="zh")
    assert app.text_area(key="draft.what.wait.en").label == "做什么 · English"


def test_a_draft_that_is_not_there_says_so(store: Store) -> None:
    assert store is not None
    app = editor("sequence")
    assert "sc-problems" in html(app)
