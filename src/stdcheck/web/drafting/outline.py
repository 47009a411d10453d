"""The outline at the left of a step: where one is, and where something is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from stdcheck.web.drafting.choosing import choice
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.places import go, part

SPLIT = (1.0, 3.9)
"""The widths of the outline and of the room beside it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the outline; `level` indents it, `mark` is error, warning or nothing."""

    path: str
    title: str
    level: int = 0
    group: str = ""
    count: int = 0
    gap: bool = False
    mark: str = ""


def nearest(desk: Desk, entries: Sequence[Entry]) -> str:
    """Return the place that the address names, else the nearest above or below it, else the first gap or place."""
    known, wanted = {entry.path: entry for entry in entries}, desk.memory.place.at
    near = wanted
    while near:
        if near in known:
            return near
        near = "/".join(near.split("/")[:-2])
    below = next((path for path in known if wanted and path.startswith(f"{wanted}/")), None)
    return below or next((path for path, entry in known.items() if entry.gap), None) or next(iter(known))


def outline(desk: Desk, label: str, entries: Sequence[Entry], at: str) -> None:
    """Draw the outline; on small screens it is a drop-down."""
    t = desk.t
    marks = {"error": t("has errors"), "warning": t("has warnings"), "gap": t("empty")}
    data = {
        "label": label,
        "current": at,
        "marks": marks,
        "entries": [[e.path, e.title, e.level, e.group, e.count, "gap" if e.gap else e.mark] for e in entries],
    }
    choice(desk, "outline", "draft.outline", data, lambda desk, path: go(desk, part(desk), path))
