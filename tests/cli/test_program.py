"""What scripts rely on, proven on the real program: statuses, an empty standard output, UTF-8, a quick start."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from cli_cases import BROKEN, MEAN, clean_environment, command, program

SLOW_TO_LOAD = {"streamlit", "pandas", "openpyxl", "sqlalchemy", "rich", "babel", "xlsxwriter", "docx", "uvicorn"} | {
    "rapidfuzz",
    "typer",
}


def test_a_good_standard_gives_0_one_with_errors_1_and_a_broken_one_2(folder: Path) -> None:
    (folder / "mean.yaml").write_text(MEAN, "utf-8")
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    files = ["standards/window.yaml", "mean.yaml", "broken.yaml"]
    ended = [program("lint", file, "--select", "P301", folder=folder) for file in files]
    assert [one.status for one in ended] == [0, 1, 2]
    assert (ended[2].out, ended[2].err) == (
        "",
        (
            "broken.yaml:22:17 stages.0.steps.0.key_factors.0.criteria.0.measure: shore is not a kind of measure\n"
            "    Did you mean share?\n"
            "broken.yaml:23:17 stages.0.steps.0.key_factors.0.criteria.0.wieght: the key wieght is not known\n"
            "    Did you mean weight?\n"
        ),
    )


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_json_is_one_document_in_utf_8_whatever_the_locale(folder: Path, locale: str) -> None:
    environ = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    (folder / "标准.yaml").write_text(MEAN, "utf-8")
    ended = program("lint", "标准.yaml", "--format", "json", "--lang", "zh", folder=folder, environ=environ)
    found = json.loads(ended.out)
    assert (ended.status, ended.err, found["standards"][0]["path"]) == (1, "", "标准.yaml")
    assert any("平均" in finding["message"] for finding in found["standards"][0]["findings"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "--format", "json", "nothing.yaml"),
        ("lint", "--format", "yaml", "standards"),
        ("lint",),
        ("lint", "--nothing"),
        ("score",),
        ("score", "audit.yaml", "more"),
        ("score", "audit.yaml", "--format"),
        ("nothing",),
        (),
        ("--lang", "fr", "explain", "P301"),
        ("db", "nothing"),
    ],
)
def test_a_wrong_call_gives_2_says_why_and_leaves_standard_output_empty(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    ended = program(*arguments, folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch(r"\S.*\n    \S.*\n", ended.err), ended.err


def test_linting_one_file_loads_nothing_that_is_slow_to_load(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command("lint", "standards/window.yaml")[1:]],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "pydantic" in loaded
    assert loaded & SLOW_TO_LOAD == set()


def test_a_reader_that_goes_away_is_no_reason_to_complain(folder: Path) -> None:
    running = subprocess.Popen(
        command("explain", "--all"), cwd=folder, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.close()
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (141, b"")


def test_statements_come_in_by_standard_input_and_leave_line_by_line(folder: Path) -> None:
    given = '{"id": "a", "text": "Calls are answered within 3 minutes on average"}\n{"text": "员工面带微笑"}\n'
    ended = program("lint", "--statements", "-", "--format", "jsonl", folder=folder, given=given)
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.status, ended.err, [line["id"] for line in lines]) == (0, "", ["a", 2])
    assert lines[0]["pitfalls"] == ["P3"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_serving_ends_with_ctrl_c(folder: Path) -> None:
    data = {"STDCHECK_DATA": str(folder / "data")}
    running = subprocess.Popen(
        command("serve", "--port", "0"), cwd=folder, env=clean_environment() | data, stdout=-1, stderr=-1
    )
    assert running.stderr is not None
    address = running.stderr.readline().decode()
    found = re.search(r"http://127\.0\.0\.1:(\d+) ", address)
    assert found, address + running.stderr.read().decode()
    urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/healthz", timeout=30).close()
    with socket.create_connection(("127.0.0.1", int(found[1])), timeout=30):
        os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert not re.search(rb"Traceback|Warning|Error", err), err.decode()
