"""How likely people see a pitfall in a statement, learned from statements that people labelled.

For every word rule each short sequence of a statement (`grams`) has a weight, and together they are a score. Where the
vocabularies of the rule find something, a score that is not too low lets it stand; where they find nothing, a high
score shows the pitfall all the same. Weights and borders stand in weights.bin beside this module; scripts/weights.py
learns them from the statements in training/.

Source: naive-Bayes features under a linear model; S. Wang, C. Manning, "Baselines and Bigrams", ACL 2012.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import fmean
from struct import Struct
from zlib import crc32

from stdcheck.rules.wording.grams import BUCKETS, Part

FILE = Path(__file__).with_name("weights.bin")
MIDDLE = 128
"""The byte of a weight of zero."""

SEQUENCES = (1, 2, 3)
"""Tokens in the sequences that evidence is made of."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one rule, a byte a bucket, and its borders on the scale of `score`."""

    weights: bytes
    scale: float
    """The weight of one step of a byte."""
    bias: float
    stands: float
    """From this score on, what the vocabularies find stands."""
    shows: float
    """From this score on, the pitfall shows even where the vocabularies find nothing."""

    @property
    def least(self) -> float:
        """The score below which nothing is a finding."""
        return min(self.stands, self.shows)

    def evidence(self, part: Part) -> tuple[int, int]:
        """Return start and end of the stretch that weighs most above the average of the part, from word to word."""
        tokens = part.tokens
        signs = [token.sign for token in tokens]
        gains = [0.0] * len(tokens)
        for size in SEQUENCES:
            for first in range(len(tokens) - size + 1):
                weight = self.weights[crc32(b" ".join(signs[first : first + size])) % BUCKETS] - MIDDLE
                for at in range(first, first + size):
                    gains[at] += weight / size
        words = [(token, gain) for token, gain in zip(tokens, gains, strict=True) if token.is_word]
        average = fmean(gain for _, gain in words)
        first, last = _heaviest([gain - average for _, gain in words])
        return words[first][0].start, words[last][0].end


class Weighing:
    """The weights of several rules side by side, so that one sum over a part scores it for all of them.

    The weights of a bucket are the lanes of one whole number; it is made when the bucket is first met.
    """

    def __init__(self, by_code: Mapping[str, Weights]) -> None:
        self.by_code = by_code
        self._lanes = Struct(f"<{len(by_code)}I")
        self._rows = _Rows(self._lanes, [one.weights for one in by_code.values()])

    def scores(self, part: Part) -> dict[str, float]:
        """Return by the code of the rule how much speaks for its pitfall; people see it from about 0 on."""
        count = len(part.buckets)
        middle, length = MIDDLE * count, sqrt(count)
        together = sum(map(self._rows.__getitem__, part.buckets))
        sums = self._lanes.unpack(together.to_bytes(self._lanes.size, "little"))
        return {
            code: one.bias + one.scale * (total - middle) / length
            for (code, one), total in zip(self.by_code.items(), sums, strict=True)
        }


class _Rows(dict[int, int]):
    def __init__(self, lanes: Struct, weights: Sequence[bytes]) -> None:
        super().__init__()
        self._pack, self._weights = lanes.pack, weights

    def __missing__(self, bucket: int) -> int:
        row = int.from_bytes(self._pack(*(weights[bucket] for weights in self._weights)), "little")
        self[bucket] = row
        return row


@cache
def weighing() -> Weighing:
    """Return the weights of all word rules."""
    return Weighing(unpack(FILE.read_bytes()))


def pack(by_code: Mapping[str, Weights], learned_from: str) -> bytes:
    """Return weights as the bytes of a file; `learned_from` is the fingerprint of the statements."""
    rules = {code: [one.scale, one.bias, one.stands, one.shows] for code, one in by_code.items()}
    head = json.dumps({"learned_from": learned_from, "rules": rules})
    return b"\n".join([head.encode(), b"".join(one.weights for one in by_code.values())])


def unpack(packed: bytes) -> dict[str, Weights]:
    """Return the weights in the bytes of a file."""
    head, _, body = packed.partition(b"\n")
    rules = json.loads(head)["rules"]
    parts = (body[at : at + BUCKETS] for at in range(0, len(body), BUCKETS))
    return {code: Weights(part, *numbers) for part, (code, numbers) in zip(parts, rules.items(), strict=True)}


def _heaviest(gains: Sequence[float]) -> tuple[int, int]:
    """Return the first and last index of the stretch with the largest sum (J. Kadane's algorithm)."""
    best, place = float("-inf"), (0, 0)
    total, first = 0.0, 0
    for last, gain in enumerate(gains):
        if total <= 0:
            total, first = 0.0, last
        total += gain
        if total > best:
            best, place = total, (first, last)
    return place
