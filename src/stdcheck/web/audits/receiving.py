"""Take in a checklist that was filled offline: look first, then save."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import streamlit as st

from stdcheck.documents.standards import SUFFIXES, read_audit
from stdcheck.domain.audit import Audit
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.scorecard import ScoreCard
from stdcheck.domain.standard import Standard
from stdcheck.language import Translator
from stdcheck.scoring import score
from stdcheck.services.auditing import AuditEntry, AuditStatus, receive_audit
from stdcheck.services.drafting import open_version
from stdcheck.web.audits.naming import Names
from stdcheck.web.components.page import quiet
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import markup, show
from stdcheck.web.navigation import go
from stdcheck.web.results.hero import hero
from stdcheck.web.routes import View
from stdcheck.web.session import Visit

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an uploaded file holds."""

    audit: Audit
    standard: Standard
    card: ScoreCard
    submission: str


def blank(here: Visit, published: list[str], unfinished: list[AuditEntry], called: Names) -> None:
    """Offer the checklist of a standard as a workbook, blank for any site or made for one open audit."""
    t = here.t
    chosen = st.selectbox(
        t("Standard of the checklist"),
        published,
        format_func=called.standard,
        key="audits.blank_standard",
    )
    made_for = {entry.id: entry for entry in unfinished if entry.standard_id == chosen}
    audit = None
    if made_for:
        audit = st.selectbox(
            t("Made for"),
            list(made_for),
            index=None,
            format_func=lambda option: f"{called.site(made_for[option].site, t)} · {option}",
            key="audits.blank_audit",
            placeholder=t("any site and visit"),
        )
    if chosen is None:
        return

    def workbook() -> bytes:
        from stdcheck.documents.checklist_workbook import write_checklist  # noqa: PLC0415  (large, needed on a click only)

        target, entry = BytesIO(), made_for.get(audit) if audit else None
        version = open_version(here.store, here.actor, chosen, entry.version if entry else None)
        site = entry.site if entry else None
        write_checklist(version, target, language=t.language, audit_id=audit, site=site)
        return target.getvalue()

    st.download_button(
        t("Download the checklist"),
        workbook,
        file_name=f"{audit or chosen}.xlsx",
        mime=WORKBOOK,
        key="audits.blank",
        on_click="ignore",
        icon=":material/download:",
    )
    quiet(t("Print it or fill it in a spreadsheet, then upload it here."))


def take_in(here: Visit, entries: tuple[AuditEntry, ...]) -> None:
    """Draw the upload; shows what a file holds and what taking it in would do before anything is saved."""
    t = here.t
    sent = st.file_uploader(
        t("Upload a filled checklist (.xlsx or .yaml)"),
        type=["xlsx", *(suffix.removeprefix(".") for suffix in SUFFIXES)],
        key="audits.upload",
    )
    if sent is None:
        return
    try:
        taken = _read(here, sent.getvalue(), sent.name)
    except StdcheckError as error:
        problems(error, t, t("Nothing was saved. Mend this and upload the file again:"))
        return
    known = next((entry for entry in entries if entry.id == taken.audit.id), None)
    with st.container(border=True, key="audits-preview"):
        hero(taken.card, taken.standard, t)
        show(markup("<p>{what}</p>", what=_effect(taken, known, t)))
        if st.button(t("Take it in"), key="audits.take_in", type="primary"):
            _receive(here, taken)


def _receive(here: Visit, taken: Taken) -> None:
    try:
        received = receive_audit(here.store, here.actor, taken.audit, submission=taken.submission, now=here.now)
    except StdcheckError as error:
        problems(error, here.t, here.t("Nothing was saved."))
    else:
        go(View.SCORE, audit=received.audit_id)


def _read(here: Visit, raw: bytes, name: str) -> Taken:
    from stdcheck.documents.checklist_workbook import read_checklist  # noqa: PLC0415  (large, needed for uploads only)

    def find(identifier: str, version: int) -> Standard | None:
        try:
            return open_version(here.store, here.actor, identifier, version)
        except StdcheckError:
            return None

    audit = (
        read_audit(raw, name)
        if name.lower().endswith(SUFFIXES)
        else read_checklist(raw, name, find, needed=("site", "observed_at"))
    )
    standard = open_version(here.store, here.actor, audit.standard.id, audit.standard.version)
    return Taken(audit, standard, score(standard, audit), sha256(raw).hexdigest())


def _effect(taken: Taken, known: AuditEntry | None, t: Translator) -> str:
    answered = sum(1 for response in taken.audit.responses.values() if response and response.is_answer)
    asked = len(taken.card.criteria)
    if known is None:
        return t("A new audit with {n} of {all} items answered will be saved and submitted.", n=answered, all=asked)
    if known.status is AuditStatus.OPEN:
        return t("The open audit is filled with {n} of {all} items answered, and submitted.", n=answered, all=asked)
    return t("This audit is on record already. The same file again changes nothing.")
