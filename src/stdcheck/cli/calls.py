"""Reading the values that options hold."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from stdcheck.cli.problems import not_one_of
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message

_T = TypeVar("_T", bound=str)


def choose(option: str, given: str, known: Sequence[_T]) -> _T:
    """Return the given value where it is one of the known; raises StdcheckError."""
    for choice in known:
        if given == choice:
            return choice
    raise not_one_of(option, given, known)


def day(option: str, given: str) -> date:
    """Return the date that an option holds; raises StdcheckError."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise refuse(
            message("{found} is no date for {option}", found=given[:40], option=option),
            message("Write it as 2026-12-31."),
        ) from None


def whole(option: str, given: str, least: int, most: int) -> int:
    """Return the whole number that an option holds; raises StdcheckError."""
    if given.isascii() and given.isdigit() and least <= int(given[:9]) <= most:
        return int(given)
    raise refuse(
        message("{found} is no number for {option}", found=given[:40], option=option),
        message("Write a whole number from {least} to {most}.", least=str(least), most=str(most)),
    )


def ending(path: Path, known: Sequence[str]) -> str:
    """Return the ending of an output's name where it is one of the known; raises StdcheckError."""
    found = path.suffix.lower()
    if found in known:
        return found
    raise refuse(
        message("the output cannot have this name"),
        message("Give it a name that ends in one of: {known}.", known=tuple(known)),
        Place(file=str(path)),
    )
