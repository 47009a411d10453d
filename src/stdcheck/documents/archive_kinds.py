"""The kinds of files that are archives inside: what each must hold, how much of it, and what to say to its people."""

from collections.abc import Sequence
from dataclasses import dataclass

from stdcheck.domain.messages import Message, message

MOST_BYTES = 10 * 1024 * 1024
MOST_INFLATED = 25 * 1024 * 1024
MOST_ENTRIES = 500
MOST_TAGS = 600_000

_SAVE_AS = message("Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).")
_DOWNLOAD = message("Download the checklist again and copy the answers over.")
_SAVE_DOCUMENT = message("Open it and save it as a Word document (.docx), an Excel workbook (.xlsx) or plain text.")
_SPLIT = message("Take out pictures, or split the document and look through its parts.")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `name` is what it is called, `folder` how the name of an entry begins that every such file holds."""

    name: Message
    folder: str
    others: Sequence[tuple[str, Message]]
    """What else it could be, by how the name of an entry begins; the last fits every archive."""

    legacy: Message
    """What a file of the time before archives is."""

    save_as: Message
    """How to mend what cannot be read."""

    again: Message
    """How to mend what no program of this trade writes."""

    smaller: Message
    fewer_entries: Message
    shorter: Message
    without_macros: Message
    too_full: tuple[Message, Message]
    """What is wrong with more than `MOST_TAGS`, and how to mend it."""


CHECKLIST = Kind(
    name=message("workbook"),
    folder="xl/workbook.xml",
    others=(
        ("word/document.xml", message("the file is a Word document, not a workbook")),
        ("content.xml", message("the file is in the OpenDocument format (.ods)")),
        ("mimetype", message("the file is in the OpenDocument format (.ods)")),
        ("xl/workbook.bin", message("the file is in the binary format of Excel (.xlsb)")),
        ("index/", message("the file is in the format of Numbers")),
        ("", message("the file is a zip archive, but no workbook")),
    ),
    legacy=message("the file is in the old format of Excel (.xls)"),
    save_as=_SAVE_AS,
    again=_DOWNLOAD,
    smaller=message(
        "Keep a workbook under {most} bytes (10 MB); take out pictures and sheets of your own.", most=MOST_BYTES
    ),
    fewer_entries=message(
        "A checklist has fewer than {most}. Download it again and copy the answers over.", most=MOST_ENTRIES
    ),
    shorter=message("Shorten very long texts, and take out pictures and sheets of your own."),
    without_macros=message("Save it without macros, as an Excel workbook (.xlsx)."),
    too_full=(
        message("the workbook holds far more cells than a checklist"),
        message("Delete the sheets and cells that do not belong to it, or download it again."),
    ),
)
"""A checklist that somebody filled."""


def _old(folder: str) -> Kind:
    return Kind(
        name=message("document"),
        folder=folder,
        others=(
            ("content.xml", message("the file is in an OpenDocument format (.odt, .ods)")),
            ("mimetype", message("the file is in an OpenDocument format (.odt, .ods)")),
            ("xl/workbook.bin", message("the file is in the binary format of Excel (.xlsb)")),
            ("index/", message("the file is in the format of Pages or Numbers")),
            ("", message("the file is a zip archive, but no document")),
        ),
        legacy=message("the file is in an old format of Word, Excel or WPS (.doc, .xls, .wps, .et)"),
        save_as=_SAVE_DOCUMENT,
        again=_SAVE_DOCUMENT,
        smaller=_SPLIT,
        fewer_entries=_SPLIT,
        shorter=_SPLIT,
        without_macros=message("Save it without macros (.docx, .xlsx)."),
        too_full=(message("the document holds more than can be looked through at once"), _SPLIT),
    )


OLD_WORD, OLD_WORKBOOK = _old("word/"), _old("xl/workbook.xml")
"""An old document that is looked through, from Word or from a spreadsheet program."""
