"""The same demand twice counts twice and is changed once.

What it does

Compares what the criteria of the standard ask for, language by language, and finds pairs that say nearly the same.
Statements with different figures are different statements.

Why it matters

What stands there twice is checked twice and weighs double in the score, without anyone having decided so. When one of
the two is changed, staff read two rules that disagree.

Example

“The clerk greets before the customer speaks” at the counter, and “the clerk greets the customer before he speaks” at
the end of the same list.

Better

One criterion, in the step where customers feel it most.

When to accept it

When the same act is wanted from different people at different moments, and the words tell them apart.
"""

from collections.abc import Iterator
from functools import lru_cache

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.rules.view import View, Written, statement
from stdcheck.rules.wording.duplicates import Duplicate, find_duplicates

CODE = "P404"
SEVERITY = Severity.WARNING
TITLE = message("Said twice")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that say nearly the same as an earlier one, each once, whatever the language."""
    by_language: dict[str, list[Written]] = {}
    for written in view.written("what"):
        by_language.setdefault(written.language, []).append(written)
    told: set[str] = set()
    for texts in by_language.values():
        for pair in _pairs(tuple(written.text for written in texts)):
            first, second = texts[pair.first], texts[pair.second]
            if second.path not in told:
                told.add(second.path)
                yield second.locate(_finding(first, second))


@lru_cache(maxsize=32)
def _pairs(texts: tuple[str, ...]) -> tuple[Duplicate, ...]:
    """Return the pairs; remembered, because most changes of a draft are to one language, or to other texts."""
    return tuple(find_duplicates([statement(text) for text in texts]))


def _finding(first: Written, second: Written) -> Finding:
    return Finding(
        CODE,
        SEVERITY,
        second.path,
        message("This says nearly the same as “{words}”, which stands before it.", words=first.text),
        message("Keep one of the two, or say in what they differ."),
        span=(0, len(second.text)),
    )
