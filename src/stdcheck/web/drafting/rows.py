"""Rows of titles: added by typing, renamed in place, moved up and down, deleted."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from stdcheck.domain.changes import AddNode, MoveNode, RemoveNode
from stdcheck.domain.standard import Node
from stdcheck.domain.tree import id_of, join, name_of
from stdcheck.domain.values import read
from stdcheck.web.components.page import empty
from stdcheck.web.components.text import literal, markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import text
from stdcheck.web.drafting.head import leads_to
from stdcheck.web.drafting.places import Part

Details = Callable[[Desk, str], None]


def rows(  # noqa: PLR0913  (what a list of rows needs)
    desk: Desk,
    parent: str,
    kind: str,
    nodes: Sequence[Node],
    *,
    label: str,
    none: tuple[str, str],
    details: Details | None = None,
    opens: Part | None = None,
) -> None:
    """Draw a row for each node below `parent`, or what to do where there is `none`.

    `details` draws what hides behind “More”; `opens` is the screen on which a node is edited in full. All rows are in
    one room: so what comes after them keeps its place, and the cursor in it, when a row is added.
    """
    with st.container():
        if not nodes:
            empty(*none)
        for position, node in enumerate(nodes):
            _row(
                desk,
                join(parent, kind, id_of(node)),
                node,
                f"{label} {position + 1}",
                (position, len(nodes)),
                details,
                opens,
            )


def _row(  # noqa: PLR0913, PLR0917  (what one row needs)
    desk: Desk, path: str, node: Node, label: str, place: tuple[int, int], details: Details | None, opens: Part | None
) -> None:
    with st.container(
        key=f"draft-row-{id_of(node)}", horizontal=True, wrap=False, vertical_alignment="center", gap="small"
    ):
        st.html(markup('<span class="sc-number" aria-hidden="true">{n}</span>', n=place[0] + 1), width="content")
        if opens:
            show(markup('<p class="sc-row-title">{title}</p>', title=title_of(desk, node)))
        else:
            with st.container():
                text(desk, path, "title", label, hidden_label=True)
        _tools(desk, path, title_of(desk, node), place, details, opens)


def add(desk: Desk, parent: str, label: str, hint: str, *, opens: Callable[[Desk, str], None] | None = None) -> None:
    """Draw the field that adds a node below `parent` when Enter is pressed; `opens` leads to what was added."""
    t, key = desk.t, f"draft.add.{parent.rpartition('/')[2] or 'standard'}"

    def act(desk: Desk) -> None:
        title = str(st.session_state.get(key, "")).strip()
        if title:
            places = desk.apply(AddNode(parent, {_language(desk): title}))
            if places and opens:
                opens(desk, places[0])

    with st.form(f"{key}.form", clear_on_submit=True, border=False):
        typed, pressed = st.columns([5, 1.2], vertical_alignment="bottom", wrap=False)
        typed.text_input(label, key=key, placeholder=hint)
        with pressed:
            sent = st.form_submit_button(t("Add"), key=f"{key}.button", icon=":material/add:")
    desk.on(f"{key}.button", act, pressed=sent)


def title_of(desk: Desk, node: Node) -> str:
    """Return a node's title in the reader's language."""
    return read(name_of(node), desk.t.language, desk.standard.language) or desk.t("Untitled")


def _language(desk: Desk) -> str:
    """Return the language that a new title is taken to be in: the reader's where the standard has it."""
    languages = desk.standard.all_languages
    return next((tag for tag in languages if tag.split("-")[0].lower() == desk.t.language), desk.standard.language)


def _tools(  # noqa: PLR0913, PLR0917  (what one row needs)
    desk: Desk, path: str, title: str, place: tuple[int, int], details: Details | None, opens: Part | None
) -> None:
    t, name = desk.t, path.rpartition("/")[2]
    position, count = place
    with st.container(key=f"draft-tools-{name}", horizontal=True, wrap=False, gap="xxsmall", width="content"):
        desk.button(
            literal(t("Move up: {title}", title=title)),
            f"draft.up.{name}",
            partial(_move, path=path, to=position - 1),
            icon=":material/arrow_upward:",
            type="tertiary",
            disabled=position == 0,
        )
        desk.button(
            literal(t("Move down: {title}", title=title)),
            f"draft.down.{name}",
            partial(_move, path=path, to=position + 1),
            icon=":material/arrow_downward:",
            type="tertiary",
            disabled=position == count - 1,
        )
        if opens:
            label = literal(t("Open: {title}", title=title))
            desk.button(label, f"draft.open.{name}", leads_to(opens, path), icon=":material/edit:", type="tertiary")
        more = st.popover(
            literal(t("More: {title}", title=title)),
            icon=":material/more_horiz:",
            type="tertiary",
            key=f"draft.more.{name}",
            on_change="rerun",
        )
        if more.open:
            with more:
                if details:
                    details(desk, path)
                remove(desk, path)


def remove(desk: Desk, path: str) -> None:
    """Draw the button that deletes a node; undo brings it back."""
    desk.button(
        desk.t("Delete"),
        f"draft.delete.{path.rpartition('/')[2]}",
        partial(_remove, path=path),
        icon=":material/delete:",
    )


def _move(desk: Desk, path: str, to: int) -> None:
    desk.apply(MoveNode(path, to))


def _remove(desk: Desk, path: str) -> None:
    desk.apply(RemoveNode(path))
