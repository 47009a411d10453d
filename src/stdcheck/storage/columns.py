"""Column types that take the same on every database: what one would refuse is refused before any sees it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Integer, String, TypeDecorator
from sqlalchemy import Text as SqlText

from stdcheck.domain.errors import refuse
from stdcheck.domain.messages import message
from stdcheck.domain.values import unprintable


class Words(TypeDecorator[str]):
    """Text without NUL, other control characters and half surrogates."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Check the text on its way in."""
        return None if value is None else checked_text(value)


class Label(TypeDecorator[str]):
    """Text of so many signs at most, without NUL and the like."""

    impl = String
    cache_ok = True

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.longest = longest

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Check the text on its way in: SQLite would take any length."""
        if value is not None and len(value) > self.longest:
            raise refuse(
                message("{found} has more than {most} signs", found=value[:40], most=str(self.longest)),
                message("Choose a shorter one."),
            )
        return None if value is None else checked_text(value)


class Whole(TypeDecorator[int]):
    """A whole number that takes four bytes."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Check the number on its way in: SQLite would take eight bytes."""
        if value is not None and not -(2**31) <= value < 2**31:
            raise refuse(
                message("{found} is too large", found=str(value)),
                message("Write a whole number below {most}.", most=str(2**31)),
            )
        return value


class Json(TypeDecorator[Any]):
    """Plain data as JSON text: keys in their order, exact numbers as text, no NaN."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Write the data."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002  (SQLAlchemy gives it)
        """Read the data."""
        return None if value is None else json.loads(value)


class Instant(TypeDecorator[datetime]):
    """A moment: goes in with its time zone, comes out in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Turn the moment into UTC; ValueError where it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"a moment without time zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  (SQLAlchemy gives it)
        """Say that it is UTC where the database does not keep zones."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def checked_text(text: str) -> str:
    """Return the text, or raise StdcheckError where it holds what no text may hold."""
    if found := unprintable(text):
        raise refuse(
            message("the text holds the control character {code}", code=f"U+{ord(found[0]):04X}"),
            message("Delete the character, or retype the line."),
        )
    return text


def to_json(value: Any) -> str:
    """Write plain data as compact JSON; raises StdcheckError for text that no text may be, ValueError for NaN."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if unprintable(text) or any(escape in text for escape in _ESCAPES):
        _check(value)
    return text


_ESCAPES = ("\\u00", "\\b", "\\f")
"""What JSON writes for control characters; a backslash before such a letter looks the same and is looked at closely."""


def _check(value: Any) -> None:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            checked_text(item)
        elif isinstance(item, Mapping):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            waiting += item
