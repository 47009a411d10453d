"""Vocabularies in both languages: what a detector looks for, compiled when it is first looked for."""

import re
from functools import cached_property

NARROW_STOPS = str.maketrans("。、", "¨¸")
"""Chinese is searched with these stand-ins, which no plain text holds.

There are hundreds of classes such as `[^，。；]`; without a wide character each compiles in a tenth of the time.
"""
_PLAIN_PUNCTUATION = str.maketrans("，；：", ",;:") | NARROW_STOPS
"""The plain text has the first three in their narrow forms; in patterns the wide ones read better."""
_PLURALS = re.compile(r"(?:(?<=\(\?:)|(?<=\|))(?:[a-z -]+s\?\|)+[a-z -]+s\?(?=[|)])")
_CONTINUED = re.compile(r"\\\n\s*")


class Words:
    r"""Patterns of words, English and Chinese: the alternatives stand on lines or between bars.

    English patterns match whole words of the lower-case plain text (`case=True`: of the text as it was written);
    Chinese has no word borders. A line that ends in a backslash goes on in the next. Gaps and repetitions inside a
    pattern are bounded (`.{0,20}`), so that the search takes time in proportion to the text; `\w` is ASCII in
    English patterns.
    """

    def __init__(self, english: str = "", chinese: str = "", *, case: bool = False) -> None:
        self._english = english
        self._chinese = chinese
        self.case = case

    @cached_property
    def english(self) -> re.Pattern[str] | None:
        """The English alternatives as one pattern; None when there are none."""
        alternatives = _PLURALS.sub(_share_s, _alternatives(self._english))
        pattern = rf"(?<![a-zA-Z0-9_])(?:{alternatives})(?![a-zA-Z0-9])"
        return re.compile(pattern, re.ASCII) if alternatives else None

    @cached_property
    def chinese(self) -> re.Pattern[str] | None:
        """The Chinese alternatives as one pattern, for a text with `NARROW_STOPS`; None when there are none."""
        alternatives = _alternatives(self._chinese).translate(_PLAIN_PUNCTUATION)
        return re.compile(f"(?:{alternatives})") if alternatives else None


def _share_s(plurals: re.Match[str]) -> str:
    """Write `banks?|hotels?` as `(?:bank|hotel)s?`: the same matches in the same order, compiled in less time."""
    return f"(?:{plurals[0].replace('s?', '')})s?"


def _alternatives(lines: str) -> str:
    whole_lines = _CONTINUED.sub("", lines).splitlines()
    return "|".join(stripped for line in whole_lines if (stripped := line.strip()))
