"""Start, standards, one standard, new standard, pitfalls: run as Streamlit runs them, on a real store."""

from datetime import timedelta
from typing import Any

import pytest
from managing import CRITERION, MANAGER, NOW, draft, html, page, store

from stdcheck.documents.standards import dump
from stdcheck.domain.changes import SetField
from stdcheck.rules import RULES
from stdcheck.services.drafting import edit_draft, edit_published, list_standards, open_draft
from stdcheck.services.publishing import publish_standard
from stdcheck.services.samples import samples_loaded
from stdcheck.storage.store import Store
from stdcheck.web.routes import ROUTES

__all__ = ["store"]
PARTS = {"stages": [{"id": "buy", "title": "Buying", "steps": []}]}


def complete(store: Store) -> None:
    """Publish a first version of a small standard."""
    evidence = [{"kind": "complaints", "text": "38 of 120 complaints were about the queue"}]
    criterion = {
        "id": "wait",
        "what": "Nine in ten passengers reach the window within 5 minutes",
        "who": "Shift leader",
        "when": "07:00 to 09:30",
        "how": "Opens another window when more than 8 people wait",
        "check": "Time 20 passengers from joining the queue to the window",
        "measure": {"kind": "share", "target": 90, "limit": {"at_most": 5, "unit": "min"}},
        "promise": "Nine in ten of you reach the window within 5 minutes",
    }
    factor = {"id": "short", "title": "The wait is short", "layer": "procedural", "evidence": evidence}
    step = {"id": "queue", "title": "Queueing", "key_factors": [{**factor, "criteria": [criterion]}]}
    draft(store, title="Ticket window", languages=[], stages=[{"id": "buy", "title": "Buying", "steps": [step]}])
    publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=NOW)


def test_the_first_start_offers_the_samples_and_loads_them_with_one_click(store: Store) -> None:
    app = page("home")
    app.button(key="home.load").click().run(timeout=120)
    assert (samples_loaded(store, MANAGER), len(list_standards(store, MANAGER)) >= 6) == (True, True)


def test_samples_go_away_with_one_click(store: Store) -> None:
    app = page("home")
    app.button(key="home.load").click().run(timeout=120)
    app.button(key="home.remove").click().run(timeout=60)
    assert (samples_loaded(store, MANAGER), list_standards(store, MANAGER)) == (False, ())


def test_drafts_wait_at_the_start_with_what_keeps_them(store: Store) -> None:
    draft(store)
    shown = html(page("home"))
    assert ("2 errors" in shown or "3 errors" in shown, "ready to publish" in shown) == (True, False)


def test_a_review_that_is_due_waits_at_the_start(store: Store) -> None:
    complete(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    due = SetField("", "review.next", (NOW - timedelta(days=1)).date().isoformat())
    edit_draft(store, MANAGER, "ticket-window", [due], now=NOW)
    publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=NOW)
    assert "since 19 Nov 2026" in html(page("home"))


@pytest.mark.parametrize(("role", "expected"), [("inspector", "home.audit"), ("staff", "home.results")])
def test_inspectors_and_staff_have_a_start_of_their_own(store: Store, role: str, expected: str) -> None:
    complete(store)
    app = page("home", role=role)
    assert expected in [button.key for button in app.button]


def test_the_list_is_searched_in_both_languages(store: Store) -> None:
    draft(store)
    app = page("standards")
    app.text_input(key="standards.search").set_value("售票").run()
    found = "Ticket window" in [part.proto.label for part in app.get("page_link")]
    app.text_input(key="standards.search").set_value("hotel").run()
    assert (found, "Nothing found" in html(app)) == (True, True)


def test_the_list_is_filtered_by_status(store: Store) -> None:
    draft(store)
    app = page("standards")
    app.selectbox(key="standards.status").set_value("published").run()
    assert "Nothing found" in html(app)


def test_a_draft_is_deleted_after_one_question(store: Store) -> None:
    draft(store)
    app = page("standards")
    app.session_state["standards.more.ticket-window"] = True
    app.run()
    app.button(key="standards.delete.ticket-window").click().run()
    assert list_standards(store, MANAGER) == ()


def test_a_blank_standard_begins_with_titles_in_both_languages(store: Store) -> None:
    app = page("new_standard")
    app.button_group(key="new.languages").set_value("en,zh").run()
    app.text_input(key="new.title.en").set_value("Lost and found")
    app.text_input(key="new.title.zh").set_value("失物招领")
    app.button(key="new.start").click().run()
    made = open_draft(store, MANAGER, "lost-and-found").standard
    assert (made.title, made.all_languages) == ({"en": "Lost and found", "zh": "失物招领"}, ("en", "zh"))


def test_a_chinese_title_gives_a_readable_id(store: Store) -> None:
    app = page("new_standard", language="zh")
    app.text_input(key="new.title.zh").set_value("失物招领")
    app.button(key="new.start").click().run()
    assert [entry.id for entry in list_standards(store, MANAGER)] == ["shi-wu-zhao-ling"]


def test_a_standard_begins_with_one_of_the_library(store: Store) -> None:
    app = page("new_standard")
    app.button_group(key="new.way").set_value("library").run()
    app.button(key="new.library.bank-counter").click().run()
    assert [entry.id for entry in list_standards(store, MANAGER)] == ["bank-counter"]


