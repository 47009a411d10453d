"""A text as the many short sequences that it is made of; these are what has weights."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain, repeat
from typing import NamedTuple
from zlib import crc32

from stdcheck.rules.wording.plaintext import compiled

BUCKETS = 1 << 17
"""Sequences are told apart by a hash of 17 bits; two in a bucket share their weight."""

_LAST_BUCKET = BUCKETS - 1
_TOKENS = r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,:][0-9]+)*|[^\sa-z0-9]"
_CAPITALS = r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])"
_SMALL = r"[a-z]"
_KEPT_FIGURES = {"0", "1", "100"}
"""Figures that mean something by themselves; all others are one sign."""

_LETTERS = 4
_SHORTEST_WORD = 3
_SEED_OF_LETTERS = 7
"""Letters and tokens are different things, though they may read the same."""


class Token(NamedTuple):
    """A word, a figure, a sign or a Chinese character of the plain text, and what stands for it in sequences."""

    start: int
    end: int
    sign: bytes


class Part:
    """A stretch of a statement, taken apart: `low` is its plain text in lower case, `text` the same with its case."""

    def __init__(self, text: str, low: str, start: int = 0) -> None:
        self._text, self._low, self._start = text, low, start
        self.signs: Sequence[bytes] = list(map(_sign, compiled(_TOKENS).findall(low)))

    @property
    def has_words(self) -> bool:
        """Whether there is more in it than signs of punctuation."""
        return any(map(is_word, self.signs))

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens with their places in the statement."""
        places = (found.span() for found in compiled(_TOKENS).finditer(self._low))
        return [
            Token(self._start + start, self._start + end, sign)
            for (start, end), sign in zip(places, self.signs, strict=True)
        ]

    @property
    def buckets(self) -> Sequence[int]:
        """The buckets of the sequences of tokens: up to three, pairs with a gap, and one for each abbreviation."""
        signs = [b"^", *self.signs, b"$"]
        following = [b" " + sign for sign in signs]
        ones = list(map(crc32, signs))
        twos = list(map(crc32, following[1:], ones))
        found = [
            *ones,
            *twos,
            *map(crc32, following[2:], twos),
            *map(crc32, following[2:], map(crc32, repeat(b" _"), ones)),
            *self._abbreviations(),
        ]
        return [value & _LAST_BUCKET for value in found]

    @property
    def all_buckets(self) -> Sequence[int]:
        """The buckets of all sequences, of tokens and of the letters inside Latin words."""
        return [*self.buckets, *chain.from_iterable(map(letters_of, self.signs))]

    def _abbreviations(self) -> Iterable[int]:
        """Return one hash an abbreviation, whatever it reads; a text all in capitals has none."""
        is_shouted = self._text.isascii() and not compiled(_SMALL).search(self._text)
        return repeat(_ABBREVIATION, 0 if is_shouted else len(compiled(_CAPITALS).findall(self._text)))


_ABBREVIATION = crc32(b"an abbreviation")


@lru_cache(maxsize=16_384)
def letters_of(sign: bytes) -> tuple[int, ...]:
    """Return the buckets of each four letters of a Latin word, its borders included; none of anything else."""
    if len(sign) < _SHORTEST_WORD or not b"a" <= sign[:1] <= b"z":
        return ()
    word = b" " + sign + b" "
    return tuple(
        crc32(word[at : at + _LETTERS], _SEED_OF_LETTERS) & _LAST_BUCKET for at in range(len(word) - _LETTERS + 1)
    )


@lru_cache(maxsize=16_384)
def is_word(sign: bytes) -> bool:
    """Tell whether a token is more than a sign of punctuation."""
    return sign == b"#" or sign.decode("utf-8", "surrogatepass")[0].isalnum()


@lru_cache(maxsize=16_384)
def _sign(token: str) -> bytes:
    if token[0].isdigit() and token.isascii() and token not in _KEPT_FIGURES:
        return b"#"
    return token.encode("utf-8", "surrogatepass")
