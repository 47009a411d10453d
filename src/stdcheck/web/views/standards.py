"""Every standard: search, filter, sort, open, begin a new one."""

from collections.abc import Sequence

import streamlit as st

from stdcheck.domain.standard import Status
from stdcheck.domain.terms import term
from stdcheck.domain.values import by_language, read
from stdcheck.language import Translator
from stdcheck.services.drafting import StandardEntry, delete_draft, list_standards
from stdcheck.services.permissions import may
from stdcheck.web.components.page import empty, title
from stdcheck.web.components.status import sample, status
from stdcheck.web.components.text import Html, joined, literal, markup, show
from stdcheck.web.drafting.examples import SECTORS
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit

SHOWN = 30


def page(here: Visit) -> None:
    """Draw the page."""
    t, writes = here.t, may(here.actor, "create_draft")
    with st.container(key="standards-head", horizontal=True, vertical_alignment="center"):
        title(t("Standards"), t("One service, broken down and made measurable."))
        if writes and st.button(t("New standard"), key="standards.new", type="primary", icon=":material/add:"):
            go(View.NEW)
    entries = list_standards(here.store, here.actor)
    if not entries:
        words = t("Begin with a blank one, one of the library, a file or an old document.") if writes else ""
        empty(t("No standard yet"), words or t("A manager writes and publishes them."))
        return
    chosen = _chosen(entries, here)
    if not chosen:
        empty(t("Nothing found"), t("Search for something else, or show all."))
    for entry in chosen[:SHOWN]:
        _row(entry, here, writes=writes)
    if len(chosen) > SHOWN:
        st.caption(t("The first {n} are shown; search for others.", n=SHOWN))


def _chosen(entries: Sequence[StandardEntry], here: Visit) -> list[StandardEntry]:
    t = here.t
    search, state, sector, order = st.columns([2, 1.2, 1.2, 1.2])
    with search:
        words = st.text_input(t("Search"), key="standards.search", placeholder=t("Title or sector"), live="300ms")
    with state:
        states = {str(one): t.say(term(one)) for one in Status}
        wanted = st.selectbox(
            t("Status"),
            [None, *states],
            format_func=lambda one: states[one] if one else t("All"),
            key="standards.status",
        )
    with sector:
        sectors = sorted({entry.sector for entry in entries if entry.sector})
        part = st.selectbox(
            t("Sector"),
            [None, *sectors],
            format_func=lambda one: _sector(one, t) if one else t("All"),
            key="standards.sector",
        )
    with order:
        orders = {"updated": t("Changed last"), "title": t("Title"), "size": t("Size")}
        by = st.selectbox(t("Order"), list(orders), format_func=lambda one: orders[one], key="standards.order")
    found = [
        entry
        for entry in entries
        if part in {None, entry.sector}
        and (wanted is None or any(version.status == wanted for version in entry.versions))
        and str(words or "").strip().casefold() in _haystack(entry, t)
    ]
    if by == "title":
        found.sort(key=lambda entry: _title(entry, t).casefold())
    if by == "size":
        found.sort(key=lambda entry: -_size(entry))
    return found


def _haystack(entry: StandardEntry, t: Translator) -> str:
    titles = " ".join(by_language(entry.title, entry.language).values())
    return f"{titles} {entry.id} {_sector(entry.sector, t)}".casefold()


def _sector(sector: str | None, t: Translator) -> str:
    known = SECTORS.get(sector or "")
    return t.say(known) if known else sector or ""


def _title(entry: StandardEntry, t: Translator) -> str:
    return read(entry.title, t.language, entry.language) or t("Untitled")


def _size(entry: StandardEntry) -> int:
    newest = entry.draft or entry.published or (entry.versions[0] if entry.versions else None)
    return newest.criteria if newest else 0


def _row(entry: StandardEntry, here: Visit, *, writes: bool) -> None:
    t = here.t
    with st.container(key=f"standards.row.{entry.id}", border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            if entry.draft and not entry.published:
                link(View.DRAFT, literal(_title(entry, t)), id=entry.id)
            else:
                link(View.STANDARD, literal(_title(entry, t)), id=entry.id)
            show(
                markup(
                    '<p class="sc-meta">{badges}<span>{facts}</span></p>',
                    badges=_badges(entry, t),
                    facts=_facts(entry, here),
                )
            )
        if not writes:
            return
        if entry.draft:
            if st.button(t("Continue writing"), key=f"standards.write.{entry.id}", icon=":material/edit:"):
                go(View.DRAFT, id=entry.id)
            _delete(entry, here)


def _badges(entry: StandardEntry, t: Translator) -> Html:
    states = [version.status for version in (entry.draft, entry.published) if version]
    if not states:
        states = [Status.RETIRED]
    return joined([*(status(one, t) for one in states), sample(t, is_sample=entry.is_sample)])


def _facts(entry: StandardEntry, here: Visit) -> str:
    t, newest = here.t, entry.published or entry.draft
    facts = [t("version {n}", n=newest.version)] if newest else []
    size = _size(entry)
    facts.append(t.plural("{n} measurable standard", "{n} measurable standards", size))
    if entry.sector:
        facts.append(_sector(entry.sector, t))
    facts.append(t("changed {moment}", moment=t.moment(entry.updated_at, here.zone)))
    return " · ".join(facts)


def _delete(entry: StandardEntry, here: Visit) -> None:
    t = here.t
    with st.container(key=f"draft-tools-standards-{entry.id}", width="content"):
        more = st.popover(
            literal(t("More: {title}", title=_title(entry, t))),
            icon=":material/more_horiz:",
            type="tertiary",
            key=f"standards.more.{entry.id}",
            on_change="rerun",
        )
    if more.open:
        with more, st.container(key=f"standards-delete-{entry.id}"):
            show(markup("<p>{words}</p>", words=t("The draft is deleted for good. Published versions stay.")))
            if st.button(t("Delete the draft"), key=f"standards.delete.{entry.id}", icon=":material/delete:"):
                delete_draft(here.store, here.actor, entry.id, now=here.now)
                st.rerun()


page(visit())
