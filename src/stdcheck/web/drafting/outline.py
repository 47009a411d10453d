"""The outline at the left of a step: where one is, and where something is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.places import PICKER, go, part

SPLIT = (1.0, 3.9)
"""The widths of the outline and of the room beside it."""

ASSETS = Path(__file__).parent.parent / "assets"


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


@cache
def _component() -> Any:
    return st.components.v2.component(
        "stdcheck_outline",
        css=(ASSETS / "outline.css").read_text("utf-8"),
        js=(ASSETS / "outline.js").read_text("utf-8"),
    )


def outline(desk: Desk, label: str, entries: Sequence[Entry], at: str) -> None:
    """Draw the outline, and the drop-down that stands for it on small screens."""
    _wide(desk, label, entries, at)
    _narrow(desk, label, {entry.path: entry for entry in entries}, at)


def nearest(desk: Desk, entries: Sequence[Entry]) -> str:
    """Return the place that the address names, else the nearest above or below it, else the first gap or place."""
    known, wanted = {entry.path: entry for entry in entries}, desk.memory.place[1]
    near = wanted
    while near:
        if near in known:
            return near
        near = "/".join(near.split("/")[:-2])
    below = next((path for path in known if wanted and path.startswith(f"{wanted}/")), None)
    return below or next((path for path, entry in known.items() if entry.gap), None) or next(iter(known))


def _wide(desk: Desk, label: str, entries: Sequence[Entry], at: str) -> None:
    t, key = desk.t, "draft.outline"
    marks = {"error": t("has errors"), "warning": t("has warnings"), "gap": t("empty")}
    data = {
        "label": label,
        "current": at,
        "marks": marks,
        "entries": [[e.path, e.title, e.level, e.group, e.count, "gap" if e.gap else e.mark] for e in entries],
    }
    result = _component()(key=key, data=data, on_chosen_change=_nothing)
    chosen = getattr(result, "chosen", None)
    desk.on(key, _choose, pressed=bool(chosen))


def _choose(desk: Desk) -> None:
    state = st.session_state.get("draft.outline")
    chosen = state.get("chosen") if state else None
    if chosen:
        go(desk, part(desk), str(chosen))


def _narrow(desk: Desk, label: str, known: dict[str, Entry], at: str) -> None:
    def shown(path: str) -> str:
        return "\N{EM SPACE}" * known[path].level + known[path].title

    paths = list(known)
    if PICKER in st.session_state:
        st.session_state[PICKER] = at
    desk.memory.picked = at
    returned = st.selectbox(label, paths, index=paths.index(at), format_func=shown, key=PICKER)
    desk.on(PICKER, _pick, pressed=returned != at)


def _pick(desk: Desk) -> None:
    picked = st.session_state.get(PICKER)
    if picked and picked != desk.memory.picked:
        go(desk, part(desk), str(picked))


def _nothing() -> None:
    """Stand in for a callback: the page reads what was chosen itself."""
