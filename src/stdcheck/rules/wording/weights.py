"""How likely people see a pitfall in a statement, learned from statements that people labelled.

For every word rule each short sequence of a statement (`grams`) has a weight, and together they are a score. Where the
vocabularies of the rule find something, a score that is not too low lets it stand; where they find nothing, a high
score shows the pitfall all the same. Weights and borders stand in weights.bin beside this module; scripts/weights.py
learns them from the statements in training/.

Source: naive-Bayes features under a linear model; S. Wang, C. Manning, "Baselines and Bigrams", ACL 2012.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from operator import itemgetter
from pathlib import Path
from statistics import fmean
from struct import Struct
from zlib import crc32

from stdcheck.rules.wording.grams import BUCKETS, Part, is_word, letters_of

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
        tokens, signs = part.tokens, part.signs
        gains = [0.0] * len(tokens)
        for size in SEQUENCES:
            for first in range(len(tokens) - size + 1):
                weight = self.weights[crc32(b" ".join(signs[first : first + size])) % BUCKETS] - MIDDLE
                for at in range(first, first + size):
                    gains[at] += weight / size
        words = [(token, gain) for token, gain in zip(tokens, gains, strict=True) if is_word(token.sign)]
        average = fmean(gain for _, gain in words)
        first, last = _heaviest([gain - average for _, gain in words])
        return words[first][0].start, words[last][0].end


class Weighing:
    """The weights of several rules, together, so that a part is scored for all of them in one go."""

    def __init__(self, by_code: Mapping[str, Weights]) -> None:
        self.by_code = by_code
        self._each = [(code, one.weights, one.scale, one.bias, one.least) for code, one in by_code.items()]
        self._lanes = Struct(f"<{len(by_code)}I")
        self._word = lru_cache(maxsize=16_384)(self._sum_letters)

    def suspects(self, part: Part) -> Iterator[tuple[str, float]]:
        """Yield the rules that the part may concern: the code, and how much speaks for the pitfall.

        People see it from a score of about 0 on; a rule is left out where its score is too low for any finding.
        """
        buckets, letters, count = part.buckets, 0, 0
        for sums, size in map(self._word, part.signs):
            letters += sums
            count += size
        count += len(buckets)
        pick, middle, length = itemgetter(*buckets), MIDDLE * count, sqrt(count)
        inside = self._lanes.unpack(letters.to_bytes(self._lanes.size, "little"))
        for (code, weights, scale, bias, least), inner in zip(self._each, inside, strict=True):
            score = bias + scale * (sum(pick(weights)) + inner - middle) / length
            if score >= least:
                yield code, score

    def _sum_letters(self, sign: bytes) -> tuple[int, int]:
        """Return the sums over the letters of a word, a lane of one whole number for each rule, and how many."""
        buckets = letters_of(sign)
        sums = (sum(weights[bucket] for bucket in buckets) for _, weights, *_ in self._each)
        return int.from_bytes(self._lanes.pack(*sums), "little"), len(buckets)


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
