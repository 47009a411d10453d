"""Takes a paragraph apart into sentences, in both languages, in time that grows with its length only."""

import re
from bisect import bisect_right
from collections.abc import Iterator

LONGEST = 2_000
"""Characters; what is longer is cut at a comma or a space, and no part of it is left out."""

_LONGEST_QUOTE = 300
_END = re.compile(r"[。！？；]+[”’」』）)\"]*|[!?]+[\"”’)]*(?=\s)|\.[\"”’)]*(?=\s)|\s+(?=\d{1,2}[、）])|(?=[①-⑳])")
_QUOTES = {"”": "“", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "】": "【"}
_OPENING = set(_QUOTES.values())
_QUOTE_SIGNS = re.compile(r"[“”「」『』（）()《》【】\"]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|no|nos|st|vs|fig|art|tel|ext|approx|max|incl|excl|(?<!\d )min)|e\.g|i\.e)$", re.IGNORECASE
)
_ONLY_NUMBER = re.compile(r"[(（]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z])[.)）]?")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[、）]|[①-⑳])")
_ADDS = re.compile(
    r"(?:except|unless|excluding|exceptions?|however|but|otherwise|exempt|this (?:does not|excludes))\b|"
    r"[(（]?除|但|例外|特殊情况|否则|另有规定",
    re.IGNORECASE,
)
"""How a sentence begins that only adds to the one before, mostly an exception, without which that one reads wrong."""

_FEWEST_WORDS, _FEWEST_CHINESE = 2, 3
_HAN = re.compile(r"[\u3400-\u9fff]")
_BREAK = re.compile(r"[;；,，、\s]")


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; one that only adds to the one before stays with it."""
    if _END.search(text, 0, len(text) - 1) is None:
        return list(_cut(text))
    found: list[str] = []
    lead = ""
    for piece in _split(text):
        if _ONLY_NUMBER.fullmatch(piece.strip()):
            lead += piece
            continue
        whole, is_listed, lead = lead + piece, bool(lead or _NUMBERED.match(piece)), ""
        if (
            found
            and not is_listed
            and len(found[-1]) + len(whole) <= LONGEST
            and _belongs_to_the_one_before(whole.strip())
        ):
            found[-1] += whole
        else:
            found.append(whole)
    if lead:
        found.append(lead)
    return [part for sentence in found for part in _cut(sentence.strip()) if part]


def _split(text: str) -> Iterator[str]:
    quoted = _quoted(text)
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text) and _is_end(text, end, quoted):
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _is_end(text: str, end: re.Match[str], quoted: list[tuple[int, int]]) -> bool:
    position = bisect_right(quoted, (end.start(), len(text))) - 1
    if position >= 0 and quoted[position][0] < end.start() < quoted[position][1]:
        return False
    if not end[0].startswith("."):
        return True
    following = text[end.end() : end.end() + 3].lstrip()[:1]
    begins = following.isupper() or following.isdigit() or not following.isascii() or following in "\"'(["
    return begins and _ABBREVIATED.search(text[max(0, end.start() - 12) : end.start()]) is None


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return what stands in quotation marks or brackets, outermost and in order; long stretches are not quotations."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for sign in _QUOTE_SIGNS.finditer(text):
        mark, at = sign[0], sign.start()
        closes = mark == '"' and any(other == '"' for other, _ in opened[-1:])
        if mark in _OPENING or (mark == '"' and not closes):
            opened.append((mark, at))
            continue
        if opened and opened[-1][0] == _QUOTES.get(mark, mark):
            start = opened.pop()[1]
            if at - start <= _LONGEST_QUOTE:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, at))
    return found


def _belongs_to_the_one_before(piece: str) -> bool:
    chinese = len(_HAN.findall(piece[:100]))
    is_short = chinese < _FEWEST_CHINESE if chinese else len(piece[:100].split()) < _FEWEST_WORDS
    return (is_short and len(piece) < 100) or _ADDS.match(piece) is not None


def _cut(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST:
        stretch = text[start + LONGEST // 2 : start + LONGEST]
        breaks = [found.end() for found in _BREAK.finditer(stretch)]
        end = start + (LONGEST // 2 + breaks[-1] if breaks else LONGEST)
        yield text[start:end].strip()
        start = end
    yield text[start:].strip()
