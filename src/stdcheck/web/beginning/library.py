"""Begin with a standard of the library."""

from functools import cache
from pathlib import Path

import streamlit as st

from stdcheck.documents.standards import files_in, kind_of, load_standard
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard
from stdcheck.domain.values import read
from stdcheck.services.drafting import draft_from_standard, list_standards
from stdcheck.web.components.page import empty
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.examples import SECTORS
from stdcheck.web.navigation import go
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, settings


@cache
def shelf(folder: Path) -> tuple[Standard, ...]:
    """Return the newest version of every standard right in the folder."""
    paths = (path for path in files_in(folder) if path.parent == folder and kind_of(path) == "standard")
    return tuple(load_standard(path) for path in paths)


def draw(here: Visit) -> None:
    """Draw the standards of the library."""
    t = here.t
    found = shelf(settings().library / "standards")
    if not found:
        empty(t("The library is empty"), t("Begin with a blank standard."))
    for standard in found:
        with st.container(key=f"new-library-{standard.id}", border=True, horizontal=True, vertical_alignment="center"):
            sector = SECTORS.get(standard.sector or "")
            count = sum(1 for _ in standard.criteria())
            facts = [t.say(sector) if sector else standard.sector or ""]
            facts += [t.plural("{n} measurable standard", "{n} measurable standards", count)]
            show(
                markup(
                    '<div><p class="sc-row-title"><strong>{title}</strong></p>'
                    '<p class="sc-meta"><span>{facts}</span></p></div>',
                    title=read(standard.title, t.language, standard.language),
                    facts=" · ".join(fact for fact in facts if fact),
                )
            )
            if st.button(t("Begin with it"), key=f"new.library.{standard.id}", icon=":material/content_copy:"):
                begin_with(standard, here)


def begin_with(standard: Standard, here: Visit) -> None:
    """Start a draft from a standard, under an id of its own where its id is taken, and go there."""
    taken = {entry.id for entry in list_standards(here.store, here.actor)}
    try:
        draft = draft_from_standard(here.store, here.actor, standard, now=here.now, new_id=standard.id in taken)
    except StdcheckError as error:
        problems(error, here.t)
        return
    go(View.DRAFT, id=draft.standard.id, step="about")
