"""From routes to Streamlit's pages, and from one page to another."""

from typing import Any

import streamlit as st

from stdcheck.language import Translator
from stdcheck.web.routes import Route, View, route


def page_of(target: Route, t: Translator) -> Any:
    """Return Streamlit's page for a route."""
    return st.Page(
        target.file,
        title=t.say(target.title),
        icon=target.icon,
        url_path=target.address or None,
        default=target.view is View.HOME,
        visibility="visible" if target.in_menu else "hidden",
    )


def go(view: View, **query: str) -> None:
    """Leave for another page; `query` becomes its address, for example `id="metro"`."""
    st.switch_page(route(view).file, query_params=query)


def link(view: View, label: str, **query: str) -> None:
    """Draw a link to another page."""
    st.page_link(route(view).file, label=label, query_params=query)
