"""Places to choose from, drawn by a component of our own: one element instead of a button each."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from stdcheck.web.drafting.desk import Desk

ASSETS = Path(__file__).parent.parent / "assets"


@cache
def _component(name: str) -> Any:
    return st.components.v2.component(
        f"stdcheck_{name}",
        css=(ASSETS / f"{name}.css").read_text("utf-8"),
        js=(ASSETS / f"{name}.js").read_text("utf-8"),
    )


class Piece(NamedTuple):
    """A piece of a bar: its tone (gap, bad, info or none), what it says, its length in percent."""

    tone: str
    words: str
    length: float


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a row: `tone` (good, gap, bad) colours the note; a place that is `off` cannot be gone to.

    A place with `pieces` has a bar.
    """

    name: str
    words: str
    number: str = ""
    count: str = ""
    note: str = ""
    tone: str = ""
    off: bool = False
    pieces: Sequence[Piece] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the steps; `tone` (good, bad) says whether everything is saved."""

    title: str
    state: str
    about: str
    saved: str
    tone: str
    label: str
    history: Sequence[Place]


def row_of_places(  # noqa: PLR0913, PLR0917  (what a row needs)
    desk: Desk,
    key: str,
    label: str,
    look: str,
    places: Sequence[Place],
    current: str,
    act: Callable[[Desk, str], None],
    head: Head | None = None,
) -> None:
    """Draw places side by side; looks are steps, sections, pages and tallies. `act` gets the name of the one chosen."""
    above = {**asdict(head), "history": _rows(head.history)} if head else None
    data = {"label": label, "look": look, "current": current, "places": _rows(places), "head": above}
    choice(desk, "places", key, data, act)


def _rows(places: Sequence[Place]) -> list[Any]:
    return [
        [one.name, one.number, one.words, one.count, one.note, one.tone, one.off, list(one.pieces)] for one in places
    ]


def choice(desk: Desk, name: str, key: str, data: Any, act: Callable[[Desk, str], None]) -> None:
    """Draw the component of this name (its style and script lie in assets/); `act` gets what was chosen."""

    def chosen(desk: Desk) -> None:
        state = st.session_state.get(key)
        if state and state.get("chosen"):
            act(desk, str(state["chosen"]))

    result = _component(name)(key=key, data=data, on_chosen_change=_nothing)
    desk.on(key, chosen, pressed=bool(getattr(result, "chosen", None)))


def _nothing() -> None:
    """Stand in for a callback: the page reads what was chosen itself."""
