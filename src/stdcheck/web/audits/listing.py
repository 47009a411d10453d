"""The lists of audits: those to go on with, and those that are done."""

from collections.abc import Sequence

import streamlit as st

from stdcheck.language import Translator
from stdcheck.services.auditing import AuditEntry, AuditStatus
from stdcheck.web.audits.naming import Names
from stdcheck.web.components.page import empty
from stdcheck.web.components.status import badge, sample, status
from stdcheck.web.components.text import Html, joined, literal, markup, show
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit

_PAGE = 12


def to_continue(here: Visit, entries: Sequence[AuditEntry], called: Names) -> None:
    """Draw the open audits, each with how far it is and the way back into it."""
    t = here.t
    st.header(t("Go on with"), anchor=False)
    for place, entry in enumerate(entries):
        with st.container(border=True, key=f"audits-open-{place}"):
            _open_audit(here, entry, called, first=place == 0)


def _open_audit(here: Visit, entry: AuditEntry, called: Names, *, first: bool) -> None:
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts = [
            called.standard(entry.standard_id),
            t("{n} of {all} answered", n=entry.answered, all=entry.asked),
            *([t("started {moment}", moment=t.moment(entry.started_at, here.zone))] if entry.started_at else []),
            *([entry.inspector] if entry.inspector else []),
        ]
        show(
            markup(
                '<div class="sc-row"><strong>{site}</strong><span>{rest}</span>'
                '<progress max="{all}" value="{n}" aria-label="{label}"></progress></div>',
                site=called.site(entry.site, t),
                rest=" · ".join(parts),
                all=max(entry.asked, 1),
                n=entry.answered,
                label=t("Progress"),
            )
        )
        if st.button(t("Continue"), key=f"audits.continue.{entry.id}", type="primary" if first else "secondary"):
            go(View.CHECKLIST, audit=entry.id)


def done(here: Visit, entries: Sequence[AuditEntry], called: Names) -> None:
    """Draw the submitted and withdrawn audits, to be searched and filtered."""
    t = here.t
    st.header(t("Submitted"), anchor=False)
    if not entries:
        empty(t("No audit is submitted yet"), t("When a checklist is submitted, its score appears here."))
        return
    found = _filter(here, entries, called)
    if not found:
        empty(t("Nothing found"), t("Take a filter away or search for something else."))
        return
    pages = -(-len(found) // _PAGE)
    page = min(st.session_state.get("audits.page", 1), pages)
    for entry in found[(page - 1) * _PAGE : page * _PAGE]:
        _row(here, entry, called)
    if pages > 1:
        st.pagination(pages, key="audits.page")


def _filter(here: Visit, entries: Sequence[AuditEntry], called: Names) -> list[AuditEntry]:
    t = here.t
    first, second, third, fourth = st.columns([1.3, 1.3, 1, 1])
    words = first.text_input(
        t("Search"), key="audits.search", placeholder=t("Site, standard or inspector"), type="search"
    )
    standards = sorted({entry.standard_id for entry in entries}, key=called.standard)
    standard = second.selectbox(
        t("Standard"),
        standards,
        index=None,
        format_func=called.standard,
        key="audits.by_standard",
        placeholder=t("All"),
    )
    sites = sorted({entry.site for entry in entries if entry.site}, key=lambda code: called.site(code, t))
    site = third.selectbox(
        t("Site"),
        sites,
        index=None,
        format_func=lambda option: called.site(option, t),
        key="audits.by_site",
        placeholder=t("All"),
    )
    state = fourth.selectbox(
        t("Status"),
        [AuditStatus.SUBMITTED, AuditStatus.WITHDRAWN],
        index=None,
        format_func=lambda option: status_words(option, t),
        key="audits.by_status",
        placeholder=t("All"),
    )
    wanted = words.casefold().split()

    def fits(entry: AuditEntry) -> bool:
        text = f"{called.audit(entry, t)} {entry.inspector or ''} {entry.id}".casefold()
        return (
            all(word in text for word in wanted)
            and standard in {None, entry.standard_id}
            and site in {None, entry.site}
            and state in {None, entry.status}
        )

    return [entry for entry in entries if fits(entry)]


def _row(here: Visit, entry: AuditEntry, called: Names) -> None:
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"audits-row-{entry.id}"):
        link(View.SCORE, literal(called.audit(entry, t)), audit=entry.id)
        show(
            markup(
                '<div class="sc-row-end"><span class="sc-quiet">{when}</span>{sample}{badge}<b>{score}</b></div>',
                when=_when(here, entry),
                sample=sample(t, is_sample=entry.is_sample),
                badge=_standing(entry, t),
                score=t.percent(entry.score),
            )
        )


def _when(here: Visit, entry: AuditEntry) -> str:
    moment = entry.observed_at or entry.submitted_at or entry.started_at
    return here.t.date(here.day_of(moment)) if moment else ""


def _standing(entry: AuditEntry, t: Translator) -> Html:
    if entry.status is AuditStatus.WITHDRAWN:
        return badge(t("withdrawn"), "", "archive")
    band = markup('<span class="sc-band">{band}</span>', band=entry.band) if entry.band else markup("")
    return joined([band, status(entry.verdict, t)])


def status_words(state: AuditStatus, t: Translator) -> str:
    """Return the word for the status of an audit."""
    words = {AuditStatus.OPEN: t("open"), AuditStatus.SUBMITTED: t("submitted"), AuditStatus.WITHDRAWN: t("withdrawn")}
    return words[state]
