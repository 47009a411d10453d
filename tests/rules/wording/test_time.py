"""No text, however strange, keeps the linter busy; ordinary ones take next to no time."""

import gc
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from time import process_time
from types import FrameType
from typing import Any

import pytest

from stdcheck.rules import wording
from stdcheck.rules.wording import DETECTORS, Statement, label, parse_target
from stdcheck.rules.wording.bounds import bounds
from stdcheck.rules.wording.parts import parts_of
from stdcheck.rules.wording.rewording import mean_as_share, with_room, without_mark
from stdcheck.rules.wording.vocabulary import Words

LONG = 100_000
PATIENCE = 8.0
"""Seconds of one core for 100,000 characters: a slow machine needs two, a search that goes back needs minutes."""

STRANGE = {
    "one letter": "a",
    "one Chinese character": "不",
    "figures": "1",
    "figures with points": "1.",
    "spaces": "a ",
    "Chinese numerals": "一二三十",
    "means": "average ",
    "means in Chinese": "平均",
    "negations": "never late ",
    "not": "not ",
    "others": "in line with the industry ",
    "others in Chinese": "与行业",
    "withheld": "不得对外公布客户",
    "quotes": '"a',
    "codes": "AB-1",
    "capitals": "A",
    "brackets": "(",
    "enumeration": "、擦",
    "sentences": "Staff greet. ",
    "full width": "１００％",
    "both languages": "平均 average 100% 零投诉 never 客户 internal ",
    "each": "每都",
    "numbers in words": "one hundred and ",
    "lines": "_",
    "articles": "the ",
    "commas": "，",
    "everybody": "every customer must be ",
    "emphasis": "100% ",
    "parts of a whole": "nine calls in ",
    "parts of a whole in Chinese": "十位客户中有",
    "limits": "within at most in ",
    "conditions": "if who 5 minutes 的,",
    "words joined by lines": "_misrout",
}


@pytest.mark.parametrize("piece", STRANGE.values(), ids=STRANGE.keys())
def test_a_hundred_thousand_characters_are_read_in_time(piece: str) -> None:
    label("warm 上")
    text = (piece * LONG)[:LONG]

    start = process_time()
    label(text)
    parse_target(Statement.of(text))

    assert process_time() - start < PATIENCE


READ = 4_000
"""Characters read once, and twice as many."""


def lines_run(text: str) -> int:
    """Return how many lines of Python run while everything reads a text; unlike time, it is the same everywhere."""
    count = 0

    def follow(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        statement = Statement.of(text)
        for detect in DETECTORS.values():
            detect(statement)
        assert statement.suspects.keys() <= DETECTORS.keys()
        parse_target(statement)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", STRANGE.values(), ids=STRANGE.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = (piece * (length // len(piece)) for length in (READ, 2 * READ))
    lines_run(once)
    lines_run(twice)

    assert lines_run(twice) <= 2.5 * lines_run(once)


TRIED, SUSPICIOUS = 1_500, 0.0008
"""Characters tried first, and seconds of one core above which a pattern is looked at closely."""

QUADRATIC = 3.0
"""Twice the text takes a linear search about 2 times as long, one that goes back about 4 times."""


def vocabularies() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield every pattern of every vocabulary there is, named where a module names it, and whether it is English."""
    modules = [import_module(f"{wording.__name__}.{found.name}") for found in iter_modules(wording.__path__)]
    names = {id(one): name for module in modules for name, one in vars(module).items() if isinstance(one, Words)}
    for one in [found for found in gc.get_objects() if isinstance(found, Words)]:
        for pattern in (one.english, one.chinese):
            if pattern is not None:
                yield names.get(id(one), pattern.pattern[:60]), pattern, pattern is one.english


def awkward(pattern: re.Pattern[str], *, is_english: bool) -> set[str]:
    """Return pieces of text that a pattern begins to match again and again: its own words, joined in several ways."""
    words = set(re.findall(r"[a-z]{2,}|[\u3400-\u9fff]{1,6}", pattern.pattern)) | {"a", "1", "_", "1.", "-", "a-"}
    joined = ("_{}", "{} ") if is_english else ("{}",)
    return {shape.format(word) for word in words for shape in joined}


def seconds(pattern: re.Pattern[str], text: str, tries: int = 1) -> float:
    def once() -> float:
        start = process_time()
        for _ in pattern.finditer(text):
            pass
        return process_time() - start

    return min(once() for _ in range(tries))


@pytest.mark.slow
def test_no_pattern_of_any_vocabulary_goes_back_over_the_text() -> None:
    going_back = {
        name
        for name, pattern, is_english in vocabularies()
        for piece in awkward(pattern, is_english=is_english)
        if seconds(pattern, (piece * TRIED)[:TRIED]) > SUSPICIOUS
        and seconds(pattern, (piece * 6_000)[:6_000], 3) > QUADRATIC * seconds(pattern, (piece * 3_000)[:3_000], 3)
    }

    assert set() == going_back


@pytest.mark.parametrize("piece", STRANGE.values(), ids=STRANGE.keys())
def test_better_words_for_a_hundred_thousand_characters_are_looked_for_in_time(piece: str) -> None:
    label("warm 上")
    text = (piece * LONG)[:LONG]

    start = process_time()
    for reword in (mean_as_share, with_room, without_mark, parts_of):
        reword(text)
    bounds(Statement.of(text))

    assert process_time() - start < PATIENCE


def test_the_package_loads_without_heavy_company() -> None:
    heavy = {"rapidfuzz", "pandas", "numpy", "babel", "streamlit"}
    script = (
        "import sys, importlib.util as u; import stdcheck; sys.modules['stdcheck.rules'] = type(sys)('stdcheck.rules');"
        "sys.modules['stdcheck.rules'].__path__ = [stdcheck.__path__[0] + '/rules'];"
        "import stdcheck.rules.wording; print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert set() == heavy & set(done.stdout.split())
