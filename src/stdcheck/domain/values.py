"""The small types that standards and audits are made of."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    Tag,
)
from pydantic_core import CoreSchema, PydanticCustomError

from stdcheck.domain.numbers import parse_count, parse_number, parse_percent, plain

LONGEST_TEXT = 32_767
"""So many characters fit into one spreadsheet cell."""

_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?(?:Z|z|[+-]\d{2}:?\d{2}))?)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Model(BaseModel):
    """A frozen value that knows no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_inf_nan="null")


def unprintable(text: str) -> re.Match[str] | None:
    """Find the first character that no text may hold: NUL, other control characters, half surrogates."""
    return _UNPRINTABLE.search(text)


def replace_unprintable(text: str, sign: str) -> str:
    """Return a text with `sign` in the place of every character that no text may hold."""
    return _UNPRINTABLE.sub(sign, text)


def _check_text(text: str) -> str:
    if found := unprintable(text):
        raise PydanticCustomError(
            "control_character", "the text holds the control character {code}", {"code": f"U+{ord(found[0]):04X}"}
        )
    return text


def _format(entered: Any) -> Any:
    return 1 if entered == "1" else entered


def _day(entered: Any) -> Any:
    if isinstance(entered, str) and not _DAY.fullmatch(entered.strip()):
        raise PydanticCustomError("not_a_day", "{found} is not a date", {"found": entered[:40]})
    return entered.strip() if isinstance(entered, str) else entered


def _moment(entered: Any) -> Any:
    if isinstance(entered, str) and not _MOMENT.fullmatch(entered.strip()):
        raise PydanticCustomError("not_a_moment", "{found} is not a date with time", {"found": entered[:40]})
    return entered.strip() if isinstance(entered, str) else entered


Words: TypeAlias = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_check_text)]
"""Text in no particular language: names, notes, units."""

Language: TypeAlias = Annotated[str, Field(pattern=_LANGUAGE)]
"""A BCP 47 tag: en, zh, zh-Hant."""


class _BuiltOnce:
    """Keeps the schema of an annotated type: texts stand in dozens of fields, and each would build it anew."""

    def __init__(self) -> None:
        self._schema: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        self._schema = self._schema or handler(source)
        return self._schema


def _text_form(text: Any) -> str:
    return "languages" if isinstance(text, Mapping) else "words"


Text: TypeAlias = Annotated[
    Annotated[Words, Tag("words")] | Annotated[dict[Language, Words], Field(min_length=1), Tag("languages")],
    Discriminator(_text_form),
    _BuiltOnce(),
]
"""A text in the standard's language, or a mapping from language to text."""

Identifier: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
Number: TypeAlias = Annotated[
    Decimal, BeforeValidator(parse_number), PlainSerializer(plain, return_type=str, when_used="json")
]
Percent: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(parse_percent),
    Field(ge=0, le=100),
    PlainSerializer(plain, return_type=str, when_used="json"),
]
Count: TypeAlias = Annotated[int, BeforeValidator(parse_count)]
Format: TypeAlias = Annotated[Literal[1], BeforeValidator(_format)]
"""The version of the file format; files of another version are refused."""

Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
Moment: TypeAlias = Annotated[datetime, BeforeValidator(_moment)]


def read(text: Text | None, wanted: str, language: str) -> str:
    """Return `text` in the wanted language, else in the standard's `language`, else in any it has; "" for None."""
    if text is None or isinstance(text, str):
        return text or ""
    return _in(text, wanted) or _in(text, language) or next((words for words in text.values() if words.strip()), "")


def by_language(text: Text | None, language: str) -> dict[str, str]:
    """Return the text as a mapping from language to words; a plain string is in `language`."""
    if text is None:
        return {}
    return {language: text} if isinstance(text, str) else dict(text)


def is_blank(text: Text | None) -> bool:
    """Tell whether no language of the text says anything."""
    return not any(words.strip() for words in by_language(text, "").values())


def _in(texts: Mapping[str, str], wanted: str) -> str:
    if texts.get(wanted, "").strip():
        return texts[wanted]
    primary = wanted.split("-", maxsplit=1)[0].lower()
    return next((words for tag, words in texts.items() if tag.split("-")[0].lower() == primary and words.strip()), "")
