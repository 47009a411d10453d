import re
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from documents_samples import (
    STANDARD,
    VISIT,
    blank,
    cell_of,
    fill,
    find,
    in_this_process,
    problems,
    read,
    saved,
    sheet_of,
)
from openpyxl.worksheet.worksheet import Worksheet
from workbook_forge import CHECKLIST, edited, replaced

from stdcheck.documents import workbook_tables
from stdcheck.documents.checklist_workbook import read_checklist
from stdcheck.domain.audit import Response
from stdcheck.domain.errors import StdcheckError

Where = tuple[str, str]
ROWS = {"wait-5min": 6, "hall-air": 7, "lights": 8, "call-wait": 9, "greeting": 11, "tidy": 12, "right-change": 13}


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_tables, "_ask_child", in_this_process)


def response(where: Where, value: Any, number_format: str | None = None) -> Response | None:
    """Return what is read after one cell was filled (and one more, so that something is answered)."""
    other = ("greeting", "answer") if where[0] != "greeting" else ("tidy", "answer")
    raw = fill(blank(), {where: value, other: "met" if other[0] == "greeting" else "good"})
    if number_format:
        book = openpyxl.load_workbook(BytesIO(raw))
        sheet = sheet_of(book, "checklist")
        sheet[cell_of(sheet, *where)].number_format = number_format
        raw = saved(book)
    return read(raw).responses.get(where[0])


