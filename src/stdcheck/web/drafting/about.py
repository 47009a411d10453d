"""What stands around the steps: title, owner, who took part, review, the customer charter, scoring."""

from collections.abc import Mapping
from functools import partial
from itertools import zip_longest
from typing import Any

import streamlit as st

from stdcheck.domain.standard import ScoringModel
from stdcheck.domain.terms import term
from stdcheck.domain.values import by_language
from stdcheck.language import LANGUAGES
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.examples import SECTORS
from stdcheck.web.drafting.fields import as_words, choice, day, line, many, part_line, row, text, texts, trouble
from stdcheck.web.drafting.head import onward
from stdcheck.web.drafting.lists import Cell, items
from stdcheck.web.drafting.places import Part
from stdcheck.web.drafting.screen import Screen


def draw(desk: Desk) -> Screen:
    """Draw the screen of what stands around the steps."""
    screen = Screen(st.container(), _fields, st.container(), frozenset({""}))
    onward(desk, Part.SEQUENCE)
    return screen


def _fields(desk: Desk) -> None:
    t = desk.t
    text(desk, "", "title", t("Title"))
    with row():
        choice(
            desk, "", "sector", t("Sector"), {key: t.say(words) for key, words in SECTORS.items()}, empty=t("not said")
        )
        tags = dict.fromkeys([*desk.standard.all_languages, *LANGUAGES])
        many(
            desk,
            "",
            "languages",
            t("Languages"),
            {tag: LANGUAGES.get(tag, tag) for tag in tags},
            hint=t("one language"),
        )
    text(desk, "", "scope", t("Where and when it applies"), is_long=True)
    text(desk, "", "owner", t("Who answers for it"))
    _part(t("Who took part"))
    roles = {"front_line": t("front line"), "manager": t("manager"), "customer": t("customer"), "expert": t("expert")}
    cells = (
        Cell("role", t("Role"), "choice", roles),
        Cell("name", t("Who"), "text"),
        Cell("count", t("How many"), "line"),
    )
    items(desk, "", "participants", cells, adding=t("Add people"), new={"role": "front_line"})
    _part(t("Promise to customers"))
    text(desk, "", "promise.text", t("What customers are told"), is_long=True)
    text(desk, "", "promise.exceptions", t("When it does not apply"), is_long=True)
    _lines(desk, "promise.channels", t("Where they read it, one place a line"))
    _lines(desk, "promise.complaints", t("Where they complain, one way a line"))
    _part(t("Review"))
    with row():
        line(desk, "", "review.every_months", t("Reviewed every so many months"))
        day(desk, "", "review.next", t("Next review"))
    _scoring(desk)
    _limits(desk)


def _part(words: str) -> None:
    show(markup('<h2 class="sc-section">{words}</h2>', words=words))


def _scoring(desk: Desk) -> None:
    t = desk.t
    _part(t("Scoring"))
    with row():
        models = {str(one): t.say(term(one)) for one in ScoringModel if one is not ScoringModel.WEIGHTED}
        choice(desk, "", "scoring.model", t("Model"), models, empty=t.say(term(ScoringModel.WEIGHTED)))
        line(desk, "", "scoring.pass_mark", t("Pass mark, percent"), hint="85")
        line(desk, "", "scoring.min_coverage", t("Least coverage, percent"), hint="80")
        _bands(desk)


def _bands(desk: Desk) -> None:
    base = "draft.scoring.bands.standard"
    stored = desk.stored("", "scoring.bands") or {}
    said = ", ".join(f"{name} {as_words(mark)}" for name, mark in stored.items())

    def compose(raws: Mapping[str, Any]) -> dict[str, Any]:
        pieces = [piece.split() for piece in raws["bands"].replace("，", ",").split(",") if piece.strip()]
        made = {piece[0]: piece[-1] for piece in pieces}
        same = {name: as_words(mark) for name, mark in stored.items()} == made
        return {"scoring.bands": (stored or None) if same else made or None}

    with desk.bind(base, "", ["scoring.bands"], compose) as bound:
        part_line(bound, "bands", base, said, desk.t("Bands, each from percent"), hint="A 95, B 85, C 70")
    trouble(desk, base)


def _limits(desk: Desk) -> None:
    t = desk.t
    _part(t("Limits"))
    with row():
        line(desk, "", "limits.criteria_per_step", t("Measurable standards a step"), hint="7")
        line(desk, "", "limits.minutes_to_fill", t("Minutes to fill the checklist"), hint="45")
        line(desk, "", "limits.key_weight_share", t("Weight on what matters most, percent"), hint="50")


def _lines(desk: Desk, name: str, label: str) -> None:
    base, languages = f"draft.{name}.standard", desk.standard.all_languages
    stored = desk.stored("", name) or []
    words = [by_language(item, desk.standard.language) for item in stored]
    shown = {tag: "\n".join(one.get(tag, "") for one in words).rstrip("\n") for tag in languages}
    compose = partial(_zipped, name=name, languages=languages)
    with desk.bind(base, "", [name], compose) as bound:
        texts(bound, {tag: tag for tag in languages}, shown, label, base, is_long=True)
    trouble(desk, base)


def _zipped(raws: Mapping[str, Any], *, name: str, languages: tuple[str, ...]) -> dict[str, Any]:
    rows = zip_longest(*(raws[tag].split("\n") for tag in languages), fillvalue="")
    made = [{tag: one.strip() for tag, one in zip(languages, row, strict=True) if one.strip()} for row in rows]
    return {name: [one for one in made if one] or None}
