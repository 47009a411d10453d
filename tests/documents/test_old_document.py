"""Old documents from files and pasted: what is read, where it stands, and what is refused."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from documents_samples import problems
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_forge import edited, encrypted, lying_about_size, packed, parts, replaced, with_entry

from stdcheck.documents.old_document import OldDocument, Passage, Spot, read_old_document, read_pasted
from stdcheck.domain.errors import StdcheckError
from stdcheck.language import translator

MAIN = "word/document.xml"
SAVE = "Open it and save it as a Word document (.docx), an Excel workbook (.xlsx) or plain text."
SPLIT = "Take out pictures, or split the document and look through its parts."
AS_UTF8 = "Open the file in a text editor and save it as UTF-8."
MOST_SECONDS = 2.5
MOST_BYTES = 200 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def word(*paragraphs: str) -> bytes:
    document, target = Document(), BytesIO()
    for paragraph in paragraphs or ("Staff greet guests.",):
        document.add_paragraph(paragraph)
    document.save(target)
    return target.getvalue()


WORD = word()


def with_body(xml: str) -> bytes:
    """Return a Word document whose text is made of this XML."""
    return replaced(word("X"), MAIN, b"<w:p><w:r><w:t>X</w:t></w:r></w:p>", xml.encode())


def workbook(*rows: list[object]) -> bytes:
    book, target = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(target)
    return target.getvalue()


def texts(document: OldDocument) -> list[str]:
    return [passage.text for passage in document.passages]


def refused(reader: Callable[[], object], language: str = "en") -> list[tuple[str, str, str]]:
    with pytest.raises(StdcheckError) as caught:
        reader()
    return problems(caught.value, language)


def test_paragraphs_lists_headings_and_cells_of_a_word_document_are_read_in_their_order() -> None:
    document, target = Document(), BytesIO()
    document.add_heading("Front desk", 1)
    document.add_paragraph("Staff greet.", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Smile", "One\nTwo"
    document.add_heading("Rooms", 2)
    document.add_paragraph("")
    document.add_paragraph("Rooms are\nready\tat 14:00.")
    document.save(target)

    read = read_old_document(target.getvalue(), "old.docx")

    assert (
        OldDocument(
            "old.docx",
            (
                Passage("Front desk", Spot("paragraph", (1,)), 1),
                Passage("Staff greet.", Spot("paragraph", (2,))),
                Passage("Smile", Spot("table", (1, 1, 1))),
                Passage("One", Spot("table", (1, 2, 2))),
                Passage("Two", Spot("table", (1, 2, 2))),
                Passage("Rooms", Spot("paragraph", (3,)), 2),
                Passage("Rooms are", Spot("paragraph", (4,))),
                Passage("ready at 14:00.", Spot("paragraph", (4,))),
            ),
        )
        == read
    )


BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
BOXED = (
    "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
    "<w:r><w:t>around</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            "<w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            ["new"],
        ),
        ("<w:p><w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r></w:p>", ["stays"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in a field</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["in a field"]),
        ("<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>", ["linked"]),
        (
            BOXED,
            ["boxed", "around"],
        ),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>",
            ["a-b"],
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>5</w:t></w:r></w:p>", ["5"]),
        (
            "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
            ["inner"],
        ),
    ],
    ids=["tracked", "moved", "field", "link", "text box", "hyphen", "instruction", "nested table"],
)
def test_what_a_reader_of_the_page_sees_is_read_and_nothing_else(xml: str, expected: list[str]) -> None:
    assert texts(read_old_document(with_body(xml), "x.docx")) == expected


def test_headings_are_known_by_the_outline_also_of_styles_that_build_on_others() -> None:
    styles = (
        b'<w:style w:styleId="A"><w:name w:val="Chapter"/><w:basedOn w:val="B"/></w:style>'
        b'<w:style w:styleId="B"><w:name w:val="Base"/><w:basedOn w:val="A"/>'
        b'<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        b'<w:style w:styleId="C"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    xml = "".join(
        f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        for words, look in {
            "by style": '<w:pStyle w:val="A"/>',
            "by itself": '<w:outlineLvl w:val="0"/>',
            "text again": '<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>',
            "contents": '<w:pStyle w:val="C"/>',
            "of no known style": '<w:pStyle w:val="Z"/>',
        }.items()
    )

    read = read_old_document(replaced(with_body(xml), "word/styles.xml", b"</w:styles>", styles), "x.docx")

    assert {passage.text: passage.level for passage in read.passages} == {
        "by style": 2,
        "by itself": 1,
        "text again": 0,
        "of no known style": 0,
    }


def test_the_text_cells_of_all_sheets_are_read_row_by_row() -> None:
    book, target = openpyxl.Workbook(), BytesIO()
    book.worksheets[0].append(["No.", "Rule", 5, True, "=1+1"])
    book.worksheets[0]["B3"] = "Doors\nopen"
    book.create_sheet("规定")["A1"] = "微笑"
    book.save(target)

    read = read_old_document(target.getvalue(), "x.xlsx")

    assert [(passage.text, passage.spot) for passage in read.passages] == [
        ("No.", Spot("cell", (1, 1), "Sheet")),
        ("Rule", Spot("cell", (1, 2), "Sheet")),
        ("Doors", Spot("cell", (3, 2), "Sheet")),
        ("open", Spot("cell", (3, 2), "Sheet")),
        ("微笑", Spot("cell", (1, 1), "规定")),
    ]


@pytest.mark.parametrize(
    ("spot", "english", "chinese"),
    [
        (Spot("line", (1200,)), "line 1200", "第1200行"),
        (Spot("paragraph", (7,)), "paragraph 7", "第7段"),
        (Spot("table", (1, 2, 3)), "table 1, row 2, column 3", "表1第2行第3列"),
        (Spot("cell", (12, 28), "规定"), "规定!AB12", "规定!AB12"),
    ],
)
def test_a_place_is_said_in_words(spot: Spot, english: str, chinese: str) -> None:
    assert [translator(language).say(spot.words) for language in ("en", "zh")] == [english, chinese]


CHINESE = "电话铃响三声之内接听。\r\n微笑服务"


@pytest.mark.parametrize(
    ("raw", "assumed"),
    [
        (CHINESE.encode(), None),
        (CHINESE.encode("utf-8-sig"), None),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "UTF-16"),
        (CHINESE.encode("gb18030"), "GB18030"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 big", "GB18030"],
)
def test_text_is_read_as_offices_save_it(raw: bytes, assumed: str | None) -> None:
    first, second = "电话铃响三声之内接听。", "微笑服务"

    assert read_old_document(raw, "x.txt") == OldDocument(
        "x.txt", (Passage(first, Spot("line", (1,))), Passage(second, Spot("line", (2,)))), assumed
    )


@pytest.mark.parametrize(
    ("raw", "place", "what"),
    [
        ("Ein höflicher Gruß\nüber alles".encode("latin-1"), "x.txt:1", "byte 6 is not text in UTF-8"),
        ("“Hello”, said in a café".encode("cp1252"), "x.txt:1", "byte 1 is not text in UTF-8"),
        ("電話鈴響三聲之內接聽，服務員必須微笑。".encode("big5"), "x.txt:1", "byte 1 is not text in UTF-8"),
        ("一\n二三".encode()[:-1], "x.txt:2", "byte 8 is not text in UTF-8"),
        ("微笑服务".encode() + b"\xff\xfe" + "准时".encode(), "x.txt:1", "byte 13 is not text in UTF-8"),
        (b"\xef\xbb\xbfab\xff", "x.txt:1", "byte 6 is not text in UTF-8"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "x.txt", "byte 5 is not text in UTF-16"),
        (
            "Staff greet.".encode("utf-16-le"),
            "x.txt",
            "the file looks like UTF-16, but the mark at its beginning is missing",
        ),
    ],
    ids=["Latin-1", "Windows", "Big5", "cut off", "half broken", "after a mark", "UTF-16", "without a mark"],
)
def test_broken_encodings_are_named_by_byte_and_line(raw: bytes, place: str, what: str) -> None:
    assert refused_file(raw, "x.txt") == [(place, what, AS_UTF8)]


def refused_file(raw: bytes, name: str = "x") -> list[tuple[str, str, str]]:
    return refused(lambda: read_old_document(raw, name))


def of_zeros(size: int) -> bytes:
    return edited(WORD, MAIN, lambda xml: xml.replace(b"Staff", b"0" * size))


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
NOT_TEXT = "Choose a text (.txt), a Word document (.docx) or an Excel workbook (.xlsx)."

CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "picture": (
        lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
        f"the file is not text; it begins with �PNG{'�' * 20}",
        NOT_TEXT,
    ),
    "pdf": (
        lambda: b"%PDF-1.7\n%\xe2\xe3",
        "the file is a PDF, which keeps no paragraphs",
        "Save the document as .docx in the program it was written in, or copy its words and paste them.",
    ),
    "rtf": (lambda: b"{\\rtf1 a}", "the file is in rich text format (.rtf)", SAVE),
    "web page": (lambda: b"\n<!DOCTYPE html><p>a", "the file is a web page", SAVE),
    "doc, xls or wps": (
        lambda: OLE,
        "the file is in an old format of Word, Excel or WPS (.doc, .xls, .wps, .et)",
        SAVE,
    ),
    "password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "the document is protected with a password",
        "Open it, take the password off, save it and try again.",
    ),
    "encrypted entry": (
        lambda: encrypted(WORD),
        "the document is protected with a password",
        "Open it, take the password off, save it and try again.",
    ),
    "another zip": (lambda: packed({"a.txt": b"a"}), "the file is a zip archive, but no document", SAVE),
    "odt": (
        lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "the file is in an OpenDocument format (.odt, .ods)",
        SAVE,
    ),
    "xlsb": (lambda: packed({"xl/workbook.bin": b"x"}), "the file is in the binary format of Excel (.xlsb)", SAVE),
    "pages": (lambda: packed({"Index/Document.iwa": b"x"}), "the file is in the format of Pages or Numbers", SAVE),
    "macros": (
        lambda: with_entry(WORD, "word/vbaProject.bin"),
        "the document holds macros",
        "Save it without macros (.docx, .xlsx).",
    ),
    "truncated": (lambda: WORD[: len(WORD) // 2], "the document is damaged: its archive cannot be read", SAVE),
    "too large": (lambda: b"PK\x03\x04" + b"\x00" * (10 * 1024 * 1024), "the file has 10,485,764 bytes", SPLIT),
    "500 MB in one paragraph": (
        lambda: of_zeros(500_000_000),
        "the document is larger than 26,214,400 bytes when unpacked",
        SPLIT,
    ),
    "sizes said too small": (
        lambda: lying_about_size(WORD, 10),
        "the document is damaged: its archive cannot be read",
        SAVE,
    ),
    "60,000 entries": (
        lambda: packed({f"word/{number}.xml": b"" for number in range(60_000)} | parts(WORD)),
        f"the file holds {60_000 + len(parts(WORD)):,} entries",
        SPLIT,
    ),
    "escaping name": (
        lambda: with_entry(WORD, "../../etc/cron.d/x"),
        "the name ../../etc/cron.d/x leads out of the document",
        SAVE,
    ),
    "the same name in capitals": (
        lambda: with_entry(WORD, "WORD/document.xml"),
        "the entry WORD/document.xml is in the document twice",
        SAVE,
    ),
    "entity bomb": (
        lambda: edited(WORD, MAIN, lambda xml: BOMB + xml),
        f"the entry {MAIN} defines entities of its own",
        SAVE,
    ),
    "external entity": (
        lambda: edited(WORD, "word/styles.xml", lambda xml: OUTSIDE + xml),
        "the entry word/styles.xml defines entities of its own",
        SAVE,
    ),
    "entity bomb in UTF-16": (
        lambda: edited(WORD, MAIN, lambda xml: (BOMB + xml).decode().encode("utf-16")),
        f"the entry {MAIN} is not written in UTF-8",
        SAVE,
    ),
    "many paragraphs": (
        lambda: with_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 100_001),
        "the document holds more than can be looked through at once",
        SPLIT,
    ),
    "short paragraphs": (
        lambda: with_body("<w:p><w:t>a</w:t></w:p>" * 100_000 + "<w:p><w:t>b</w:t></w:p>"),
        "the document has more than 100,000 paragraphs",
        "Split the document and look through its parts.",
    ),
    "broken XML": (
        lambda: replaced(WORD, MAIN, b"</w:body>", b"</w:bod>"),
        "the document is damaged and cannot be read",
        SAVE,
    ),
    "no text inside": (lambda: packed({"word/other.xml": b"<a/>"}), "the document is damaged and cannot be read", SAVE),
    "far cell": (
        lambda: workbook_with_cell("XFD1048576"),
        "the cell lies beyond row 20,000 or column IV",
        "Delete everything outside the table, save the workbook and try again.",
    ),
}


def workbook_with_cell(address: str) -> bytes:
    book, target = openpyxl.Workbook(), BytesIO()
    book.worksheets[0][address] = "far"
    book.save(target)
    return target.getvalue()


def seconds_used() -> float:
    """Return the processor time of this process and of those it started."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


