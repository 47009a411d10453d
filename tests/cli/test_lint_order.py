"""What the linter writes is the same whatever the order of files, of calls and of memory: `git diff` shows changes."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from cli_cases import MEAN, STANDARD, Run, program

FORMATS = ("text", "json", "sarif")


@pytest.fixture
def several(folder: Path) -> Path:
    for number, name in enumerate(("b", "a", "售票", "c/d")):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(MEAN.replace("id: window", f"id: window-{number}"), "utf-8")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_call_says_nothing(run: Run, several: Path, form: str) -> None:
    named = ("b.yaml", "c", "standards", "a.yaml", "售票.yaml")
    written = {run("lint", *order, "--format", form) for order in permutations(named)}
    assert len(written) == 1
    assert written == {run("lint", ".", "--format", form)}
    assert str(several) not in written.pop().out


def test_files_come_by_name_and_each_once(run: Run, several: Path) -> None:
    named = ("./c/../b.yaml", "c", str(several / "c/d.yaml"), "b.yaml", ".")
    found = json.loads(run("lint", *named, "--format", "json").out)["standards"]
    assert [one["path"] for one in found] == ["a.yaml", "b.yaml", "c/d.yaml", "standards/window.yaml", "售票.yaml"]


def test_broken_files_are_named_in_one_order_too(run: Run, folder: Path) -> None:
    for name in ("b.yaml", "a.yaml"):
        (folder / name).write_text(STANDARD.replace("version: 1", "version: x"), "utf-8")
    assert run("lint", "b.yaml", "a.yaml") == run("lint", "a.yaml", "b.yaml")


@pytest.mark.parametrize("form", FORMATS)
def test_two_processes_write_the_same(several: Path, form: str) -> None:
    call = ("lint", "a.yaml", "standards", "--format", form, "--lang", "zh")
    written = {program(*call, folder=several, environ={"PYTHONHASHSEED": seed}) for seed in ("1", "2")}
    assert len(written) == 1


def test_parts_are_named_in_the_readers_language_and_long_names_are_cut(run: Run, folder: Path) -> None:
    long = "Every passenger " + "who waits " * 12
    (folder / "long.yaml").write_text(STANDARD.replace("Nine in ten passengers reach the window", long), "utf-8")
    said = {}
    for language in ("en", "zh"):
        lines = run("lint", "long.yaml", "--lang", language).out.splitlines()
        said[language] = [line for line in lines[:-1] if line and "long.yaml:" not in line and line[0] != " "]
    shown = long[:99].rstrip() + "…"
    assert said == {
        "en": ["Ticket window, version 1", "The wait is short", shown, "Staff greet first"],
        "zh": ["售票窗口，第1版", "The wait is short", shown, "员工先问好"],
    }