def refusal(raw: bytes, **more: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(StdcheckError) as caught:
        read(raw, **more)
    return problems(caught.value)


def refusals(answers: dict[Where, Any]) -> list[tuple[str, str, str]]:
    return refusal(fill(blank(), answers))


@pytest.mark.parametrize(
    ("where", "entered", "expected"),
    [
        (("greeting", "answer"), "met", {"value": "met"}),
        (("greeting", "answer"), " Partly  MET ", {"value": "partly"}),
        (("greeting", "answer"), "not_met", {"value": "not_met"}),
        (("greeting", "answer"), "达标", {"value": "met"}),
        (("greeting", "answer"), "未达标", {"value": "not_met"}),
        (("tidy", "answer"), "GOOD", {"value": "good"}),
        (("tidy", "answer"), "一般", {"value": "一般"}),
        (("hall-air", "answer"), 26.5, {"value": "26.5"}),
        (("hall-air", "answer"), -3, {"value": "-3"}),
        (("hall-air", "answer"), "１００", {"value": "100"}),
        (("hall-air", "answer"), "26.5 °C", {"value": "26.5"}),
        (("hall-air", "answer"), 0.1 + 0.2, {"value": "0.3"}),
        (("lights", "answer"), "100％", {"value": "100"}),
        (("lights", "answer"), "98 %", {"value": "98"}),
        (("wait-5min", "answer"), "1.5; 4；6.2", {"values": ["1.5", "4", "6.2"]}),
        (("wait-5min", "answer"), "1.5、4，6.2", {"values": ["1.5", "4", "6.2"]}),
        (("wait-5min", "answer"), "1.5, 4, 6.2", {"values": ["1.5", "4", "6.2"]}),
        (("wait-5min", "answer"), "1.5\n４ 6.2;", {"values": ["1.5", "4", "6.2"]}),
        (("wait-5min", "answer"), "1.5 min; 4分钟; 6.2 min", {"values": ["1.5", "4", "6.2"]}),
        (("wait-5min", "answer"), 4, {"values": ["4"]}),
        (("call-wait", "answer"), "12；15", {"values": ["12", "15"]}),
        (("lights", "not_applicable"), "-", {"not_applicable": "-"}),
        (("lights", "not_observed"), 7, {"not_observed": "7"}),
        (("lights", "note"), "ok 👍 \N{RIGHT-TO-LEFT OVERRIDE}txt", {"note": "ok 👍 \N{RIGHT-TO-LEFT OVERRIDE}txt"}),
        (("lights", "note"), "first_x000D_\nsecond", {"note": "first\nsecond"}),
        (("lights", "note"), True, {"note": "TRUE"}),
        (("lights", "answer"), "   ", None),
    ],
)
def test_what_people_write_is_understood(where: Where, entered: Any, expected: dict[str, Any] | None) -> None:
    assert (Response.model_validate(expected) if expected else None) == response(where, entered)


def test_a_cell_shown_in_percent_counts_as_it_shows() -> None:
    assert Response(value="98.5") == response(("lights", "answer"), 0.985, "0.0%")


_WORDS = "Choose one of: met, partly met, not met."
_PLAIN = "Write a plain decimal number such as 5 or 0.5."
_ONE_ANSWER = "Keep one answer: a result, “not applicable” or “not observed”, and empty the other field."


@pytest.mark.parametrize(
    ("where", "entered", "what", "remedy"),
    [
        (("greeting", "answer"), True, "TRUE is not one of the answers", _WORDS),
        (("greeting", "answer"), "yes", "yes is not one of the answers", _WORDS),
        (("greeting", "answer"), "✓", "✓ is not one of the answers", _WORDS),
        (("greeting", "answer"), "是", "是 is not one of the answers", _WORDS),
        (("greeting", "answer"), 1, "1 is not one of the answers", _WORDS),
        (("tidy", "answer"), "god", "god is not one of the answers", "Choose one of: poor, fair, good."),
        (
            ("hall-air", "answer"),
            "5,5",
            "5,5 can be read in two ways",
            "Write 1234 for thousands, or 1.5 with a point for decimals.",
        ),
        (("hall-air", "answer"), "warm", "warm is not a number", _PLAIN),
        (("hall-air", "answer"), "100％", "100％ is not a number", _PLAIN),
        (("hall-air", "answer"), "1_000", "1_000 is not a number", _PLAIN),
        (("hall-air", "answer"), "NaN", "NaN is not a number", _PLAIN),
        (
            ("hall-air", "answer"),
            "1234567890.1234567",
            "1234567890.1234567 has more than 15 significant digits",
            "Round it.",
        ),
        (("hall-air", "answer"), True, "TRUE is not a number", _PLAIN),
        (
            ("hall-air", "answer"),
            date(2026, 11, 2),
            "2026-11-02 00:00:00 is a date or a time, not a number",
            "Set the format of the cell to “General” and write the number again.",
        ),
        (
            ("hall-air", "answer"),
            time(1, 30),
            "01:30:00 is a date or a time, not a number",
            "Set the format of the cell to “General” and write the number again.",
        ),
        (
            ("wait-5min", "answer"),
            "1.5; 5,5",
            "5,5 can be read in two ways",
            "Separate values by ; and write decimals with a point, as in 1.5; 4; 6.2.",
        ),
        (("wait-5min", "answer"), "1.5; soon", "soon is not a number", _PLAIN),
        (("wait-5min", "answer"), "1;" * 10_001, "more than 10,000 values are given", "Shorten the list."),
        (
            ("greeting", "note"),
            "bell _x0007_",
            "the text holds the control character U+0007",
            "Delete the character, or retype the line.",
        ),
        (("greeting", "note"), "#N/A", "the cell holds the error #N/A", "Write what was seen instead of a formula."),
        (("lights", "answer"), "#REF!", "the cell holds the error #REF!", "Write what was seen instead of a formula."),
        (
            ("lights", "answer"),
            "=1+1",
            "the cell holds a formula that was never calculated",
            "Write the value itself, or open the workbook in a spreadsheet program and save it.",
        ),
        (
            ("greeting", "compliant"),
            3,
            "3 stands in a field that this line does not use",
            "Write the answer under: Answer.",
        ),
        (
            ("right-change", "answer"),
            "49",
            "49 stands in a field that this line does not use",
            "Write the answer under: Complied, Observed.",
        ),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_sheet_and_cell(
    where: Where, entered: Any, what: str, remedy: str
) -> None:
    columns = dict(
        zip(("answer", "compliant", "observed", "not_applicable", "not_observed", "note"), "GHIJKL", strict=True)
    )
    place = f"filled.xlsx Checklist!{columns[where[1]]}{ROWS[where[0]]}"

    assert [(place, what, remedy)] == refusals({where: entered})


@pytest.mark.parametrize(
    ("compliant", "observed", "place", "what", "remedy"),
    [
        (3.7, 20, "H13", "3.7 is not a whole number of 0 or more", "Write a count such as 0, 1 or 20."),
        (-1, 20, "H13", "-1 is not a whole number of 0 or more", "Write a count such as 0, 1 or 20."),
        ("18%", 20, "H13", "18% is not a number", _PLAIN),
        (21, 20, "H13", "compliant is more than observed", "Count again: compliant is at most observed."),
        (0, 0, "I13", "0 is below 1", "Give a greater number."),
        (
            18,
            None,
            "I13",
            "of the two counts only one is given",
            "Write how many complied, and how many were observed.",
        ),
        (
            None,
            20,
            "H13",
            "of the two counts only one is given",
            "Write how many complied, and how many were observed.",
        ),
    ],
)
def test_counts_that_do_not_fit_are_refused(compliant: Any, observed: Any, place: str, what: str, remedy: str) -> None:
    found = refusals({("right-change", "compliant"): compliant, ("right-change", "observed"): observed})

    assert [(f"filled.xlsx Checklist!{place}", what, remedy)] == found


def test_a_count_shown_in_percent_is_refused() -> None:
    book = openpyxl.load_workbook(BytesIO(blank()))
    sheet = sheet_of(book, "checklist")
    sheet["H13"], sheet["I13"] = 0.9, 20
    sheet["H13"].number_format = "0%"

    assert [("filled.xlsx Checklist!H13", "90% is a percentage", "Write the number that was seen.")] == refusal(
        saved(book)
    )


def test_two_answers_on_one_line_are_refused() -> None:
    answers = {
        ("greeting", "answer"): "met",
        ("greeting", "not_applicable"): "no clerk",
        ("wait-5min", "answer"): "1; 2",
        ("wait-5min", "compliant"): 1,
        ("wait-5min", "observed"): 2,
        ("lights", "not_applicable"): "no lamps",
        ("lights", "not_observed"): "no lamps",
    }

    assert [
        ("filled.xlsx Checklist!H6", "two answers are given: G6 and H6", _ONE_ANSWER),
        ("filled.xlsx Checklist!K8", "two answers are given: J8 and K8", _ONE_ANSWER),
        ("filled.xlsx Checklist!J11", "two answers are given: G11 and J11", _ONE_ANSWER),
    ] == refusals(answers)


def test_every_problem_is_named_at_once_and_in_the_language_of_the_reader() -> None:
    raw = fill(blank("zh"), {("greeting", "answer"): "是", ("hall-air", "answer"): "5,5"}, {"method": "看看"})

    with pytest.raises(StdcheckError) as caught:
        read(raw)

    assert [
        ("filled.xlsx 检查信息!C7", "“看看”不是检查方式", "请从中选择：观察、神秘顾客、查阅记录、访谈、视频。"),
        ("filled.xlsx 检查表!G7", "5,5 有两种读法", "千位请写作 1234，小数请用小数点，写作 1.5。"),
        ("filled.xlsx 检查表!G11", "“是”不在可选结果之中", "请从中选择：达标、部分达标、未达标。"),
    ] == problems(caught.value, "zh")


def with_cell(raw: bytes, cell: str, attributes: str, content: str) -> bytes:
    """Write one cell of the checklist as XML."""
    empty = re.compile(rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)' % cell.encode())
    written = f'<c r="{cell}" {attributes}>{content}</c>'.encode()
    return edited(raw, CHECKLIST, lambda xml: empty.sub(lambda _: written, xml))


def test_a_formula_with_a_value_gives_the_value() -> None:
    raw = with_cell(blank(), "G11", 't="str"', "<f>IF(1,&quot;met&quot;)</f><v>met</v>")

    assert {"greeting": Response(value="met")} == read(raw).responses


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    book = openpyxl.load_workbook(BytesIO(fill(blank(), {("greeting", "answer"): "met"})))
    sheet = sheet_of(book, "checklist")
    for cell, text in {"L6": "=1+1", "L7": "+1", "L8": "-1", "L9": "@x"}.items():
        sheet[cell].value = text
        sheet[cell].data_type = "s"

    notes = {key: response.note for key, response in read(saved(book)).responses.items() if response}

    assert {"wait-5min": "=1+1", "hall-air": "+1", "lights": "-1", "call-wait": "@x", "greeting": None} == notes


def changed(change: Callable[[Worksheet], None], table: str = "checklist") -> bytes:
    book = openpyxl.load_workbook(BytesIO(fill(blank(), {("greeting", "answer"): "met"})))
    change(sheet_of(book, table))
    return saved(book)


AGAIN = "Download the checklist again and copy the answers over."


def put(cell: str, value: Any) -> Callable[[Worksheet], None]:
    return lambda sheet: sheet.__setitem__(cell, value)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            put("A6", "wait-6min"),
            (
                "filled.xlsx Checklist!A6",
                "the standard has no line wait-6min",
                "Put the id of the line back, or download the checklist of ticket-window, version 2, again.",
            ),
        ),
        (
            put("A7", "greeting"),
            ("filled.xlsx Checklist!A11", "the line greeting is there twice (first in line 7)", "Delete the copy."),
        ),
        (
            put("A11", None),
            (
                "filled.xlsx Checklist!G11",
                "met stands in a line that asks for nothing",
                "Move it to the line it belongs to, or delete it.",
            ),
        ),
        (put("G1", None), ("filled.xlsx Checklist", "the column “Answer” is missing", AGAIN)),
        (put("M1", "answer"), ("filled.xlsx Checklist!M1", "the column answer is there twice", "Delete the copy.")),
        (put("A1", None), ("filled.xlsx", "the sheet “Checklist” is missing", AGAIN)),
        (
            lambda sheet: sheet.merge_cells("G6:G7"),
            (
                "filled.xlsx Checklist!G6",
                "the cells G6:G7 are merged",
                "Split them again, so that every line has its own answer.",
            ),
        ),
        (
            put("G11", None),
            ("filled.xlsx Checklist", "nothing is answered yet", "Fill the checklist first."),
        ),
        (
            lambda sheet: sheet.parent.copy_worksheet(sheet),
            (
                "filled.xlsx Checklist Copy",
                "the sheet “Checklist” is in the workbook twice",
                "Delete the copy that is not filled.",
            ),
        ),
    ],
)
def test_a_checklist_whose_structure_was_changed_is_refused(
    change: Callable[[Worksheet], None], expected: tuple[str, str, str]
) -> None:
    assert [expected] == refusal(changed(change))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            put("C5", "other-window"),
            (
                "filled.xlsx Identity!C5",
                "the standard other-window, version 2, is not known here",
                "Bring the standard in this version here first, or check that this is the right file.",
            ),
        ),
        (
            put("C6", 7),
            (
                "filled.xlsx Identity!C5",
                "the standard ticket-window, version 7, is not known here",
                "Bring the standard in this version here first, or check that this is the right file.",
            ),
        ),
        (
            put("C6", "two"),
            (
                "filled.xlsx Identity!C5",
                "the standard ticket-window, version two, is not known here",
                "Bring the standard in this version here first, or check that this is the right file.",
            ),
        ),
        (
            put("C7", "0" * 64),
            ("filled.xlsx Identity!C7", "the checklist was made from another text of ticket-window, version 2", AGAIN),
        ),
        (put("C7", None), ("filled.xlsx Identity!C7", "Content hash is missing", AGAIN)),
        (put("A5", None), ("filled.xlsx Identity", "Standard is missing", AGAIN)),
        (put("C8", 2), ("filled.xlsx Identity!C8", "the workbook has another format: 2", AGAIN)),
        (put("C10", "../x"), ("filled.xlsx Identity!C10", "../x is not the id of an audit", AGAIN)),
        (put("A1", None), ("filled.xlsx", "the sheet “Identity” is missing", AGAIN)),
        (put("A6", "standard"), ("filled.xlsx Identity", "Version is missing", AGAIN)),
    ],
)
def test_an_altered_identity_is_refused(change: Callable[[Worksheet], None], expected: tuple[str, str, str]) -> None:
    found = refusal(changed(change, "identity"))

    assert expected in found
    assert {place.split("!")[0] for place, _, _ in found} <= {"filled.xlsx Identity", "filled.xlsx"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (datetime(2026, 11, 2, 8, 10), datetime(2026, 11, 2, 8, 10)),  # noqa: DTZ001
        (date(2026, 11, 2), datetime(2026, 11, 2)),  # noqa: DTZ001
        ("2026-11-02 08:10", datetime(2026, 11, 2, 8, 10)),  # noqa: DTZ001
        ("2026年11月2日 8:10", datetime(2026, 11, 2, 8, 10)),  # noqa: DTZ001
        ("２０２６/11/2", datetime(2026, 11, 2)),  # noqa: DTZ001
    ],
)
def test_the_date_of_the_visit_is_understood(written: Any, expected: datetime) -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"}, {"observed_at": written})

    assert expected == read(raw).observed_at


