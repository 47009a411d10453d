"""Makes workbooks that no spreadsheet program would save, from checklists as we write them."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

DETAILS, CHECKLIST, IDENTITY = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))


def parts(raw: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return parts as a workbook."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def edited(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one part changed."""
    files = parts(raw)
    assert change(files[name]) != files[name], "the change found nothing to change"
    return packed({**files, name: change(files[name])})


def replaced(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with bytes of one part replaced."""
    return edited(raw, name, lambda part: part.replace(old, new))


def with_entry(raw: bytes, name: str, content: bytes = b"x") -> bytes:
    """Return a workbook with one more entry, also one whose name is there already."""
    target = BytesIO(raw)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def encrypted(raw: bytes) -> bytes:
    """Return a workbook whose first entry says that it is encrypted."""
    at = raw.index(b"PK\x01\x02")
    flags = struct.unpack_from("<H", raw, at + 8)[0] | 0x1
    return raw[: at + 8] + struct.pack("<H", flags) + raw[at + 10 :]


def lying_about_size(raw: bytes, size: int) -> bytes:
    """Return a workbook whose directory gives every entry the same wrong size."""
    forged = bytearray(raw)
    at = forged.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", forged, at + 24, size)
        at = forged.find(b"PK\x01\x02", at + 4)
    return bytes(forged)
