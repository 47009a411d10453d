"""Begin with a YAML file."""

import streamlit as st

from stdcheck.documents.standards import read_standard
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.values import read
from stdcheck.services.drafting import draft_from_standard, list_standards
from stdcheck.web.beginning.library import begin_with
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import markup, show
from stdcheck.web.navigation import go
from stdcheck.web.routes import View
from stdcheck.web.session import Visit

LARGEST = 2
"""Megabytes that a standard as a file may have."""


def draw(here: Visit) -> None:
    """Draw the field for the file, and what is in it."""
    t = here.t
    uploaded = st.file_uploader(
        t("A standard as a YAML file, up to {n} MB", n=LARGEST),
        type=["yaml", "yml", "json"],
        key="new.file",
        max_upload_size=LARGEST,
    )
    if uploaded is None:
        return
    try:
        standard = read_standard(uploaded.getvalue(), uploaded.name)
    except StdcheckError as error:
        problems(error, t, t("Nothing was saved. Mend this in the file, then choose it again:"))
        return
    show(
        markup(
            '<div class="sc-hero"><h2>{title}</h2><p>{facts}</p></div>',
            title=read(standard.title, t.language, standard.language),
            facts=t.plural("{n} measurable standard", "{n} measurable standards", sum(1 for _ in standard.criteria())),
        )
    )
    existing = next((entry for entry in list_standards(here.store, here.actor) if entry.id == standard.id), None)
    with st.container(horizontal=True):
        if existing is None or existing.draft is None:
            label = t("Take it over as a draft") if existing is None else t("Make it the next version")
            if st.button(label, key="new.take", type="primary", icon=":material/arrow_forward:", icon_position="right"):
                try:
                    draft = draft_from_standard(here.store, here.actor, standard, now=here.now)
                except StdcheckError as error:
                    problems(error, t)
                    return
                go(View.DRAFT, id=draft.standard.id, step="about")
        if existing is not None and st.button(t("Take it over as a new standard"), key="new.take.new"):
            begin_with(standard, here)
