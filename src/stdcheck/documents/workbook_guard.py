"""Looks at the file of a workbook before any library opens it, and refuses what would harm or cannot be one."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from stdcheck.documents.validation import shorten
from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import Message, message

MOST_BYTES = 10 * 1024 * 1024
MOST_INFLATED = 25 * 1024 * 1024
MOST_ENTRIES = 500
MOST_TAGS = 600_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_DIRECTORY_ENTRY = b"PK\x01\x02"
_CHUNK = 256 * 1024
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ESCAPES = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\\|[\x00-\x1f]")
_PLAIN_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What the zip library raises for archives that are not as they say."""

_SAVE_AS = message("Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).")
_DOWNLOAD = message("Download the checklist again and copy the answers over.")


def check_workbook(raw: bytes) -> None:
    """Check that `raw` can be opened as an .xlsx workbook without harm; raises StdcheckError.

    Size, number of entries, names, inflated size (counted while inflating, whatever the archive says of itself),
    encryption, macros, document types and entities, encodings. What the cells hold is not looked at.
    """
    _check_outside(raw)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            _check_names(archive.infolist())
            _check_content(archive)
    except _DAMAGED:
        raise refuse(message("the workbook is damaged: its archive cannot be read"), _SAVE_AS) from None


def _check_outside(raw: bytes) -> None:
    if not raw:
        raise refuse(message("the file is empty"), _DOWNLOAD)
    if len(raw) > MOST_BYTES:
        raise refuse(
            message("the file has {size} bytes", size=len(raw)),
            message(
                "Keep a workbook under {most} bytes (10 MB); take out pictures and sheets of your own.", most=MOST_BYTES
            ),
        )
    if raw.startswith(_OLE):
        raise _ole(raw)
    if not raw.startswith(b"PK"):
        raise refuse(message("the file is not a workbook; it begins with {found}", found=_beginning(raw)), _SAVE_AS)
    if raw.count(_DIRECTORY_ENTRY) > MOST_ENTRIES:
        raise refuse(
            message("the file holds {count} entries", count=raw.count(_DIRECTORY_ENTRY)),
            message(
                "A checklist has fewer than {most}. Download it again and copy the answers over.", most=MOST_ENTRIES
            ),
        )


def _ole(raw: bytes) -> StdcheckError:
    if _ENCRYPTED in raw:
        return refuse(
            message("the workbook is protected with a password"),
            message("Open it, take the password off, save it and try again."),
        )
    return refuse(message("the file is in the old format of Excel (.xls)"), _SAVE_AS)


def _beginning(raw: bytes) -> str:
    return shorten(raw[:24].decode("utf-8", "replace").strip() or raw[:8].hex(" "))


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _ESCAPES.search(name):
            raise _hostile(message("the name {name} leads out of the workbook", name=shorten(name)))
        if name.casefold() in seen:
            raise _hostile(message("the entry {name} is in the workbook twice", name=shorten(name)))
        seen.add(name.casefold())
        if entry.flag_bits & 0x1:
            raise refuse(
                message("the workbook is protected with a password"),
                message("Open it, take the password off, save it and try again."),
            )
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _hostile(message("the entry {name} is packed in an unusual way", name=shorten(name)))
    if any(name.endswith("vbaproject.bin") for name in seen):
        raise refuse(
            message("the workbook holds macros"), message("Save it without macros, as an Excel workbook (.xlsx).")
        )
    if "xl/workbook.xml" not in seen:
        raise _other_format(seen)


def _other_format(names: set[str]) -> StdcheckError:
    if "word/document.xml" in names:
        return refuse(message("the file is a Word document, not a workbook"), _SAVE_AS)
    if "content.xml" in names or "mimetype" in names:
        return refuse(message("the file is in the OpenDocument format (.ods)"), _SAVE_AS)
    if "xl/workbook.bin" in names:
        return refuse(message("the file is in the binary format of Excel (.xlsb)"), _SAVE_AS)
    if any(name.startswith("index/") for name in names):
        return refuse(message("the file is in the format of Numbers"), _SAVE_AS)
    return refuse(message("the file is a zip archive, but no workbook"), _SAVE_AS)


def _check_content(archive: zipfile.ZipFile) -> None:
    inflated = tags = 0
    for entry in archive.infolist():
        part = bytearray()
        for chunk in _inflate(archive, entry):
            inflated += len(chunk)
            if inflated > MOST_INFLATED:
                raise refuse(
                    message("the workbook is larger than {most} bytes when unpacked", most=MOST_INFLATED),
                    message("Shorten very long texts, and take out pictures and sheets of your own."),
                )
            part += chunk
        if entry.filename.casefold().endswith((".xml", ".rels")):
            _check_xml(bytes(part), entry.filename)
            tags += part.count(b"<")
    if tags > MOST_TAGS:
        raise refuse(
            message("the workbook holds far more cells than a checklist"),
            message("Delete the sheets and cells that do not belong to it, or download it again."),
        )


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _check_xml(part: bytes, name: str) -> None:
    text = part.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(text[:200].lstrip())
    unusual = declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS
    if unusual or b"\x00" in text[:200] or text.startswith((b"\xfe\xff", b"\xff\xfe")):
        raise _hostile(message("the entry {name} is not written in UTF-8", name=shorten(name)))
    if _DOCTYPE.search(text):
        raise _hostile(message("the entry {name} defines entities of its own", name=shorten(name)))


def _hostile(what: Message) -> StdcheckError:
    return refuse(what, _DOWNLOAD)
