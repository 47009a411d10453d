"""The one error of the product: broken input, with every problem named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stdcheck.domain.messages import Message

SHOWN_PROBLEMS = 50
"""So many problems are named one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: as much of it as is known. Lines, columns and bytes count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    byte: int | None = None
    sheet: str | None = None
    cell: str | None = None
    path: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        """Show the place the way editors and spreadsheets do: `file:line:column`, `sheet!cell`, `a.b.2`."""
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        file = ":".join(filter(None, [self.file, *numbers]))
        cell = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        path = ".".join(str(part) for part in self.path)
        return " ".join(filter(None, [file, cell, path]))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where, what, and how to mend it."""

    what: Message
    remedy: Message
    place: Place = Place()

    def in_file(self, file: str) -> "Problem":
        """Return this problem with the file named."""
        return replace(self, place=replace(self.place, file=file))


class StdcheckError(Exception):
    """Input that cannot be taken; nothing was saved.

    `problems` lists everything that is wrong, in the order of the input; never empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.place}: {_in_english(problem.what)}" for problem in self.problems))

    def in_file(self, file: str) -> "StdcheckError":
        """Return this error with the file named in every problem."""
        return type(self)(problem.in_file(file) for problem in self.problems)


def _in_english(said: Message) -> str:
    values = {name: _in_english(value) if isinstance(value, Message) else value for name, value in said.values.items()}
    return said.text.format_map(_Shown(values))


class _Shown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def refuse(what: Message, remedy: Message, place: Place | None = None) -> StdcheckError:
    """Make the error for one problem; the caller raises it."""
    return StdcheckError([Problem(what, remedy, place or Place())])
