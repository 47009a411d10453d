"""Numbers in figures and in words, English and Chinese."""

import re
from decimal import Decimal

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
FIGURES = r"[0-9]{1,15}(?:[.,:][0-9]{1,6}){0,3}"
_BELOW_HUNDRED = rf"(?:{_TENS})(?:[ -](?:{_ONES}))?|(?:{_ONES})"
NUMBER_WORDS = (
    rf"(?:(?:(?:{_ONES}|a) hundred)(?: and (?:{_BELOW_HUNDRED}))?|{_BELOW_HUNDRED}(?: and a half)?|half an?|an?|"
    r"a couple of)"
)
ENGLISH_NUMBER = rf"(?:{FIGURES}|{NUMBER_WORDS})"
CHINESE_NUMBER = (
    rf"(?:{FIGURES}[百千万亿]?|[零〇一二两三四五六七八九十百千万半]{{1,9}}(?:点[零〇一二三四五六七八九]{{1,4}})?)"
)

_FIGURE = re.compile(FIGURES)
_WORD_VALUES = {word: value for value, word in enumerate(_ONES.split("|"), start=1)} | {
    word: 10 * value for value, word in enumerate(_TENS.split("|"), start=2)
}
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def number_value(text: str) -> Decimal | None:
    """Return the value of a number in figures or words (`1,500`, `ninety-five`, `三十`); None when it is none."""
    figure = _FIGURE.fullmatch(text)
    if figure:
        return _figure_value(text)
    if all(character in _HAN_DIGITS or character in _HAN_TENS or character in "半点" for character in text):
        return _han_value(text)
    return _worded_value(text)


def _worded_value(text: str) -> Decimal | None:
    hundreds, is_over, rest = text.rpartition("hundred")
    words = re.split(r"[ -]", rest)
    total = Decimal(sum(_WORD_VALUES.get(word, 0) for word in words))
    if is_over:
        total += 100 * (_WORD_VALUES.get(hundreds.strip(), 0) or 1)
    if "half" in words:
        total += Decimal("0.5")
    elif not total and words[0] in {"a", "an"}:
        total = Decimal(2 if "couple" in words else 1)
    return total or None


def _figure_value(text: str) -> Decimal | None:
    if ":" in text:
        minutes, _, seconds = text.partition(":")
        return Decimal(minutes) + Decimal(seconds.partition(":")[0]) / 60
    head, comma, tail = text.rpartition(",")
    if comma and (len(tail) != 3 or not head):
        return None
    plain = text.replace(",", "")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _han_value(text: str) -> Decimal | None:
    whole, _, fraction = text.partition("点")
    if whole == "半":
        return Decimal("0.5")
    total, digit = 0, 0
    for character in whole.removesuffix("半"):
        if character in _HAN_DIGITS:
            digit = 10 * digit + _HAN_DIGITS[character]
        else:
            total += (digit or 1) * _HAN_TENS.get(character, 1)
            digit = 0
    value = Decimal(total + digit)
    if fraction:
        value += Decimal("0." + "".join(str(_HAN_DIGITS.get(character, 0)) for character in fraction))
    return value + Decimal("0.5") if whole.endswith("半") else value
