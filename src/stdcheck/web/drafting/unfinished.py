"""What a step shows where the step before it has not been taken."""

from functools import partial

import streamlit as st

from stdcheck.web.components.page import empty
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.head import leads_to
from stdcheck.web.drafting.places import NAMES, Part
from stdcheck.web.drafting.screen import Screen


def nothing_above(desk: Desk, heading: str, words: str, target: Part) -> Screen:
    """Say what comes first, and lead there."""
    label = desk.t("Go to {step}", step=NAMES[target])
    return Screen(st.container(), partial(_fields, heading=heading, words=words, label=label, target=target))


def _fields(desk: Desk, heading: str, words: str, label: str, target: Part) -> None:
    empty(heading, words)
    desk.button(label, "draft.back", leads_to(target), type="primary")
