"""A statement as the detectors read it: plain text, sentences, words found in it, and the way back to the original."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from stdcheck.rules.wording.grams import Part
from stdcheck.rules.wording.plaintext import PlainText, compiled
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.vocabulary import NARROW_STOPS, Words
from stdcheck.rules.wording.weights import weighing

_LATIN = r"[A-Za-z]"
_SENTENCE_END = r"[。！？!?；;\n]|\.(?= |$)(?<!e\.g\.)(?<!i\.e\.)(?<!max\.)(?<!min\.)(?<!approx\.)(?<!no\.)"
_CLAUSE_END = r"[。！？!?；;，,：:—\n]|\.(?= |$)"
_WORD = r"[a-z]+(?:['-][a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[\u3400-\u9fff]"


LONGEST_PART = 120
"""Tokens; a longer text is no single statement."""

_MOST_NESTED = 4
"""Hits of one vocabulary overlap only where an English and a Chinese pattern meet."""


class Hit(NamedTuple):
    """A stretch of the plain text (not of the original, see `Statement.span`)."""

    start: int
    end: int
    text: str


class Statement:
    """One statement, taken apart once for all detectors. Make it with `Statement.of(text)`."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.plain = PlainText.of(original)
        self.low = self.plain.low
        self._hits: dict[Words, list[Hit]] = {}

    @classmethod
    def of(cls, text: str) -> "Statement":
        """Take `text` apart."""
        return cls(text)

    @cached_property
    def has_chinese(self) -> bool:
        """Whether any Chinese character stands in it."""
        return not self.low.isascii() and any(map(_is_chinese, self.low))

    @cached_property
    def has_english(self) -> bool:
        """Whether any Latin letter stands in it."""
        return compiled(_LATIN).search(self.low) is not None

    @cached_property
    def is_chinese(self) -> bool:
        """Whether it reads as Chinese: at least as many Chinese characters as a third of its Latin letters."""
        if not self.has_chinese:
            return False
        return 3 * sum(map(_is_chinese, self.low)) >= len(compiled(_LATIN).findall(self.low))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences, as start and end in the plain text."""
        return _pieces(self.low, compiled(_SENTENCE_END))

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """The clauses between commas, colons and sentence ends, as start and end in the plain text."""
        return _pieces(self.low, compiled(_CLAUSE_END))

    @cached_property
    def tokens(self) -> list[str]:
        """English words, numbers and single Chinese characters, in order."""
        return compiled(_WORD).findall(self.low)

    @cached_property
    def parts(self) -> list[Part]:
        """What the weights read at a time: the statement, or each sentence of a long text; none is without a word."""
        parts = [Part(self.plain.text, self.low)]
        if len(parts[0].signs) > LONGEST_PART:
            parts = [Part(self.plain.text[start:end], self.low[start:end], start) for start, end in self.sentences]
        return [part for part in parts if part.has_words]

    @cached_property
    def suspects(self) -> Mapping[str, tuple[float, Part]]:
        """What word rules may show something, by the weights alone: the highest score, and the part that has it."""
        found: dict[str, tuple[float, Part]] = {}
        for part in self.parts:
            for code, score in weighing().suspects(part):
                if code not in found or score > found[code][0]:
                    found[code] = score, part
        return found

    @cached_property
    def _narrow(self) -> str:
        return self.low.translate(NARROW_STOPS)

    def find(self, words: Words) -> list[Hit]:
        """All places of `words`, in order, remembered for the next detector that asks."""
        if words in self._hits:
            return self._hits[words]
        text = self.plain.text if words.case else self.low
        hits: list[Hit] = []
        if (self.has_english or words.case) and words.english is not None:
            hits += [Hit(found.start(), found.end(), found.group()) for found in words.english.finditer(text)]
        if self.has_chinese and words.chinese is not None:
            narrow = text.translate(NARROW_STOPS) if words.case else self._narrow
            places = [found.span() for found in words.chinese.finditer(narrow)]
            hits += [Hit(start, end, text[start:end]) for start, end in places]
        hits.sort()
        self._hits[words] = hits
        return hits

    def has(self, words: Words) -> bool:
        """Whether any of `words` stands in the statement."""
        return bool(self.find(words))

    def find_between(self, words: Words, start: int, end: int) -> list[Hit]:
        """Return the places of `words` that lie wholly between `start` and `end`."""
        hits = self.find(words)
        first, last = bisect_left(hits, (start,)), bisect_left(hits, (end,))
        return [hit for hit in hits[first:last] if hit.end <= end]

    def has_between(self, words: Words, start: int, end: int) -> bool:
        """Whether any of `words` lies wholly between `start` and `end`."""
        hits = self.find(words)
        index = bisect_left(hits, (start,))
        while index < len(hits) and hits[index].start < end:
            if hits[index].end <= end:
                return True
            index += 1
        return False

    def touches(self, words: Words, hit: Hit) -> bool:
        """Whether any of `words` overlaps `hit`."""
        hits = self.find(words)
        index = bisect_left(hits, (hit.end,))
        nearest = hits[max(0, index - _MOST_NESTED) : index]
        return any(other.end > hit.start for other in nearest)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around `position`."""
        return _piece_at(self.sentences, position)

    def clause_at(self, position: int) -> tuple[int, int]:
        """Start and end of the clause around `position`."""
        return _piece_at(self.clauses, position)

    def span(self, hit: tuple[int, int] | Hit) -> Span:
        """Return the stretch of the original behind a stretch of the plain text."""
        start, end = self.plain.to_original(hit[0], hit[1])
        return Span(start, end, self.original[start:end])

    def spans(self, hits: list[Hit]) -> list[Span]:
        """Return the stretches of the original behind several, without repetition or overlap."""
        spans: list[Span] = []
        for hit in sorted(hits):
            span = self.span(hit)
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return spans


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _pieces(text: str, border: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces = []
    start = 0
    for match in border.finditer(text):
        if text[start : match.start()].strip():
            pieces.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        pieces.append((start, len(text)))
    return pieces or [(0, len(text))]


def _piece_at(pieces: list[tuple[int, int]], position: int) -> tuple[int, int]:
    index = bisect_right(pieces, (position, float("inf"))) - 1
    return pieces[max(index, 0)]
