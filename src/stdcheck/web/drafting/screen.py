"""The part of a screen that follows every change: its fields, the head, the outline, the findings.

A change of a field runs only this; what stands around it (guidance, headings, the way on) is drawn again where
parts of the standard are added, moved or removed, or where the person goes elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.domain.errors import StdcheckError
from stdcheck.web.components.problems import problems
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.findings import notes
from stdcheck.web.drafting.head import head
from stdcheck.web.drafting.outline import Entry, outline


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its fields and the room for them, the nodes whose findings stand beside, an outline."""

    room: DeltaGenerator
    fields: Callable[[Desk], None]
    notes: DeltaGenerator | None = None
    paths: frozenset[str] = frozenset()
    outline: DeltaGenerator | None = None
    label: str = ""
    entries: Callable[[Desk], Sequence[Entry]] | None = None
    at: str = ""


@st.fragment
def follow(desk: Desk, top: DeltaGenerator, screen: Screen) -> None:
    """Draw what follows every change, in the rooms on top and of the screen."""
    alone = desk.is_spent
    if alone:
        desk = Desk(desk.here, desk.standard_id)
        if desk.must_redraw:
            st.rerun()
    desk.is_spent = True
    desk.look_through()
    desk.seen()
    with top:
        head(desk)
    with screen.room:
        if desk.problems:
            problems(StdcheckError(desk.problems), desk.t, desk.t("That could not be done"))
        try:
            screen.fields(desk)
        except StdcheckError:
            if not alone:
                raise
            st.rerun()
    if screen.outline is not None and screen.entries is not None:
        with screen.outline:
            outline(desk, screen.label, screen.entries(desk), screen.at)
    if screen.notes is not None:
        with screen.notes:
            notes(desk, screen.paths)
    if alone:
        desk.finish()
