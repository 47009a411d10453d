"""Every document as LibreOffice sees it: opened, converted, and asked what it holds."""

import csv
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from documents_samples import STANDARD, VISIT, blank, fill, read
from test_old_document_workbook import raw_of as looked_through
from test_results_workbook import raw_of, some_results

from stdcheck.documents.handbook import write_handbook
from stdcheck.documents.xlsform import write_xlsform
from stdcheck.domain.audit import Response

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]

FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
}


def converted(folder: Path, name: str, raw: bytes, ending: str) -> dict[str, bytes]:
    """Open a file with LibreOffice and save it in another format; return the files that come out."""
    (folder / name).write_bytes(raw)
    out = folder / "out"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            FILTERS.get(ending, ending),
            "--outdir",
            str(out),
            str(folder / name),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {path.name: path.read_bytes() for path in out.iterdir()}


def lines(raw: bytes) -> list[list[str]]:
    return [line for line in csv.reader(raw.decode().splitlines()) if any(line)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_checklist_saved_by_libreoffice_is_read_like_ours(tmp_path: Path, language: str) -> None:
    responses = {
        "wait-5min": Response.model_validate({"values": [1.5, 4, 6.2], "note": "=two windows open"}),
        "hall-air": Response(value="26.5"),
        "greeting": Response(value="met"),
        "lights": Response(not_observed="too bright\nto see"),
        "right-change": Response.model_validate({"compliant": 49, "observed": 50}),
    }
    raw = fill(blank(language, responses=responses), {}, VISIT)

    saved = converted(tmp_path, "checklist.xlsx", raw, "xlsx")["checklist.xlsx"]

    assert read(raw) == read(saved)
    assert responses == {key: responses[key] for key in read(saved).responses}


def test_a_checklist_keeps_its_drop_downs_and_its_locks_in_libreoffice(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(converted(tmp_path, "checklist.xlsx", blank(), "xlsx")["checklist.xlsx"]))

    sheet = book["Checklist"]
    assert ["Visit", "Checklist", "Identity", "Lists"] == book.sheetnames
    assert "list" in {asked.type for asked in sheet.data_validations.dataValidation}
    assert (True, True, False) == (sheet.protection.sheet, sheet["D6"].protection.locked, sheet["G6"].protection.locked)
    assert "$4:$4" == sheet.print_title_rows


def test_the_results_open_with_their_charts_and_every_sheet(tmp_path: Path) -> None:
    saved = converted(tmp_path, "results.xlsx", raw_of(some_results(), "zh"), "xlsx")["results.xlsx"]

    book = openpyxl.load_workbook(BytesIO(saved))
    assert ["概要", "环节与标准", "站点", "需要改进的", "谁来检查", "怎样评分", "全部结果", "标识"] == book.sheetnames
    with zipfile.ZipFile(BytesIO(saved)) as archive:
        assert 2 == sum(name.startswith("xl/charts/chart") for name in archive.namelist())
    assert "◐ 部分达标" in {cell.value for cell in book["全部结果"]["K"]}


def test_the_results_say_in_libreoffice_what_was_written(tmp_path: Path) -> None:
    files = converted(tmp_path, "results.xlsx", raw_of(some_results()), "csv")

    summary = lines(files["results-Summary.csv"])
    answers = lines(files["results-All answers.csv"])
    assert "Ticket window" == summary[0][0]
    assert ["89.4%", "89.8%", "3", "100%", "85%"] == [word for word in summary[4] if word]
    assert 1 + 4 * 7 == len(answers)
    assert [] == [
        cell for name in files for line in lines(files[name]) for cell in line if "Err:" in cell or "#NAME" in cell
    ]


def test_what_was_seen_in_an_old_document_opens_as_it_was_written(tmp_path: Path) -> None:
    files = converted(tmp_path, "old.xlsx", looked_through(), "csv")

    assert {"old-By pitfall.csv", "old-Statements.csv"} == set(files)
    statements = [line[1] for line in lines(files["old-Statements.csv"])[2:]]
    assert ['=HYPERLINK("http://x","Staff greet")'] == [text for text in statements if text.startswith("=")]
    assert "20%" in {cell.replace(".0", "") for line in lines(files["old-By pitfall.csv"]) for cell in line}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_handbook_opens_as_a_document_with_its_words(tmp_path: Path, language: str) -> None:
    files = converted(tmp_path, "handbook.docx", write_handbook(STANDARD, language, "docx"), "txt:Text (encoded):UTF8")

    text = files["handbook.txt"].decode("utf-8-sig")
    expected = {
        "en": ["Staff handbook", "1.1  Queueing", "It opens the contact", "How scoring works"],
        "zh": ["员工手册", "1.1  排队", "关系到第一印象", "怎样评分"],
    }[language]
    assert [] == [words for words in expected if words not in text]


def test_the_handbook_prints_as_pages(tmp_path: Path) -> None:
    files = converted(tmp_path, "handbook.docx", write_handbook(STANDARD, "zh", "docx"), "pdf")

    assert files["handbook.pdf"].startswith(b"%PDF")


def test_the_form_for_phones_opens_with_its_three_sheets(tmp_path: Path) -> None:
    target = BytesIO()
    write_xlsform(STANDARD, target, "en")

    saved = converted(tmp_path, "form.xlsx", target.getvalue(), "xlsx")["form.xlsx"]

    assert ["survey", "choices", "settings"] == openpyxl.load_workbook(BytesIO(saved)).sheetnames
