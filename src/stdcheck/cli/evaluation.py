"""How well the word rules see what careful people see: precision, recall and F1 on labelled statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from stdcheck.domain.findings import Finding
from stdcheck.domain.scorecard import Interval
from stdcheck.domain.terms import PITFALLS
from stdcheck.rules import lint_statement
from stdcheck.scoring import wilson


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with the pitfalls that people see in it; where two careful people differ it is `unsure`."""

    id: str
    language: str
    text: str
    pitfalls: frozenset[str]
    unsure: frozenset[str] = frozenset()


class Kind(StrEnum):
    """How a finding can be wrong."""

    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pitfall that the rules see and people do not (with what is said), or the other way round."""

    statement: Labelled
    pitfall: str
    kind: Kind
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Count:
    """How often rules and people agree that a pitfall is there, and how often only one of them says so."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def found(self) -> int:
        """Return how often the rules see the pitfall."""
        return self.right + self.wrong

    @property
    def due(self) -> int:
        """Return how often people see it."""
        return self.right + self.missed

    @property
    def precision(self) -> Fraction | None:
        """Return the share of the findings that are right, 0 to 1; None without any."""
        return Fraction(self.right, self.found) if self.found else None

    @property
    def recall(self) -> Fraction | None:
        """Return the share of the pitfalls that are found, 0 to 1; None where there is none."""
        return Fraction(self.right, self.due) if self.due else None

    @property
    def f1(self) -> Fraction | None:
        """Return the harmonic mean of precision and recall, 0 to 1; None where nothing is found nor due.

        Source: C. J. van Rijsbergen, "Information Retrieval" (1979), with equal weight for both.
        """
        both = self.found + self.due
        return Fraction(2 * self.right, both) if both else None

    @property
    def precision_interval(self) -> Interval | None:
        """Return the 95 % Wilson interval of the precision, in percent."""
        return wilson(self.right, self.found) if self.found else None

    @property
    def recall_interval(self) -> Interval | None:
        """Return the 95 % Wilson interval of the recall, in percent."""
        return wilson(self.right, self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The counts by language and pitfall, how many statements each language has, and every mistake."""

    counts: Mapping[str, Mapping[str, Count]]
    statements: Mapping[str, int]
    mistakes: Sequence[Mistake] = field(repr=False)

    def total(self, language: str) -> Count:
        """Return the counts of a language over all pitfalls."""
        counts = self.counts[language].values()
        return Count(sum(c.right for c in counts), sum(c.wrong for c in counts), sum(c.missed for c in counts))

    def macro_f1(self, language: str) -> Fraction | None:
        """Return the mean of the F1 of all pitfalls that are found or due in a language, 0 to 1."""
        known = [f1 for count in self.counts[language].values() if (f1 := count.f1) is not None]
        return sum(known, Fraction()) / len(known) if known else None


def evaluate(labelled: Iterable[Labelled]) -> Evaluation:
    """Hold what the word rules see in each statement against its labels; what is unsure counts for nothing."""
    counts: dict[str, dict[str, Count]] = {}
    statements: dict[str, int] = defaultdict(int)
    mistakes = []
    for statement in labelled:
        statements[statement.language] += 1
        by_pitfall = counts.setdefault(statement.language, {pitfall: Count() for pitfall in PITFALLS})
        seen = lint_statement(statement.text, statement.language)
        for pitfall in PITFALLS:
            if pitfall in statement.unsure:
                continue
            said = tuple(finding for finding in seen if finding.pitfall == pitfall)
            count, is_due = by_pitfall[pitfall], pitfall in statement.pitfalls
            if said and is_due:
                count.right += 1
            elif said:
                count.wrong += 1
                mistakes.append(Mistake(statement, pitfall, Kind.WRONG, said))
            elif is_due:
                count.missed += 1
                mistakes.append(Mistake(statement, pitfall, Kind.MISSED))
    return Evaluation(counts, dict(statements), mistakes)
