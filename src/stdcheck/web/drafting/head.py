"""The head of the editor: the standard's name, what is saved, undo, and the way over the four steps."""

from datetime import datetime
from zoneinfo import ZoneInfo

from stdcheck.domain.terms import term
from stdcheck.domain.values import read
from stdcheck.language import Translator
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.choosing import Head, Place, row_of_places
from stdcheck.web.drafting.desk import Act, Desk
from stdcheck.web.drafting.places import NAMES, NUMBERED, Part, go, part
from stdcheck.web.drafting.progress import Progress, blocking, progress

UNDO, REDO = "undo", "redo"


def head(desk: Desk) -> None:
    """Draw the title, whether all is saved, and the way over the steps.

    The way tells how many parts each step has, what is still empty, and what keeps the draft unpublished. All of it is
    one element of the page, because it is drawn again after every change.
    """
    t, done, errors = desk.t, progress(desk.standard), blocking(desk.findings)
    places = [_step(desk, number, step, done[step]) for number, step in enumerate(NUMBERED, 1)]
    blocked = t.plural("{n} error", "{n} errors", errors) if errors else ""
    places.append(Place(Part.REVIEW, t.say(NAMES[Part.REVIEW]), note=blocked, tone="bad"))
    places.append(Place(Part.ABOUT, t.say(NAMES[Part.ABOUT])))
    row_of_places(
        desk, "draft.head", t("Steps of writing"), "steps", places, part(desk), _go_or_turn_back, _title(desk)
    )


def _title(desk: Desk) -> Head:
    t, draft, standard = desk.t, desk.draft, desk.standard
    saved, tone = t("Saved {time}", time=clock(draft.saved_at, desk.here.zone, desk.here.now, t)), "good"
    if desk.memory.unsaved or desk.problems:
        saved, tone = t("Not everything is saved"), "bad"
    return Head(
        title=read(standard.title, t.language, standard.language) or t("Untitled"),
        state=t.say(term(standard.status)),
        about=t("Version {n}", n=standard.version),
        saved=saved,
        tone=tone,
        label=t("History"),
        history=[
            Place(UNDO, t("Undo"), number="↶", off=not draft.can_undo),
            Place(REDO, t("Redo"), number="↷", off=not draft.can_redo),
        ],
    )


def _go_or_turn_back(desk: Desk, chosen: str) -> None:
    if chosen == UNDO:
        desk.undo()
    elif chosen == REDO:
        desk.redo()
    else:
        go(desk, Part(chosen))


def clock(moment: datetime, zone: str, now: datetime, t: Translator) -> str:
    """Show the time of day in the reader's zone, with the date where it was another day."""
    local = moment.astimezone(ZoneInfo(zone))
    time = local.strftime("%H:%M:%S")
    same_day = local.date() == now.astimezone(ZoneInfo(zone)).date()
    return time if same_day else f"{t.date(local.date())} {time}"


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
