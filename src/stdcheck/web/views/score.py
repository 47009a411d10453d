"""The score card of one audit: verdict first, then why, then everything."""

from io import BytesIO

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.terms import term
from stdcheck.domain.values import read
from stdcheck.services.auditing import AuditSheet, AuditStatus, reopen_audit, withdraw_audit
from stdcheck.services.permissions import may
from stdcheck.services.summing import results_of
from stdcheck.web.audits.opening import asked_for
from stdcheck.web.components.problems import problems
from stdcheck.web.components.status import badge, sample
from stdcheck.web.components.text import joined, markup, show
from stdcheck.web.navigation import go
from stdcheck.web.results.card import computation, criteria_list, stage_bars
from stdcheck.web.results.hero import hero
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(here: Visit) -> None:
    """Draw the score card of the audit in the address."""
    t = here.t
    sheet = asked_for(here, t("Score card"))
    if sheet is None:
        return
    _head(sheet, here)
    hero(sheet.card, sheet.standard, t)
    st.header(t("Stages"), anchor=False)
    show(stage_bars(sheet.card, sheet.standard, t))
    st.header(t("Criteria"), anchor=False)
    show(criteria_list(sheet.card, sheet.standard, sheet.audit, t))
    with st.expander(t("How the score was computed"), key="score-computation"):
        show(computation(sheet.card, sheet.standard, t))
    _share(sheet, here)
    _change(sheet, here)


def _head(sheet: AuditSheet, here: Visit) -> None:
    t, audit = here.t, sheet.audit
    place = read(sheet.site.name, t.language, t.language) if sheet.site else audit.site or t("No site")
    name = read(sheet.standard.title, t.language, sheet.standard.language)
    moment = audit.observed_at or audit.submitted_at or audit.started_at
    facts = [
        t("{standard}, version {n}", standard=name, n=sheet.standard.version),
        *([t.moment(moment, sheet.site.time_zone if sheet.site else here.zone)] if moment else []),
        *([audit.inspector] if audit.inspector else []),
        *([t.say(term(audit.method))] if audit.method else []),
    ]
    marks = []
    if sheet.status is AuditStatus.OPEN:
        marks.append(badge(t("not submitted yet"), "info", "pencil"))
    if sheet.status is AuditStatus.WITHDRAWN:
        marks.append(badge(t("withdrawn, does not count"), "", "archive"))
    marks.append(sample(t, is_sample=sheet.is_sample))
    show(
        markup(
            '<header class="sc-title"><h1>{place}</h1><p>{facts} {marks}</p></header>',
            place=place,
            facts=" · ".join(facts),
            marks=joined(marks),
        )
    )
    if sheet.status is not AuditStatus.OPEN or not may(here.actor, "record_responses"):
        return
    if st.button(t("Continue"), key="score.continue", type="primary"):
        go(View.CHECKLIST, audit=sheet.id)


def _share(sheet: AuditSheet, here: Visit) -> None:
    t = here.t

    def workbook() -> bytes:
        from stdcheck.documents.results_workbook import write_results  # noqa: PLC0415  (large, needed on a click only)

        target = BytesIO()
        write_results(results_of([sheet.standard], [sheet.audit]), target, language=t.language)
        return target.getvalue()

    st.download_button(
        t("Download as a workbook"),
        workbook,
        file_name=f"{sheet.id}.xlsx",
        mime=WORKBOOK,
        key="score.download",
        on_click="ignore",
        icon=":material/download:",
    )


def _change(sheet: AuditSheet, here: Visit) -> None:
    """Offer to reopen or to withdraw; both ask for the reason, which goes into the history."""
    t = here.t
    if sheet.status is not AuditStatus.OPEN and may(here.actor, "reopen_audit"):
        with st.expander(t("Reopen this audit"), key="score-reopen"):
            reason = st.text_area(t("Why is it reopened?"), key="score.reopen_reason", max_chars=2000)
            if st.button(t("Reopen"), key="score.reopen"):
                _act(here, sheet, reason, reopen=True)
    if sheet.status is not AuditStatus.WITHDRAWN and may(here.actor, "withdraw_audit"):
        with st.expander(t("Withdraw this audit"), key="score-withdraw"):
            reason = st.text_area(t("Why is it withdrawn?"), key="score.withdraw_reason", max_chars=2000)
            if st.button(t("Withdraw"), key="score.withdraw"):
                _act(here, sheet, reason, reopen=False)


def _act(here: Visit, sheet: AuditSheet, reason: str, *, reopen: bool) -> None:
    try:
        if reopen:
            reopen_audit(here.store, here.actor, sheet.id, reason=reason, now=here.now)
        else:
            withdraw_audit(here.store, here.actor, sheet.id, reason=reason, now=here.now)
    except StdcheckError as error:
        problems(error, here.t)
        return
    if reopen:
        go(View.CHECKLIST, audit=sheet.id)
    st.rerun()


page(visit())
