"""Where in a statement the words of a finding stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original statement: character offsets, `end` excluded, and the words themselves."""

    start: int
    end: int
    text: str
