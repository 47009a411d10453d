"""How long the results workbook with 100,000 answers takes, beside the bare library writing the same cells.

Goal: within 1.3 times, in bounded memory. The writers run in turn in one process; the library not chosen runs as well,
so that the choice of the writer can be seen. `--quick` takes a tenth of the answers.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.cell import WriteOnlyCell
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from stdcheck.documents.results_workbook import write_results
from stdcheck.domain.audit import Audit
from stdcheck.domain.results import Results
from stdcheck.domain.standard import Standard
from stdcheck.services.summing import results_of

ROWS = 100_000
CRITERIA = 80
GOAL = 1.3
ROUNDS = 3
MEASURES: tuple[dict[str, Any], ...] = (
    {"kind": "conformity"},
    {"kind": "share", "target": 90, "unacceptable": 70},
    {"kind": "share", "target": 90, "limit": {"at_most": 5, "unit": "min"}},
    {"kind": "quantity", "at_least": 18, "at_most": 28, "unit": "°C"},
    {"kind": "scale", "labels": ["poor", "fair", "good"]},
)

Cell: TypeAlias = tuple[str, int, int, str | float | date]
"""Sheet, row, column, value."""


def standard() -> Standard:
    """Return a standard of 80 criteria in eight stages."""
    criteria = iter(
        {"id": f"criterion-{number}", "what": f"What criterion {number} asks of staff", "measure": MEASURES[number % 5]}
        for number in range(CRITERIA)
    )
    stages = []
    for stage in range(8):
        factor = {
            "id": "factor",
            "title": "Factor",
            "layer": "procedural",
            "criteria": [next(criteria) for _ in range(10)],
        }
        step = {"id": "step", "title": "A step", "key_factors": [factor]}
        stages.append({"id": f"stage-{stage}", "title": f"Stage {stage}", "steps": [step]})
    head = {"stdcheck": 1, "kind": "standard", "id": "bench", "title": "Bench", "language": "en", "version": 1}
    return Standard.model_validate({**head, "status": "published", "stages": stages})


def answer(chance: random.Random, number: int) -> dict[str, Any]:
    """Return one answer; one in six has a note."""
    ways: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {"value": chance.choice(["met", "met", "met", "partly", "not_met"])},
        lambda: {"compliant": chance.randint(14, 20), "observed": 20},
        lambda: {"values": [round(chance.uniform(1, 7), 1) for _ in range(10)]},
        lambda: {"value": str(chance.randint(15, 30))},
        lambda: {"value": chance.choice(["poor", "fair", "good"])},
    )
    noted = {"note": f"seen at window {chance.randint(1, 9)}, two staff on duty"} if chance.random() < 0.16 else {}
    return ways[number % 5]() | noted


def results(rows: int) -> Results:
    """Return the results of so many answers."""
    chance = random.Random(3)
    first = datetime(2026, 1, 5, 9, tzinfo=UTC)
    audits = [
        Audit.model_validate(
            {
                "stdcheck": 1,
                "kind": "audit",
                "id": f"site-{number % 12}-{number}",
                "standard": {"id": "bench", "version": 1},
                "site": f"Site {number % 12}",
                "inspector": f"Inspector {number % 5}",
                "method": "observation",
                "observed_at": first + timedelta(hours=6 * number),
                "responses": {f"criterion-{one}": answer(chance, one) for one in range(CRITERIA)},
            }
        )
        for number in range(rows // CRITERIA)
    ]
    return results_of([standard()], audits)


def cells_of(found: Results) -> list[Cell]:
    """Return every cell of the workbook, in the order in which they are written."""
    cells: list[Cell] = []
    kept = {name: getattr(Worksheet, name) for name in ("write_string", "write_number", "write_datetime")}

    def recording(name: str) -> Callable[..., Any]:
        def write(sheet: Worksheet, row: int, column: int, value: Any, style: Any = None) -> Any:
            cells.append((sheet.name, row, column, value))
            return kept[name](sheet, row, column, value, style)

        return write

    for name in kept:
        setattr(Worksheet, name, recording(name))
    write_results(found, BytesIO(), language="en")
    for name, method in kept.items():
        setattr(Worksheet, name, method)
    return cells


def write_bare(cells: list[Cell], target: BinaryIO) -> None:
    """Write cells with XlsxWriter and nothing else."""
    with Workbook(target, {"constant_memory": True}) as book:
        sheets: dict[str, Worksheet] = {}
        text, percent = book.add_format({"indent": 1}), book.add_format({"num_format": "0.0%"})
        for name, row, column, value in cells:
            sheet = sheets.get(name) or sheets.setdefault(name, book.add_worksheet(name))
            if isinstance(value, str):
                sheet.write_string(row, column, value, text)
            elif isinstance(value, date):
                sheet.write_datetime(row, column, value, percent)
            else:
                sheet.write_number(row, column, value, percent)


def write_openpyxl(cells: list[Cell], target: BinaryIO) -> None:
    """Write cells with openpyxl, row after row."""
    book = OpenpyxlWorkbook(write_only=True)
    sheets: dict[str, Any] = {}
    for row in by_row(cells):
        name = row[0][0]
        sheet = sheets.get(name) or sheets.setdefault(name, book.create_sheet(name))
        line: list[Any] = [None] * (max(cell[2] for cell in row) + 1)
        for _, _, column, value in row:
            line[column] = cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]
            if isinstance(value, str):
                cell.data_type = "s"
        sheet.append(line)
    book.save(target)


def by_row(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Yield the cells of each row."""
    line: list[Cell] = []
    for cell in cells:
        if line and cell[:2] != line[0][:2]:
            yield line
            line = []
        line.append(cell)
    yield line


