"""One spelling for what people type in many: full-width forms, quotation marks, dashes, spaces.

Detectors read the plain text; findings point into the original. The offsets between the two are kept here.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NEEDS_WORK = rf"[^\x20-\x7e{_HAN}、。“”《》£€°·…—]|  |(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])|[“”…]"
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SAME = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "〜": "~", "﹣": "-",
})  # fmt: skip


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile when first needed: the wide character classes take longer than the rest of the import."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The plain form of a text: `text` with its case kept, `low` in lower case, both of the same length.

    `offsets[i]` is where character `i` of the plain form starts in the original; `None` means the two coincide.
    """

    text: str
    low: str
    offsets: tuple[int, ...] | None

    @classmethod
    def of(cls, original: str) -> "PlainText":
        """Bring `original` into its plain form."""
        if not compiled(_NEEDS_WORK).search(original):
            return cls(original, _lowered(original), None)
        characters: list[str] = []
        offsets: list[int] = []
        for position, character in enumerate(original):
            for plain in _plain(character):
                if plain == " " and characters and characters[-1] == " ":
                    continue
                characters.append(plain)
                offsets.append(position)
        return cls._without_idle_spaces(characters, offsets, len(original))

    @classmethod
    def _without_idle_spaces(cls, characters: list[str], offsets: list[int], length: int) -> "PlainText":
        """Drop the spaces beside Chinese characters, which carry no meaning: `10 分钟` is `10分钟`."""
        kept: list[str] = []
        places: list[int] = []
        for index, character in enumerate(characters):
            if character == " ":
                before = bool(kept) and _is_han(kept[-1])
                after = index + 1 < len(characters) and _is_han(characters[index + 1])
                if before or after:
                    continue
            kept.append(character)
            places.append(offsets[index])
        text = "".join(kept)
        return cls(text, _lowered(text), (*places, length))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the plain stretch from `start` to `end`."""
        if self.offsets is None or end <= start:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u4dbf" or "\u4e00" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _plain(character: str) -> str:
    if character in _INVISIBLE:
        return ""
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character).translate(_SAME)


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