@pytest.mark.parametrize(
    ("key", "written", "expected"),
    [
        (
            "observed_at",
            "2/11/2026",
            ("C8", "2/11/2026 is not a date with a time", "Write it as 2026-12-31T08:10:00+08:00."),
        ),
        (
            "observed_at",
            "2026-02-30",
            ("C8", "2026-02-30 is not a date with a time", "Write it as 2026-12-31T08:10:00+08:00."),
        ),
        (
            "observed_at",
            5,
            ("C8", "1900-01-05 00:00:00 lies too far back", "Write the day of the visit, as in 2026-11-02 08:10."),
        ),
        ("site", "=A1", ("C5", "the cell holds a formula without a value", "Write the value itself.")),
        (
            "method",
            "looked",
            (
                "C7",
                "looked is not a method",
                "Choose one of: observation, mystery shopping, records, interview, video.",
            ),
        ),
    ],
)
def test_details_that_do_not_fit_are_refused(key: str, written: Any, expected: tuple[str, str, str]) -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"}, {key: written})

    place, what, remedy = expected
    assert [(f"filled.xlsx Visit!{place}", what, remedy)] == refusal(raw)


def test_details_that_are_needed_and_empty_are_named() -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"}, {"inspector": "L. Chen"})

    assert [
        ("filled.xlsx Visit!C5", "Site is missing", "Fill in the field."),
        ("filled.xlsx Visit!C8", "Date and time of the visit is missing", "Fill in the field."),
    ] == refusal(raw, needed=("site", "observed_at"))
    assert read(fill(raw, {}, VISIT), needed=("site", "observed_at")).site == "Central"


