"""Begin a standard: blank, from the library, from a file, or from an old document."""

import streamlit as st

from stdcheck.web.beginning import blank, library, pasting, uploading
from stdcheck.web.components.page import title
from stdcheck.web.session import Visit, visit


def page(here: Visit) -> None:
    """Draw the page."""
    t = here.t
    title(t("New standard"), t("How do you want to begin?"))
    ways = {
        "blank": t("Blank"),
        "library": t("From the library"),
        "file": t("From a file"),
        "paste": t("From an old document"),
    }
    chosen = st.segmented_control(
        t("Way to begin"), list(ways), default="blank", required=True, format_func=lambda way: ways[way], key="new.way"
    )
    screens = {"blank": blank.draw, "library": library.draw, "file": uploading.draw, "paste": pasting.draw}
    with st.container(key=f"new-{chosen}"):
        screens[chosen or "blank"](here)


page(visit())
