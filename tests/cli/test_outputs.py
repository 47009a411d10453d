"""Files that commands write are there whole or not at all."""

from pathlib import Path
from typing import BinaryIO

import pytest
from cli_cases import Run

from stdcheck.cli.outputs import write_output
from stdcheck.domain.errors import StdcheckError

CHECKLIST = ("checklist", "standards/window.yaml", "-o")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_output_is_written_and_named(run: Run, folder: Path) -> None:
    assert run(*CHECKLIST, "list.xlsx") == (0, "Written: list.xlsx\n", "")
    assert (folder / "list.xlsx").read_bytes()[:2] == b"PK"
    assert names(folder) == {"standards", "audit.yaml", "list.xlsx"}


def test_an_output_that_is_there_is_replaced_and_keeps_its_mode(run: Run, folder: Path) -> None:
    (folder / "list.xlsx").write_text("old")
    (folder / "list.xlsx").chmod(0o600)
    assert run(*CHECKLIST, "list.xlsx").status == 0
    assert ((folder / "list.xlsx").read_bytes()[:2], (folder / "list.xlsx").stat().st_mode & 0o777) == (b"PK", 0o600)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("standards", "standards: the output is a folder"),
        ("nowhere/list.xlsx", "nowhere/list.xlsx: the folder for the output is not there"),
        ("standards/window.yaml", "standards/window.yaml: the output is one of the inputs"),
        ("list.csv", "list.csv: the output cannot have this name"),
    ],
)
def test_an_output_that_cannot_be_is_refused_and_nothing_is_written(
    run: Run, folder: Path, output: str, expected: str
) -> None:
    ended = run(*CHECKLIST, output)
    assert (ended.status, ended.out, ended.err.splitlines()[0]) == (2, "", expected)
    assert (names(folder), names(folder / "standards")) == ({"standards", "audit.yaml"}, {"window.yaml"})


def test_a_broken_input_leaves_the_output_as_it_was(run: Run, folder: Path) -> None:
    (folder / "list.xlsx").write_text("old")
    (folder / "standards/window.yaml").write_text("torn: [")
    assert run(*CHECKLIST, "list.xlsx").status == 2
    assert (folder / "list.xlsx").read_text() == "old"


def test_a_writer_that_fails_midway_leaves_what_was_there(folder: Path) -> None:
    (folder / "out.html").write_text("old")

    def fail(target: BinaryIO) -> None:
        target.write(b"half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_output(folder / "out.html", fail)
    assert ((folder / "out.html").read_text(), names(folder)) == ("old", {"standards", "audit.yaml", "out.html"})


def test_a_full_disk_is_said_with_the_name_of_the_output(folder: Path) -> None:
    def fail(_target: BinaryIO) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StdcheckError) as caught:
        write_output(folder / "out.html", fail)
    problem = caught.value.problems[0]
    assert (problem.place.file, problem.what.values) == (
        str(folder / "out.html"),
        {"reason": "No space left on device"},
    )
    assert names(folder) == {"standards", "audit.yaml"}
