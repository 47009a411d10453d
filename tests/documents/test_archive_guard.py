import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from documents_samples import STANDARD, blank, fill, find, problems, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_forge import CHECKLIST, edited, encrypted, lying_about_size, packed, parts, replaced, with_entry

from stdcheck.documents.archive_guard import check_archive
from stdcheck.documents.archive_kinds import CHECKLIST as FILLED_CHECKLIST
from stdcheck.documents.checklist_workbook import read_checklist, write_checklist
from stdcheck.documents.standards import read_audit, read_standard
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard

FILLED = fill(blank(), {("greeting", "answer"): "met"})
SAVE_AS = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
AGAIN = "Download the checklist again and copy the answers over."
UNLOCK = "Open it, take the password off, save it and try again."
OWN = "Delete the sheets and cells that do not belong to it, or download it again."
SHORTEN = "Shorten very long texts, and take out pictures and sheets of your own."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

MOST_SECONDS = 2.5
MOST_BYTES = 200 * 1024 * 1024


def of_zeros(size: int) -> bytes:
    """Return a workbook in which one cell holds `size` bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(FILLED).items():
            if name != CHECKLIST:
                archive.writestr(name, content)
        with archive.open(CHECKLIST, "w", force_zip64=True) as opened:
            head = (
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
            )
            opened.write(head + b'<c r="A1" t="inlineStr"><is><t>')
            for _ in range(size // 1_000_000):
                opened.write(b"0" * 1_000_000)
            opened.write(b"</t></is></c></row></sheetData></worksheet>")
    return target.getvalue()


def of_many_entries(count: int) -> bytes:
    return packed({f"xl/{number}.xml": b"" for number in range(count)} | parts(FILLED))


def of_many_cells(count: int) -> bytes:
    columns = [bytes((letter,)) for letter in b"NOPQRSTUVW"]
    rows = b"".join(
        b'<row r="%d">%s</row>' % (row, b"".join(b'<c r="%s%d"><v>1</v></c>' % (letter, row) for letter in columns))
        for row in range(100, 100 + count // len(columns))
    )
    return replaced(FILLED, CHECKLIST, b"</sheetData>", rows + b"</sheetData>")


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "the file is empty", AGAIN),
    "text": (
        lambda: b"id;answer\n1;met\n",
        "the file is not a workbook; it begins with id;answer\n1;met".replace("\n", "�"),
        SAVE_AS,
    ),
    "picture": (
        lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
        f"the file is not a workbook; it begins with �PNG{'�' * 20}",
        SAVE_AS,
    ),
    "pdf": (lambda: b"%PDF-1.7\n", "the file is not a workbook; it begins with %PDF-1.7", SAVE_AS),
    "another zip": (lambda: packed({"a.txt": b"a"}), "the file is a zip archive, but no workbook", SAVE_AS),
    "word": (
        lambda: packed({"word/document.xml": b"<a/>"}),
        "the file is a Word document, not a workbook",
        SAVE_AS,
    ),
    "ods": (
        lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        "the file is in the OpenDocument format (.ods)",
        SAVE_AS,
    ),
    "xlsb": (
        lambda: packed({"xl/workbook.bin": b"x"}),
        "the file is in the binary format of Excel (.xlsb)",
        SAVE_AS,
    ),
    "numbers": (lambda: packed({"Index/Document.iwa": b"x"}), "the file is in the format of Numbers", SAVE_AS),
    "xls": (lambda: OLE, "the file is in the old format of Excel (.xls)", SAVE_AS),
    "password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "the workbook is protected with a password",
        UNLOCK,
    ),
    "encrypted entry": (lambda: encrypted(FILLED), "the workbook is protected with a password", UNLOCK),
    "macros": (
        lambda: with_entry(FILLED, "xl/vbaProject.bin"),
        "the workbook holds macros",
        "Save it without macros, as an Excel workbook (.xlsx).",
    ),
    "truncated": (
        lambda: FILLED[: len(FILLED) // 2],
        "the workbook is damaged: its archive cannot be read",
        SAVE_AS,
    ),
    "too large": (
        lambda: b"PK" + b"\x00" * (10 * 1024 * 1024),
        "the file has 10,485,762 bytes",
        "Keep a workbook under 10,485,760 bytes (10 MB); take out pictures and sheets of your own.",
    ),
    "500 MB in one cell": (
        lambda: of_zeros(500_000_000),
        "the workbook is larger than 26,214,400 bytes when unpacked",
        SHORTEN,
    ),
    "sizes said too small": (
        lambda: lying_about_size(FILLED, 10),
        "the workbook is damaged: its archive cannot be read",
        SAVE_AS,
    ),
    "60,000 entries": (
        lambda: of_many_entries(60_000),
        "the file holds 60,012 entries",
        "A checklist has fewer than 500. Download it again and copy the answers over.",
    ),
    "escaping name": (
        lambda: with_entry(FILLED, "../../etc/cron.d/x"),
        "the name ../../etc/cron.d/x leads out of the workbook",
        AGAIN,
    ),
    "absolute name": (lambda: with_entry(FILLED, "/etc/x"), "the name /etc/x leads out of the workbook", AGAIN),
    "drive in a name": (lambda: with_entry(FILLED, "C:x"), "the name C:x leads out of the workbook", AGAIN),
    "backslash in a name": (
        lambda: with_entry(FILLED, "xl\\..\\x"),
        "the name xl\\..\\x leads out of the workbook",
        AGAIN,
    ),
    "the same name in capitals": (
        lambda: with_entry(FILLED, "XL/workbook.xml"),
        "the entry XL/workbook.xml is in the workbook twice",
        AGAIN,
    ),
    "entity bomb": (
        lambda: edited(FILLED, CHECKLIST, lambda xml: BOMB + xml),
        f"the entry {CHECKLIST} defines entities of its own",
        AGAIN,
    ),
    "external entity": (
        lambda: edited(FILLED, "xl/workbook.xml", lambda xml: OUTSIDE + xml),
        "the entry xl/workbook.xml defines entities of its own",
        AGAIN,
    ),
    "entity bomb in UTF-16": (
        lambda: edited(FILLED, CHECKLIST, lambda xml: (BOMB + xml).decode().encode("utf-16")),
        f"the entry {CHECKLIST} is not written in UTF-8",
        AGAIN,
    ),
    "another encoding": (
        lambda: edited(FILLED, CHECKLIST, lambda xml: b'<?xml version="1.0" encoding="cp037"?>' + xml),
        f"the entry {CHECKLIST} is not written in UTF-8",
        AGAIN,
    ),
    "many cells": (
        lambda: of_many_cells(110_000),
        "the workbook holds far more cells than a checklist",
        OWN,
    ),
    "broken XML": (
        lambda: replaced(FILLED, CHECKLIST, b"</sheetData>", b"</sheetDat>"),
        "the workbook is damaged and cannot be read",
        "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and try again.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_harmful_file_is_refused_in_two_seconds(case: str) -> None:
    make, what, remedy = CASES[case]
    raw = make()
    started = seconds_used()

    with pytest.raises(StdcheckError) as caught:
        read(raw)

    assert [(what, remedy)] == [(said_what, said_remedy) for _, said_what, said_remedy in problems(caught.value)]
    assert seconds_used() - started < MOST_SECONDS


def seconds_used() -> float:
    """Return the processor time of this process and of those it started."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


