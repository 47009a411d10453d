"""Plain text from files: UTF-8, UTF-16 that says so, and GB18030, as Chinese offices save it."""

import codecs
import re
from typing import NamedTuple

from stdcheck.documents.archive_guard import beginning
from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.messages import message

_MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIGH = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\xfe]|[\x80-\xff]")
_COMMON = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
"""The square of GB 2312: nearly everything that is written every day; in Western text accented letters stand alone."""

_LEAST_COMMON = 0.75
_SAVE_AS = message("Open the file in a text editor and save it as UTF-8.")


class PlainText(NamedTuple):
    """A text, and the encoding that was assumed for it; None where it is UTF-8, as it should be."""

    text: str
    assumed: str | None = None


def decode(raw: bytes) -> PlainText:
    """Return the text in `raw`; raises StdcheckError that names the byte and line where it is none.

    Without a mark, and where it is no UTF-8, it is taken for GB18030 if it reads like everyday Chinese.
    """
    if raw.startswith(_MARKS_OF_UTF16):
        return _utf16(raw)
    if b"\x00" in raw:
        raise _no_text(raw)
    try:
        return PlainText(raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        if not raw.startswith(codecs.BOM_UTF8) and _reads_like_chinese(raw):
            return PlainText(raw.decode("gb18030"), "GB18030")
        raise _undecodable(raw, error.start, "UTF-8") from None


def _utf16(raw: bytes) -> PlainText:
    try:
        text = raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise _undecodable(raw, error.start, "UTF-16") from None
    if "\x00" in text:
        raise _no_text(raw)
    return PlainText(text, "UTF-16")


def _undecodable(raw: bytes, at: int, encoding: str) -> StdcheckError:
    what = message("byte {byte} is not text in {encoding}", byte=str(at + 1), encoding=encoding)
    line = raw.count(b"\n", 0, at) + 1 if encoding == "UTF-8" else None
    return refuse(what, _SAVE_AS, Place(line=line, byte=at + 1))


def _no_text(raw: bytes) -> StdcheckError:
    even, odd = raw[0:2000:2].count(0), raw[1:2000:2].count(0)
    if abs(even - odd) > min(len(raw), 2000) // 5:
        return refuse(message("the file looks like UTF-16, but the mark at its beginning is missing"), _SAVE_AS)
    what = message("the file is not text; it begins with {found}", found=beginning(raw))
    return refuse(what, message("Choose a text (.txt), a Word document (.docx) or an Excel workbook (.xlsx)."))


def _reads_like_chinese(raw: bytes) -> bool:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = _HIGH.findall(raw)
    return sum(_COMMON.fullmatch(sign) is not None for sign in high) >= _LEAST_COMMON * len(high)
