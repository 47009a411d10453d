"""Begin with nothing but a title."""

import streamlit as st

from stdcheck.web.beginning.naming import naming
from stdcheck.web.beginning.starting import start
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
    start(named, here)