READ_ALL = """
import re, resource, sys
from stdcheck.documents.checklist_workbook import read_checklist
from stdcheck.domain.errors import StdcheckError

for path in sys.argv[1:]:
    try:
        read_checklist(open(path, "rb").read(), path, lambda *_: None)
    except StdcheckError:
        pass
own = re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1]
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""The process's own peak is asked of its memory: its usage would count what the test's process held before it."""


def test_no_harmful_file_takes_200_mb(tmp_path: Path) -> None:
    paths = []
    for number, (make, _, _) in enumerate(CASES.values()):
        paths.append(tmp_path / f"{number}.xlsx")
        paths[-1].write_bytes(make())

    ran = subprocess.run([sys.executable, "-c", READ_ALL, *paths], check=True, capture_output=True, text=True)

    assert [] == [peak for peak in map(int, ran.stdout.split()) if peak * 1024 >= MOST_BYTES]


def test_what_takes_too_long_is_given_up() -> None:
    raw = replaced(
        FILLED, CHECKLIST, b"</sheetData>", b'<row r="15">' + b'<c r="A15"/>' * 500_000 + b"</row>" + b"</sheetData>"
    )

    started = time.monotonic()
    found = refused(lambda: read(raw))

    assert [("filled.xlsx", "the workbook takes more time or memory to read than any checklist needs", AGAIN)] == found
    assert time.monotonic() - started < 10


