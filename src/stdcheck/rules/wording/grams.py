"""A text as the many short sequences that it is made of; these are what has weights."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple
from zlib import crc32

from stdcheck.rules.wording.plaintext import compiled

BUCKETS = 1 << 17
"""Sequences are told apart by a hash of 17 bits; two in a bucket share their weight."""

_LAST_BUCKET = BUCKETS - 1
_TOKENS = r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,:][0-9]+)*|[^\sa-z0-9]"
_KEPT_FIGURES = {"0", "1", "100"}
"""Figures that mean something by themselves; all others are one sign."""

_LETTERS = (3, 4, 5)
_SHORTEST_WORD = 3
_SEED_OF_LETTERS = 7
"""Letters and tokens are different things, though they may read the same."""


class Token(NamedTuple):
    """A word, a figure, a sign or a Chinese character of the plain text, and what stands for it in sequences."""

    start: int
    end: int
    sign: bytes

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign of punctuation."""
        return self.sign == b"#" or self.sign.decode("utf-8", "surrogatepass")[0].isalnum()


def tokens_of(low: str) -> list[Token]:
    """Return the tokens of a plain text in lower case."""
    return [Token(*found.span(), _sign(found.group())) for found in compiled(_TOKENS).finditer(low)]


class Part(NamedTuple):
    """A stretch of a statement: its tokens and the buckets of their sequences."""

    tokens: Sequence[Token]
    buckets: Collection[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Part":
        """Take some tokens, at least one, as a part."""
        return cls(tokens, buckets_of(tokens))


def buckets_of(tokens: Iterable[Token]) -> set[int]:
    """Return the buckets of all sequences: up to three tokens, pairs with a gap, and the letters inside Latin words."""
    signs = [b"^", *(token.sign for token in tokens), b"$"]
    following = [b" " + sign for sign in signs]
    ones = list(map(crc32, signs))
    twos = list(map(crc32, following[1:], ones))
    found = {
        *ones,
        *twos,
        *map(crc32, following[2:], twos),
        *map(crc32, following[2:], map(crc32, repeat(b" _"), ones)),
    }
    found.update(*map(_letters, signs))
    return {value & _LAST_BUCKET for value in found}


@lru_cache(maxsize=16_384)
def _letters(sign: bytes) -> tuple[int, ...]:
    """Return the hashes of three to five letters of a Latin word, its borders included; none of anything else."""
    if len(sign) < _SHORTEST_WORD or not b"a" <= sign[:1] <= b"z":
        return ()
    word = b" " + sign + b" "
    return tuple(
        crc32(word[at : at + length], _SEED_OF_LETTERS) for length in _LETTERS for at in range(len(word) - length + 1)
    )


def _sign(token: str) -> bytes:
    if token[0].isdigit() and token.isascii() and token not in _KEPT_FIGURES:
        return b"#"
    return token.encode("utf-8", "surrogatepass")
