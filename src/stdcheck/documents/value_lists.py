"""Measured values as people write or paste them: one a line, or with spaces, semicolons or commas between."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from stdcheck.documents.validation import said_of
from stdcheck.domain.audit import MOST_VALUES
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.domain.numbers import parse_number
from stdcheck.domain.values import Text, by_language

BETWEEN = re.compile(r"(?:[;；、，\s]|,(?=\s|$))+")
"""What stands between two values; a comma right before a digit may be a decimal one, and is left in."""

BETWEEN_REMEDY = message("Separate values by ; and write decimals with a point, as in 1.5; 4; 6.2.")

_ENTRY = re.compile(r"(?:(?!,(?:\s|$))[^;；、，\s])+")
_LIST = re.compile(r"[^,]+(?:,[^,]+){2,}")
_LIKE_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PERCENT_SIGNS = ("%", "％")


class _Entry(NamedTuple):
    text: str
    line: int


def read_values(text: str, unit: Text | None = None) -> tuple[Decimal, ...]:
    """Read all values of a text; the unit may stand behind them, in any of its languages.

    Raises StdcheckError that names every entry that is no number, by its position and line; also where there are more
    than MOST_VALUES, and then reads no further. A text without entries has no values.
    """
    values: list[Decimal] = []
    problems: list[Problem] = []
    units = {normal(words) for words in by_language(unit, "").values()}
    for position, entry in enumerate(_entries(text, units), start=1):
        if position > MOST_VALUES:
            raise refuse(
                message("more than {most} values are given", most=MOST_VALUES), message("Shorten the list."), Place()
            )
        try:
            values.append(parse_number(bare(entry.text, unit)))
        except PydanticCustomError as error:
            what, remedy = said_of(error, entry.text)
            remedy = BETWEEN_REMEDY if "," in entry.text else remedy
            problems.append(Problem(_placed(what, position, entry.line), remedy))
    if problems:
        raise StdcheckError(problems)
    return tuple(values)


def _placed(what: Message, position: int, line: int) -> Message:
    return message("value {position} in line {line}: {what}", position=position, line=line, what=what)


def _entries(text: str, units: set[str]) -> Iterator[_Entry]:
    """Yield what stands between the separators, without units that stand alone behind a value."""
    any_yet = False
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _ENTRY.finditer(line):
            entry = found.group()
            if any_yet and normal(entry) in units:
                continue
            any_yet = True
            parts = entry.split(",") if _LIST.fullmatch(entry) and not _LIKE_THOUSANDS.fullmatch(entry) else [entry]
            yield from (_Entry(part, number) for part in parts)


def normal(text: str) -> str:
    """Return `text` as it counts when words are compared: plain forms, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("_", " ").split())


def bare(text: str, unit: Text | None) -> str:
    """Take the unit off a number that was written with it; other words stay, and make it no number."""
    text = text.strip()
    if is_percent(unit) and text.endswith(_PERCENT_SIGNS):
        return text[:-1]
    for words in by_language(unit, "").values():
        if words.strip() and normal(text).endswith(normal(words)):
            left = normal(text).removesuffix(normal(words)).rstrip()
            return left or text
    return text


def is_percent(unit: Text | None) -> bool:
    """Tell whether a percent sign may stand behind a number: the unit is percent, or none is said."""
    words = [words.strip() for words in by_language(unit, "").values() if words.strip()]
    return not words or any(word in {*_PERCENT_SIGNS, "percent", "百分比"} for word in words)
