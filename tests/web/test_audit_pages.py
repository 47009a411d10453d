"""The native pages of audits, scores and sites, run as Streamlit runs them."""

import re
from io import BytesIO

import openpyxl
import pytest
from inspecting import MANAGER, NOW, audit, furnish, standard, store
from streamlit.testing.v1 import AppTest

from stdcheck.documents.checklist_workbook import write_checklist
from stdcheck.documents.standards import dump
from stdcheck.domain.audit import Audit
from stdcheck.services.auditing import (
    AnswerSave,
    AuditSheet,
    AuditStatus,
    list_audits,
    open_audit,
    record_responses,
    set_audit_details,
    submit_audit,
)
from stdcheck.services.sites import SiteDraft, list_sites, save_site
from stdcheck.storage.store import Store
from stdcheck.web.application import SCRIPT

__all__ = ["audit", "store"]
NASTY = "<script>alert(1)</script> *bold* [link](http://x) $x$ :red[no]"


def page(view: str, role: str = "inspector", language: str = "en", **query: str) -> AppTest:
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    app.session_state["stdcheck_role"] = role
    app.session_state["stdcheck_language"] = language
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"views/{view}.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(str(part.proto.body) for part in app.get("html"))


def submitted(store: Store, sheet: AuditSheet, note: str = "") -> AuditSheet:
    response = {"value": "met", **({"note": note} if note else {})}
    record_responses(store, MANAGER, sheet.id, [AnswerSave("one", "greeting", response, 0)], now=NOW)
    set_audit_details(
        store, MANAGER, sheet.id, inspector=NASTY if note else "L. Chen", method=None, observed_at=None, now=NOW
    )
    return submit_audit(store, MANAGER, sheet.id, now=NOW)


