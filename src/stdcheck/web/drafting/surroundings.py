"""What stands around the fields and follows every change: head, stepper, outline, findings.

A change of a field runs only this; the fields themselves stay as they are in the browser unless the store took a value
otherwise than it was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.web.drafting.desk import AROUND, Desk
from stdcheck.web.drafting.findings import notes
from stdcheck.web.drafting.head import head, stepper
from stdcheck.web.drafting.outline import Entry, outline


@dataclass(frozen=True, slots=True)
class Around:
    """What a screen leaves room for: the findings on some nodes, and an outline with the place that is shown."""

    notes: DeltaGenerator | None = None
    paths: frozenset[str] = frozenset()
    outline: DeltaGenerator | None = None
    label: str = ""
    entries: Callable[[Desk], Sequence[Entry]] | None = None
    at: str = ""


@st.fragment(key=AROUND)
def surroundings(desk: Desk, top: DeltaGenerator, around: Around) -> None:
    """Draw what stands around the fields; runs by itself after a change of a field."""
    alone = desk.is_spent
    if alone:
        desk = Desk(desk.here, desk.standard_id)
        if desk.must_redraw:
            st.rerun()
    desk.is_spent = True
    with top:
        desk.seen()
        head(desk)
        stepper(desk)
    if around.outline is not None and around.entries is not None:
        with around.outline:
            outline(desk, around.label, around.entries(desk), around.at)
    if around.notes is not None:
        with around.notes:
            notes(desk, around.paths)
    if alone:
        desk.finish()