@pytest.mark.parametrize("case", CASES)
def test_a_harmful_or_foreign_file_is_refused_in_two_seconds(case: str) -> None:
    make, what, remedy = CASES[case]
    raw = make()
    started = seconds_used()

    found = refused_file(raw)

    assert [(what, remedy)] == [(said_what, said_remedy) for _, said_what, said_remedy in found]
    assert seconds_used() - started < MOST_SECONDS


READ_ALL = """
import re, resource, sys
from stdcheck.documents.old_document import read_old_document
from stdcheck.domain.errors import StdcheckError

for path in sys.argv[1:]:
    try:
        read_old_document(open(path, "rb").read(), path)
    except StdcheckError:
        pass
own = re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1]
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_harmful_file_takes_200_mb(tmp_path: Path) -> None:
    paths = []
    for number, (make, _, _) in enumerate(CASES.values()):
        paths.append(tmp_path / f"{number}")
        paths[-1].write_bytes(make())

    ran = subprocess.run([sys.executable, "-c", READ_ALL, *paths], check=True, capture_output=True, text=True)

    assert [] == [peak for peak in map(int, ran.stdout.split()) if peak * 1024 >= MOST_BYTES]


@pytest.mark.parametrize("change", ["sizes said too large", "no styles", "deep XML", "numbered part"])
def test_what_does_no_harm_is_read(change: str) -> None:
    files = parts(WORD)
    deep = b"<w:a>" * 150_000 + b"</w:a>" * 150_000
    raw = {
        "sizes said too large": lying_about_size(WORD, 0x7FFFFFFF),
        "no styles": packed({name: part for name, part in files.items() if name != "word/styles.xml"}),
        "deep XML": replaced(WORD, MAIN, b"</w:body>", deep + b"</w:body>"),
        "numbered part": packed({name.replace("document.xml", "document2.xml"): part for name, part in files.items()}),
    }[change]

    assert texts(read_old_document(raw, "x")) == ["Staff greet guests."]


def test_what_could_not_be_shown_is_replaced_and_counted() -> None:
    text = "Staff\x00 greet \ud800guests \u202eback\u202c \u200bwards \N{CAT FACE} and smile at them in the lobby"

    read = read_pasted(text)

    assert read == OldDocument(
        "",
        (
            Passage(
                "Staff� greet �guests \u202eback\u202c \u200bwards \N{CAT FACE} and smile at them in the lobby",
                Spot("line", (1,)),
            ),
        ),
        strange=2,
    )


def test_line_breaks_of_word_and_unicode_begin_a_new_passage_of_the_same_line() -> None:
    read = read_pasted("one\vtwo\r\nthree\u2028four\rfive\x85six\f")

    assert [(passage.text, passage.spot.numbers) for passage in read.passages] == [
        ("one", (1,)),
        ("two", (1,)),
        ("three", (2,)),
        ("four", (2,)),
        ("five", (3,)),
        ("six", (3,)),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n" * 200_000, "the document has 200,001 lines; at most 200,000 are taken"),
        ("a" * (10 * 1024 * 1024 + 1), "the document has 10,485,761 bytes; at most 10,485,760 (10 MB) are taken"),
        ("好" * (4 * 1024 * 1024), "the document has 12,582,912 bytes; at most 10,485,760 (10 MB) are taken"),
    ],
    ids=["lines", "bytes", "Chinese"],
)
def test_more_than_can_be_taken_is_refused_before_any_work(text: str, what: str) -> None:
    started = time.process_time()

    found = refused(lambda: read_pasted(text))

    assert [("", what, "Split the document and look through its parts.")] == found
    assert time.process_time() - started < 1


def test_binary_that_was_pasted_is_no_text() -> None:
    binary = random.Random(3).randbytes(2_000_000).decode("utf-8", "replace")
    started = time.process_time()

    ((_, what, _),) = refused(lambda: read_pasted(binary))

    assert what.startswith("this is not text: ")
    assert time.process_time() - started < 2


def reads_or_refuses(raw: bytes) -> None:
    found: list[object] = []
    try:
        found.append(read_old_document(raw, "x"))
    except StdcheckError as error:
        found += problems(error)
    assert found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=2_000) | st.binary(max_size=500).map(b"PK\x03\x04".__add__) | st.text().map(str.encode))
def test_any_bytes_give_a_document_or_a_named_problem(raw: bytes) -> None:
    reads_or_refuses(raw)


@pytest.mark.parametrize("whole", [WORD, workbook(["a rule"])], ids=["word", "workbook"])
def test_a_file_with_any_byte_changed_gives_a_document_or_a_named_problem(whole: bytes) -> None:
    chance = random.Random(7)  # the same places each time
    for _ in range(10):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] = chance.randrange(256)
        reads_or_refuses(bytes(raw))
    for _ in range(10):
        files = parts(whole)
        name = chance.choice(sorted(files))
        part = bytearray(files[name])
        part[chance.randrange(len(part))] = chance.choice(b'<>"&/0 x\xff')
        reads_or_refuses(packed({**files, name: bytes(part)}))
