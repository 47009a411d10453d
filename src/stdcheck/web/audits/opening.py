"""The audit that a page is about."""

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.auditing import AuditSheet, open_audit
from stdcheck.web.components.page import empty, title
from stdcheck.web.components.problems import problems
from stdcheck.web.navigation import link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit


def asked_for(here: Visit, heading: str) -> AuditSheet | None:
    """Return the audit in the address; where there is none, say so under the heading and lead to the list."""
    t = here.t
    audit_id = st.query_params.get("audit", "")
    if audit_id:
        try:
            return open_audit(here.store, here.actor, audit_id)
        except StdcheckError as error:
            title(heading)
            problems(error, t)
    else:
        title(heading)
        empty(t("No audit is chosen"), t("Open one from the list of audits, or start a new one."))
    link(View.AUDITS, t("Audits"))
    return None