def test_a_time_and_a_place_in_other_hands_are_not_looked_up() -> None:
    asked = []

    def nothing(identifier: str, version: int) -> None:
        asked.append((identifier, version))

    with pytest.raises(StdcheckError):
        read_checklist(fill(blank(), {("greeting", "answer"): "met"}), "x", nothing)
    assert [(STANDARD.id, STANDARD.version)] == asked


@pytest.mark.parametrize("wrong", [b"A1", b"A1:B2", b"A1:XFD1048576", b"C5:C6"])
def test_a_wrong_dimension_loses_no_answer(wrong: bytes) -> None:
    raw = fill(blank(), {("greeting", "answer"): "met", ("right-change", "note"): "last line"})
    forged = edited(raw, CHECKLIST, lambda xml: xml.replace(b'<dimension ref="A1:L13"', b'<dimension ref="%s"' % wrong))

    assert read(raw).responses == read(forged).responses


def test_rows_out_of_order_lose_no_answer() -> None:
    raw = fill(blank(), {("greeting", "answer"): "met", ("right-change", "note"): "last line"})

    def reorder(xml: bytes) -> bytes:
        head, rest = xml.split(b"<sheetData>")
        rows, tail = rest.split(b"</sheetData>")
        return head + b"<sheetData>" + b"<row".join([b"", *reversed(rows.split(b"<row")[1:])]) + b"</sheetData>" + tail

    forged = edited(raw, CHECKLIST, reorder)

    assert read(raw).responses == read(forged).responses


