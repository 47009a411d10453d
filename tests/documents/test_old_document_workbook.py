"""The workbook of what was seen in an old document."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents import old_document_workbook
from stdcheck.documents.old_document import read_pasted
from stdcheck.documents.old_document_workbook import write_looked_through
from stdcheck.documents.old_statements import Form, Looked, find_statements
from stdcheck.rules import lint_statement

TEXT = """# Front desk
The average wait is at most 5 minutes.
Doors open at 6:00.
Staff serve every guest warmly, 100% of the time, without a single complaint.
=HYPERLINK("http://x","Staff greet")
+1 metre from the guest; https://example.org
"""


def looked(text: str = TEXT) -> list[Looked]:
    return [
        Looked(one, () if one.form is Form.HEADING else lint_statement(one.text))
        for one in find_statements(read_pasted(text)).statements
    ]


def raw_of(name: str = "old.docx", language: str = "en", text: str = TEXT) -> bytes:
    target = BytesIO()
    write_looked_through(looked(text), name, target, language=language)
    return target.getvalue()


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)]


def test_every_statement_stands_with_its_place_and_all_its_findings() -> None:
    book = openpyxl.load_workbook(BytesIO(raw_of()))

    head, counted, title, *found = rows(book["Statements"])
    assert (head[0], counted[0], title) == (
        "old.docx",
        "5 statements, 2 with findings",
        ("Place", "Statement", "Finding", "Pitfall", "Severity", "What is wrong", "How to mend it"),
    )
    expected = [
        (f"line {number}", one.statement.text, finding.rule)
        for number, one in enumerate(looked(), start=1)
        for finding in one.findings
    ]
    assert [row[:3] for row in found if row[2]] == expected
    assert found[0] == ("line 1", "Front desk", "", "", "", "heading", "")
    assert found[1][2:5] == ("P301", "P3 the average as the goal", "warning")
    assert found[1][6] == "Say for how many customers the limit must hold, for example for nine in ten."
    assert found[2][5] == "nothing stands out"


def test_the_summary_counts_statements_and_findings_by_pitfall_and_rule() -> None:
    summary = rows(openpyxl.load_workbook(BytesIO(raw_of()))["By pitfall"])

    assert summary[1][0] == "5 statements, 2 with findings"
    assert summary[2] == ("Pitfall", "What it is", "Statements", "Share of all", "error", "warning", "hint")
    by_code = {row[0]: row[2:] for row in summary[3:]}
    assert by_code["P3"] == by_code["P301"] == (1, 0.2, 0, 1, 0)
    assert by_code["P4"] == (0, 0, 0, 0, 0)
    assert by_code["P1"][:2] == (1, 0.2)
    assert {"P1", "P2", "P3", "P4", "P5", "P6"} <= set(by_code)


def test_no_cell_is_a_formula_or_a_link_and_what_looks_like_one_is_marked() -> None:
    book = openpyxl.load_workbook(BytesIO(raw_of(name="=evil()")))

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    marked = {str(cell.value) for cell in cells if cell.quotePrefix}
    assert marked == {"=evil()", '=HYPERLINK("http://x","Staff greet")', "+1 metre from the guest; https://example.org"}


def test_it_is_ready_to_filter_to_scroll_and_to_print() -> None:
    book = openpyxl.load_workbook(BytesIO(raw_of()))

    statements, summary = book["Statements"], book["By pitfall"]
    assert (statements.freeze_panes, summary.freeze_panes) == ("C5", "A5")
    assert str(statements.auto_filter.ref).startswith("A4:G")
    assert (statements.print_title_rows, statements.page_setup.orientation) == ("$4:$4", "landscape")


def test_it_speaks_chinese() -> None:
    book = openpyxl.load_workbook(BytesIO(raw_of("", "zh", "平均等候时间不超过5分钟。")))

    assert book.sheetnames == ["按误区汇总", "条文"]
    assert rows(book["条文"])[0][0] == "粘贴的文字"
    assert rows(book["条文"])[3][:5] == ("第1行", "平均等候时间不超过5分钟。", "P301", "P3 以平均数为目标", "警告")


def test_of_very_many_statements_those_with_findings_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_document_workbook, "MOST_ROWS", 4)

    found = rows(openpyxl.load_workbook(BytesIO(raw_of()))["Statements"])

    assert found[1][0] == "Only those with findings; there are too many others."
    assert {row[0] for row in found[3:]} == {"line 2", "line 4"}
