"""Begin with an old document: chosen or pasted, looked through, ticked, taken over; run as Streamlit runs it."""

from io import BytesIO

import openpyxl
import pytest
from docx import Document
from managing import MANAGER, html, page, store
from streamlit.testing.v1 import AppTest

from stdcheck.domain.standard import MOST_CRITERIA, Standard
from stdcheck.services.drafting import list_standards, open_draft
from stdcheck.services.looking import begin_with_text
from stdcheck.storage.store import Store
from stdcheck.web import session
from stdcheck.web.beginning.looked import Sight

__all__ = ["store"]

RULES = "1. The average wait is at most 5 minutes.\n\n- Doors open at 6:00\nFront Desk Service\n"


def screen(language: str = "en") -> AppTest:
    app = page("new_standard", language=language)
    return app.button_group(key="new.way").set_value("paste").run()


def pasted(words: str, language: str = "en") -> AppTest:
    app = screen(language)
    app.text_area(key="paste.text").set_value(words)
    return app.button(key="paste.show").click().run()


def sent(name: str, raw: bytes) -> AppTest:
    return screen().file_uploader(key="paste.file").set_value((name, raw, "application/octet-stream")).run()


def begun(app: AppTest, title: str = "Old rules") -> Standard:
    app.text_input(key="paste.title.en").set_value(title)
    app.button(key="paste.start").click().run()
    return open_draft(session.store(), MANAGER, title.lower().replace(" ", "-")).standard


def statements(standard: Standard) -> list[str]:
    return [str(place.criterion.what) for place in standard.criteria()]


def shown(app: AppTest, filter_by: str) -> list[str]:
    app.selectbox(key="paste.filter").set_value(filter_by).run()
    return [box.label for box in app.checkbox if str(box.key).startswith("paste.take.")]


def report(app: AppTest) -> str:
    return " ".join([html(app), *(caption.value for caption in app.caption)])


@pytest.mark.usefixtures("store")
def test_what_was_pasted_is_looked_through_and_taken_over_without_its_headings() -> None:
    app = pasted(RULES)

    assert "2 statements, 1 with findings" in html(app)
    assert "P301" in html(app)
    assert statements(begun(app)) == ["The average wait is at most 5 minutes.", "Doors open at 6:00"]


@pytest.mark.usefixtures("store")
def test_the_list_shows_those_with_findings_first_and_can_be_filtered() -> None:
    app = pasted(RULES)

    assert {one: shown(app, one) for one in ("found", "P3", "clean", "headings")} == {
        "found": ["The average wait is at most 5 minutes\\."],
        "P3": ["The average wait is at most 5 minutes\\."],
        "clean": ["Doors open at 6\\:00"],
        "headings": ["Front Desk Service"],
    }


@pytest.mark.usefixtures("store")
def test_only_what_is_ticked_is_taken_over() -> None:
    app = pasted(RULES)
    app.checkbox(key="paste.take.0").uncheck().run()
    app.selectbox(key="paste.filter").set_value("headings").run()
    app.checkbox(key="paste.take.2").check().run()

    assert statements(begun(app)) == ["Doors open at 6:00", "Front Desk Service"]


@pytest.mark.usefixtures("store")
def test_all_that_a_filter_shows_are_ticked_and_unticked_at_once() -> None:
    app = pasted("\n".join(f"Doors open at {n}:30" for n in range(45)))
    app.button(key="paste.none").click().run()
    disabled = app.button(key="paste.start").disabled
    app.button(key="paste.after").click().run()
    app.checkbox(key="paste.take.25").check().run()

    assert (disabled, statements(begun(app))) == (True, ["Doors open at 25:30"])


@pytest.mark.usefixtures("store")
def test_of_too_many_statements_none_is_ticked_and_too_many_are_refused() -> None:
    app = pasted("\n".join(f"Doors open at {n} o'clock" for n in range(MOST_CRITERIA + 1)))
    at_first = report(app)
    app.selectbox(key="paste.filter").set_value("all").run()
    app.button(key="paste.all").click().run()

    assert "Tick what to take over, at most 2,000." in at_first
    assert "2,001 are ticked; at most 2,000 fit into one standard." in report(app)
    assert app.button(key="paste.start").disabled


