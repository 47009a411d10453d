"""Audits: go on, start, take in, look up."""

import streamlit as st

from stdcheck.services.auditing import AuditStatus, list_audits
from stdcheck.services.drafting import list_standards
from stdcheck.services.sites import list_sites
from stdcheck.web.audits.listing import done, to_continue
from stdcheck.web.audits.naming import names
from stdcheck.web.audits.receiving import blank, take_in
from stdcheck.web.audits.starting import Choices, start
from stdcheck.web.checklist.component import show_leftovers
from stdcheck.web.components.page import title
from stdcheck.web.session import Visit, visit


def page(here: Visit) -> None:
    """Draw the page."""
    t = here.t
    entries = list_audits(here.store, here.actor)
    standards = list_standards(here.store, here.actor)
    sites = list_sites(here.store, here.actor)
    called = names(standards, sites, t)
    unfinished = [entry for entry in entries if entry.status is AuditStatus.OPEN]
    last = next((entry for entry in entries if not entry.is_sample), None)
    title(t("Audits"), t("Fill a checklist on the spot, or take in one that was filled offline."))
    show_leftovers({entry.id: called.audit(entry, t) for entry in unfinished}, t)
    if unfinished:
        to_continue(here, unfinished, called)
    start(here, Choices(standards, sites, called, last), first_thing=not unfinished)
    published = [entry.id for entry in standards if entry.published]
    if published:
        with st.expander(t("On paper or in a spreadsheet"), icon=":material/table_view:", key="audits-offline"):
            blank(here, published, unfinished, called)
            take_in(here, entries)
    done(here, [entry for entry in entries if entry.status is not AuditStatus.OPEN], called)


page(visit())
