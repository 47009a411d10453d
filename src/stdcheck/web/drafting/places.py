"""Where in a draft the person is: a screen and a node; both stand in the address."""

from enum import StrEnum
from typing import Final

import streamlit as st

from stdcheck.domain.messages import Message, message
from stdcheck.web.drafting.desk import Desk, Position


class Part(StrEnum):
    """The screens of a draft."""

    ABOUT = "about"
    SEQUENCE = "sequence"
    STEPS = "steps"
    FACTORS = "factors"
    CRITERIA = "criteria"
    REVIEW = "review"


NAMES: Final[dict[Part, Message]] = {
    Part.ABOUT: message("About"),
    Part.SEQUENCE: message("Sequence"),
    Part.STEPS: message("Steps"),
    Part.FACTORS: message("Key factors"),
    Part.CRITERIA: message("Measurable standards"),
    Part.REVIEW: message("Review"),
}
WORDING: Final = "wording"
"""The section of a measurable standard's form that comes first; a new one opens there."""
NUMBERED: Final = (Part.SEQUENCE, Part.STEPS, Part.FACTORS, Part.CRITERIA)


def arrive(desk: Desk) -> None:
    """Find out where to be: where an act leads, else what the address says."""
    memory, asked = desk.memory, _asked()
    if memory.goal is not None:
        memory.place, memory.goal = memory.goal, None
    elif asked != memory.place or not asked.step:
        memory.place = asked._replace(step=asked.step if asked.step in set(Part) else Part.SEQUENCE)


def stay(desk: Desk, at: str) -> None:
    """Put the place into the address, with the node that is shown: it stays until the person moves.

    Were it found out anew in every run, adding to the first empty node would lead to the next empty one.
    """
    memory = desk.memory
    memory.place = memory.place._replace(at=at or memory.place.at)
    if _asked() != memory.place:
        query = {name: str(value) for name, value in memory.place._asdict().items() if value}
        st.query_params.from_dict({"id": desk.standard_id} | query)


def _asked() -> Position:
    return Position(*(st.query_params.get(name, "") for name in Position._fields))


def part(desk: Desk) -> Part:
    """Return the screen that is shown."""
    return Part(desk.memory.place.step)


def go(desk: Desk, target: Part, at: str = "", section: str = "") -> None:
    """Lead to another place at the next drawing; without a section the form stays at the one it shows."""
    desk.memory.goal = Position(str(target), at, section or desk.memory.place.section)


_FOLLOWING: Final = {"stages": Part.STEPS, "steps": Part.FACTORS, "key_factors": Part.CRITERIA}


def place_of(path: str, rule: str = "") -> tuple[Part, str]:
    """Return the screen on which the node at a path is edited, or what the rule misses below it."""
    kind = path.split("/")[-2] if path else ""
    if rule.startswith("M10") and rule != "M104":
        return _FOLLOWING.get(kind, Part.SEQUENCE), path
    parts = {"stages": Part.SEQUENCE, "steps": Part.STEPS, "key_factors": Part.FACTORS, "criteria": Part.CRITERIA}
    target = parts.get(kind, Part.ABOUT)
    if target is Part.STEPS:
        return target, "/".join(path.split("/")[:2])
    return target, "" if target in {Part.SEQUENCE, Part.ABOUT} else path
