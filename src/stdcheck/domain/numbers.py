"""Numbers as people write them, read exactly; one function for every door."""

import re
import unicodedata
from decimal import Decimal

from pydantic_core import PydanticCustomError

MOST_DIGITS = 15
"""Spreadsheets keep so many significant digits; more would change on the way."""

_DECIMAL = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?|[+-]?\.[0-9]+")
_LIKE_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LIKE_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_SHOWN = 40


def parse_number(entered: object) -> Decimal:
    """Read one number exactly as written.

    Full-width digits and signs are taken as their plain forms. Raises PydanticCustomError (a ValueError) for whatever
    is not one finite decimal number of at most 15 significant digits, also for `1,234`, which half of the readers
    take for 1.234.
    """
    if isinstance(entered, bool) or not isinstance(entered, str | int | float | Decimal):
        raise _error("not_a_number", entered)
    text = repr(entered) if isinstance(entered, float) else str(entered)
    text = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    if isinstance(entered, str) and not _DECIMAL.fullmatch(text):
        kind = "number_with_comma" if _LIKE_THOUSANDS.fullmatch(text) or _LIKE_COMMA.fullmatch(text) else "not_a_number"
        raise _error(kind, entered)
    number = Decimal(text)
    if not number.is_finite():
        raise _error("not_a_number", entered)
    if len(number.normalize().as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise _error("too_many_digits", entered)
    return number


def parse_percent(entered: object) -> Decimal:
    """Read one percentage, 0 to 100 by convention of the caller; a trailing % or ％ is allowed."""
    if isinstance(entered, str):
        entered = unicodedata.normalize("NFKC", entered).strip().removesuffix("%").rstrip()
    return parse_number(entered)


def parse_count(entered: object) -> int:
    """Read one whole number, 0 or more."""
    number = parse_number(entered)
    if number < 0 or number != number.to_integral_value():
        raise _error("not_a_count", entered)
    return int(number)


def plain(number: Decimal) -> str:
    """Write a decimal in its shortest form without exponent: 5, 0.5, 1200."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text


_TEXTS = {
    "not_a_number": "{found} is not a number",
    "number_with_comma": "{found} can be read in two ways",
    "too_many_digits": "{found} has more than 15 significant digits",
    "not_a_count": "{found} is not a whole number of 0 or more",
}


def _error(kind: str, entered: object) -> PydanticCustomError:
    found = str(entered)
    return PydanticCustomError(kind, _TEXTS[kind], {"found": found[:_SHOWN] + "…" * (len(found) > _SHOWN)})
