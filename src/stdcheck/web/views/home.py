"""The first page: what waits for this person, and what to do next."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from stdcheck.domain.findings import Severity
from stdcheck.domain.values import read
from stdcheck.services.auditing import AuditStatus, list_audits
from stdcheck.services.drafting import StandardEntry, list_standards, open_version
from stdcheck.services.permissions import may
from stdcheck.services.publishing import review_draft
from stdcheck.services.samples import load_samples, remove_samples, samples_loaded
from stdcheck.services.sites import list_sites
from stdcheck.web.audits.naming import Names, names
from stdcheck.web.components.page import empty, title
from stdcheck.web.components.status import badge, sample, status
from stdcheck.web.components.text import Html, joined, literal, markup, show
from stdcheck.web.navigation import go, link
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, settings, visit

SHOWN = 5
REVIEW_AHEAD = timedelta(days=30)


def page(here: Visit) -> None:
    """Draw the page."""
    t = here.t
    entries = list_standards(here.store, here.actor)
    if not entries:
        _first_start(here)
        return
    if may(here.actor, "edit_draft"):
        title(t("To do"))
        _drafts(entries, here)
        _reviews(entries, here)
        _recent(here, names(entries, list_sites(here.store, here.actor), t))
    elif may(here.actor, "start_audit"):
        title(t("Audits"), t("Open a checklist, fill it on the spot, submit it."))
        if st.button(t("Start an audit"), key="home.audit", type="primary", icon=":material/add:"):
            go(View.AUDITS)
        called = names(entries, list_sites(here.store, here.actor), t)
        _open_audits(here, called)
        _recent(here, called)
    else:
        title(t("How the service is doing"), t("See what went well, and what to work on next."))
        if st.button(t("See the results"), key="home.results", type="primary", icon=":material/monitoring:"):
            go(View.RESULTS)
        _published(entries, here)
    _samples(here)


def _first_start(here: Visit) -> None:
    t = here.t
    title(t("Welcome"), t("Write service standards well, check them honestly, publish what was found, improve."))
    if not may(here.actor, "load_samples"):
        empty(t("Nothing here yet"), t("A manager writes the first standard."))
        return
    show(
        markup(
            '<section class="sc-hero"><h2>{heading}</h2><p>{words}</p></section>',
            heading=t("Look around first?"),
            words=t(
                "A sample organisation shows how everything works: six standards, six sites and half a year of audits. "
                "All of it is marked as a sample and goes away with one click."
            ),
        )
    )
    with st.container(key="home-first", horizontal=True):
        pressed = st.button(t("Load the samples"), key="home.load", type="primary", icon=":material/download:")
        blank = st.button(t("Start with my own standard"), key="home.new", icon=":material/add:")
    if pressed:
        bar = st.progress(0.0, text=t("Loading the samples …"))
        load_samples(
            here.store,
            here.actor,
            settings().library,
            now=here.now,
            progress=lambda part: bar.progress(min(part, 1.0), text=t("Loading the samples …")) and None,
        )
        st.rerun()
    if blank:
        go(View.NEW)


def _drafts(entries: Sequence[StandardEntry], here: Visit) -> None:
    t = here.t
    drafts = [entry for entry in entries if entry.draft]
    with st.container(key="home-drafts-head", horizontal=True, vertical_alignment="center"):
        _heading(t("Drafts"))
        if st.button(t("New standard"), key="home.new", type="primary", icon=":material/add:"):
            go(View.NEW)
    if not drafts:
        empty(t("No drafts"), t("Write a new standard, or edit one that is published."))
    for entry in drafts[:SHOWN]:
        with _row(f"home-draft-{entry.id}"):
            with st.container(gap="xxsmall"):
                link(View.DRAFT, literal(_name(entry, here)), id=entry.id)
                show(markup('<p class="sc-meta">{marks}</p>', marks=_waiting(entry, here)))
            if st.button(t("Continue writing"), key=f"home.write.{entry.id}", icon=":material/edit:"):
                go(View.DRAFT, id=entry.id)


def _waiting(entry: StandardEntry, here: Visit) -> Html:
    t = here.t
    findings = [one for one in review_draft(here.store, here.actor, entry.id, today=here.today) if not one.accepted]
    errors = sum(one.severity is Severity.ERROR for one in findings)
    warnings = sum(one.severity is Severity.WARNING for one in findings)
    marks = []
    if errors:
        marks.append(badge(t.plural("{n} error", "{n} errors", errors), "bad", "cross"))
    if warnings:
        marks.append(badge(t.plural("{n} warning", "{n} warnings", warnings), "warn", "alert"))
    if not marks:
        marks.append(badge(t("ready to publish"), "good", "check"))
    changed = markup("<span>{words}</span>", words=t("changed {moment}", moment=t.moment(entry.updated_at, here.zone)))
    return joined([*marks, changed])


def _reviews(entries: Sequence[StandardEntry], here: Visit) -> None:
    t = here.t
    due = []
    for entry in entries:
        if entry.published and not entry.draft:
            review = open_version(here.store, here.actor, entry.id).review
            if review and review.next and review.next <= here.today + REVIEW_AHEAD:
                due.append((review.next, entry))
    if not due:
        return
    _heading(t("To be reviewed"))
    for day, entry in sorted(due, key=lambda one: (one[0], one[1].id))[:SHOWN]:
        late = day < here.today
        with _row(f"home-review-{entry.id}"):
            link(View.STANDARD, literal(_name(entry, here)), id=entry.id)
            words = t("since {day}", day=day) if late else t("by {day}", day=day)
            show(
                markup(
                    '<p class="sc-meta">{mark}</p>',
                    mark=badge(words, "warn" if late else "info", "alert" if late else "info"),
                )
            )


def _open_audits(here: Visit, called: Names) -> None:
    t = here.t
    found = list_audits(here.store, here.actor, status=AuditStatus.OPEN)
    _heading(t("Open audits"))
    if not found:
        empty(t("No audit is open"), t("Start one: choose a standard and a site."))
    for entry in found[:SHOWN]:
        with _row(f"home-open-{entry.id}"):
            link(View.CHECKLIST, literal(called.audit(entry, t)), id=entry.id)
            words = t("{answered} of {asked} answered", answered=entry.answered, asked=entry.asked)
            show(markup('<p class="sc-meta"><span>{words}</span></p>', words=words))


def _recent(here: Visit, called: Names) -> None:
    t = here.t
    found = list_audits(here.store, here.actor, status=AuditStatus.SUBMITTED)[:SHOWN]
    if not found:
        return
    _heading(t("Latest audits"))
    for entry in found:
        with _row(f"home-audit-{entry.id}"):
            link(View.SCORE, literal(called.audit(entry, t)), id=entry.id)
            when = t.date(here.day_of(entry.observed_at)) if entry.observed_at else ""
            show(
                markup(
                    '<p class="sc-meta sc-end">{mark}<span>{when}</span><strong>{score}</strong>{verdict}</p>',
                    mark=sample(t, is_sample=entry.is_sample),
                    when=when,
                    score=t.percent(entry.score),
                    verdict=status(entry.verdict, t),
                )
            )


def _published(entries: Sequence[StandardEntry], here: Visit) -> None:
    published = [entry for entry in entries if entry.published]
    if not published:
        return
    _heading(here.t("Standards"))
    for entry in published:
        with _row(f"home-standard-{entry.id}"):
            link(View.STANDARD, literal(_name(entry, here)), id=entry.id)
            show(markup('<p class="sc-meta sc-end">{mark}</p>', mark=sample(here.t, is_sample=entry.is_sample)))


def _samples(here: Visit) -> None:
    t = here.t
    if not samples_loaded(here.store, here.actor):
        return
    with st.container(key="home-samples", horizontal=True, vertical_alignment="center"):
        show(
            markup(
                '<p class="sc-meta">{badge}<span>{words}</span></p>',
                badge=sample(t),
                words=t("A sample organisation is loaded. What you added yourself stays."),
            )
        )
        if may(here.actor, "remove_samples") and st.button(
            t("Remove the samples"), key="home.remove", icon=":material/delete:"
        ):
            with st.spinner(t("Removing the samples …")):
                count = remove_samples(here.store, here.actor, now=here.now)
            if count.kept:
                st.session_state["home.kept"] = t("Kept, because your own work builds on it: {names}", names=count.kept)
            st.rerun()
    if kept := st.session_state.pop("home.kept", ""):
        show(markup('<p class="sc-quiet" role="status">{kept}</p>', kept=kept))


def _row(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(key=key, border=True, horizontal=True, vertical_alignment="center")


def _heading(words: str) -> None:
    show(markup('<h2 class="sc-section">{words}</h2>', words=words))


def _name(entry: StandardEntry, here: Visit) -> str:
    return read(entry.title, here.t.language, entry.language) or here.t("Untitled")


page(visit())
