"""The head of the editor: the standard's name, what is saved, undo, and the way over the four steps."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.domain.values import read
from stdcheck.language import Translator
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.choosing import Place, row_of_places
from stdcheck.web.drafting.desk import Act, Desk
from stdcheck.web.drafting.places import NAMES, NUMBERED, Part, go, part
from stdcheck.web.drafting.progress import Progress, blocking, progress


def head(desk: Desk) -> DeltaGenerator:
    """Draw title and status; returns the room for what is saved."""
    t, standard = desk.t, desk.standard
    with st.container(key="draft-head", horizontal=True, vertical_alignment="center"):
        show(
            markup(
                '<header class="sc-title sc-draft-title"><h1>{title}</h1><p>{badge}{version}</p></header>',
                title=read(standard.title, t.language, standard.language) or t("Untitled"),
                badge=status(standard.status, t),
                version=markup('<span class="sc-quiet">{words}</span>', words=t("Version {n}", n=standard.version)),
            )
        )
        return st.container(key="draft-saved", horizontal=True, vertical_alignment="center", width="content")


def saved(desk: Desk) -> None:
    """Draw when the draft was saved last, undo and redo."""
    t, draft = desk.t, desk.draft
    words = t("Saved {time}", time=clock(draft.saved_at, desk.here.zone, desk.here.now, t))
    tone, icon = ("good", "check")
    if desk.memory.unsaved or desk.problems:
        words, tone, icon = t("Not everything is saved"), "bad", "alert"
    show(markup('<span role="status" class="sc-saved">{badge}</span>', badge=badge(words, tone, icon)))
    places = [
        Place("undo", t("Undo"), number="↶", off=not draft.can_undo),
        Place("redo", t("Redo"), number="↷", off=not draft.can_redo),
    ]
    row_of_places(desk, "draft.history", t("History"), "pages", places, "", _turn_back)


def _turn_back(desk: Desk, which: str) -> None:
    if which == "undo":
        desk.undo()
    else:
        desk.redo()


def clock(moment: datetime, zone: str, now: datetime, t: Translator) -> str:
    """Show the time of day in the reader's zone, with the date where it was another day."""
    local = moment.astimezone(ZoneInfo(zone))
    time = local.strftime("%H:%M:%S")
    same_day = local.date() == now.astimezone(ZoneInfo(zone)).date()
    return time if same_day else f"{t.date(local.date())} {time}"


def stepper(desk: Desk) -> None:
    """Draw the way over the steps: how many parts each has, what is still empty, what keeps the draft unpublished."""
    t, done, errors = desk.t, progress(desk.standard), blocking(desk.findings)
    places = [_step(desk, number, step, done[step]) for number, step in enumerate(NUMBERED, 1)]
    blocked = t.plural("{n} error", "{n} errors", errors) if errors else ""
    places.append(Place(Part.REVIEW, t.say(NAMES[Part.REVIEW]), note=blocked, tone="bad"))
    places.append(Place(Part.ABOUT, t.say(NAMES[Part.ABOUT])))
    row_of_places(
        desk,
        "draft.stepper",
        t("Steps of writing"),
        "steps",
        places,
        part(desk),
        lambda desk, chosen: go(desk, Part(chosen)),
    )


def _step(desk: Desk, number: int, step: Part, state: Progress) -> Place:
    t = desk.t
    note, tone = ("✓", "good") if state.is_done else ("", "")
    if state.gaps and state.count:
        note, tone = t.plural("{n} gap", "{n} gaps", state.gaps), "gap"
    return Place(step, t.say(NAMES[step]), str(number), str(state.count or ""), note, tone)


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
