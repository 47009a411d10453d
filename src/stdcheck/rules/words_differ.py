"""The words say one figure, the measure another: staff keep the one, the inspector counts the other.

What it does

Reads the figures out of the requirement and holds them against the measure: the share, the limit and its unit. It
speaks up where both surely mean the same thing and differ, and where a promise is stricter than the measure. Where the
measure asks only for met or not met and the words hold figures, it offers the measure that they ask for.

Why it matters

Customers and staff read the words, the score follows the measure. When a minute lies between the two, a team that keeps
its word can fail the audit, or one that breaks it can pass, and nobody notices.

Example

Passengers reach the window within 4 minutes. Measure: 90% within 5 minutes.

Better

Nine in ten passengers reach the window within 5 minutes. Measure: 90% within 5 minutes.

When to accept it

When the words are meant for one group of customers or one time of day and the measure, on purpose, for all.
"""

from collections.abc import Iterator
from itertools import groupby

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.measures import Conformity, Measure
from stdcheck.domain.messages import message
from stdcheck.rules.measure_of_words import contradicts, measure_of, promises_more, taken_over
from stdcheck.rules.saying import target_said
from stdcheck.rules.view import View, Written
from stdcheck.rules.wording.measurable import Target, parse_target

CODE = "Q205"
SEVERITY = Severity.WARNING
SEVERITY_OF_OFFER = Severity.INFO
TITLE = message("Words and measure differ")

_ALL = 100
"""Percent; a measure that allows no slip is not offered."""

Said = tuple[Written, Target]


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria whose words and measure differ, and those whose measure lacks the figures of the words."""
    differing: set[str] = set()
    for path, found in _targets(view, "what"):
        said = list(found)
        measure = said[0][0].place.criterion.measure
        for finding in _offer(view, path, said) if isinstance(measure, Conformity) else _words(view, measure, said):
            differing.add(path)
            yield finding
    for path, found in _targets(view, "promise"):
        if path not in differing:
            yield from _promise(list(found))


def _targets(view: View, field: str) -> Iterator[tuple[str, Iterator[Said]]]:
    read = ((written, parse_target(written.statement)) for written in view.written(field))
    known = ((written, target) for written, target in read if target)
    return groupby(known, key=lambda said: said[0].path)


def _offer(view: View, path: str, said: list[Said]) -> Iterator[Finding]:
    """Offer the measure that the words ask for, where all languages ask for the same and nobody chose one yet."""
    written, target = said[0]
    measure = measure_of(target, view.standard)
    is_chosen = written.place.criterion.measure != Conformity(kind="conformity")
    if (
        measure is None
        or is_chosen
        or target.share == _ALL
        or any(measure_of(other, view.standard) != measure for _, other in said[1:])
    ):
        return
    asked = target_said(measure)
    yield Finding(
        CODE,
        SEVERITY_OF_OFFER,
        path,
        message("The words hold figures, the measure asks only for met or not met."),
        message("Let the measure ask for what the words say."),
        field="measure",
        rewrite=Rewrite(
            {"measure": measure.model_dump(exclude_defaults=True)}, message("Measure it so: {measure}", measure=asked)
        ),
    )


def _words(view: View, measure: Measure, said: list[Said]) -> Iterator[Finding]:
    differing = next(((written, target) for written, target in said if contradicts(target, measure)), None)
    if differing is None:
        return
    written, target = differing
    new = taken_over(target, measure, view.standard)
    finding = Finding(
        CODE,
        SEVERITY,
        "",
        message(
            "The words say “{words}”, the measure {measure}.", words=target.span.text, measure=target_said(measure)
        ),
        message("Decide which of the two holds, and write it in both places."),
        span=(target.span.start, target.span.end),
        rewrite=Rewrite(
            {"measure": new.model_dump(exclude_defaults=True)},
            message("Take the words over into the measure: {measure}", measure=target_said(new)),
        ),
    )
    yield written.locate(finding)


def _promise(said: list[Said]) -> Iterator[Finding]:
    measure = said[0][0].place.criterion.measure
    more = next(((written, target) for written, target in said if promises_more(target, measure)), None)
    if more is None:
        return
    written, target = more
    finding = Finding(
        CODE,
        SEVERITY,
        "",
        message(
            "The promise says “{words}”, but the measure asks only for {measure}.",
            words=target.span.text,
            measure=target_said(measure),
        ),
        message("Promise what is measured, or measure what is promised."),
        span=(target.span.start, target.span.end),
    )
    yield written.locate(finding)
