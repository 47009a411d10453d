"""`stdcheck lint --statements` on what people really give it: long, large, strange, and documents."""

import json
import os
import random
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from cli_cases import Run, clean_environment, command
from docx import Document

MEAN = "平均等候时间不超过5分钟。"
MEGABYTE = 1024 * 1024


def found(out: str) -> list[tuple[object, list[str]]]:
    return [(line["id"], line["pitfalls"]) for line in map(json.loads, out.splitlines())]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (f"{MEAN}\n6:00开门".encode("utf-8-sig"), ""),
        (f"{MEAN}\n6:00开门".encode("utf-16"), "s.txt: read as UTF-16\n"),
        (f"{MEAN}\n6:00开门".encode("gb18030"), "s.txt: read as GB18030\n"),
    ],
    ids=["UTF-8 with mark", "UTF-16", "GB18030"],
)
def test_text_is_read_as_offices_save_it_and_what_was_assumed_is_said(
    run: Run, folder: Path, raw: bytes, said: str
) -> None:
    (folder / "s.txt").write_bytes(raw)

    ended = run("lint", "--statements", "s.txt", "--format", "jsonl")

    assert (ended.status, ended.err, found(ended.out)) == (0, said, [(1, ["P3"]), (2, [])])


def test_the_statements_of_a_word_document_have_places(run: Run, folder: Path) -> None:
    document = Document()
    document.add_heading("Front desk", 1)
    document.add_paragraph("Staff greet guests. The average wait is at most 5 minutes.")
    document.save(str(folder / "old.docx"))

    lines = run("lint", "--statements", "old.docx", "--format", "jsonl").out.splitlines()
    text = run("lint", "--statements", "old.docx", "--fail-on", "warning")

    assert [(one["id"], one["place"], one["text"], one["pitfalls"]) for one in map(json.loads, lines)] == [
        (1, "paragraph 2", "Staff greet guests.", []),
        (2, "paragraph 2", "The average wait is at most 5 minutes.", ["P3"]),
    ]
    assert (text.status, text.out.splitlines()[0].partition(" P301")[0]) == (1, "paragraph 2: warning")


def test_the_cells_of_a_workbook_are_statements(run: Run, folder: Path) -> None:
    book, target = openpyxl.Workbook(), BytesIO()
    book.worksheets[0]["B2"] = MEAN
    book.save(target)
    (folder / "old.xlsx").write_bytes(target.getvalue())

    (line,) = run("lint", "--statements", "old.xlsx", "--format", "jsonl").out.splitlines()

    assert (json.loads(line)["place"], json.loads(line)["pitfalls"]) == ("Sheet!B2", ["P3"])


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"a" * 100_001, "s.txt:1: the line has 100,001 characters; at most 100,000 are taken"),
        (b"good\nb\x01d", "s.txt:2: the text holds the control character U+0001"),
        (random.Random(1).randbytes(MEGABYTE), "s.txt: the file is not text; it begins with "),
        (b"%PDF-1.7", "s.txt: the file is a PDF, which keeps no paragraphs"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "s.txt: the file is in an old format of Word, Excel or WPS"),
        (b"PK\x03\x04rest", "s.txt: the document is damaged: its archive cannot be read"),
        ("café au lait".encode("latin-1"), "s.txt:1: byte 4 is not text in UTF-8"),
    ],
    ids=["long line", "control", "binary", "pdf", "doc", "archive", "Latin-1"],
)
def test_what_cannot_be_linted_is_refused_by_name_and_nothing_is_written(
    run: Run, folder: Path, raw: bytes, what: str
) -> None:
    (folder / "s.txt").write_bytes(raw)

    ended = run("lint", "--statements", "s.txt", "--format", "jsonl")

    assert (ended.status, ended.out, ended.err.startswith(what)) == (2, "", True)


def test_a_line_of_100_000_characters_is_one_statement(run: Run, folder: Path) -> None:
    (folder / "s.txt").write_text("a " * 50_000)

    ended = run("lint", "--statements", "s.txt", "--format", "jsonl")

    assert (ended.status, [one for one, _ in found(ended.out)]) == (0, [1])


LINT = """
import re, sys
from stdcheck.cli.main import main

status = main(["lint", "--statements", "s.txt", "--format", "jsonl"])
print(status, re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""
"""The process's own peak is asked of its memory: its usage would count what the test's process held before it."""


@pytest.mark.parametrize(
    "lines",
    [
        [f"Guest {number % 500} waits 5 minutes on average" for number in range(200_000)],
        [f"{number % 40} " + "guests wait " * 75 for number in range(11_500)],
    ],
    ids=["200,000 lines", "10 MB"],
)
def test_much_is_linted_line_by_line_in_little_memory(folder: Path, lines: list[str]) -> None:
    (folder / "s.txt").write_text("\n".join(lines))
    ended = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, check=True)

    status, kilobytes = map(int, ended.stderr.split())
    assert (status, ended.stdout.count(b"\n")) == (0, len(lines))
    assert kilobytes < 200 * 1024


def started(folder: Path, stderr: int) -> "subprocess.Popen[bytes]":
    """Begin with more lines than are linted in a few seconds."""
    lines = (f"Guest {number} waits 5 minutes on average" for number in range(100_000))
    (folder / "s.txt").write_text("\n".join(lines))
    arguments = command("lint", "--statements", "s.txt", "--format", "jsonl")
    environ = clean_environment() | {"TERM": "xterm"}
    return subprocess.Popen(arguments, cwd=folder, env=environ, stdout=-1, stderr=stderr, bufsize=0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_ctrl_c_ends_it_without_complaint(folder: Path) -> None:
    running = started(folder, stderr=-1)
    assert running.stdout is not None
    first = running.stdout.read(1000)
    os.kill(running.pid, signal.SIGINT)
    rest, err = running.communicate(timeout=30)

    lines = (first + rest).splitlines()[:-1]  # the last may be cut
    assert (running.returncode, err) == (130, b"")
    assert [json.loads(line)["id"] for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) < 100_000


def test_a_reader_that_goes_away_ends_it(folder: Path) -> None:
    running = started(folder, stderr=-1)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1000)
    running.stdout.close()

    assert (running.wait(30), running.stderr.read()) == (141, b"")
    running.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
def test_a_terminal_shows_how_far_it_is(folder: Path) -> None:
    import pty  # noqa: PLC0415  (not everywhere)

    ours, theirs = pty.openpty()
    running = started(folder, stderr=theirs)
    os.close(theirs)
    assert running.stdout is not None
    running.stdout.read(1000)
    shown = os.read(ours, 10_000)
    os.kill(running.pid, signal.SIGINT)
    running.communicate(timeout=30)
    os.close(ours)

    assert (running.returncode, b"Linting" in shown) == (130, True)
