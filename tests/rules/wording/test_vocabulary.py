"""Vocabularies stay searchable in linear time and say what they seem to say."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

import stdcheck.rules.wording as package
from stdcheck.rules.wording import Statement
from stdcheck.rules.wording.vocabulary import NARROW_STOPS, Words

VOCABULARIES = {
    f"{module.name}.{name}": words
    for module in iter_modules(package.__path__)
    for name, words in vars(import_module(f"{package.__name__}.{module.name}")).items()
    if isinstance(words, Words)
}
NESTED = re.compile(r"[+*]\)(?:[+*]|\{[0-9]*,\})|\{[0-9]*,\}\)[+*{]")
LITERAL_BRACES = re.compile(r"\{[0-9]+, [0-9]+\}|\{\{")


def patterns(words: Words) -> list[str]:
    return [found.pattern for found in (words.english, words.chinese) if found is not None]


@pytest.mark.parametrize("words", VOCABULARIES.values(), ids=VOCABULARIES.keys())
def test_no_pattern_nests_endless_repetitions(words: Words) -> None:
    assert [] == [pattern for pattern in patterns(words) if NESTED.search(pattern)]


@pytest.mark.parametrize("words", VOCABULARIES.values(), ids=VOCABULARIES.keys())
def test_no_pattern_holds_the_remains_of_a_template(words: Words) -> None:
    assert [] == [pattern for pattern in patterns(words) if LITERAL_BRACES.search(pattern)]


@pytest.mark.parametrize("words", VOCABULARIES.values(), ids=VOCABULARIES.keys())
def test_no_pattern_is_found_in_nothing(words: Words) -> None:
    assert [] == [pattern for pattern in patterns(words) if re.search(pattern, "")]


def test_english_words_are_whole_words() -> None:
    words = Words(english="late|never")

    found = Statement.of("Lately he was never, ever late.").find(words)

    assert [(14, 19, "never"), (26, 30, "late")] == found


def test_a_line_that_ends_in_a_backslash_goes_on() -> None:
    words = Words(
        english=r"""
        (?:at \
        once|now)
        soon
    """
    )

    assert ["now", "at once", "soon"] == [hit.text for hit in Statement.of("now or at once or soon").find(words)]


def test_wide_punctuation_in_a_pattern_stops_at_narrow_punctuation_too() -> None:
    words = Words(chinese="不[^，。]{0,9}说")

    assert [] == Statement.of("不, 他说").find(words)
    assert [] == Statement.of("不，他说").find(words)
    assert ["不对他说"] == [hit.text for hit in Statement.of("不对他说").find(words)]


def test_several_plurals_in_a_group_share_their_s_and_match_as_before() -> None:
    pattern = Words(english="our (?:banks?|hotels?|call cent(?:re|er)s?|shops?|sites?) do").english
    assert pattern is not None

    assert "our (?:(?:bank|hotel)s?|call cent(?:re|er)s?|(?:shop|site)s?) do" in pattern.pattern
    assert ["our banks do", "our hotel do", "our sites do"] == pattern.findall(
        "our banks do, our hotel do, our hotelss do, our sites do"
    )


def test_the_stand_ins_for_stops_are_never_in_a_plain_text() -> None:
    text = Statement.of("".join(map(chr, NARROW_STOPS.values()))).plain.text

    assert set() == set(text) & {chr(code) for code in NARROW_STOPS.values()}