def test_the_largest_checklist_that_can_be_is_read() -> None:
    plain = STANDARD.model_dump(mode="json")
    factor = plain["stages"][0]["steps"][0]["key_factors"][0]
    pattern = factor["criteria"][0]
    factor["criteria"] = [{**pattern, "id": f"criterion-{number}"} for number in range(1_990)]
    standard = Standard.model_validate(plain)
    responses = {f"criterion-{number}": "n" * 300 for number in range(1_990)}
    target = BytesIO()
    write_checklist(standard, target, language="en")
    answers = {(identifier, "note"): note for identifier, note in responses.items()} | {("greeting", "answer"): "met"}

    audit = read_checklist(fill(target.getvalue(), answers), "large.xlsx", lambda *_: standard)

    assert len(audit.responses) == 1_991


@pytest.mark.parametrize("change", ["sizes said too large", "no styles", "deep XML"])
def test_what_does_no_harm_is_read(change: str) -> None:
    without = packed({name: part for name, part in parts(FILLED).items() if name != "xl/styles.xml"})

    deep = b"<a>" * 150_000 + b"</a>" * 150_000

    raw = {
        "sizes said too large": lying_about_size(FILLED, 0x7FFFFFFF),
        "no styles": without,
        "deep XML": replaced(FILLED, CHECKLIST, b"</sheetData>", deep + b"</sheetData>"),
    }[change]

    assert read(raw).responses == read(FILLED).responses


def test_a_good_workbook_passes_the_guard() -> None:
    assert check_archive(FILLED, FILLED_CHECKLIST) is FILLED_CHECKLIST


def refused(reader: Callable[[], object]) -> list[tuple[str, str, str]] | None:
    """Return the problems of a refusal, None where nothing was refused."""
    try:
        reader()
    except StdcheckError as error:
        return problems(error)
    return None


def reads_or_refuses(raw: bytes) -> None:
    for reader in (
        lambda: read_checklist(raw, "x", find),
        lambda: read_standard(raw, "x"),
        lambda: read_audit(raw, "x"),
    ):
        assert refused(reader) != []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=2_000) | st.binary(max_size=500).map(b"PK\x03\x04".__add__) | st.text().map(str.encode))
def test_any_bytes_give_a_result_or_a_named_problem(raw: bytes) -> None:
    reads_or_refuses(raw)


def test_a_workbook_with_any_byte_changed_gives_a_result_or_a_named_problem() -> None:
    chance = random.Random(7)  # the same places each time
    for _ in range(15):
        raw = bytearray(FILLED)
        for _ in range(chance.randint(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        reads_or_refuses(bytes(raw))


def test_a_part_with_any_byte_changed_gives_a_result_or_a_named_problem() -> None:
    chance = random.Random(11)  # the same places each time
    names = sorted(parts(FILLED))
    for _ in range(20):
        files = parts(FILLED)
        name = chance.choice(names)
        part = bytearray(files[name])
        part[chance.randrange(len(part))] = chance.choice(b'<>"&/0 x\xff')
        reads_or_refuses(packed({**files, name: bytes(part)}))