def filled(identifier: str = "central-paper", **responses: object) -> Audit:
    return Audit.model_validate(
        {
            "stdcheck": 1,
            "kind": "audit",
            "id": identifier,
            "standard": {"id": "counter", "version": 1},
            "site": "central",
            "inspector": "L. Chen",
            "observed_at": "2026-11-02T08:10:00+08:00",
            "responses": responses or {"greeting": "met", "tickets": {"compliant": 18, "observed": 20}},
        }
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_standards_the_page_says_what_to_do_next(store: Store, language: str) -> None:  # noqa: ARG001
    said = {"en": "Nothing to audit yet", "zh": "还没有可检查的标准"}
    assert said["en"] in html(page("audits")) or said["zh"] in html(page("audits", language=language))


def test_an_audit_is_started_with_the_only_standard_and_site_and_opens_its_checklist(store: Store) -> None:
    sheet = furnish(store)
    submitted(store, sheet)
    app = page("audits")
    app.button(key="audits.start").click().run()
    assert not app.exception
    started = [entry for entry in list_audits(store, MANAGER) if entry.status is AuditStatus.OPEN]
    assert [(entry.standard_id, entry.site) for entry in started] == [("counter", "central")]
    assert app.query_params["audit"] == started[0].id


def test_an_open_audit_comes_first_and_can_be_continued(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    app = page("audits")
    assert [heading.value for heading in app.header] == ["Go on with", "Start an audit", "Submitted"]
    app.button(key=f"audits.continue.{audit.id}").click().run()
    assert app.query_params["audit"] == audit.id


def test_submitted_audits_are_searched_and_filtered(store: Store, audit: AuditSheet) -> None:
    submitted(store, audit)
    app = page("audits")
    assert "incomplete" in html(app)
    app.text_input(key="audits.search").set_value("nowhere").run()
    assert "Nothing found" in html(app)
    app.text_input(key="audits.search").set_value("CENTRAL chen").run()
    assert "Nothing found" not in html(app)
    app.selectbox(key="audits.by_status").set_value(AuditStatus.WITHDRAWN).run()
    assert "Nothing found" in html(app)


def test_drop_down_lists_show_names_as_they_are(store: Store, audit: AuditSheet) -> None:
    save_site(store, MANAGER, SiteDraft("central", NASTY, None, "UTC"), now=NOW)
    submitted(store, audit)
    assert page("audits").selectbox(key="audits.by_site").options == [NASTY]


def upload(app: AppTest, content: bytes, name: str = "filled.yaml") -> AppTest:
    app.file_uploader(key="audits.upload").set_value((name, content, "application/yaml")).run()
    assert not app.exception
    return app


def test_a_filled_file_is_shown_first_and_saved_only_when_asked(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    app = upload(page("audits"), dump(filled()).encode())
    assert "A new audit with 2 of 6 items answered will be saved and submitted." in html(app)
    assert [entry.id for entry in list_audits(store, MANAGER, status=AuditStatus.SUBMITTED)] == []
    app.button(key="audits.take_in").click().run()
    assert [entry.id for entry in list_audits(store, MANAGER, status=AuditStatus.SUBMITTED)] == ["central-paper"]
    assert app.query_params["audit"] == "central-paper"


def workbook(answers: dict[str, dict[str, object]], **visit: str) -> bytes:
    """Fill the blank checklist as a person does in a spreadsheet."""
    blank = BytesIO()
    write_checklist(standard(), blank, language="en")
    book = openpyxl.load_workbook(blank)
    for row in book.worksheets[0].iter_rows():
        if row[0].value in visit:
            row[2].value = visit[str(row[0].value)]
    sheet = book.worksheets[1]
    columns = {str(cell.value): index for index, cell in enumerate(sheet[1])}
    for row in sheet.iter_rows():
        for column, value in answers.get(str(row[0].value), {}).items():
            row[columns[column]].value = value  # type: ignore[assignment]
    filled_in = BytesIO()
    book.save(filled_in)
    return filled_in.getvalue()


def test_a_filled_workbook_is_taken_in_once(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    visit = {"site": "central", "inspector": "L. Chen", "observed_at": "2026-11-02 08:10"}
    filled_in = workbook({"greeting": {"answer": "met"}, "tickets": {"compliant": 18, "observed": 20}}, **visit)
    app = upload(page("audits"), filled_in, "filled.xlsx")
    assert "A new audit with 2 of 6 items answered will be saved and submitted." in html(app)
    app.button(key="audits.take_in").click().run()
    taken = list_audits(store, MANAGER, status=AuditStatus.SUBMITTED)
    assert [(entry.site, entry.inspector, entry.answered) for entry in taken] == [("central", "L. Chen", 2)]
    again = upload(page("audits"), filled_in, "copy.xlsx")
    assert "This audit is on record already." in html(again)
    again.button(key="audits.take_in").click().run()
    assert len(list_audits(store, MANAGER, status=AuditStatus.SUBMITTED)) == 1


def test_the_problems_of_a_workbook_are_named_by_sheet_and_cell(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    wrong = workbook({"greeting": {"answer": "maybe"}, "tickets": {"compliant": 21, "observed": 20}}, site="central")
    shown = html(upload(page("audits"), wrong, "filled.xlsx"))
    assert len(re.findall(r"<code>filled.xlsx Checklist![A-Z]+\d+</code>", shown)) >= 2
    assert list_audits(store, MANAGER, status=AuditStatus.SUBMITTED) == ()


def test_every_problem_of_a_file_is_named_and_nothing_is_saved(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    app = upload(page("audits"), dump(filled(greeting="maybe", nothing="met")).encode())
    assert "Nothing was saved" in html(app)
    assert "maybe" in html(app)
    assert "nothing" in html(app)
    assert list_audits(store, MANAGER, status=AuditStatus.SUBMITTED) == ()


def test_a_file_for_a_version_that_is_not_here_is_refused(store: Store, audit: AuditSheet) -> None:  # noqa: ARG001
    other = replace_version(filled(), 7)
    assert "Nothing was saved" in html(upload(page("audits"), dump(other).encode()))


def replace_version(made: Audit, version: int) -> Audit:
    return made.model_copy(update={"standard": made.standard.model_copy(update={"version": version})})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"[[[[", b"kind: standard"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.yaml"])
def test_any_bytes_are_refused_with_words(store: Store, audit: AuditSheet, content: bytes, name: str) -> None:  # noqa: ARG001
    assert "Nothing was saved" in html(upload(page("audits"), content, name))


def test_the_score_card_shows_verdict_and_reasons_first_and_text_of_users_as_it_is(
    store: Store, audit: AuditSheet
) -> None:
    submitted(store, audit, note=NASTY)
    shown = html(page("score", audit=audit.id))
    assert shown.index("incomplete") < shown.index("Too little was seen") < shown.index("100.0%")
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *bold*" in shown
    assert "3 minutes &lt;b&gt;at most&lt;/b&gt; &amp; *no more*" in shown


def test_reopening_needs_a_reason_and_leads_back_into_the_checklist(store: Store, audit: AuditSheet) -> None:
    submitted(store, audit)
    app = page("score", audit=audit.id)
    app.button(key="score.reopen").click().run()
    assert open_audit(store, MANAGER, audit.id).status is AuditStatus.SUBMITTED
    assert "The reason is missing." in html(app)
    app.text_area(key="score.reopen_reason").set_value("wrong site").run()
    app.button(key="score.reopen").click().run()
    assert open_audit(store, MANAGER, audit.id).status is AuditStatus.OPEN


def test_withdrawing_keeps_the_audit_on_record(store: Store, audit: AuditSheet) -> None:
    submitted(store, audit)
    app = page("score", audit=audit.id)
    app.text_area(key="score.withdraw_reason").set_value("a rehearsal").run()
    app.button(key="score.withdraw").click().run()
    assert not app.exception
    assert open_audit(store, MANAGER, audit.id).status is AuditStatus.WITHDRAWN
    assert "withdrawn, does not count" in html(app)


@pytest.mark.parametrize("view", ["score", "checklist"])
def test_an_address_without_or_with_an_unknown_audit_says_so(store: Store, view: str) -> None:  # noqa: ARG001
    assert "No audit is chosen" in html(page(view))
    assert 'role="alert"' in html(page(view, audit="nowhere"))


def test_a_submitted_audit_shows_no_checklist(store: Store, audit: AuditSheet) -> None:
    submitted(store, audit)
    assert "This audit is submitted" in html(page("checklist", audit=audit.id))


def test_a_site_is_added_and_changed(store: Store) -> None:
    app = page("sites", role="manager")
    app.button(key="sites.add").click().run()
    app.text_input(key="sites.code").set_value("airport")
    app.text_input(key="sites.name_en").set_value("Airport")
    app.text_input(key="sites.name_zh").set_value("机场站")
    app.selectbox(key="sites.zone").set_value("Asia/Shanghai")
    app.button(key="sites.save").click().run()
    assert not app.exception
    site = list_sites(store, MANAGER)[0]
    assert (site.code, site.name, site.time_zone) == ("airport", {"en": "Airport", "zh": "机场站"}, "Asia/Shanghai")
    app.button(key="sites.edit.airport").click().run()
    app.text_input(key="sites.area_en").set_value("North")
    app.button(key="sites.save").click().run()
    assert list_sites(store, MANAGER)[0].area == {"en": "North"}


def test_what_does_not_fit_a_site_is_said_and_kept_in_the_form(store: Store) -> None:
    app = page("sites", role="manager")
    app.button(key="sites.add").click().run()
    app.text_input(key="sites.code").set_value("  ")
    app.button(key="sites.save").click().run()
    assert not app.exception
    assert 'role="alert"' in html(app)
    assert "Code must be filled in." in html(app)
    assert "Name must be filled in." in html(app)
    assert list_sites(store, MANAGER) == ()


def test_an_inspector_sees_sites_but_cannot_change_them(store: Store) -> None:
    save_site(store, MANAGER, SiteDraft("central", NASTY, None, "UTC"), now=NOW)
    app = page("sites")
    assert "<script>" not in html(app)
    assert [button.key for button in app.button if str(button.key).startswith("sites.")] == []
    assert "A manager can add and change sites." in html(app)


def test_an_inspector_without_sites_reads_who_can_add_them(store: Store) -> None:  # noqa: ARG001
    assert "Ask a manager to add the places where you audit." in html(page("sites"))
