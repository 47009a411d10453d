"""Learn the weights of the word rules from the labelled statements in training/ and write them into the package.

The labelled statements are tables of two columns, `LABELS<TAB>STATEMENT`: codes of word rules, `-` for none, `?P502`
where people differ. Neighbouring lines are often variants of one another, so they stay together when the borders are
set by cross-validation. The same statements give the same bytes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from stdcheck.cli.evaluation import Count
from stdcheck.rules.wording import CLEARING, DETECTORS
from stdcheck.rules.wording.grams import BUCKETS
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.weights import FILE, MIDDLE, Weights, pack

TRAINING = Path(__file__).parent.parent / "training"
CODES = tuple(DETECTORS)
FOLDS = 5
TOGETHER = 8
"""Neighbouring lines that stay in one fold."""

STRENGTH = 20.0
"""How freely the linear model may fit; by cross-validation over 2, 8, 20 and 60."""

STANDS, SHOWS = 0.35, 0.7
"""How likely people must see a pitfall for a finding: where the vocabularies find one, and where they do not."""

STANDS_SURELY, SHOWS_SURELY = 0.5, 0.8
SURELY = {"P202", "P402", "P602", "P603"}
"""Clean sentences name others, list things and keep something inside too, so these rules must be surer."""


class Example(NamedTuple):
    """A labelled statement: the codes that people give, and those over which they differ."""

    text: str
    codes: frozenset[str]
    unsure: frozenset[str]


def read_examples() -> list[Example]:
    """Return the labelled statements; raises ValueError naming the line that is wrong."""
    return [example for path in sorted(TRAINING.glob("*.tsv")) for example in _read(path)]


def _read(path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        labels, tab, text = line.partition("\t")
        given = frozenset(labels.replace("-", "").split())
        unsure = frozenset(label[1:] for label in given if label.startswith("?"))
        codes = frozenset(label for label in given if not label.startswith("?"))
        if not tab or not text or (codes | unsure) - set(CODES):
            raise ValueError(f"{path.name}:{number}: not labels, a tab and a statement")
        yield Example(text, codes, unsure)


def fingerprint() -> str:
    """Return what tells one set of labelled statements from another."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(TRAINING.glob("*.tsv")))).hexdigest()


def learn(examples: Sequence[Example]) -> tuple[dict[str, Weights], list[str]]:
    """Return the weights by code, and a line a pitfall on how they do on statements they were not learned from."""
    statements = [Statement.of(example.text) for example in examples]
    matrix = _matrix(statements)
    folds = np.arange(len(examples)) // TOGETHER % FOLDS
    learned, judged = {}, {}
    for code in CODES:
        labels = np.array([code in example.codes for example in examples])
        sure = np.array([code not in example.unsure for example in examples])
        hits = np.array([bool(DETECTORS[code](statement)) for statement in statements])
        cleared = np.array([any(map(statement.has, CLEARING.get(code, ()))) for statement in statements])
        scores = np.zeros(len(examples))
        for fold in range(FOLDS):
            learning, held = sure & (folds != fold), folds == fold
            weights = _fit(matrix[learning], labels[learning])
            scores[held] = _scores(weights, matrix[held])
        stand, show = (STANDS_SURELY, SHOWS_SURELY) if code in SURELY else (STANDS, SHOWS)
        stands = _border(scores[sure & hits], labels[sure & hits], stand)
        shows = _border(scores[sure & ~hits & ~cleared], labels[sure & ~hits & ~cleared], show)
        judged[code] = np.where(hits, scores >= stands, (scores >= shows) & ~cleared)
        learned[code] = replace(_fit(matrix[sure], labels[sure]), stands=stands, shows=shows)
    return learned, [*_report(examples, judged)]


def _matrix(statements: Sequence[Statement]) -> csr_matrix:
    """Return how often each bucket stands in each statement, over the square root of how many stand there."""
    rows = [np.array(statement.parts[0].all_buckets) for statement in statements]
    lengths = np.array([len(row) for row in rows])
    values = np.repeat(1 / np.sqrt(lengths), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    matrix = csr_matrix((values, np.concatenate(rows), starts), shape=(len(rows), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def _fit(matrix: csr_matrix, labels: np.ndarray) -> Weights:
    """Learn the weights of one rule, in whole bytes."""
    with_it, without = (1 + np.asarray((matrix[at] > 0).sum(0)).ravel() for at in (labels, ~labels))
    telling = np.abs(np.log((with_it / with_it.sum()) / (without / without.sum())))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight="balanced", random_state=0)
    model.fit(matrix.multiply(telling).tocsr(), labels)
    weights = model.coef_[0] * telling
    scale = float(np.abs(weights).max()) / (MIDDLE - 1)
    steps = np.rint(weights / scale).astype(int) + MIDDLE
    return Weights(bytes(steps.tolist()), scale, float(model.intercept_[0]), 0.0, 0.0)


def _scores(weights: Weights, matrix: csr_matrix) -> np.ndarray:
    steps = np.frombuffer(weights.weights, np.uint8).astype(float) - MIDDLE
    return np.asarray(matrix @ (steps * weights.scale) + weights.bias)


def _border(scores: np.ndarray, labels: np.ndarray, certainty: float) -> float:
    """Return the score from which on people see the pitfall with this certainty."""
    model = LogisticRegression(C=100.0).fit(scores[:, None], labels)
    return round(float((log(certainty / (1 - certainty)) - model.intercept_[0]) / model.coef_[0][0]), 3)


def _report(examples: Sequence[Example], judged: dict[str, np.ndarray]) -> Iterator[str]:
    for pitfall in sorted({code[:2] for code in CODES}):
        codes = [code for code in CODES if code.startswith(pitfall)]
        sure = np.array([example.unsure.isdisjoint(codes) for example in examples])
        due = np.array([not example.codes.isdisjoint(codes) for example in examples])
        seen = np.logical_or.reduce([judged[code] for code in codes])
        count = Count(*(int(np.sum(at & sure)) for at in (seen & due, seen & ~due, due & ~seen)))
        figures = (float(share or 0) for share in (count.precision, count.recall, count.f1))
        yield "{}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(pitfall, *figures)


def main() -> None:
    """Learn and write the weights, and print how they do."""
    examples = read_examples()
    learned, report = learn(examples)
    FILE.write_bytes(pack(learned, fingerprint()))
    print(f"{len(examples):,} statements, by cross-validation in {FOLDS} folds:", *report, sep="\n")


if __name__ == "__main__":
    main()
