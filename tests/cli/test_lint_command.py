import json
from pathlib import Path

import pytest
from cli_cases import AUDIT, BROKEN, MEAN, STANDARD, Run

P301 = ("lint", "mean.yaml", "--select", "P301")


@pytest.fixture
def mean(folder: Path) -> Path:
    path = folder / "mean.yaml"
    path.write_text(MEAN, "utf-8")
    return path


def accepted(until: str) -> str:
    acceptance = f"accepted: [{{rule: P301, reason: agreed, by: L. Chen, until: {until}}}]"
    return MEAN.replace("                weight: 3\n", f"                weight: 3\n                {acceptance}\n")


def test_a_finding_is_two_lines_below_the_name_of_its_part_and_the_count_comes_last(run: Run, mean: Path) -> None:
    ended = run(*P301)
    lines = ended.out.splitlines()
    assert (ended.status, ended.err, mean.name) == (1, "", "mean.yaml")
    assert lines[0] == "Nine in ten passengers reach the window within 5 minutes"
    assert lines[1].startswith("mean.yaml:22:17: error P301: ")
    assert lines[2].startswith("    ")
    assert lines[3:] == ["", "1 standard: 1 error, 0 warnings, 0 hints, 0 accepted."]


def test_where_nothing_is_found_that_is_said(run: Run) -> None:
    assert run("lint", "standards", "--select", "P301") == (0, "1 standard: nothing found.\n", "")


def test_json_has_the_promised_keys_and_both_files(run: Run, mean: Path) -> None:
    found = json.loads(run("lint", str(mean), "standards", "--select", "p301", "--format", "json").out)
    assert [(one["id"], one["path"], len(one["findings"])) for one in found["standards"]] == [
        ("window", str(mean), 1),
        ("window", "standards/window.yaml", 0),
    ]
    finding = found["standards"][0]["findings"][0]
    assert list(finding) == ["rule", "pitfall", "severity", "path", "message", "remedy", "span", "accepted"]
    assert {key: finding[key] for key in ("rule", "pitfall", "severity", "path", "span", "accepted")} == {
        "rule": "P301",
        "pitfall": "P3",
        "severity": "error",
        "path": "stages/buy/steps/queue/key_factors/wait/criteria/wait-5min",
        "span": None,
        "accepted": None,
    }


def test_an_accepted_finding_is_shown_and_does_not_count_until_its_day_has_passed(run: Run, folder: Path) -> None:
    (folder / "mean.yaml").write_text(accepted("2026-12-31"), "utf-8")
    held = run(*P301, "--today", "2026-12-31", "--format", "json")
    late = run(*P301, "--today", "2027-01-01", "--format", "json")
    found = [json.loads(ended.out)["standards"][0]["findings"][0]["accepted"] for ended in (held, late)]
    assert (held.status, late.status, found) == (
        0,
        1,
        [{"rule": "P301", "reason": "agreed", "by": "L. Chen", "until": "2026-12-31"}, None],
    )


def test_a_finding_that_has_come_back_says_when_its_acceptance_expired(run: Run, folder: Path) -> None:
    (folder / "mean.yaml").write_text(accepted("2026-12-31"), "utf-8")
    ends = [run(*P301, "--today", day).out.splitlines()[1].split(": ")[1] for day in ("2026-12-31", "2027-01-01")]
    assert ends == ["error P301 (accepted)", "error P301 (acceptance expired on 31 Dec 2026)"]


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_lightest_finding_that_fails_can_be_chosen(run: Run, fail_on: str, status: int) -> None:
    assert run("lint", "standards", "--select", "P501", "--fail-on", fail_on).status == status


def test_files_of_other_kinds_are_skipped_in_a_folder_and_refused_as_a_file(run: Run, folder: Path) -> None:
    (folder / "other.json").write_text('{"name": "someone else\'s"', "utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden/broken.yaml").write_text(BROKEN, "utf-8")
    assert run("lint", ".", "--select", "P301").out == "1 standard: nothing found.\n"
    ended = run("lint", "audit.yaml")
    assert (ended.status, ended.out, ended.err.splitlines()[0]) == (
        2,
        "",
        "audit.yaml:2:1 kind: the file is of kind audit, not standard",
    )


def test_a_broken_standard_in_a_folder_is_not_passed_over(run: Run, folder: Path) -> None:
    (folder / "standards/torn.yaml").write_text(STANDARD + "  - [", "utf-8")
    ended = run("lint", "standards")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("standards/torn.yaml:29:")


