"""From one place of the outline to the next."""

from collections.abc import Sequence

import streamlit as st

from stdcheck.domain.tree import trail
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.choosing import Place, row_of_places
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.head import onward
from stdcheck.web.drafting.places import Part, go, part
from stdcheck.web.drafting.rows import title_of


def heading(desk: Desk, path: str, words: str = "") -> None:
    """Draw the heading of a place, without words what it belongs to, and the way that leads there."""
    way = [title_of(desk, stop.node) for stop in trail(desk.standard, path)[1:-1]]
    if not words:
        words = way.pop()
    above = " › ".join(way)
    show(markup('<div class="sc-place-head"><p>{above}</p><h2>{words}</h2></div>', above=above, words=words))


def pager(desk: Desk, paths: Sequence[str], at: str, following: Part) -> None:
    """Draw the buttons to the place before, the place after, and on to the following step."""
    t, position, here = desk.t, paths.index(at), part(desk)
    before = paths[position - 1] if position else ""
    after = paths[position + 1] if position + 1 < len(paths) else ""
    places = [
        Place(before, t("Previous"), number="‹", off=not before),
        Place(after, t("Next"), note="›", off=not after),
    ]
    with st.container(key="draft-onward", horizontal=True):
        row_of_places(desk, "draft.pager", t("Turn over"), "pages", places, "", lambda desk, path: go(desk, here, path))
        onward(desk, following)
