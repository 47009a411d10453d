"""A slogan asks for nothing that anyone could see.

What it does

Looks for words that cannot be observed (excellent, promptly, 热情周到, 及时) where no number, limit or visible act
stands beside them. In a standard a measure with a figure counts as such a limit. It is an error where the criterion
holds nothing besides.

Why it matters

Everyone agrees with a slogan and everyone means something else by it. It cannot be trained, it cannot be checked, and
whoever fails it cannot be told why. So it stays on the wall and changes nothing.

Example

Staff serve passengers warmly and promptly.

Better

The clerk looks up and greets before the passenger speaks, and the ticket is sold within 2 minutes.

When to accept it

Hardly ever in a criterion. A value of the house belongs into the introduction of the charter.
"""

from collections.abc import Iterator
from dataclasses import replace

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.measures import Measure
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import by_language, is_blank
from stdcheck.rules.levels import limit_of
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording import find
from stdcheck.rules.wording.slogans import find_slogan
from stdcheck.rules.wording.statement import Statement

CODE = "P502"
SEVERITY = Severity.WARNING
SEVERITY_OF_WHOLE = Severity.ERROR
TITLE = message("Slogan")
FIELDS = ()

MOST_WORDS = 4
"""So many of the words are quoted in the message."""


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose words cannot be observed and whose measure has no figure to make up for it."""
    for written in view.written("what"):
        if not _has_figures(written.place.criterion.measure):
            rewrite = _start_again(written.place.criterion)
            for finding in map(written.locate, check_statement(written.statement)):
                yield replace(finding, rewrite=rewrite) if finding.severity is SEVERITY_OF_WHOLE else finding


def check_statement(statement: Statement) -> Iterator[Finding]:
    """Yield the words of the statement that cannot be observed, as one finding."""
    spans = find(CODE, statement)
    if not spans:
        return
    slogan = find_slogan(statement)
    words = tuple(dict.fromkeys(span.text for span in spans))[:MOST_WORDS]
    yield Finding(
        CODE,
        SEVERITY_OF_WHOLE if slogan and slogan.whole else SEVERITY,
        "",
        message("Nobody can see or check “{words}”.", words=words),
        message("Say what a visitor would see or hear when it is done well, or by when."),
        span=(spans[0].start, spans[0].end),
    )


def _has_figures(measure: Measure) -> bool:
    return limit_of(measure) is not None


def _start_again(criterion: Criterion) -> Rewrite | None:
    """Offer to keep the slogan as the reason and to fill in what can be seen; only where it is all there is."""
    texts = [text for text in by_language(criterion.what, "").values() if text.strip()]
    slogans = [find_slogan(statement(text)) for text in texts]
    if not is_blank(criterion.rationale) or not all(slogan is not None and slogan.whole for slogan in slogans):
        return None
    return Rewrite(
        {"rationale": criterion.what, "what": None},
        message("Keep it as the reason, and fill in what can be seen"),
    )
