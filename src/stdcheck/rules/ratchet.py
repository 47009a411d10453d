"""Tightening a target that was never reached turns it into a ratchet.

What it does

Compares a standard with its last published version. It speaks up where a target is tightened although today's level
does not even reach the old one. Where nobody typed that level into the new version, what audits measured against the
old target in the last year counts; else what was typed into the old version.

Why it matters

A target that runs away whenever people come near it is taken as punishment. They stop running, or they adjust the
figures.

Example

Last version: 85% within 5 minutes, reached: 81%. New version: 90% within 5 minutes.

Better

Keep 85%, find out what stands in the way, and tighten it when it has been kept for a review period.

When to accept it

When the service was rebuilt in between, so that the old figure no longer says anything.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion
from stdcheck.rules.levels import is_reached, is_tightened
from stdcheck.rules.measured import Level, level_today, measured
from stdcheck.rules.saying import target_said, today_said
from stdcheck.rules.view import View

CODE = "P104"
SEVERITY = Severity.WARNING
TITLE = message("Tightened though never reached")


def check(view: View) -> Iterator[Finding]:
    """Yield the criteria that are stricter than in the last version, which was not met."""
    if view.previous is None:
        return
    last = {place.criterion.id: place.criterion for place in view.previous.criteria()}
    for place in view.criteria:
        new, old = place.criterion, last.get(place.criterion.id)
        if old is None or not is_tightened(old.measure, new.measure):
            continue
        today = _level_reached(view, old, new)
        if today and is_reached(old.measure, today.value) is False:
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message(
                    "The target goes from {old} to {new}, although only {today} was reached.",
                    old=target_said(old.measure),
                    new=target_said(new.measure),
                    today=today_said(old.measure, today),
                ),
                message("Keep the last target until it is reached; find out first what stands in the way."),
                field="measure",
                rewrite=Rewrite(
                    {"measure": old.measure.model_dump(exclude_defaults=True)},
                    message("Keep {old}", old=target_said(old.measure)),
                ),
            )


def _level_reached(view: View, old: Criterion, new: Criterion) -> Level | None:
    """Return what was reached of the old target; the old baseline comes last, it is from before that version."""
    if new.baseline:
        return Level(new.baseline.value)
    return measured(view, old) or level_today(view, old)
