from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from documents_samples import STANDARD, VISIT, blank, cell_of, fill, find, in_this_process, read, sheet_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdcheck.documents import workbook_tables
from stdcheck.documents.checklist_workbook import read_checklist, write_checklist
from stdcheck.domain.audit import Audit, Method, Response
from stdcheck.domain.content import content_hash
from stdcheck.domain.standard import Standard
from stdcheck.domain.values import LONGEST_TEXT, unprintable


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_tables, "_ask_child", in_this_process)


def audit_of(responses: dict[str, object], identifier: str = "central-1") -> Audit:
    return Audit.model_validate(
        {
            "stdcheck": 1,
            "kind": "audit",
            "id": identifier,
            "standard": {"id": "ticket-window", "version": 2},
            "site": "Central",
            "inspector": "L. Chen",
            "method": "observation",
            "observed_at": "2026-11-02T08:10:00",
            "responses": responses,
        }
    )


EVERY_FORM = {
    "wait-5min": {"values": [1.5, 4, 6.2], "note": "two windows open"},
    "hall-air": 26.5,
    "lights": {"not_observed": "too bright to see"},
    "call-wait": {"values": [12]},
    "greeting": "partly",
    "tidy": {"value": "fair", "note": "line one\nline two"},
    "right-change": {"compliant": 49, "observed": 50},
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_audit_written_into_its_checklist_comes_back_whole(language: str) -> None:
    audit = audit_of(EVERY_FORM)

    raw = blank(
        language,
        audit_id=audit.id,
        site=audit.site,
        inspector=audit.inspector,
        method=audit.method,
        observed_at=audit.observed_at,
        responses=audit.responses,
    )

    words = {"en": "fair", "zh": "一般"}
    expected = audit_of({**EVERY_FORM, "tidy": {"value": words[language], "note": "line one\nline two"}})
    assert expected == read(raw)


def test_a_time_with_its_zone_keeps_it() -> None:
    moment = datetime(2026, 11, 2, 8, 10, tzinfo=UTC)

    raw = fill(blank(observed_at=moment), {("greeting", "answer"): "met"})

    assert moment == read(raw).observed_at


def test_a_blank_checklist_gets_the_same_id_each_time_it_is_read() -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"}, VISIT)

    assert ["central-2026-11-02-"] * 2 == [read(raw).id[:19], read(raw).id[:19]]
    assert read(raw).id == read(raw).id


def test_another_answer_gives_a_blank_checklist_another_id() -> None:
    met = fill(blank(), {("greeting", "answer"): "met"}, VISIT)
    partly = fill(blank(), {("greeting", "answer"): "partly met"}, VISIT)

    assert read(met).id != read(partly).id


def test_a_site_with_a_chinese_name_gives_a_readable_id() -> None:
    raw = fill(blank("zh"), {("greeting", "answer"): "met"}, {**VISIT, "site": "中央站"})

    assert read(raw).id.startswith("zhong-yang-zhan-2026-11-02-")


def test_without_site_and_date_the_id_begins_with_the_standard() -> None:
    assert read(fill(blank(), {("greeting", "answer"): "met"})).id.startswith("ticket-window-")


def test_the_identity_says_which_standard_and_which_audit() -> None:
    sheet = sheet_of(openpyxl.load_workbook(BytesIO(blank(audit_id="a-1"))), "identity")

    said = {row[0].value: row[2].value for row in sheet.iter_rows(min_row=5) if row[0].value}

    assert {
        "standard": "ticket-window",
        "version": "2",
        "sha256": content_hash(STANDARD),
        "format": "1",
        "language": "en",
        "audit": "a-1",
    } == said


def test_only_the_fields_of_an_answer_are_open() -> None:
    sheet = sheet_of(openpyxl.load_workbook(BytesIO(blank())), "checklist")
    ids = {criterion.criterion.id for criterion in STANDARD.criteria()}
    columns = [cell.value for cell in sheet[1]]

    opened = {
        str(row[0].value): {columns[(cell.column or 0) - 1] for cell in row if not cell.protection.locked}
        for row in sheet.iter_rows()
    }

    always = {"not_applicable", "not_observed", "note"}
    assert sheet.protection.sheet is True
    assert {
        "wait-5min": always | {"answer", "compliant", "observed"},
        "right-change": always | {"compliant", "observed"},
    } | {identifier: always | {"answer"} for identifier in ids - {"wait-5min", "right-change"}} == {
        identifier: keys for identifier, keys in opened.items() if keys
    }


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", [["met", "partly met", "not met"], ["poor", "fair", "good"]]), ("zh", [["差", "一般", "好"]])],
)
def test_drop_downs_offer_the_words_of_the_language(language: str, expected: list[list[str]]) -> None:
    book = openpyxl.load_workbook(BytesIO(blank(language)))

    offered = []
    for asked in sheet_of(book, "checklist").data_validations.dataValidation:
        if asked.type == "list":
            name, cells = asked.formula1.replace("$", "").rsplit("!", 1)
            offered.append([row[0].value for row in book[name.strip("'")][cells]])

    assert all(words in offered for words in expected)


