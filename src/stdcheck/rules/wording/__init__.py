"""What the words of one statement show, in English, Chinese or both: pure functions from text to spans.

Every detector answers with spans of the original statement. `label` gathers all findings of a bare statement under
the codes of the rules; nothing here knows of standards, files or clocks.
"""

from stdcheck.rules.wording.absolutes import find_absolutes
from stdcheck.rules.wording.being_average import find_being_average
from stdcheck.rules.wording.duplicates import Duplicate, find_duplicates
from stdcheck.rules.wording.means import find_means
from stdcheck.rules.wording.measurable import Target, parse_target
from stdcheck.rules.wording.micro import find_micro_prescription
from stdcheck.rules.wording.norms import find_norms
from stdcheck.rules.wording.packed import find_packed
from stdcheck.rules.wording.paperwork import find_paperwork
from stdcheck.rules.wording.quantities import Quantity, quantities
from stdcheck.rules.wording.slogans import Slogan, find_slogan
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.unreadable import Unreadable, find_long_sentences, find_unreadable
from stdcheck.rules.wording.withheld import find_withheld

__all__ = [
    "Duplicate",
    "Quantity",
    "Slogan",
    "Span",
    "Statement",
    "Target",
    "Unreadable",
    "find_absolutes",
    "find_being_average",
    "find_duplicates",
    "find_long_sentences",
    "find_means",
    "find_micro_prescription",
    "find_norms",
    "find_packed",
    "find_paperwork",
    "find_slogan",
    "find_unreadable",
    "find_withheld",
    "label",
    "parse_target",
    "quantities",
]

WordFinding = tuple[str, tuple[Span, ...]]
"""The code of a rule and the words it rests on."""


def label(text: str) -> list[WordFinding]:
    """Return all word findings of a bare statement in the order of the rules' codes; two characters are the pitfall."""
    statement = Statement.of(text)
    slogan = find_slogan(statement)
    found = (
        ("P101", find_absolutes(statement)),
        ("P202", find_norms(statement)),
        ("P301", find_means(statement)),
        ("P302", find_being_average(statement)),
        ("P402", find_packed(statement)),
        ("P405", find_micro_prescription(statement)),
        ("P502", list(slogan.spans) if slogan else []),
        ("P503", find_paperwork(statement)),
        ("P602", find_unreadable(statement).spans),
        ("P603", find_withheld(statement)),
    )
    return [(code, tuple(spans)) for code, spans in found if spans]