def test_a_row_that_stands_in_the_file_twice_is_refused() -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"})

    def double(xml: bytes) -> bytes:
        start = xml.index(b'<row r="11"')
        end = xml.index(b"</row>", start) + len(b"</row>")
        return xml[:end] + xml[start:end] + xml[end:]

    forged = edited(raw, CHECKLIST, double)

    assert [("filled.xlsx Checklist!A11", "the cell stands in the workbook twice", AGAIN)] == refusal(forged)


def test_a_cell_far_outside_is_refused_and_a_far_empty_one_is_not() -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"})
    far = b'<row r="1048576"><c r="XFD1048576" t="n">%s</c></row></sheetData>'

    full = replaced(raw, CHECKLIST, b"</sheetData>", far % b"<v>1</v>")

    assert [
        (
            "filled.xlsx Checklist!XFD1048576",
            "the cell lies far outside the checklist",
            "Delete everything outside the checklist, save the workbook and try again.",
        )
    ] == refusal(full)
    assert read(raw).responses == read(replaced(raw, CHECKLIST, b"</sheetData>", far % b"")).responses


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ('s="9999"', "<v>20</v>"),
        ('s="-1"', "<v>20</v>"),
        ('s="x"', "<v>20</v>"),
        ('t="s"', "<v>99999</v>"),
        ('t="s"', "<v>-1</v>"),
        ('t="s"', "<v>one</v>"),
        ('t="n"', "<v>1_0</v>"),
        ('t="n"', "<v>NaN</v>"),
        ('t="n"', "<v>1e999</v>"),
        ('t="b"', "<v>maybe</v>"),
    ],
)
def test_a_damaged_cell_is_refused_by_its_address(attributes: str, content: str) -> None:
    raw = fill(blank(), {("greeting", "answer"): "met"})

    assert [
        (
            "filled.xlsx Checklist!G7",
            "the cell is damaged: it points at a text or a format that the workbook does not hold",
            "Open the workbook in a spreadsheet program, mend the cell, save it and try again.",
        )
    ] == refusal(with_cell(raw, "G7", attributes, content))


