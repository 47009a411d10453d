"""Fill one audit: the checklist in the browser."""

import streamlit as st

from stdcheck.domain.values import read
from stdcheck.services.auditing import AuditSheet, AuditStatus
from stdcheck.web.audits.opening import asked_for
from stdcheck.web.checklist.component import show_checklist
from stdcheck.web.checklist.contract import sheet_data
from stdcheck.web.components.page import empty
from stdcheck.web.components.text import markup, show
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit

_FILLING = "checklist.filling"
"""The audit that this visit fills: once it is submitted, its score card follows by itself."""


def page(here: Visit) -> None:
    """Draw the checklist of the audit in the address."""
    t = here.t
    sheet = asked_for(here, t("Checklist"))
    if sheet is None:
        return
    standard = sheet.standard
    name = read(standard.title, t.language, standard.language)
    show(
        markup(
            '<header class="sc-compact"><h1>{place}</h1><p>{standard}</p></header>',
            place=_place(sheet, here),
            standard=t("{standard}, version {n}", standard=name, n=standard.version),
        )
    )
    if sheet.status is not AuditStatus.OPEN:
        if st.session_state.pop(_FILLING, None) == sheet.id and sheet.status is AuditStatus.SUBMITTED:
            go(View.SCORE, audit=sheet.id)
        _closed(sheet, here)
    elif not any(standard.criteria()):
        empty(t("This standard asks nothing"), t("It has no measurable standards yet."))
    else:
        st.session_state[_FILLING] = sheet.id
        show_checklist(sheet_data(sheet, t), key=f"checklist.{sheet.id}")


def _place(sheet: AuditSheet, here: Visit) -> str:
    if sheet.site is None:
        return sheet.audit.site or here.t("Checklist")
    return read(sheet.site.name, here.t.language, here.t.language) or sheet.site.code


def _closed(sheet: AuditSheet, here: Visit) -> None:
    t = here.t
    if sheet.status is AuditStatus.SUBMITTED:
        empty(t("This audit is submitted"), t("Its answers can be changed after it is reopened, on its score card."))
    else:
        empty(t("This audit is withdrawn"), t("It stays on record and does not count."))
    link(View.SCORE, t("Score card"), audit=sheet.id)


page(visit())
