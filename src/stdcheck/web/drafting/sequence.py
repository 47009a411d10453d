"""Step 1: the stages of the service, in the order in which the customer meets them."""

import streamlit as st

from stdcheck.domain.tree import id_of
from stdcheck.web.components.text import told_apart
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.examples import examples
from stdcheck.web.drafting.fields import line, many, node_id
from stdcheck.web.drafting.head import guidance, onward
from stdcheck.web.drafting.places import Part
from stdcheck.web.drafting.rows import add, rows, title_of
from stdcheck.web.drafting.screen import Screen


def draw(desk: Desk) -> Screen:
    """Draw the screen of the first step."""
    t, stages = desk.t, desk.standard.stages
    guidance(
        desk,
        t(
            "Stand in the customer's place. "
            "Name the stages of the service in the order in which the customer meets them."
        ),
        t.say(examples(desk.standard.sector).sequence),
    )
    screen = Screen(st.container(), _fields, st.container(), frozenset({f"stages/{stage.id}" for stage in stages}))
    if stages:
        onward(desk, Part.STEPS)
    return screen


def _fields(desk: Desk) -> None:
    t, stages = desk.t, desk.standard.stages
    none = t("No stage yet"), t("Type the first thing the customer meets, then press Enter.")
    rows(desk, "", "stages", stages, label=t("Stage"), none=none, details=_details)
    add(desk, "", t("New stage"), t("For example: arriving"))


def _details(desk: Desk, path: str) -> None:
    t = desk.t
    others = {stage.id: title_of(desk, stage) for stage in desk.standard.stages if id_of(stage) != node_id(path)}
    many(desk, path, "after", t("Comes after"), told_apart(others), hint=t("Any stage"))
    line(desk, path, "pass_mark", t("Pass mark of its own, in percent"), hint=t("None"))
    line(desk, path, "weight", t("Weight"), hint="1")
