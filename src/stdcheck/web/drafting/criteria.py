"""Step 4: each key factor turned into something that a third person can check."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.domain.standard import Audience, Criterion
from stdcheck.domain.terms import term
from stdcheck.domain.tree import children_of
from stdcheck.domain.values import by_language
from stdcheck.web.drafting.choosing import Place, row_of_places
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.examples import examples
from stdcheck.web.drafting.fields import buttons, line, node_id, part_line, row, text, texts, trouble
from stdcheck.web.drafting.head import guidance
from stdcheck.web.drafting.measure import measure
from stdcheck.web.drafting.outline import SPLIT, nearest
from stdcheck.web.drafting.outlines import factors_by_path, of_criteria
from stdcheck.web.drafting.pager import heading, pager
from stdcheck.web.drafting.places import WORDING, Part, go
from stdcheck.web.drafting.rows import add, remove, rows, title_of
from stdcheck.web.drafting.screen import Screen
from stdcheck.web.drafting.sorting import sorting
from stdcheck.web.drafting.unfinished import nothing_above

Parts = tuple[DeltaGenerator, DeltaGenerator, Callable[[Desk], None]]
"""The room for the fields, the room for the findings, and what draws the fields."""


def draw(desk: Desk) -> Screen:
    """Draw the measurable standards of a key factor, or one of them."""
    t = desk.t
    guidance(
        desk,
        t("Turn every key factor into something that a third person can check."),
        t.say(examples(desk.standard.sector).criteria),
    )
    entries = of_criteria(desk)
    if not entries:
        words = t("Measurable standards belong to a key factor.")
        return nothing_above(desk, t("First find the key factors"), words, Part.FACTORS)
    at, label = nearest(desk, entries), t("Key factors and measurable standards")
    side, main = st.columns(SPLIT, gap="medium")
    with main:
        single = isinstance(desk.node(at), Criterion)
        room, found, fields = _criterion(desk, at) if single else _factor(desk, at)
        pager(desk, [entry.path for entry in entries], at, Part.REVIEW)
    return Screen(room, fields, found, frozenset({at}), side, label, of_criteria, at)


def _factor(desk: Desk, path: str) -> Parts:
    heading(desk, path, desk.t("Measurable standards of “{factor}”", factor=title_of(desk, desk.node(path))))
    return st.container(), st.container(), partial(_criteria_of_factor, path=path)


def _criteria_of_factor(desk: Desk, path: str) -> None:
    t, criteria = desk.t, children_of(desk.node(path))
    none = t("No measurable standard yet"), t("What must happen so that this factor is kept? Say it in one sentence.")
    rows(desk, path, "criteria", criteria, label=t("Measurable standard"), none=none, opens=Part.CRITERIA)
    hint = t("For example: customers are greeted within 2 minutes")
    add(desk, path, t("New measurable standard"), hint, opens=lambda desk, new: go(desk, Part.CRITERIA, new, WORDING))
    sorting(desk, path, "criteria", criteria, factors_by_path(desk))


def _criterion(desk: Desk, path: str) -> Parts:
    t = desk.t
    heading(desk, path)
    sections = {
        WORDING: (t("Wording"), _words),
        "measure": (t("Measure"), _measured),
        "customers": (t("For customers"), _for_customers),
        "weight": (t("Weight"), _weighed),
        "try": (t("Try out"), _tried),
    }
    section = desk.memory.place.section if desk.memory.place.section in sections else WORDING
    with st.container(key="draft-beside"):
        form, found = st.columns([2.4, 1.1], gap="medium")
    with form:
        places = [Place(name, words) for name, (words, _) in sections.items()]
        row_of_places(
            desk,
            "draft.sections",
            t("Sections"),
            "sections",
            places,
            section,
            lambda desk, chosen: go(desk, Part.CRITERIA, path, chosen),
        )
        room = st.container()
    return room, found, partial(sections[section][1], path=path)


def _words(desk: Desk, path: str) -> None:
    """Draw the five elements; what is empty shows the example of the sector, as a hint that is never saved."""
    t = desk.t
    hints = examples(desk.standard.sector).worded._asdict()
    labels = {
        "what": t("What is done"),
        "who": t("Who does it"),
        "when": t("When"),
        "how": t("How it is done"),
        "check": t("How it is checked"),
    }
    for name, label in labels.items():
        hint = t("For example: {example}", example=t.say(hints[name]))
        text(desk, path, name, label, is_long=name != "who", hint=hint)


def _measured(desk: Desk, path: str) -> None:
    t = desk.t
    measure(desk, path)
    with row():
        line(desk, path, "sample", t("Observations an audit"))
        line(desk, path, "minutes", t("Minutes to check"))
    _baseline(desk, path)


def _for_customers(desk: Desk, path: str) -> None:
    t = desk.t
    audiences = {str(one): t.say(term(one)) for one in Audience}
    buttons(desk, path, "audience", t("Who feels it"), audiences, default="customer")
    text(desk, path, "promise", t("Promise to customers"), is_long=True)
    _expectation(desk, path)


def _weighed(desk: Desk, path: str) -> None:
    t = desk.t
    line(desk, path, "weight", t("Weight"), hint="1")
    _critical(desk, path)
    text(desk, path, "rationale", t("Why this level"), is_long=True)
    remove(desk, path)


def _tried(desk: Desk, path: str) -> None:
    from stdcheck.web.drafting.trying import trying  # noqa: PLC0415  (statistics and charts, only where they are looked at)

    trying(desk, path)


def _critical(desk: Desk, path: str) -> None:
    t, base, languages = desk.t, f"draft.critical.{node_id(path)}", desk.standard.all_languages
    reasons = {tag: f"critical_reason.{tag}" for tag in languages}

    def compose(raws: Any) -> dict[str, Any]:
        critical = raws["critical"] or None
        return {"critical": critical} | {
            part: (raws.get(part) or None) if critical else None for part in reasons.values()
        }

    with desk.bind(base, path, ["critical", *reasons.values()], compose) as bound:
        label = t("Critical: an audit that misses this fails")
        stored = bool(desk.stored(path, "critical"))
        critical = bound.draw("critical", base, stored, lambda value: st.toggle(label, value=value, key=base))
        if critical:
            said = by_language(desk.stored(path, "critical_reason"), desk.standard.language)
            texts(bound, reasons, said, t("Why it is critical"), f"{base}.reason")
    trouble(desk, base)


def _baseline(desk: Desk, path: str) -> None:
    t, base = desk.t, f"draft.baseline.{node_id(path)}"
    stored = desk.stored(path, "baseline") or {}
    with (
        desk.bind(base, path, ["baseline"], partial(_filled, name="baseline", parts=("value", "n", "period"))) as bound,
        row(),
    ):
        part_line(bound, "value", f"{base}.value", stored.get("value"), t("Today's level"))
        part_line(bound, "n", f"{base}.n", stored.get("n"), t("From how many"))
        part_line(bound, "period", f"{base}.period", stored.get("period"), t("In which period"))
    trouble(desk, base)


def _expectation(desk: Desk, path: str) -> None:
    t, base, language = desk.t, f"draft.expectation.{node_id(path)}", desk.standard.language
    stored = desk.stored(path, "expectation") or {}
    kept = {key: stored[key] for key in ("unit", "source") if isinstance(stored.get(key), dict)}

    def compose(raws: Any) -> dict[str, Any]:
        made = _filled(raws, name="expectation", parts=("value", "unit", "source"))["expectation"]
        if not made:
            return {"expectation": None}
        return {"expectation": {key: _in(kept.get(key), words, language) for key, words in made.items()}}

    with desk.bind(base, path, ["expectation"], compose) as bound, row():
        part_line(bound, "value", f"{base}.value", stored.get("value"), t("Customers expect"))
        part_line(bound, "unit", f"{base}.unit", _first(stored.get("unit"), language), t("Unit"), hint=t("percent"))
        part_line(bound, "source", f"{base}.source", _first(stored.get("source"), language), t("Known from"))
    trouble(desk, base)


def _first(stored: Any, language: str) -> str:
    return by_language(stored, language).get(language, "")


def _in(others: Any, words: str, language: str) -> Any:
    """Put words back among the other languages of the same text."""
    return {**others, language: words} if others else words


def _filled(raws: Any, *, name: str, parts: tuple[str, ...]) -> dict[str, Any]:
    made = {part: raws[part].strip() for part in parts if raws[part].strip()}
    return {name: made or None}
