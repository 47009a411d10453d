import json
from pathlib import Path

import pytest
from cli_cases import AUDIT, BROKEN, STANDARD, Run

from stdcheck.documents.checklist_workbook import write_checklist
from stdcheck.documents.score_json import as_json
from stdcheck.documents.standards import load_audit, load_standard
from stdcheck.domain.audit import Response
from stdcheck.scoring import score


def test_json_is_the_card_that_python_gives(run: Run) -> None:
    ended = run("score", "audit.yaml", "--format", "json")
    expected = as_json(score(load_standard("standards/window.yaml"), load_audit("audit.yaml")))
    assert (ended.status, ended.err, json.loads(ended.out)) == (0, "", expected)


def test_text_tells_verdict_and_reasons_before_all_else(run: Run, folder: Path) -> None:
    (folder / "audit.yaml").write_text(AUDIT.replace("greeting: met", "greeting: partly"), "utf-8")
    lines = run("score", "audit.yaml").out.splitlines()
    assert lines[:5] == [
        "central-1: Ticket window, version 1",
        "Verdict: pass",
        "Score: 87.5%  [22.6% – 99.4%]",
        "Band: B",
        "Coverage: 100.0%; criteria assessed: 2; model: weighted; pass mark: 85.0%",
    ]
    assert lines[6:] == [
        "  87.5%  Buying a ticket",
        "",
        "✓ met: Nine in ten passengers reach the window within 5 minutes (wait-5min)  [59.6% – 98.2%]  undecided",
        "~ partly met: Staff greet first (greeting)  50.0%",
    ]


def test_text_speaks_chinese(run: Run, folder: Path) -> None:
    (folder / "audit.yaml").write_text(AUDIT.replace("greeting: met", "greeting: not_met"), "utf-8")
    lines = run("score", "audit.yaml", "--lang", "zh").out.splitlines()
    assert lines[:2] == ["central-1：售票窗口，第 1 版", "结论：未通过"]
    assert lines[-1] == "✗ 未达标：员工先问好（greeting）"


@pytest.mark.parametrize(("word", "status"), [("met", 0), ("not_met", 1)])
def test_an_audit_that_does_not_pass_fails_only_where_that_is_asked_for(
    run: Run, folder: Path, word: str, status: int
) -> None:
    (folder / "audit.yaml").write_text(AUDIT.replace("greeting: met", f"greeting: {word}"), "utf-8")
    assert [run("score", "audit.yaml").status, run("score", "audit.yaml", "--fail-under-pass").status] == [0, status]


def test_responses_that_do_not_fit_are_named_with_their_lines(run: Run, folder: Path) -> None:
    wrong = AUDIT.replace("greeting: met", "greeting: yes!\n  greting: met")
    (folder / "audit.yaml").write_text(wrong, "utf-8")
    assert run("score", "audit.yaml", "--format", "json") == (
        2,
        "",
        (
            "audit.yaml:8:3 responses.greeting.value: yes! is none of met, partly and not_met\n"
            "    Write met, partly or not_met.\n"
            "audit.yaml:9:3 responses.greting: the standard has no criterion greting\n"
            "    Did you mean greeting?\n"
        ),
    )


def test_the_standard_is_found_by_the_ids_inside_whatever_its_file_is_called(run: Run, folder: Path) -> None:
    (folder / "standards/window.yaml").rename(folder / "standards/old.yaml")
    (folder / "standards/broken.yaml").write_text(BROKEN, "utf-8")
    assert run("score", "audit.yaml").status == 0


def test_a_version_that_is_not_in_the_library_is_named(run: Run, folder: Path) -> None:
    (folder / "audit.yaml").write_text(AUDIT.replace("version: 1", "version: 3"), "utf-8")
    assert run("score", "audit.yaml") == (
        2,
        "",
        (
            "audit.yaml:4:1 standard: window, version 3, is not in standards\n"
            "    Give the file of that version with --standard.\n"
        ),
    )


def test_a_broken_library_file_says_what_is_wrong_with_it(run: Run, folder: Path) -> None:
    (folder / "standards/window.yaml").write_text(BROKEN, "utf-8")
    assert run("score", "audit.yaml").err.startswith("standards/window.yaml:22:")


def test_a_standard_that_is_given_must_be_the_one_of_the_audit(run: Run, folder: Path) -> None:
    (folder / "next.yaml").write_text(STANDARD.replace("version: 1", "version: 2"), "utf-8")
    ended = run("score", "audit.yaml", "--standard", "next.yaml")
    assert (ended.status, ended.err.splitlines()[0]) == (
        2,
        (
            "audit.yaml:4:24 standard.version: the audit was made with window, version 1; "
            "the standard is window, version 2"
        ),
    )


def test_a_draft_scores_and_is_called_a_draft_apart_from_the_result(run: Run, folder: Path) -> None:
    (folder / "standards/window.yaml").write_text(STANDARD.replace("published", "draft"), "utf-8")
    ended = run("score", "audit.yaml", "--format", "json")
    assert (ended.status, ended.err) == (0, "The standard is a draft; it may still change.\n")
    assert json.loads(ended.out)["verdict"] == "pass"


def test_a_filled_checklist_scores_like_the_audit_it_is(run: Run, folder: Path) -> None:
    standard, made = load_standard("standards/window.yaml"), load_audit("audit.yaml")
    responses = {"wait-5min": Response(compliant=18, observed=20), "greeting": Response(value="met")}
    with (folder / "list.xlsx").open("wb") as target:
        write_checklist(standard, target, language="zh", audit_id=made.id, responses=responses)
    ended = run("score", "list.xlsx", "--format", "json")
    expected = as_json(score(standard, made.model_copy(update={"responses": responses})))
    assert (ended.status, ended.err, json.loads(ended.out)) == (0, "", expected)


def test_a_checklist_that_nobody_filled_is_refused_by_sheet(run: Run) -> None:
    assert run("checklist", "standards/window.yaml", "-o", "list.xlsx").status == 0
    ended = run("score", "list.xlsx")
    assert (ended.status, ended.out, ended.err.splitlines()[0]) == (
        2,
        "",
        "list.xlsx Checklist: nothing is answered yet",
    )
