"""Statements said twice: near-duplicates among many (rule P404)."""

from collections.abc import Sequence
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
    from rapidfuzz import fuzz  # noqa: PLC0415  # it loads slowly, and single statements do without it

    words = [_telling_words(statement) for statement in statements]
    sorted_texts = [" ".join(sorted(tokens)) for tokens in words]
    figures = [[hit.text for hit in statement.find(_LEVELS)] for statement in statements]
    by_length = sorted((len(text), index) for index, text in enumerate(sorted_texts) if text)
    pairs = []
    for place, (length, index) in enumerate(by_length):
        for other_length, other in by_length[place + 1 :]:
            if 200.0 * length < ALIKE * (length + other_length):
                break
            if figures[index] != figures[other]:
                continue
            likeness = fuzz.ratio(sorted_texts[index], sorted_texts[other], score_cutoff=ALIKE)
            if likeness:
                pairs.append(Duplicate(min(index, other), max(index, other), likeness))
    return sorted(pairs, key=lambda pair: (pair.first, pair.second))


def _telling_words(statement: Statement) -> list[str]:
    filling = {hit.text for hit in statement.find(_FILLING)}
    return [token for token in statement.tokens if token not in filling]