@pytest.mark.parametrize(
    ("cell", "attributes", "content", "expected"),
    [
        ("G11", 't="str"', "<f>A1</f><v></v>", {}),
        ("G11", 't="str"', "<f>A1</f>", None),
        ("G7", "", "<f>10+10</f><v>20</v>", {"hall-air": Response(value="20")}),
        ("G7", 't="n"', "<v>4.3499999999999996</v>", {"hall-air": Response(value="4.35")}),
        ("G7", 't="n"', "<v>1.0E2</v>", {"hall-air": Response(value="100")}),
        ("G7", 't="n"', "<v></v>", {}),
        (
            "L7",
            't="inlineStr"',
            "<is><r><t>two </t></r><r><t>parts</t></r></is>",
            {"hall-air": Response(note="two parts")},
        ),
        ("L7", 't="d"', "<v>2026-11-02</v>", {"hall-air": Response(note="2026-11-02")}),
    ],
)
def test_cells_as_other_programs_write_them_are_read(
    cell: str, attributes: str, content: str, expected: dict[str, Response] | None
) -> None:
    raw = with_cell(fill(blank(), {("tidy", "answer"): "good"}), cell, attributes, content)

    if expected is None:
        assert "the cell holds a formula that was never calculated" == refusal(raw)[0][1]
    else:
        assert {**expected, "tidy": Response(value="good")} == read(raw).responses


def test_a_note_longer_than_a_cell_can_hold_is_refused() -> None:
    raw = with_cell(blank(), "L7", 't="inlineStr"', f"<is><t>{'n' * 32_768}</t></is>")

    assert [("filled.xlsx Checklist!L7", "the text has more than 32767 characters", "Shorten it.")] == refusal(raw)


def test_the_place_of_a_problem_names_the_sheet_as_it_is_called_now() -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.title = "My round"
        sheet["G7"] = "warm"

    assert [("filled.xlsx My round!G7", "warm is not a number", _PLAIN)] == refusal(changed(rename))


def test_reading_needs_the_standard_only_by_id_and_version() -> None:
    assert find("ticket-window", 1) is None
