"""Write a standard: four steps, what stands around them, and the review."""

from datetime import timedelta

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.web.components.page import title
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting import about, criteria, factors, review, sequence, steps
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.places import Part, arrive, part, stay
from stdcheck.web.drafting.screen import follow
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit

SCREENS = {
    Part.ABOUT: about.draw,
    Part.SEQUENCE: sequence.draw,
    Part.STEPS: steps.draw,
    Part.FACTORS: factors.draw,
    Part.CRITERIA: criteria.draw,
    Part.REVIEW: review.draw,
}


@st.fragment(run_every=timedelta(days=1))
def lifeline() -> None:
    """Draw nothing.

    A page that holds a part with a rhythm is run again as a whole when its connection comes back; without one, parts
    of a page whose session was lost meanwhile would no longer answer.
    """


@st.fragment
def editor(here: Visit, standard_id: str) -> None:
    """Draw the editor; a change runs this and nothing around it."""
    t = here.t
    try:
        desk = Desk(here, standard_id)
        if desk.memory.published:
            version, desk.memory.published = desk.memory.published, 0
            st.session_state["standard.published"] = standard_id
            go(View.STANDARD, id=standard_id, version=str(version))
        desk.open()
    except StdcheckError as error:
        title(t("Write a standard"))
        problems(error, t)
        link(View.STANDARDS, t("To the standards"))
        return
    arrive(desk)
    with st.container(key="draft-page"):
        show(markup("<style>[data-testid=stMainBlockContainer] {{ max-width: 88rem; }}</style>"))
        top = st.container()
        screen = SCREENS[part(desk)](desk)
        stay(desk, screen.at)
        follow(desk, top, screen)
    desk.finish()


lifeline()
editor(visit(), st.query_params.get("id", ""))
