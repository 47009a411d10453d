"""All findings in one place, and the way to publish."""

from collections import Counter
from functools import partial

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.terms import term
from stdcheck.domain.tree import trail
from stdcheck.services.publishing import publish_standard
from stdcheck.web.components.page import empty
from stdcheck.web.components.status import badge
from stdcheck.web.components.text import joined, markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import node_id
from stdcheck.web.drafting.findings import card
from stdcheck.web.drafting.head import leads_to
from stdcheck.web.drafting.places import place_of
from stdcheck.web.drafting.progress import blocking
from stdcheck.web.drafting.rows import title_of
from stdcheck.web.drafting.screen import Screen
from stdcheck.web.drafting.tallies import group_of, kind_of, tallies

SHOWN = 12
"""So many findings are drawn at once; the others follow on demand."""


def draw(_desk: Desk) -> Screen:
    """Draw the screen of the findings and of the way to publish."""
    return Screen(st.container(), _fields)


def _fields(desk: Desk) -> None:
    t, findings = desk.t, desk.findings
    _publish(desk)
    show(markup('<h2 class="sc-section">{words}</h2>', words=t("Findings")))
    if not findings:
        empty(t("Nothing stands out"), t("No pitfall and no gap was found."))
        return
    chosen = _filtered(desk, findings)
    if not chosen:
        empty(t("Nothing here"), t("Choose another filter."))
    shown = desk.memory.shown or SHOWN
    for position, finding in enumerate(chosen[:shown]):
        _finding(desk, finding, f"{finding.rule}.{node_id(finding.path)}.r{position}")
    if len(chosen) > shown:
        label = t.plural("Show {n} more", "Show {n} more", min(SHOWN, len(chosen) - shown))
        desk.button(label, "draft.findings.more", partial(_show_more, shown=shown + SHOWN))


def _show_more(desk: Desk, shown: int) -> None:
    desk.memory.shown = shown


def _finding(desk: Desk, finding: Finding, name: str) -> None:
    t = desk.t
    way = [title_of(desk, stop.node) for stop in trail(desk.standard, finding.path)[1:]]
    with st.container(key=f"draft-found-{name}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            show(markup('<p class="sc-way">{way}</p>', way=" › ".join(way) or t("The standard as a whole")))
            label = t("Go there")
            desk.button(
                label,
                f"draft.goto.{name}",
                leads_to(*place_of(finding.path, finding.rule)),
                type="tertiary",
                icon=":material/arrow_outward:",
            )
        card(desk, finding, name)


def _filtered(desk: Desk, findings: tuple[Finding, ...]) -> list[Finding]:
    """Draw the bars of the pitfalls and the choice of how grave, and return the findings that both leave."""
    t, group = desk.t, tallies(desk, findings)
    of_group = [finding for finding in findings if group in {"", group_of(finding)}]
    counts = Counter(map(kind_of, of_group))
    kinds = {str(one): t.say(term(one)) for one in Severity} | {"accepted": t("accepted")}
    kind = st.selectbox(
        t("How much it weighs"),
        ["", *(one for one in kinds if counts[one])],
        format_func=lambda one: f"{kinds[one]} ({counts[one]})" if one else t("All"),
        key="draft.filter.severity",
        width=320,
    )
    chosen = [finding for finding in of_group if kind in {"", kind_of(finding)}]
    return sorted(chosen, key=lambda one: (one.accepted is not None, -one.severity.rank))


def _publish(desk: Desk) -> None:
    t, errors = desk.t, blocking(desk.findings)
    open_ones = [finding for finding in desk.findings if finding.accepted is None]
    warnings = sum(finding.severity is Severity.WARNING for finding in open_ones)
    accepted = len(desk.findings) - len(open_ones)
    with st.container(key="draft-publish-room", border=True):
        badges = [
            badge(
                t.plural("{n} error", "{n} errors", errors), "bad" if errors else "good", "cross" if errors else "check"
            ),
            badge(
                t.plural("{n} warning", "{n} warnings", warnings),
                "warn" if warnings else "good",
                "alert" if warnings else "check",
            ),
            badge(t.plural("{n} accepted", "{n} accepted", accepted), "", "check"),
        ]
        words = (
            t("Errors keep it from being published: mend them, or accept them with a reason.")
            if errors
            else t(
                "Ready to publish. "
                "Publishing freezes this version and makes the charter, the checklist and the handbook."
            )
        )
        heading = t("Publish version {n}", n=desk.standard.version)
        show(
            markup(
                '<div class="sc-publish"><h2>{heading}</h2><p>{badges}</p><p>{words}</p></div>',
                heading=heading,
                badges=joined(badges),
                words=words,
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                t("In effect from"), value=desk.here.today, key="draft.publish.from", format="YYYY-MM-DD", width=200
            )
            if warnings and not errors:
                _ask_first(desk, warnings)
            else:
                _publishing(desk, disabled=errors > 0)


def _ask_first(desk: Desk, warnings: int) -> None:
    """Draw the button that asks before it publishes: what is published can never change again."""
    t = desk.t
    asking = st.popover(
        t("Publish…"), key="draft.publishing", type="primary", icon=":material/verified:", on_change="rerun"
    )
    if asking.open:
        with asking:
            question = t.plural(
                "{n} warning is open. Publish all the same?", "{n} warnings are open. Publish all the same?", warnings
            )
            show(markup("<p>{words}</p>", words=question))
            _publishing(desk)


def _publishing(desk: Desk, *, disabled: bool = False) -> None:
    icon = ":material/verified:"
    desk.button(desk.t("Publish"), "draft.publish", _do_publish, type="primary", icon=icon, disabled=disabled)


def _do_publish(desk: Desk) -> None:
    day = st.session_state.get("draft.publish.from") or desk.here.today
    try:
        published = publish_standard(
            desk.here.store, desk.here.actor, desk.standard_id, effective_from=day, now=desk.here.now
        )
    except StdcheckError as error:
        desk.problems += error.problems
        return
    desk.memory.published = published.version
