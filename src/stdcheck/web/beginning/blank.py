"""Begin with nothing but a title."""

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.drafting import create_draft
from stdcheck.web.beginning.naming import naming
from stdcheck.web.components.problems import problems
from stdcheck.web.navigation import go
from stdcheck.web.routes import View
from stdcheck.web.session import Visit


def draw(here: Visit) -> None:
    """Draw the fields and the button."""
    t = here.t
    named = naming(t, "new")
    if not st.button(
        t("Start writing"), key="new.start", type="primary", icon=":material/arrow_forward:", icon_position="right"
    ):
        return
    if not named.is_complete:
        st.caption(t("Give it a title first."))
        return
    language = next(tag for tag in named.languages if tag in named.title)
    try:
        draft = create_draft(
            here.store,
            here.actor,
            title=named.title,
            language=language,
            languages=named.languages if len(named.languages) > 1 else (),
            sector=named.sector,
            now=here.now,
        )
    except StdcheckError as error:
        problems(error, t)
        return
    go(View.DRAFT, id=draft.standard.id, step="sequence")
