"""The commands that make files for people: checklist, charter, handbook, results."""

from pathlib import Path

import openpyxl
import pytest
from cli_cases import AUDIT, STANDARD, Run


@pytest.mark.parametrize(
    ("command", "output", "begins"),
    [
        ("checklist", "list.xlsx", b"PK"),
        ("charter", "charter.html", b"<!doctype html"),
        ("handbook", "handbook.html", b"<!doctype html"),
        ("handbook", "handbook.docx", b"PK"),
    ],
)
def test_each_makes_its_file(run: Run, folder: Path, command: str, output: str, begins: bytes) -> None:
    assert run(command, "standards/window.yaml", "-o", output) == (0, f"Written: {output}\n", "")
    assert (folder / output).read_bytes()[: len(begins)].lower() == begins.lower()


def test_files_speak_the_language_asked_for(run: Run, folder: Path) -> None:
    assert run("charter", "standards/window.yaml", "-o", "charter.html", "--lang", "zh").status == 0
    assert "售票窗口" in (folder / "charter.html").read_text("utf-8")


def many_audits(folder: Path) -> None:
    (folder / "audits").mkdir()
    for n in range(3):
        (folder / f"audits/{n}.yaml").write_text(AUDIT.replace("central-1", f"central-{n}"), "utf-8")
    sites = "stdcheck: 1\nkind: sites\nsites:\n  - {code: central, name: Central Station}\n"
    (folder / "audits/sites.yaml").write_text(sites, "utf-8")


def test_results_take_a_folder_of_audits_and_the_names_of_sites_beside_them(run: Run, folder: Path) -> None:
    many_audits(folder)
    assert run("results", "audits", "audit.yaml", "-o", "results.xlsx") == (0, "Written: results.xlsx\n", "")
    book = openpyxl.load_workbook("results.xlsx")
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("Central Station" in words for words in said)


def test_results_name_what_is_wrong_in_every_file(run: Run, folder: Path) -> None:
    many_audits(folder)
    (folder / "audits/1.yaml").write_text(AUDIT.replace("greeting: met", "greeting: never"), "utf-8")
    (folder / "audits/2.yaml").write_text(AUDIT.replace("version: 1", "version: 9"), "utf-8")
    ended = run("results", "audits", "-o", "results.xlsx")
    named = [line for line in ended.err.splitlines() if not line.startswith(" ")]
    assert (ended.status, ended.out, named) == (
        2,
        "",
        [
            "audits/1.yaml:8:3 responses.greeting.value: never is none of met, partly and not_met",
            "audits/2.yaml:4:1 standard: window, version 9, is not in standards",
        ],
    )
    assert not (folder / "results.xlsx").exists()


def test_results_are_of_one_standard(run: Run, folder: Path) -> None:
    many_audits(folder)
    (folder / "standards/gate.yaml").write_text(STANDARD.replace("id: window", "id: gate"), "utf-8")
    (folder / "audits/1.yaml").write_text(AUDIT.replace("id: window", "id: gate"), "utf-8")
    ended = run("results", "audits", "-o", "results.xlsx")
    assert (ended.status, ended.err) == (
        2,
        "audits: the audits are of several standards: gate, window\n    Make one workbook for each standard.\n",
    )
