"""Sites: the places where standards are audited."""

from zoneinfo import available_timezones

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.values import by_language
from stdcheck.services.permissions import may
from stdcheck.services.sites import SiteDraft, SiteEntry, delete_site, list_sites, save_site
from stdcheck.web.components.page import empty, quiet, title
from stdcheck.web.components.problems import problems
from stdcheck.web.components.status import sample
from stdcheck.web.components.text import markup, show
from stdcheck.web.session import LANGUAGES, Visit, visit

_EDITED = "sites.edited"
_NEW = ""


def page(here: Visit) -> None:
    """Draw the list and the form."""
    t = here.t
    title(t("Sites"), t("The places where you audit. Audits and results name them by their code."))
    sites = list_sites(here.store, here.actor)
    allowed = may(here.actor, "save_site")
    edited = st.session_state.get(_EDITED)
    if allowed and edited is None and st.button(t("Add a site"), key="sites.add", type="primary"):
        _edit(_NEW)
    if edited is not None:
        _form(here, next((site for site in sites if site.code == edited), None))
    if not sites and not allowed:
        empty(t("No site yet"), t("Ask a manager to add the places where you audit."))
    elif not sites and edited is None:
        empty(t("No site yet"), t("Add the first place where you will audit: a station, a branch, a desk."))
    elif not allowed:
        quiet(t("A manager can add and change sites."))
    for site in sites:
        _row(here, site, allowed=allowed)


def _edit(code: str | None) -> None:
    st.session_state[_EDITED] = code
    st.rerun()


def _row(here: Visit, site: SiteEntry, *, allowed: bool) -> None:
    t = here.t
    last = t("last on {day}", day=t.date(site.last_audit.date())) if site.last_audit else ""
    count = t.plural("{n} audit", "{n} audits", site.audits) if site.audits else t("not audited yet")
    with st.container(horizontal=True, vertical_alignment="center", key=f"sites-row-{site.code}", border=True):
        show(
            markup(
                '<div class="sc-row"><strong>{name}</strong> {sample}<span>{facts}</span></div>',
                name=t.show(site.name) or site.code,
                sample=sample(t, is_sample=site.is_sample),
                facts=" · ".join(filter(None, [site.code, t.show(site.area or ""), site.time_zone, count, last])),
            )
        )
        if allowed and st.button(t("Edit"), key=f"sites.edit.{site.code}"):
            _edit(site.code)


def _form(here: Visit, site: SiteEntry | None) -> None:
    t = here.t
    names = by_language(site.name if site else None, t.language)
    areas = by_language(site.area if site else None, t.language)
    with st.form("sites-form", border=True):
        st.header(t("Edit the site") if site else t("New site"), anchor=False)
        code = st.text_input(
            t("Code"),
            value=site.code if site else "",
            key="sites.code",
            disabled=site is not None,
            help=t("Short and lasting, such as central or hall-2."),
        )
        left, right = st.columns(2)
        entered_names, entered_areas = {}, {}
        for tag, language in LANGUAGES.items():
            label = t("Name ({language})", language=language)
            entered_names[tag] = left.text_input(label, value=names.get(tag, ""), key=f"sites.name_{tag}")
            label = t("Area ({language})", language=language)
            entered_areas[tag] = right.text_input(label, value=areas.get(tag, ""), key=f"sites.area_{tag}")
        zones = sorted(available_timezones())
        zone = site.time_zone if site else here.zone
        chosen = st.selectbox(
            t("Time zone"), zones, index=zones.index(zone) if zone in zones else None, key="sites.zone", placeholder=""
        )
        saved = st.form_submit_button(t("Save the site"), type="primary", key="sites.save")
    if saved:
        draft = SiteDraft(
            site.code if site else code.strip(), _filled(entered_names), _filled(entered_areas) or None, chosen or ""
        )
        _save(here, draft)
    with st.container(horizontal=True):
        if st.button(t("Cancel"), key="sites.cancel"):
            _edit(None)
        if site and not site.audits and st.button(t("Delete the site"), key="sites.delete"):
            _delete(here, site.code)


def _filled(words: dict[str, str]) -> dict[str, str]:
    return {tag: text.strip() for tag, text in words.items() if text.strip()}


def _save(here: Visit, draft: SiteDraft) -> None:
    try:
        save_site(here.store, here.actor, draft, now=here.now)
    except StdcheckError as error:
        problems(error, here.t)
    else:
        st.toast(here.t("Saved"), icon=":material/check:")
        _edit(None)


def _delete(here: Visit, code: str) -> None:
    try:
        delete_site(here.store, here.actor, code, now=here.now)
    except StdcheckError as error:
        problems(error, here.t)
    else:
        _edit(None)


page(visit())
