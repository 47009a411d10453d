"""Step 3: in each step, what makes the customer satisfied, and how one knows."""

from functools import partial

import streamlit as st

from stdcheck.domain.standard import EvidenceKind, KeyFactor, Layer, Level, Quality
from stdcheck.domain.terms import term
from stdcheck.domain.tree import children_of, id_of
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.examples import examples
from stdcheck.web.drafting.fields import buttons, choice, line, row, text
from stdcheck.web.drafting.head import guidance
from stdcheck.web.drafting.lists import Cell, items
from stdcheck.web.drafting.outline import SPLIT, nearest
from stdcheck.web.drafting.outlines import of_factors, steps_by_path
from stdcheck.web.drafting.pager import heading, pager
from stdcheck.web.drafting.places import Part
from stdcheck.web.drafting.rows import add, remove, rows, title_of
from stdcheck.web.drafting.screen import Screen
from stdcheck.web.drafting.sorting import sorting
from stdcheck.web.drafting.unfinished import nothing_above


def draw(desk: Desk) -> Screen:
    """Draw the key factors of a step, or one of them."""
    t = desk.t
    guidance(
        desk,
        t("In every step, find what makes the customer satisfied, and say how you know."),
        t.say(examples(desk.standard.sector).factors),
    )
    entries = of_factors(desk)
    if not entries:
        return nothing_above(desk, t("First write down the steps"), t("Key factors belong to a step."), Part.STEPS)
    at, label = nearest(desk, entries), t("Steps and key factors")
    side, main = st.columns(SPLIT, gap="medium")
    with main:
        node = desk.node(at)
        single = isinstance(node, KeyFactor)
        heading(desk, at, "" if single else t("Key factors of “{step}”", step=title_of(desk, node)))
        room, found = st.container(), st.container()
        pager(desk, [entry.path for entry in entries], at, Part.CRITERIA)
    below = () if single else children_of(node)
    paths = frozenset({at, *(f"{at}/key_factors/{id_of(factor)}" for factor in below)})
    fields = partial(_factor if single else _factors_of_step, path=at)
    return Screen(room, fields, found, paths, side, label, of_factors, at)


def _factors_of_step(desk: Desk, path: str) -> None:
    t, factors = desk.t, children_of(desk.node(path))
    none = t("No key factor yet"), t("What would the customer praise or complain about here? Type it and press Enter.")
    rows(desk, path, "key_factors", factors, label=t("Key factor"), none=none, opens=Part.FACTORS)
    add(desk, path, t("New key factor"), t("For example: the wait is short"))
    sorting(desk, path, "key_factors", factors, steps_by_path(desk))


def _factor(desk: Desk, path: str) -> None:
    t = desk.t
    text(desk, path, "title", t("Key factor"))
    with row():
        layers = {Layer.PROCEDURAL: t("Procedure"), Layer.PERSONAL: t("People")}
        buttons(
            desk,
            path,
            "layer",
            t("Layer"),
            {str(one): words for one, words in layers.items()},
            default="procedural",
        )
        buttons(desk, path, "importance", t("Importance, 5 is highest"), {n: str(n) for n in range(1, 6)})
    with row():
        layer = desk.stored(path, "layer")
        own_first = sorted(Quality, key=lambda one: one.layer != layer)
        choice(
            desk,
            path,
            "quality",
            t("Judged by"),
            {str(one): t.say(term(one)) for one in own_first},
            empty=t("not said"),
        )
        choice(
            desk, path, "level", t("Level of need"), {str(one): t.say(term(one)) for one in Level}, empty=t("not said")
        )
    _evidence(desk, path)
    with st.container(horizontal=True):
        more = st.popover(
            t("More"), icon=":material/more_horiz:", type="tertiary", key="draft.more.factor", on_change="rerun"
        )
        if more.open:
            with more:
                line(desk, path, "weight", t("Weight"), hint="1")
                remove(desk, path)


def _evidence(desk: Desk, path: str) -> None:
    t = desk.t
    kinds = {str(kind): t.say(term(kind)) for kind in EvidenceKind}
    cells = (
        Cell("kind", t("How you know"), "choice", kinds),
        Cell("text", t("What it says"), "text", is_long=True),
        Cell("date", t("Date"), "day"),
    )
    items(desk, path, "evidence", cells, adding=t("Add evidence"), new={"kind": str(EvidenceKind.COMPLAINTS)})