def test_a_file_is_taken_over_as_a_draft(store: Store) -> None:
    made = draft(store, id="from-elsewhere")
    file = dump(made.model_copy(update={"id": "from-a-file"})).encode()
    app = page("new_standard")
    app.button_group(key="new.way").set_value("file").run()
    app.file_uploader(key="new.file").set_value(("standard.yaml", file, "application/yaml")).run()
    app.button(key="new.take").click().run()
    assert open_draft(store, MANAGER, "from-a-file").standard.title == made.title


def test_a_broken_file_names_its_lines_and_saves_nothing(store: Store) -> None:
    app = page("new_standard")
    app.button_group(key="new.way").set_value("file").run()
    broken = b"stdcheck: 1\nkind: standard\nid: x\ntitel: X\n"
    app.file_uploader(key="new.file").set_value(("standard.yaml", broken, "application/yaml")).run()
    shown = html(app)
    assert ("standard.yaml:4" in shown, "title" in shown, list_standards(store, MANAGER)) == (True, True, ())


def test_publishing_leads_to_the_standard_with_all_that_is_made_from_it(store: Store) -> None:
    complete(store)
    app = page("standard", id="ticket-window")
    keys = [str(button.proto.id) for button in app.get("download_button")]
    assert [any(f"standard.download.{name}" in key for key in keys) for name in ("charter", "checklist", "yaml")] == [
        True,
        True,
        True,
    ]


def test_the_next_draft_begins_only_when_somebody_edits(store: Store) -> None:
    complete(store)
    app = page("standard", id="ticket-window")
    before = list_standards(store, MANAGER)[0].draft
    app.button(key="standard.edit").click().run()
    after = list_standards(store, MANAGER)[0].draft
    assert (before, after and after.version) == (None, 2)


def test_versions_are_compared_in_words(store: Store) -> None:
    complete(store)
    path = "stages/buy/steps/queue/key_factors/short/criteria/wait"
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    edit_draft(store, MANAGER, "ticket-window", [SetField(path, "weight", 3)], now=NOW)
    publish_standard(store, MANAGER, "ticket-window", effective_from=NOW.date(), now=NOW)
    app = page("standard", id="ticket-window")
    app.session_state["standard.compare"] = True
    app.run()
    assert ("Scored differently" in html(app), "sc-changes" in html(app)) == (True, True)
    assert html(app).count("replaced by version 2") == 1


def test_a_version_is_retired_after_one_question(store: Store) -> None:
    complete(store)
    app = page("standard", id="ticket-window")
    app.session_state["standard.retiring.1"] = True
    app.run()
    app.button(key="standard.retire.1").click().run()
    assert list_standards(store, MANAGER)[0].published is None


def test_staff_read_a_standard_and_cannot_change_it(store: Store) -> None:
    complete(store)
    app = page("standard", role="staff", id="ticket-window")
    assert [button.key for button in app.button if str(button.key).startswith("standard.")] == []


def test_publishing_waits_until_every_error_is_mended(store: Store) -> None:
    draft(store)
    app = page("draft", id="ticket-window", step="review")
    assert app.button(key="draft.publish").disabled


def test_publishing_from_the_review_freezes_the_version(store: Store) -> None:
    complete(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    accepted = [{"rule": rule, "reason": "not for a ticket window"} for rule in ("P601", "P604", "Q204")]
    edit_draft(store, MANAGER, "ticket-window", [SetField("", "accepted", accepted)], now=NOW)
    app = page("draft", id="ticket-window", step="review")
    app.button(key="draft.publish").click().run()
    entry = list_standards(store, MANAGER)[0]
    assert (entry.draft, entry.published and entry.published.version) == (None, 2)


def test_publishing_with_open_warnings_asks_once(store: Store) -> None:
    complete(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    app = page("draft", id="ticket-window", step="review")
    before = [button.key for button in app.button if button.key == "draft.publish"]
    app.session_state["draft.publishing"] = True
    app.run()
    asked = "3 warnings are open. Publish all the same?" in html(app)
    app.button(key="draft.publish").click().run()
    entry = list_standards(store, MANAGER)[0]
    assert (before, asked, entry.draft, entry.published and entry.published.version) == ([], True, None, 2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_its_manual_on_the_page_of_pitfalls(store: Store, language: str) -> None:
    assert store is not None
    app = page("pitfalls", language=language)
    labels = " ".join(opened.label for opened in app.expander)
    assert [code for code in RULES if code not in labels] == []


@pytest.mark.parametrize("route", [route for route in ROUTES if route.view in {"home", "standards", "new_standard"}])
def test_text_of_people_is_never_mark_up(store: Store, route: Any) -> None:
    draft(store, title="<img src=x onerror=alert(1)> **bold** :red[x]")
    app = page(str(route.view))
    assert "<img" not in html(app)


def test_the_bare_path_of_a_criterion_opens_its_form(store: Store) -> None:
    draft(store)
    app = page("draft", id="ticket-window", step="criteria", at=CRITERION)
    assert app.text_area(key="draft.what.wait.en").value == "Passengers reach the window"
