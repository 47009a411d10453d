"""The head of the editor: the standard's name, what is saved, undo, and the way over the four steps."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.values import read
from stdcheck.language import Translator
from stdcheck.web.components.problems import problems
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.desk import Act, Desk
from stdcheck.web.drafting.places import NAMES, NUMBERED, Part, go, part
from stdcheck.web.drafting.progress import blocking, progress


def head(desk: Desk) -> None:
    """Draw title, status, what is saved, undo and redo."""
    t, draft = desk.t, desk.draft
    with st.container(key="draft-head", horizontal=True, vertical_alignment="center"):
        show(
            markup(
                '<header class="sc-title sc-draft-title"><h1>{title}</h1><p>{badge}{version}</p></header>',
                title=read(draft.standard.title, t.language, draft.standard.language) or t("Untitled"),
                badge=status(draft.standard.status, t),
                version=markup(
                    '<span class="sc-quiet">{words}</span>', words=t("Version {n}", n=draft.standard.version)
                ),
            )
        )
        with st.container(key="draft-saved", horizontal=True, vertical_alignment="center", width="content"):
            words = t("Saved {time}", time=clock(draft.saved_at, desk.here.zone, desk.here.now, t))
            tone, icon = ("good", "check")
            if desk.memory.unsaved or desk.problems:
                words, tone, icon = t("Not everything is saved"), "bad", "alert"
            show(markup('<span role="status" class="sc-saved">{badge}</span>', badge=badge(words, tone, icon)))
            desk.button(t("Undo"), "draft.undo", Desk.undo, icon=":material/undo:", disabled=not draft.can_undo)
            desk.button(t("Redo"), "draft.redo", Desk.redo, icon=":material/redo:", disabled=not draft.can_redo)
    if desk.problems:
        problems(StdcheckError(desk.problems), t, t("That could not be done"))


def clock(moment: datetime, zone: str, now: datetime, t: Translator) -> str:
    """Show the time of day in the reader's zone, with the date where it was another day."""
    local = moment.astimezone(ZoneInfo(zone))
    time = local.strftime("%H:%M:%S")
    same_day = local.date() == now.astimezone(ZoneInfo(zone)).date()
    return time if same_day else f"{t.date(local.date())} {time}"


def stepper(desk: Desk) -> None:
    """Draw the way over the steps, each with how many parts it has and what is still empty."""
    t, here = desk.t, part(desk)
    done = progress(desk.standard)
    with st.container(key="draft-stepper", horizontal=True, gap="xsmall"):
        for number, step in enumerate(NUMBERED, 1):
            state = done[step]
            icon = ":material/check:" if state.is_done else None
            label = f"{number}  {t.say(NAMES[step])}"
            if state.count:
                label += f" · {state.count}"
            gaps = t.plural("{n} gap", "{n} gaps", state.gaps) if state.gaps and state.count else ""
            _step_button(desk, step, f"{label} ({gaps})" if gaps else label, icon, current=step is here)
        errors = blocking(desk.findings)
        review = t.say(NAMES[Part.REVIEW]) + (f" · {errors}" if errors else "")
        _step_button(desk, Part.REVIEW, review, ":material/fact_check:", current=here is Part.REVIEW)
        _step_button(desk, Part.ABOUT, t.say(NAMES[Part.ABOUT]), ":material/tune:", current=here is Part.ABOUT)


def _step_button(desk: Desk, target: Part, label: str, icon: str | None, *, current: bool) -> None:
    desk.button(label, f"draft.go.{target}", leads_to(target), icon=icon, type="secondary" if current else "tertiary")


def leads_to(target: Part, at: str = "") -> Act:
    """Return the act that leads to a place."""
    return lambda desk: go(desk, target, at)


def guidance(desk: Desk, sentence: str, example: str) -> None:
    """Draw what this step is about, and what it looks like elsewhere."""
    show(
        markup(
            '<section class="sc-guide"><p>{sentence}</p><p class="sc-example"><b>{word}</b> {example}</p></section>',
            sentence=sentence,
            word=desk.t("For example:"),
            example=example,
        )
    )


def onward(desk: Desk, target: Part) -> None:
    """Draw the one primary button: on to the next step."""
    label = desk.t("Next: {step}", step=NAMES[target])
    icon = ":material/arrow_forward:"
    desk.button(label, "draft.next", leads_to(target), type="primary", icon=icon, icon_position="right")
