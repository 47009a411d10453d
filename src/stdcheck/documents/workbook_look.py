"""How workbooks look: colours that stay apart in grey, fonts, the room that text needs."""

import math
import re
import unicodedata
from functools import lru_cache

ACCENT = "0F6F68"
INK = "1C2624"
MUTED = "5B6763"
PAPER = "FFFFFF"
BAND = "E6F0EE"
SHADE = "EFF0EC"
RULE = "C9CEC6"
FIELD = "FFFBEA"
GOOD = "DCEFE2"
FAIR = "FBEBCB"
POOR = "F3CFC9"
POOR_INK = "8E2A22"

FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}
"""What the usual spreadsheet programs have; others take the nearest font of the machine."""

LINE_POINTS = 1.38
"""Height of a line as a multiple of the size of the font."""

HIGHEST_ROW = 409.0
"""Points; no spreadsheet program makes a row higher."""

_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def could_run(text: str) -> bool:
    """Tell whether a spreadsheet could take `text` for a formula when somebody edits the cell or saves it as CSV."""
    return text.startswith(_LIKE_FORMULA)


def escaped(text: str) -> str:
    """Return `text` so that a spreadsheet does not read `_x0041_` in it as a character's code."""
    return _LIKE_ESCAPE.sub("_x005F_", text)


def display_width(text: str) -> int:
    """Return how many columns of half-width characters `text` takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@lru_cache(maxsize=4096)
def lines_needed(text: str, width: float) -> int:
    """Estimate how many lines `text` takes in a column `width` characters wide, a little generously."""
    room = max(width, 1)
    return sum(max(1, math.ceil(display_width(line) * 1.06 / room)) for line in text.split("\n"))


def row_height(lines: float, size: float, least: float = 0) -> float:
    """Return the height in points of a row with so many lines in a font of `size` points."""
    return min(max(lines * size * LINE_POINTS + 6, least), HIGHEST_ROW)
