"""The frame around every page: look, menu, language and role."""

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from stdcheck.language import LANGUAGES
from stdcheck.services.actors import Role
from stdcheck.web.components.text import joined, markup, show
from stdcheck.web.navigation import page_of
from stdcheck.web.routes import ROUTES
from stdcheck.web.session import Visit, address, visit

ASSETS = Path(__file__).parent / "assets"


def frame() -> None:
    """Draw the frame and run the page that was asked for."""
    here = visit()
    st.set_page_config(page_title="stdcheck", page_icon=str(ASSETS / "icon.svg"), layout="wide")
    st.html(ASSETS / "style.css")
    st.logo(ASSETS / "logo.svg", size="large", icon_image=ASSETS / "icon.svg")
    pages = [page_of(route, here.t) for route in ROUTES if here.role in route.roles]
    shown = st.navigation(pages, position="sidebar", expanded=True)
    with st.sidebar:
        _switches(here)
    shown.run()


def _switches(here: Visit) -> None:
    t = here.t
    roles = {Role.MANAGER: t("Manager"), Role.INSPECTOR: t("Inspector"), Role.STAFF: t("Staff")}
    _switch(t("I am here as"), "role", {str(role): words for role, words in roles.items()}, str(here.role))
    _switch(t("Language"), "language", LANGUAGES, t.language)


def _switch(label: str, preference: str, choices: dict[str, str], chosen: str) -> None:
    following = quote(address(), safe="/") if preference == "language" else "/"
    links = [
        markup(
            '<a href="/preferences?{preference}={value}&amp;next={following}" target="_self" '
            'aria-current="{now}">{words}</a>',
            preference=preference,
            value=value,
            following=following,
            now="true" if value == chosen else "false",
            words=words,
        )
        for value, words in choices.items()
    ]
    show(
        markup(
            '<p class="sc-label">{label}</p><nav class="sc-switch" aria-label="{label}">{links}</nav>',
            label=label,
            links=joined(links),
        )
    )


frame()
