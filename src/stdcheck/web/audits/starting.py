"""Start an audit in two taps: the standard, the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.auditing import AuditEntry, start_audit
from stdcheck.services.drafting import StandardEntry
from stdcheck.services.permissions import may
from stdcheck.services.sites import SiteEntry
from stdcheck.web.audits.naming import Names
from stdcheck.web.components.page import empty
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import literal
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit

_AS_BUTTONS = 8


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be audited and where; `last` is the audit made last."""

    standards: Sequence[StandardEntry]
    sites: Sequence[SiteEntry]
    called: Names
    last: AuditEntry | None


def start(here: Visit, choices: Choices, *, first_thing: bool) -> None:
    """Draw the choice of standard and site; what was audited last is chosen already."""
    t, called, last = here.t, choices.called, choices.last
    published = [entry.id for entry in choices.standards if entry.published]
    if not published:
        empty(t("Nothing to audit yet"), t("Publish a standard first, then its checklist can be filled here."))
        link(View.STANDARDS, t("Standards"))
        return
    if not choices.sites:
        if may(here.actor, "save_site"):
            empty(t("No site yet"), t("Add the places where you audit, then start here."))
            link(View.SITES, t("Add a site"))
        else:
            empty(t("No site yet"), t("Ask a manager to add the places where you audit."))
        return
    st.header(t("Start an audit"), anchor=False)
    standard = _choose(
        t("Standard"), published, called.standards, "audits.standard", last.standard_id if last else None
    )
    codes = [entry.code for entry in choices.sites]
    site = _choose(t("Site"), codes, called.sites, "audits.site", last.site if last else None)
    pressed = st.button(
        t("Start the audit"),
        key="audits.start",
        type="primary" if first_thing else "secondary",
        disabled=standard is None or site is None,
    )
    if not (pressed and standard and site):
        return
    try:
        sheet = start_audit(here.store, here.actor, standard_id=standard, site=site, now=here.now)
    except StdcheckError as error:
        problems(error, t)
    else:
        go(View.CHECKLIST, audit=sheet.id)


def _choose(label: str, options: Sequence[str], called: Mapping[str, str], key: str, last: str | None) -> str | None:
    """Let one be chosen: by buttons where there are few, else from a list that can be searched."""
    names = {option: called.get(option) or option for option in options}
    chosen = last if last in options else options[0] if len(options) == 1 else None
    if len(options) <= _AS_BUTTONS:
        return st.pills(label, options, default=chosen, format_func=lambda one: literal(names[one]), key=key)
    index = None if chosen is None else list(options).index(chosen)
    return st.selectbox(label, options, index=index, format_func=names.__getitem__, key=key, placeholder="")
