"""No text, however strange, keeps the linter busy; ordinary ones take next to no time."""

import subprocess
import sys
from time import process_time

import pytest

from stdcheck.rules.wording import Statement, label, parse_target

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
}


@pytest.mark.parametrize("piece", STRANGE.values(), ids=STRANGE.keys())
def test_a_hundred_thousand_characters_are_read_in_time(piece: str) -> None:
    label("warm 上")
    text = (piece * LONG)[:LONG]

    start = process_time()
    label(text)
    parse_target(Statement.of(text))

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