def test_the_problems_of_all_files_are_named(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_text(BROKEN, "utf-8")
    ended = run("lint", "a.yaml", "b.yaml", "audit.yaml")
    named = {line.split(":")[0] for line in ended.err.splitlines() if not line.startswith(" ")}
    assert (ended.status, named) == (2, {"a.yaml", "b.yaml", "audit.yaml"})


def test_a_folder_without_standards_is_refused(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("lint", "empty").err == (
        "empty: the folder holds no file of kind standard\n    Name another folder, or a file.\n"
    )


def test_more_than_50_problems_are_counted(run: Run, folder: Path) -> None:
    keys = "".join(f"key{n}: 1\n" for n in range(60))
    (folder / "a.yaml").write_text(STANDARD + keys, "utf-8")
    lines = run("lint", "a.yaml").err.splitlines()
    assert (len(lines), lines[-1]) == (101, "10 more problems")


def test_the_version_before_is_looked_up_beside_the_file(run: Run, folder: Path) -> None:
    """P104 sees a target that was tightened although it was not met before."""
    missed = STANDARD.replace("weight: 3", "baseline: {value: 80, n: 400}")
    (folder / "standards/window").mkdir()
    (folder / "standards/window/v1.yaml").write_text(missed, "utf-8")
    newer = missed.replace("version: 1", "version: 2").replace("target: 90", "target: 95")
    (folder / "standards/window.yaml").write_text(newer, "utf-8")
    found = json.loads(run("lint", "standards/window.yaml", "--select", "P104", "--format", "json").out)
    assert [finding["rule"] for finding in found["standards"][0]["findings"]] == ["P104"]


def test_sarif_names_rule_level_and_line(run: Run, mean: Path) -> None:
    document = json.loads(run(*P301, "--format", "sarif").out)
    result = document["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert (document["version"], result["ruleId"], result["level"], place) == (
        "2.1.0",
        "P301",
        "error",
        {"artifactLocation": {"uri": mean.name}, "region": {"startLine": 22, "startColumn": 17}},
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--select", "X9"), "X9 cannot stand for --select"),
        (("--fail-on", "errors"), "errors cannot stand for --fail-on\n    Did you mean error?"),
        (("--today", "tomorrow"), "tomorrow is no date for --today\n    Write it as 2026-12-31."),
        (("--format", "jsonl"), "jsonl cannot stand for --format\n    Did you mean json?"),
        (("--statements", "x.txt"), "name standards, or statements with --statements: one of the two"),
    ],
)
def test_options_are_checked_before_anything_is_read(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    ended = run("lint", "nothing.yaml", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(expected)


def test_statements_are_labelled_line_by_line_in_their_order(run: Run, folder: Path) -> None:
    lines = [
        '{"id": "x", "text": "Calls are answered within 3 minutes on average", "pitfalls": []}',
        '{"text": "Ordinary words"}',
        '{"id": 7, "text": "平均等候时间不超过5分钟"}',
    ]
    (folder / "s.jsonl").write_text("\ufeff" + "\r\n".join(lines) + "\r\n", "utf-8")
    ended = run("lint", "--statements", "s.jsonl", "--format", "jsonl", "--select", "P3")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.status, [(line["id"], line["pitfalls"]) for line in found]) == (
        0,
        [("x", ["P3"]), (2, []), (7, ["P3"])],
    )
    assert {key: found[0]["findings"][0][key] for key in ("rule", "pitfall")} == {"rule": "P301", "pitfall": "P3"}


def test_plain_lines_are_statements_too_and_can_fail(run: Run, folder: Path) -> None:
    (folder / "s.txt").write_text("Ordinary words\n\nAnswered within 3 minutes on average\n", "utf-8")
    ended = run("lint", "--statements", "s.txt", "--select", "P3", "--fail-on", "warning")
    assert ended.status == 1
    assert [line.partition(" ")[0] for line in ended.out.splitlines() if not line.startswith(" ")] == ["3:"]


def test_every_line_that_cannot_be_read_is_named(run: Run, folder: Path) -> None:
    (folder / "s.jsonl").write_text('{"text": "a"}\n{"text": 5}\nnot json\n\n{"text": "\\u0000"}\n', "utf-8")
    ended = run("lint", "--statements", "s.jsonl", "--format", "jsonl")
    named = [line for line in ended.err.splitlines() if not line.startswith(" ")]
    assert (ended.status, ended.out, named) == (
        2,
        "",
        [
            "s.jsonl:2: the line has no text",
            "s.jsonl:3: the line is not JSON",
            "s.jsonl:4: the line is not JSON",
            "s.jsonl:5: the text holds the control character U+0000",
        ],
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"", "s.txt: there is no statement"), (b"caf\xe9", "s.txt:1: byte 4 is not text in UTF-8")],
)
def test_a_file_without_readable_statements_is_refused(run: Run, folder: Path, content: bytes, expected: str) -> None:
    (folder / "s.txt").write_bytes(content)
    ended = run("lint", "--statements", "s.txt")
    assert (ended.status, ended.err.splitlines()[0]) == (2, expected)