@pytest.mark.usefixtures("store")
def test_the_headings_of_a_clear_outline_become_stages() -> None:
    document, target = Document(), BytesIO()
    for heading, rule in (("Front desk", "Staff greet guests."), ("Rooms", "Rooms are ready at 14:00.")):
        document.add_heading(heading, 1)
        document.add_paragraph(rule)
    document.save(target)
    app = sent("old.docx", target.getvalue())

    made = begun(app)

    assert [(stage.title, len(stage.steps[0].key_factors[0].criteria)) for stage in made.stages] == [
        ("Front desk", 1),
        ("Rooms", 1),
    ]


@pytest.mark.usefixtures("store")
def test_without_the_headings_all_goes_below_one_stage() -> None:
    app = pasted("# Front desk\nStaff greet guests.\n# Rooms\nRooms are ready at 14:00.\n")
    app.checkbox(key="paste.stages").uncheck().run()

    assert [stage.title for stage in begun(app).stages] == ["Not sorted yet"]


@pytest.mark.usefixtures("store")
def test_a_file_of_a_chinese_office_is_read_and_what_was_assumed_is_said() -> None:
    app = sent("规定.txt", "平均等候时间不超过5分钟。\n热情周到地服务。\n".encode("gb18030"))

    assert "2 statements, 2 with findings" in html(app)
    assert "The file was read as GB18030. If the words look wrong, save it as UTF-8." in html(app)


@pytest.mark.usefixtures("store")
def test_the_cells_of_a_workbook_are_looked_through() -> None:
    book, target = openpyxl.Workbook(), BytesIO()
    book.worksheets[0].append(["No.", "The average wait is at most 5 minutes."])
    book.save(target)

    assert "Sheet!B1" in html(sent("old.xlsx", target.getvalue()))


def test_a_file_that_cannot_be_read_is_refused_in_words_and_the_fields_stay(store: Store) -> None:
    app = sent("old.pdf", b"%PDF-1.7\n...")

    said = html(app)
    assert "The file is a PDF, which keeps no paragraphs." in said
    assert "copy its words and paste them" in said
    assert (app.text_area(key="paste.text").value, list_standards(store, MANAGER)) == ("", ())


@pytest.mark.usefixtures("store")
def test_strange_characters_are_shown_as_what_they_are_and_do_no_harm() -> None:
    app = pasted("Staff <b>greet</b> \u202eguests\u202c, **always**, and [smile](x) \x00 at 9:00\u200b")

    assert "1 character cannot be shown; � stands in its place." in html(app)
    assert "<b>" not in html(app)
    assert statements(begun(app)) == [
        "Staff <b>greet</b> \u202eguests\u202c, **always**, and [smile](x) � at 9:00\u200b"
    ]


@pytest.mark.usefixtures("store")
def test_what_is_no_text_is_refused_and_what_was_pasted_stays() -> None:
    app = pasted("\x01\x02\x03\x04PK\x05\x06 rest")

    assert "This is not text: 6 of 13 characters cannot be shown." in html(app)
    assert app.text_area(key="paste.text").value == "\x01\x02\x03\x04PK\x05\x06 rest"


@pytest.mark.usefixtures("store")
def test_another_document_leads_back_to_the_words_that_were_pasted() -> None:
    app = pasted(RULES)
    app.button(key="paste.again").click().run()

    assert app.text_area(key="paste.text").value == RULES


@pytest.mark.usefixtures("store")
def test_an_empty_field_is_asked_for() -> None:
    assert "Choose a file or paste the words first." in report(pasted("  \n"))


def test_a_title_is_asked_for(store: Store) -> None:
    app = pasted("Doors open at 6:00")
    app.button(key="paste.start").click().run()

    assert ("Give it a title first." in report(app), list_standards(store, MANAGER)) == (True, ())


@pytest.mark.usefixtures("store")
def test_what_was_stopped_is_shown_as_far_as_it_went_and_goes_on() -> None:
    look = begin_with_text("\n".join(f"Doors number {n} open at 6:00" for n in range(400)))
    next(look.go_on())
    done = len(look.findings)
    app = screen()
    app.session_state["paste.sight"] = Sight(look, stopped=True)
    stopped = html(app.run())
    app.button(key="paste.go_on").click().run()

    assert f"{done} statements, 0 with findings" in stopped
    assert f"Stopped after {done} of 400." in stopped
    assert "400 statements, 0 with findings" in html(app)
    assert "Stopped after" not in html(app)


@pytest.mark.usefixtures("store")
def test_the_page_speaks_chinese() -> None:
    app = pasted("热情周到地为客人服务；平均等候时间不超过5分钟。", "zh")

    assert "2条，其中2条有提示" in html(app)
    assert "第1行" in html(app)
