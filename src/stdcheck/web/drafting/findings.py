"""Findings while writing: what is wrong, how to mend it, one click to do so, or accepted with a reason."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import streamlit as st

from stdcheck.domain.changes import SetField
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.rewriting import changes_of
from stdcheck.rules import manual
from stdcheck.services.trying import share_by_importance
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.text import joined, literal, markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import node_id
from stdcheck.web.drafting.places import WORDING, go, place_of
from stdcheck.web.results.bars import Bar, bars

TRIFLES = "P403"
USUAL_ACCEPTANCE = timedelta(days=180)


def notes(desk: Desk, paths: Collection[str]) -> None:
    """Draw the findings on these nodes."""
    found = [finding for finding in desk.findings if finding.path in paths]
    if found:
        cards(desk, found)
    else:
        show(badge(desk.t("Nothing stands out here"), "good", "check"))


def cards(desk: Desk, found: Iterable[Finding]) -> None:
    """Draw findings as cards: those that still count first, errors before what one click mends, then the rest."""
    for position, finding in enumerate(sorted(found, key=_urgency)):
        card(desk, finding, f"{finding.rule}.{node_id(finding.path)}.{position}")


def _urgency(finding: Finding) -> tuple[bool, bool, bool, int]:
    is_error = finding.severity is Severity.ERROR
    return finding.accepted is not None, not is_error, finding.rewrite is None, -finding.severity.rank


def card(desk: Desk, finding: Finding, name: str) -> None:
    """Draw one finding; `name` tells its widgets from those of others."""
    t = desk.t
    with st.container(key=f"draft-finding-{name}", border=True, gap="xxsmall"):
        show(
            markup(
                '<div class="sc-finding"><p>{badge} <span class="sc-code">{code}</span></p>'
                "<p><strong>{message}</strong></p><p>{remedy}</p>{accepted}</div>",
                badge=badge(t("accepted"), "", "check") if finding.accepted else status(finding.severity, t),
                code=finding.rule,
                message=t.say(finding.message),
                remedy=t.say(finding.remedy),
                accepted=_acceptance(desk, finding),
            )
        )
        if finding.rule == TRIFLES:
            _weight_by_importance(desk)
        if finding.rewrite and not finding.accepted:
            desk.button(
                literal(t.say(finding.rewrite.label)),
                f"draft.rewrite.{name}",
                partial(_rewrite, finding=finding),
                icon=":material/auto_fix_high:",
                wrap=True,
            )
        label = t("Why? No longer accept…") if finding.accepted else t("Why? Accept…")
        popover = st.popover(label, key=f"draft.about.{name}", type="tertiary", on_change="rerun")
        if popover.open:
            with popover:
                _more(desk, finding, name)


def _weight_by_importance(desk: Desk) -> None:
    """Draw what the key factors of each importance hold of the weight, with a mark at the least for the highest."""
    t, least = desk.t, Fraction(desk.standard.limits.key_weight_share)
    rows = [
        Bar(
            t("Importance {n}", n=importance) if importance else t("Importance not said"),
            share,
            mark=least if position == 0 else None,
        )
        for position, (importance, share) in enumerate(share_by_importance(desk.standard))
    ]
    show(bars(rows, t))


def _more(desk: Desk, finding: Finding, name: str) -> None:
    read_manual(desk, finding.rule)
    if finding.accepted:
        desk.button(desk.t("No longer accept"), f"draft.unaccept.{name}", partial(_unaccept, finding=finding))
    else:
        _accepting(desk, finding, name)


def _acceptance(desk: Desk, finding: Finding) -> Any:
    """Say why, by whom and until when a finding was accepted, or that this has expired."""
    t, accepted = desk.t, finding.accepted or finding.expired
    if accepted is None:
        return markup("")
    words = [accepted.reason or t("without a reason")]
    words += [accepted.by] if accepted.by else []
    if accepted.until:
        still = t("until {day}", day=accepted.until)
        words.append(still if finding.accepted else t("acceptance expired on {day}", day=accepted.until))
    return markup('<p class="sc-quiet">{words}</p>', words=" · ".join(words))


def _accepting(desk: Desk, finding: Finding, name: str) -> None:
    t, reason_key, until_key = desk.t, f"draft.reason.{name}", f"draft.until.{name}"
    st.text_input(t("Why it may stay as it is"), key=reason_key)
    until = desk.here.today + USUAL_ACCEPTANCE
    st.date_input(t("Until"), value=until, min_value=desk.here.today, key=until_key, format="YYYY-MM-DD")
    act = partial(_accept, finding=finding, reason_key=reason_key, until_key=until_key)
    desk.button(t("Accept"), f"draft.accept.{name}", act, type="primary")
    if desk.memory.hint == reason_key:
        st.caption(t("Say why, so that others can follow."))


def _accept(desk: Desk, finding: Finding, reason_key: str, until_key: str) -> None:
    reason, until = str(st.session_state.get(reason_key) or "").strip(), st.session_state.get(until_key)
    desk.memory.hint = "" if reason else reason_key
    if not reason:
        return
    given = {"rule": finding.rule, "reason": reason, "by": desk.here.actor.name}
    if isinstance(until, date):
        given["until"] = until.isoformat()
    _set_acceptances(desk, finding, [given])


def _unaccept(desk: Desk, finding: Finding) -> None:
    _set_acceptances(desk, finding, [])


def _set_acceptances(desk: Desk, finding: Finding, new: list[dict[str, str]]) -> None:
    others = [one for one in desk.stored(finding.path, "accepted") or [] if one["rule"] != finding.rule]
    desk.apply(SetField(finding.path, "accepted", [*others, *new]))


def _rewrite(desk: Desk, finding: Finding) -> None:
    """Make the rewrite, unless the draft changed since it was drawn: it was worked out from other words."""
    if finding.rewrite is None or finding not in desk.findings:
        return
    if desk.apply(*changes_of(finding, desk.standard)) and finding.rewrite.leaves_to_fill:
        go(desk, *place_of(finding.path), WORDING)


def read_manual(desk: Desk, rule: str) -> None:
    """Draw the manual of a rule."""
    found = manual(rule, desk.t)
    sections = [
        markup("<p><strong>{heading}</strong></p><p>{text}</p>", heading=heading, text=text)
        for heading, text in found.sections.items()
    ]
    show(
        markup(
            '<article class="sc-manual"><p class="sc-code">{code}</p><p><strong>{title}</strong></p>'
            "{sections}</article>",
            code=rule,
            title=found.title,
            sections=joined(sections),
        )
    )
