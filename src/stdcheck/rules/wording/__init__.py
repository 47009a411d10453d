"""What the words of one statement show, in English, Chinese or both: pure functions from text to spans.

Every detector answers with spans of the original statement, and `find` weighs them. `label` gathers all findings of a
bare statement under the codes of the rules; nothing here knows of standards, files or clocks.
"""

from collections.abc import Callable, Mapping, Sequence

from stdcheck.rules.wording.absolutes import find_absolutes
from stdcheck.rules.wording.being_average import find_being_average
from stdcheck.rules.wording.circumstances import CUSTOMER_REASON, DEFINES, PROTECTED, REPORTED
from stdcheck.rules.wording.duplicates import Duplicate, find_duplicates
from stdcheck.rules.wording.means import find_means
from stdcheck.rules.wording.measurable import Target, parse_target
from stdcheck.rules.wording.micro import find_micro_prescription
from stdcheck.rules.wording.norms import find_norms
from stdcheck.rules.wording.packed import find_packed
from stdcheck.rules.wording.paperwork import find_paperwork
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.slogans import find_slogan
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.unreadable import find_unreadable
from stdcheck.rules.wording.vocabulary import Words
from stdcheck.rules.wording.weights import weighing
from stdcheck.rules.wording.withheld import find_withheld

__all__ = [
    "DETECTORS",
    "Duplicate",
    "Statement",
    "Target",
    "find",
    "find_duplicates",
    "label",
    "parse_target",
    "quantities",
]

DETECTORS: Mapping[str, Callable[[Statement], Sequence[Span]]] = {
    "P101": find_absolutes,
    "P202": find_norms,
    "P301": find_means,
    "P302": find_being_average,
    "P402": find_packed,
    "P405": find_micro_prescription,
    "P502": lambda statement: slogan.spans if (slogan := find_slogan(statement)) else (),
    "P503": find_paperwork,
    "P602": lambda statement: find_unreadable(statement).spans,
    "P603": find_withheld,
}
"""What the vocabularies find, by the code of the rule."""

CLEARING: Mapping[str, Sequence[Words]] = {
    "P101": (PROTECTED, REPORTED),
    "P202": (CUSTOMER_REASON,),
    "P301": (REPORTED, DEFINES),
    "P302": (REPORTED,),
    "P405": (PROTECTED,),
}
"""What clears a statement of a pitfall that only its weights show."""


def find(code: str, statement: Statement) -> Sequence[Span]:
    """Return the words that a word rule shows in the statement: those of the vocabularies, or what weighs most."""
    if code not in statement.suspects:
        return ()
    weights, (score, part) = weighing().by_code[code], statement.suspects[code]
    if score >= weights.stands and (found := DETECTORS[code](statement)):
        return found
    if score < weights.shows or any(map(statement.has, CLEARING.get(code, ()))):
        return ()
    return (_quoted(statement, weights.evidence(part)),)


def _quoted(statement: Statement, stretch: tuple[int, int]) -> Span:
    """Return the clause around a stretch, which reads better, unless it is too long or does not hold the stretch."""
    start, end = statement.clause_at(stretch[0])
    clause = statement.plain.text[start:end].strip(_BETWEEN_CLAUSES)
    start += statement.plain.text[start:end].index(clause)
    is_short = len(clause) <= (LONGEST_CHINESE_QUOTE if statement.is_chinese else LONGEST_QUOTE)
    fits = start <= stretch[0] and stretch[1] <= start + len(clause)
    return statement.span((start, start + len(clause)) if is_short and fits else stretch)


LONGEST_QUOTE, LONGEST_CHINESE_QUOTE = 60, 20
"""Characters of a clause that is quoted whole."""
_BETWEEN_CLAUSES = " ,;:.!?，。；：！？、—\n"

WordFinding = tuple[str, Sequence[Span]]
"""The code of a rule and the words it rests on."""


def label(text: str) -> list[WordFinding]:
    """Return all word findings of a bare statement in the order of the rules' codes; two characters are the pitfall."""
    statement = Statement.of(text)
    return [(code, found) for code in sorted(statement.suspects) if (found := find(code, statement))]
