from enum import StrEnum

import pytest

from stdcheck.domain import audit, findings, scorecard, standard
from stdcheck.domain.terms import term
from stdcheck.language import translator

ENUMERATIONS = [
    found
    for module in (audit, findings, scorecard, standard)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and found.__module__ == module.__name__
]


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda found: found.__name__)
def test_every_word_of_the_method_has_a_term_in_both_languages(enumeration: type[StrEnum]) -> None:
    said = [(translator("en").say(term(member)), translator("zh").say(term(member))) for member in enumeration]
    assert [pair for pair in said if pair[0] == pair[1]] == []


def test_members_with_the_same_value_keep_their_own_terms() -> None:
    t = translator("en")
    terms = [t.say(term(standard.Quality.STANDARDISED)), t.say(term(standard.Level.STANDARDISED))]
    assert terms == ["standardised", "standardised service"]
