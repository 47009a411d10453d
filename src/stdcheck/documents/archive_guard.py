"""Looks at a file that is an archive before anything opens it, and refuses what would harm or is of no use."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from stdcheck.documents.archive_kinds import MOST_BYTES, MOST_ENTRIES, MOST_INFLATED, MOST_TAGS, Kind
from stdcheck.documents.validation import shorten
from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import message

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
"""How archives begin, the second those without any entry."""

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


def check_archive(raw: bytes, *kinds: Kind) -> Kind:
    """Return which of `kinds` the file is, when it can be opened without harm; raises StdcheckError.

    Size, number of entries, names, inflated size (counted while inflating, whatever the archive says of itself),
    encryption, macros, document types and entities, encodings. What the parts say is not looked at.
    """
    _check_outside(raw, kinds[0])
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            kind = _kind_of(_checked_names(archive.infolist(), kinds[0]), kinds)
            _check_content(archive, kind)
    except _DAMAGED:
        what = message("the {document} is damaged: its archive cannot be read", document=kinds[0].name)
        raise refuse(what, kinds[0].save_as) from None
    return kind


def _check_outside(raw: bytes, kind: Kind) -> None:
    if not raw:
        raise refuse(message("the file is empty"), kind.again)
    if len(raw) > MOST_BYTES:
        raise refuse(message("the file has {size} bytes", size=len(raw)), kind.smaller)
    if raw.startswith(OLE):
        raise _locked(kind) if _ENCRYPTED in raw else refuse(kind.legacy, kind.save_as)
    if not raw.startswith(b"PK"):
        what = message("the file is not a {document}; it begins with {found}", document=kind.name, found=beginning(raw))
        raise refuse(what, kind.save_as)
    if raw.count(_DIRECTORY_ENTRY) > MOST_ENTRIES:
        what = message("the file holds {count} entries", count=raw.count(_DIRECTORY_ENTRY))
        raise refuse(what, kind.fewer_entries)


def beginning(raw: bytes) -> str:
    """Show how a file begins, harmlessly."""
    return shorten(raw[:24].decode("utf-8", "replace").strip() or raw[:8].hex(" "))


def _checked_names(entries: list[zipfile.ZipInfo], kind: Kind) -> set[str]:
    """Return the names of the entries, their case folded."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _ESCAPES.search(name):
            what = message("the name {name} leads out of the {document}", name=shorten(name), document=kind.name)
            raise refuse(what, kind.again)
        if name.casefold() in seen:
            what = message("the entry {name} is in the {document} twice", name=shorten(name), document=kind.name)
            raise refuse(what, kind.again)
        seen.add(name.casefold())
        if entry.flag_bits & 0x1:
            raise _locked(kind)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            what = message("the entry {name} is packed in an unusual way", name=shorten(name))
            raise refuse(what, kind.again)
    if any(name.endswith("vbaproject.bin") for name in seen):
        raise refuse(message("the {document} holds macros", document=kind.name), kind.without_macros)
    return seen


def _locked(kind: Kind) -> StdcheckError:
    what = message("the {document} is protected with a password", document=kind.name)
    return refuse(what, message("Open it, take the password off, save it and try again."))


def _kind_of(names: set[str], kinds: Sequence[Kind]) -> Kind:
    def holds(start: str) -> bool:
        return any(name.startswith(start) for name in names)

    for kind in kinds:
        if holds(kind.folder):
            return kind
    what = next((what for start, what in kinds[0].others if holds(start)), kinds[0].others[-1][1])
    raise refuse(what, kinds[0].save_as)


def _check_content(archive: zipfile.ZipFile, kind: Kind) -> None:
    inflated = tags = 0
    for entry in archive.infolist():
        part = bytearray()
        for chunk in _inflate(archive, entry):
            inflated += len(chunk)
            if inflated > MOST_INFLATED:
                what = message(
                    "the {document} is larger than {most} bytes when unpacked", document=kind.name, most=MOST_INFLATED
                )
                raise refuse(what, kind.shorter)
            part += chunk
        if entry.filename.casefold().endswith((".xml", ".rels")):
            _check_xml(bytes(part), entry.filename, kind)
            tags += part.count(b"<")
    if tags > MOST_TAGS:
        raise refuse(*kind.too_full)


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _check_xml(part: bytes, name: str, kind: Kind) -> None:
    text = part.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(text[:200].lstrip())
    unusual = declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS
    if unusual or b"\x00" in text[:200] or text.startswith((b"\xfe\xff", b"\xff\xfe")):
        raise refuse(message("the entry {name} is not written in UTF-8", name=shorten(name)), kind.again)
    if _DOCTYPE.search(text):
        raise refuse(message("the entry {name} defines entities of its own", name=shorten(name)), kind.again)