def timed(rows: int) -> dict[str, float]:
    """Write in turn with every writer in this process; return the median seconds of processor time of each."""
    found = results(rows)
    cells = cells_of(found)
    writers: dict[str, Callable[[BinaryIO], None]] = {
        "ours": lambda target: write_results(found, target, language="en"),
        "bare": lambda target: write_bare(cells, target),
        "openpyxl": lambda target: write_openpyxl(cells, target),
    }
    used: dict[str, list[float]] = {way: [] for way in writers}
    for turn in range(ROUNDS):
        for way, write in writers.items():
            if way != "openpyxl" or turn == 0:
                begin = time.process_time()
                write(BytesIO())
                used[way].append(time.process_time() - begin)
    return {way: statistics.median(times) for way, times in used.items()}


def memory(rows: int) -> float:
    """Write the results workbook once; return how many MB that took beyond the results themselves and the file."""
    found, target = results(rows), BytesIO()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    write_results(found, target, language="en")
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 - len(target.getvalue()) / 1024 / 1024


def apart(what: str, rows: int) -> Any:
    """Run one of the measurements in a process of its own."""
    ran = subprocess.run(  # noqa: S603  (our own file)
        [sys.executable, __file__, what, str(rows)], capture_output=True, check=True, text=True
    )
    return json.loads(ran.stdout)


def main() -> None:
    """Measure, or start what measures and print the figures."""
    if len(sys.argv) == 3:
        print(json.dumps({"time": timed, "memory": memory}[sys.argv[1]](int(sys.argv[2]))))
        return
    rows = ROWS // 10 if "--quick" in sys.argv else ROWS
    seconds = apart("time", rows)
    print(f"{rows:,} answers of 14 columns, and the other sheets; processor time, median of {ROUNDS}")
    ratio = seconds["ours"] / seconds["bare"]
    print(f"results workbook            {seconds['ours']:6.2f} s")
    print(f"XlsxWriter, the same cells  {seconds['bare']:6.2f} s; ratio {ratio:.2f} (goal {GOAL})")
    print(f"openpyxl write-only, once   {seconds['openpyxl']:6.2f} s")
    whole, quarter = apart("memory", rows), apart("memory", rows // 4)
    print(f"memory beyond the results and the file: {whole:.0f} MB; {quarter:.0f} MB for a quarter of the answers")


if __name__ == "__main__":
    main()
