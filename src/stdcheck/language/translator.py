"""Messages, numbers and dates in the reader's language."""

import gettext
import string
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from stdcheck.language.figures import half_up

LANGUAGES = {"en": "English", "zh": "中文"}
"""The languages of the interface, each by its own name."""

_LOCALES = {"en": "en_GB", "zh": "zh_CN"}
_CATALOGUES = Path(__file__).parent / "locale"


class Sayable(Protocol):
    """What a message has: text with gaps, the values for them, and perhaps a plural."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def values(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def plural(self) -> str | None: ...  # noqa: D102


class Translator:
    """Speaks one language; call it with an English text to get the sentence in that language.

    `language` is `en` or `zh`; texts of a standard are taken in it, else in the standard's own language (the first
    of the mapping).
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, text: str, /, **values: Any) -> str:
        """Translate `text` and fill its gaps."""
        return self._fill(self._translations.gettext(text) if text else "", values)

    def plural(self, text: str, plural: str, /, n: int, **values: Any) -> str:
        """Translate a text that counts `n` things."""
        return self._fill(self._translations.ngettext(text, plural, n), {"n": n, **values})

    def say(self, message: Sayable) -> str:
        """Render a message that another layer made."""
        if message.plural is not None:
            return self.plural(message.text, message.plural, **message.values)
        return self(message.text, **message.values)

    def show(self, value: Any) -> str:
        """Show one value: a text by language, a number, a date, a message, a list of these."""
        match value:
            case str():
                return value
            case bool():
                return self("yes") if value else self("no")
            case int() | Decimal() | Fraction() | float():
                return self.number(value)
            case datetime():
                return self.moment(value)
            case date():
                return self.date(value)
            case Mapping():
                return self._read(value)
            case tuple() | list():
                return ("、" if self.language == "zh" else ", ").join(self.show(item) for item in value)
            case _:
                return self.say(value)

    def number(self, value: Decimal | Fraction | float, places: int | None = None) -> str:
        """Show a number, rounded half up to `places`; without them a decimal as it is and others to one place.

        Both languages write 1,234.5; babel, slow to load, is left out so that commands start fast.
        """
        exact = (
            value
            if isinstance(value, int | Decimal) and places is None
            else half_up(value, 1 if places is None else places)
        )
        text = f"{Decimal(exact):,f}"
        return text.rstrip("0").rstrip(".") if places is None and "." in text else text

    def percent(self, value: Decimal | Fraction | float | None, places: int = 1) -> str:
        """Show percent (0 to 100) with its sign, half up; an en dash for None."""
        return "–" if value is None else f"{half_up(value, places):f}%"

    def date(self, value: date) -> str:
        """Show a day, in medium length."""
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(
            value, format="d MMM y" if self.language == "en" else "medium", locale=_LOCALES[self.language]
        )

    def moment(self, value: datetime, zone: str | None = None) -> str:
        """Show a day with its time, in the IANA time zone `zone` where given, else as the value has it."""
        from babel.dates import format_datetime, get_timezone  # noqa: PLC0415

        shown = value.astimezone(get_timezone(zone)) if zone and value.tzinfo else value
        shape = "d MMM y HH:mm" if self.language == "en" else "y年M月d日 HH:mm"
        return format_datetime(shown.replace(tzinfo=None), format=shape, locale=_LOCALES[self.language])

    def _read(self, texts: Mapping[str, str]) -> str:
        wanted = (words for tag, words in texts.items() if tag.split("-")[0].lower() == self.language and words.strip())
        return next(wanted, None) or next((words for words in texts.values() if words.strip()), "")

    def _fill(self, text: str, values: Mapping[str, Any]) -> str:
        return (
            _FORMATTER.vformat(text, (), {name: self.show(value) for name, value in values.items()}) if values else text
        )


class _Formatter(string.Formatter):
    """Fills plain gaps only, so that no text can reach into a value."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        return self.get_value(field_name, args, kwargs), field_name


_FORMATTER = _Formatter()


@cache
def translator(language: str) -> Translator:
    """Return the translator for a language tag; whatever is not Chinese is answered in English."""
    known = "zh" if language.lower().replace("_", "-").split("-")[0] == "zh" else "en"
    translations = gettext.NullTranslations()
    for catalogue in sorted(_CATALOGUES.glob(f"{_LOCALES[known]}/LC_MESSAGES/*.mo")):
        with catalogue.open("rb") as opened:
            found = gettext.GNUTranslations(opened)
        found.add_fallback(translations)
        translations = found
    return Translator(known, translations)