def test_an_audit_is_left_alone(run: Run, folder: Path) -> None:
    (folder / "standards/audit.yaml").write_text(AUDIT, "utf-8")
    assert run("lint", "standards", "--select", "P301").status == 0


AUDITED = STANDARD.replace("                weight: 3\n", "                weight: 3\n                sample: 20\n")
MISSED = AUDIT.replace("{values: [1, 2, 3, 4, 4.5, 5, 5, 5, 5, 9]}", "{compliant: 8, observed: 10}")
MEASURED = (
    "With 80% today (measured in 3 audits, n = 30), a target of 90% over 20 observations is met in 2 audits of 10."
)


@pytest.fixture
def audits(folder: Path) -> Path:
    """A folder with three audits of the standard and one of another."""
    (folder / "standards/window.yaml").write_text(AUDITED, "utf-8")
    inside = folder / "audits" / "window"
    inside.mkdir(parents=True)
    for number in range(3):
        (inside / f"{number}.yaml").write_text(MISSED.replace("central-1", f"central-{number}"), "utf-8")
    (folder / "audits/other.yaml").write_text(AUDIT.replace("id: window", "id: other"), "utf-8")
    return folder / "audits"


def test_what_audits_found_is_read_where_they_are_named(run: Run, audits: Path) -> None:
    call = ("lint", "standards", "--select", "P102", "--format", "json")
    said = [
        [found["message"] for found in json.loads(run(*call, *more).out)["standards"][0]["findings"]]
        for more in ((), ("--audits", "audits"), ("--audits", str(audits / "window/1.yaml")))
    ]
    assert said == [[], [MEASURED], []]


def test_audits_of_a_version_that_is_kept_beside_the_standard_count_too(run: Run, folder: Path, audits: Path) -> None:
    kept = folder / "new" / "window"
    kept.mkdir(parents=True)
    (kept / "v1.yaml").write_text(AUDITED, "utf-8")
    (folder / "new" / "window.yaml").write_text(AUDITED.replace("version: 1", "version: 2"), "utf-8")
    (folder / "standards/window.yaml").unlink()
    ended = run("lint", "new/window.yaml", "--audits", str(audits), "--select", "P102")
    assert (ended.status, MEASURED in ended.out) == (0, True)


def test_every_problem_of_the_audits_is_named(run: Run, audits: Path) -> None:
    (audits / "window/0.yaml").write_text(MISSED.replace("greeting: met", "greeting: maybe"), "utf-8")
    (audits / "window/1.yaml").write_text(MISSED.replace("version: 1", "version: 7"), "utf-8")
    (audits / "window/2.yaml").write_text(MISSED.replace("site:", "sight:"), "utf-8")
    ended = run("lint", "standards", "--audits", "audits")
    lines = ended.err.splitlines()
    assert (ended.status, ended.out, len(lines)) == (2, "", 6)
    assert lines[0].startswith("audits/window/0.yaml:8:3 ")
    assert lines[2:4] == [
        "audits/window/1.yaml:4:1 standard: window, version 7, is not there to score the audit with",
        "    Keep it beside the standard as window/v7.yaml.",
    ]
    assert lines[4].startswith("audits/window/2.yaml:5:1 ")


def test_audits_and_bare_statements_do_not_go_together(run: Run, audits: Path) -> None:
    ended = run("lint", "--statements", "-", "--audits", str(audits))
    assert (ended.status, ended.out, ended.err.splitlines()[0]) == (2, "", "--audits says nothing of bare statements")
