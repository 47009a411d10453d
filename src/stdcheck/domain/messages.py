"""Messages: a sentence with named gaps and the values that fill them, rendered later in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, Decimal, Fraction, date, Mapping[str, str], "Message", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people.

    `text` is English with `{gaps}` and is the key of the translation; `plural` is the English form for several,
    chosen by the value called `n`. A mapping among the values is a text of the standard by language; a tuple is a
    list that the reader's language joins.
    """

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str | None = None


def message(text: str, /, **values: Value) -> Message:
    """Make a message; the extraction of translatable texts finds the literal."""
    return Message(text, values)


def plural_message(text: str, plural: str, /, n: int, **values: Value) -> Message:
    """Make a message that counts: `text` for one, `plural` for any other `n`."""
    return Message(text, {"n": n, **values}, plural)
