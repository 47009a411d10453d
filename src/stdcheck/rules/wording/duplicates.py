"""Statements said twice: near-duplicates among many (rule P404)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

ALIKE = 88.0
"""From this likeness on (0 to 100, normalised indel similarity of the words in their best order) two say the same."""

_FILLING = Words(
    english=r"the|a|an|of|to|is|are|be|in|on|at|and|for|shall|must|should|will|with|their|all|every",
    chinese=r"的|了|应|须|要|必|在|和|与|及",
)
_LEVELS = Words(
    english=r"[0-9]+(?:[.,:][0-9]+)?", chinese=r"[零一二两三四五六七八九十百半]{1,9}(?=[秒分小个天日次声成米])"
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two statements, by their places in the sequence, and how alike they are (0 to 100)."""

    first: int
    second: int
    likeness: float


def find_duplicates(statements: Sequence[Statement]) -> list[Duplicate]:
    """Find the pairs that say nearly the same; statements with different figures are different statements."""
    words = [_telling_words(statement) for statement in statements]
    sorted_texts = [" ".join(sorted(tokens)) for tokens in words]
    figures = [[hit.text for hit in statement.find(_LEVELS)] for statement in statements]
    close = [(one, other) for one, other in _of_like_length(sorted_texts) if figures[one] == figures[other]]
    if len(close) <= _FEW:
        close = [(one, other) for one, other in close if _may_be_alike(sorted_texts[one], sorted_texts[other])]
    if not close:
        return []
    from rapidfuzz import fuzz  # noqa: PLC0415  (slow to load, and mostly not needed for one standard)

    scored = ((*pair, fuzz.ratio(*(sorted_texts[index] for index in pair), score_cutoff=ALIKE)) for pair in close)
    return [Duplicate(first, second, likeness) for first, second, likeness in sorted(scored) if likeness]


_FEW = 250
"""So many pairs are compared here, in less time than the library takes to load."""


def _of_like_length(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts, as places in the sequence, that are not too different in length to be alike."""
    by_length = sorted((len(text), index) for index, text in enumerate(texts) if text)
    for place, (length, index) in enumerate(by_length):
        for other_length, other in by_length[place + 1 :]:
            if 200.0 * length < ALIKE * (length + other_length):
                break
            yield min(index, other), max(index, other)


def _may_be_alike(one: str, other: str) -> bool:
    """Tell whether the likeness of two texts reaches ALIKE, or misses it by next to nothing.

    Counts the longest common subsequence, a bit a character (H. Hyyrö, Bit-parallel LCS-length computation revisited,
    2004).
    """
    places: dict[str, int] = {}
    for index, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << index
    everything = unmatched = (1 << len(one)) - 1
    for character in other:
        met = unmatched & places.get(character, 0)
        unmatched = (unmatched + met | unmatched - met) & everything
    common = len(one) - unmatched.bit_count()
    return 200.0 * common >= (ALIKE - 0.01) * (len(one) + len(other))


def _telling_words(statement: Statement) -> list[str]:
    filling = {hit.text for hit in statement.find(_FILLING)}
    return [token for token in statement.tokens if token not in filling]
