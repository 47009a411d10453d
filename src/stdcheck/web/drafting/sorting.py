"""Sort what stands in one place into others, several at once."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from stdcheck.domain.changes import MoveNode
from stdcheck.domain.standard import Node
from stdcheck.domain.tree import children_of, id_of, join
from stdcheck.web.components.text import told_apart
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import node_id
from stdcheck.web.drafting.rows import title_of


def sorting(desk: Desk, parent: str, kind: str, nodes: Sequence[Node], targets: Mapping[str, str]) -> None:
    """Draw the choice of nodes below `parent` and of the place they move to; `targets` are titles by path."""
    t, others = desk.t, told_apart({path: title for path, title in targets.items() if path != parent})
    if not nodes or not others:
        return
    key = f"draft.sort.{node_id(parent)}"
    room = st.expander(t("Move to another place"), key=key, on_change="rerun", icon=":material/drive_file_move:")
    if not room.open:
        return
    with room:
        named = told_apart({join(parent, kind, id_of(node)): title_of(desk, node) for node in nodes})
        st.multiselect(
            t("What moves"),
            list(named),
            format_func=lambda path: named[path],
            key=f"{key}.what",
            placeholder=t("Choose one or more"),
        )
        st.selectbox(
            t("Where to"),
            list(others),
            index=None,
            format_func=lambda path: others[path],
            key=f"{key}.where",
            placeholder=t("Choose a place"),
        )
        desk.button(t("Move"), f"{key}.move", partial(_move, key=key), icon=":material/drive_file_move:")


def _move(desk: Desk, key: str) -> None:
    chosen, target = st.session_state.get(f"{key}.what") or [], st.session_state.get(f"{key}.where")
    if not chosen or not target:
        return
    first = len(children_of(desk.node(target)))
    if desk.apply(*(MoveNode(path, first + position, new_parent=target) for position, path in enumerate(chosen))):
        desk.assign(f"{key}.what", [])
