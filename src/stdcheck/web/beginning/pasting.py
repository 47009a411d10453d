"""Begin with an old document: chosen or pasted, looked through at once, sorted into the steps afterwards."""

from collections.abc import Callable
from functools import partial
from time import monotonic

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.documents.archive_kinds import MOST_BYTES
from stdcheck.domain.errors import StdcheckError
from stdcheck.language import Translator
from stdcheck.services.looking import LookThrough, begin_with_file, begin_with_text
from stdcheck.web.beginning.looked import Sight, draw_looked
from stdcheck.web.components.problems import problems
from stdcheck.web.session import Visit

_SIGHT = "paste.sight"
_TEXT = "paste.text"
_MEGABYTES = MOST_BYTES // (1024 * 1024)
_BETWEEN_SIGNS = 0.25
"""Seconds between two signs of life; at each one a press of the button takes effect. Short work shows none."""


def draw(here: Visit) -> None:
    """Draw the fields for the document; once there is one, what is found in it."""
    place = st.empty()  # so that one screen takes the place of the other also while there is work
    sight: Sight | None = st.session_state.get(_SIGHT)
    if sight is None:
        with place.container():
            _ask(here.t)
        return
    if not (sight.look.is_done or sight.stopped):
        _look_through(sight, place, here.t)
    with place.container():
        st.button(here.t("Another document"), key="paste.again", on_click=_begin_again, icon=":material/arrow_back:")
        draw_looked(sight, here)


def _ask(t: Translator) -> None:
    sent = st.file_uploader(
        t("The old document: Word (.docx), Excel (.xlsx) or text (.txt), up to {n} MB", n=_MEGABYTES),
        key="paste.file",
        max_upload_size=_MEGABYTES,
    )
    if sent is not None:
        _begin(partial(begin_with_file, sent.getvalue(), sent.name), "", t)
    text = st.text_area(
        t("Or paste its words"),
        key=_TEXT,
        height=220,
        placeholder=t(
            "Staff must always smile.\nAnswer the telephone within three rings.\nThe average wait is at most 5 minutes."
        ),
    )
    pressed = st.button(t("Look through"), key="paste.show", type="primary")
    if not pressed or sent is not None:
        return
    if text and text.strip():
        _begin(partial(begin_with_text, text), text, t)
    else:
        st.caption(t("Choose a file or paste the words first."))


def _begin(read: Callable[[], LookThrough], text: str, t: Translator) -> None:
    """Read a document and keep it in the place of the fields, which would send it again with every click."""
    try:
        with st.spinner(t("Reading …")):
            look = read()
    except StdcheckError as error:
        problems(error, t)
        return
    st.session_state[_SIGHT] = Sight(look, text)
    st.rerun()


def _look_through(sight: Sight, place: DeltaGenerator, t: Translator) -> None:
    """Look through what is left; a press of Cancel ends this run of the page at the next sign of life."""
    bar = None
    shown = monotonic()
    for _ in sight.look.go_on():
        if monotonic() - shown < _BETWEEN_SIGNS:
            continue
        if bar is None:
            with place.container(key="paste-working"):
                bar = st.progress(0.0)
                st.button(t("Cancel"), key="paste.cancel", on_click=_stop, icon=":material/close:")
        done = len(sight.look.findings)
        bar.progress(done / sight.look.total, text=t("{done} of {all} looked through", done=done, all=sight.look.total))
        shown = monotonic()


def _stop() -> None:
    if sight := st.session_state.get(_SIGHT):
        sight.stop()


def _begin_again() -> None:
    sight = st.session_state.pop(_SIGHT, None)
    st.session_state[_TEXT] = sight.text if sight else ""
