"""Step 2: what concretely happens inside each stage."""

from functools import partial

import streamlit as st

from stdcheck.domain.changes import MoveNode
from stdcheck.domain.tree import children_of, id_of
from stdcheck.web.components.text import told_apart
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.examples import examples
from stdcheck.web.drafting.fields import line, node_id
from stdcheck.web.drafting.head import guidance
from stdcheck.web.drafting.outline import SPLIT, nearest
from stdcheck.web.drafting.outlines import of_stages
from stdcheck.web.drafting.pager import heading, pager
from stdcheck.web.drafting.places import Part
from stdcheck.web.drafting.rows import add, rows, title_of
from stdcheck.web.drafting.screen import Screen
from stdcheck.web.drafting.unfinished import nothing_above


def draw(desk: Desk) -> Screen:
    """Draw the steps of the stage that was chosen."""
    t, stages = desk.t, desk.standard.stages
    guidance(
        desk,
        t("Break every stage into the concrete things that happen in it."),
        t.say(examples(desk.standard.sector).steps),
    )
    if not stages:
        return nothing_above(desk, t("First name the stages"), t("Steps belong to a stage."), Part.SEQUENCE)
    entries = of_stages(desk)
    at, label = nearest(desk, entries), t("Stages")
    side, main = st.columns(SPLIT, gap="medium")
    with main:
        heading(desk, at, t("Steps of “{stage}”", stage=title_of(desk, desk.node(at))))
        room, found = st.container(), st.container()
        pager(desk, [entry.path for entry in entries], at, Part.FACTORS)
    paths = frozenset({at, *(f"{at}/steps/{id_of(step)}" for step in children_of(desk.node(at)))})
    return Screen(room, partial(_fields, at=at), found, paths, side, label, of_stages, at)


def _fields(desk: Desk, at: str) -> None:
    t, steps = desk.t, children_of(desk.node(at))
    none = t("No step yet"), t("What does the customer do or see first in this stage? Type it and press Enter.")
    rows(desk, at, "steps", steps, label=t("Step"), none=none, details=_details)
    add(desk, at, t("New step"), t("For example: queueing"))


def _details(desk: Desk, path: str) -> None:
    t, here = desk.t, "/".join(path.split("/")[:2])
    others = told_apart({f"stages/{stage.id}": title_of(desk, stage) for stage in desk.standard.stages})
    key = f"draft.into.{node_id(path)}"

    def move(desk: Desk) -> None:
        target = st.session_state.get(key)
        if target and target != here:
            desk.apply(MoveNode(path, len(children_of(desk.node(target))), new_parent=target))

    line(desk, path, "weight", t("Weight"), hint="1")
    st.selectbox(t("Stage"), list(others), index=list(others).index(here), format_func=lambda one: others[one], key=key)
    desk.button(t("Move there"), f"{key}.button", move)