def test_headings_are_printed_on_every_page_and_the_width_fits() -> None:
    sheet = sheet_of(openpyxl.load_workbook(BytesIO(blank())), "checklist")

    assert ("$4:$4", "landscape", "9", 1, 0, True) == (
        sheet.print_title_rows,
        sheet.page_setup.orientation,
        str(sheet.page_setup.paperSize),
        sheet.page_setup.fitToWidth,
        sheet.page_setup.fitToHeight,
        sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage,
    )
    assert sheet.freeze_panes == "C5"


def test_no_text_of_a_standard_becomes_a_formula() -> None:
    hostile = '=HYPERLINK("http://example.org")'
    plain = STANDARD.model_dump(mode="json")
    plain["title"] = hostile
    plain["stages"][0]["steps"][0]["title"] = "@SUM(A1)"
    plain["stages"][1]["steps"][0]["key_factors"][0]["criteria"][1]["measure"]["labels"] = ["=1+1", "+2", "-3"]
    standard = Standard.model_validate(plain)
    responses = {"greeting": Response(value="met", note="=cmd|' /C calc'!A0")}

    raw = blank(standard=standard, site="=1+1", responses=responses)

    book = openpyxl.load_workbook(BytesIO(raw))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [] == [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    assert {"=cmd|' /C calc'!A0"} == {cell.value for cell in cells if "cmd" in str(cell.value) and cell.quotePrefix}
    assert ("=1+1", "=cmd|' /C calc'!A0") == (
        (audit := read_checklist(raw, "", lambda *_: standard)).site,
        audit.responses["greeting"].note,  # type: ignore[union-attr]
    )


texts = (
    st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=200)
    .map(lambda text: text.replace("\r", "").replace("\x85", "").strip())
    .filter(lambda text: text != "" and unprintable(text) is None)
)
numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(lambda number: Decimal(f"{number.normalize():f}"))
counts = st.integers(1, 500).flatmap(lambda observed: st.tuples(st.integers(0, observed), st.just(observed)))
states: st.SearchStrategy[dict[str, str]] = st.one_of(
    texts.map(lambda text: {"not_applicable": text}), texts.map(lambda text: {"not_observed": text}), st.just({})
)
by_count = counts.map(lambda pair: {"compliant": pair[0], "observed": pair[1]})
several = st.lists(numbers, min_size=1, max_size=30).map(lambda values: {"values": values})
one_number = numbers.map(lambda number: {"value": f"{number:f}"})
answers = {
    "wait-5min": by_count | several,
    "hall-air": one_number,
    "lights": one_number,
    "call-wait": several,
    "greeting": st.sampled_from(["met", "partly", "not_met"]).map(lambda word: {"value": word}),
    "tidy": st.sampled_from(["poor", "fair", "good"]).map(lambda word: {"value": word}),
    "right-change": by_count,
}
responses = st.fixed_dictionaries(
    {},
    optional={
        key: st.tuples(form | states, st.none() | texts).map(
            lambda pair: Response.model_validate(pair[0] | ({"note": pair[1]} if pair[1] else {}))
        )
        for key, form in answers.items()
    },
).filter(lambda found: any(response.is_answer for response in found.values()))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(responses, texts.filter(lambda text: len(text) < 100), st.sampled_from(Method))
def test_whatever_was_answered_comes_back(found: dict[str, Response], site: str, method: Method) -> None:
    raw = blank(audit_id="central-1", site=site, method=method, responses=found)

    audit = read(raw)

    given_back = {key: response for key, response in audit.responses.items() if response is not None}
    assert ({key: response for key, response in found.items() if response != Response()}, site, method) == (
        given_back,
        audit.site,
        audit.method,
    )


def test_what_was_not_observed_without_a_reason_comes_back_as_not_observed() -> None:
    raw = blank(responses={"greeting": Response(not_observed="")})

    assert Response(not_observed="–") == read(raw).responses["greeting"]


def test_the_longest_note_comes_back() -> None:
    note = "n" * LONGEST_TEXT

    raw = blank(responses={"greeting": Response(value="met", note=note)})

    assert Response(value="met", note=note) == read(raw).responses["greeting"]


def test_rows_may_be_sorted_blank_lines_inserted_and_columns_moved() -> None:
    book = openpyxl.load_workbook(BytesIO(fill(blank(), {("greeting", "answer"): "met", ("lights", "note"): "dim"})))
    sheet = sheet_of(book, "checklist")
    cells: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append([*[None] * 14, "a line of my own"])
    for row in [[], *reversed(cells)]:
        sheet.append([*reversed(row)])
    target = BytesIO()
    book.save(target)

    assert {"greeting": Response(value="met"), "lights": Response(note="dim")} == read(target.getvalue()).responses


def test_hidden_rows_and_unprotected_cells_are_read_like_others() -> None:
    book = openpyxl.load_workbook(BytesIO(fill(blank(), {("greeting", "answer"): "met"})))
    sheet = sheet_of(book, "checklist")
    sheet.protection.sheet = False
    sheet.sheet_state = "hidden"
    sheet.row_dimensions[int(cell_of(sheet, "greeting", "answer")[1:])].hidden = True
    target = BytesIO()
    book.save(target)

    assert {"greeting": Response(value="met")} == read(target.getvalue()).responses


def test_a_checklist_goes_into_any_stream() -> None:
    target = BytesIO()
    write_checklist(STANDARD, target, language="zh-Hans")

    assert read_checklist(fill(target.getvalue(), {("greeting", "answer"): "met"}), "x", find).id
