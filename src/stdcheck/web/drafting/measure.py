"""How a measurable standard is observed, and when it counts as met: each kind of measure with its own fields."""

from collections.abc import Mapping
from functools import partial
from itertools import zip_longest
from typing import Any

import streamlit as st

from stdcheck.domain.terms import MEASURE_KINDS
from stdcheck.domain.values import by_language
from stdcheck.web.drafting.desk import Bound, Desk
from stdcheck.web.drafting.fields import node_id, part_choice, part_line, row, texts, trouble

USUAL_SHARE = "90"
"""Percent of the observed, offered when a share is chosen as the measure."""


def measure(desk: Desk, path: str) -> None:
    """Draw the measure of a criterion; it is saved as soon as it holds together."""
    t, base = desk.t, f"draft.measure.{node_id(path)}"
    stored = dict(desk.stored(path, "measure") or {"kind": "conformity"})
    languages = desk.standard.all_languages
    usual = [t("not met"), t("partly met"), t("met")]
    compose = partial(_compose, stored=stored, languages=languages, usual=usual)
    with desk.bind(base, path, ["measure"], compose) as bound:
        kinds = {kind: t.say(words) for kind, words in MEASURE_KINDS.items()}
        kind = part_choice(bound, "kind", f"{base}.kind", stored["kind"], t("How it is measured"), kinds)
        shown = stored if stored["kind"] == kind else {}
        _FIELDS[kind](bound, base, shown)
    trouble(desk, base)


def _conformity(bound: Bound, base: str, stored: Mapping[str, Any]) -> None:
    t = bound.desk.t
    label = t("Credit for partly met, in percent")
    part_line(bound, "partial_credit", f"{base}.partial_credit", stored.get("partial_credit"), label, hint="50")


def _scale(bound: Bound, base: str, stored: Mapping[str, Any]) -> None:
    t, standard = bound.desk.t, bound.desk.standard
    labels = [
        item if isinstance(item, Mapping) and "label" in item else {"label": item} for item in stored.get("labels", ())
    ]
    words = [by_language(item["label"], standard.language) for item in labels]
    lines = {tag: "\n".join(one.get(tag, "") for one in words).rstrip("\n") for tag in standard.all_languages}
    texts(
        bound,
        {tag: f"labels.{tag}" for tag in standard.all_languages},
        lines,
        t("Labels, worst first, one a line"),
        base,
        is_long=True,
    )
    credits_ = (
        ", ".join(str(item.get("credit", "")) for item in labels) if any("credit" in item for item in labels) else ""
    )
    part_line(
        bound,
        "credits",
        f"{base}.credits",
        credits_,
        t("Credits in percent, in the same order"),
        hint=t("evenly spread"),
    )


def _quantity(bound: Bound, base: str, stored: Mapping[str, Any]) -> None:
    t = bound.desk.t
    _bounds(bound, base, stored, "")
    beyond = stored.get("unacceptable") or {}
    with row():
        part_line(
            bound, "below", f"{base}.below", beyond.get("below"), t("Earns nothing at or below"), hint=t("the limit")
        )
        part_line(
            bound, "above", f"{base}.above", beyond.get("above"), t("Earns nothing at or above"), hint=t("the limit")
        )


def _share(bound: Bound, base: str, stored: Mapping[str, Any]) -> None:
    t = bound.desk.t
    with row():
        part_line(
            bound,
            "target",
            f"{base}.target",
            stored.get("target", ""),
            t("Target, percent of the observed"),
            hint=USUAL_SHARE,
        )
        label = t("Earns nothing at or below, percent")
        part_line(
            bound, "unacceptable", f"{base}.unacceptable", stored.get("unacceptable"), label, hint=t("the target")
        )
    _bounds(bound, base, stored.get("limit") or {}, t("For each one observed:"))


def _bounds(bound: Bound, base: str, stored: Mapping[str, Any], lead: str) -> None:
    t, standard = bound.desk.t, bound.desk.standard
    if lead:
        st.caption(lead)
    with row():
        part_line(bound, "at_least", f"{base}.at_least", stored.get("at_least"), t("At least"))
        part_line(bound, "at_most", f"{base}.at_most", stored.get("at_most"), t("At most"))
    parts = {tag: f"unit.{tag}" for tag in standard.all_languages}
    texts(bound, parts, by_language(stored.get("unit"), standard.language), t("Unit"), f"{base}.unit")


_FIELDS = {"conformity": _conformity, "scale": _scale, "quantity": _quantity, "share": _share, "mean": _quantity}


def _compose(
    raws: Mapping[str, Any], *, stored: Mapping[str, Any], languages: tuple[str, ...], usual: list[str]
) -> dict[str, Any]:
    kind = raws["kind"]
    made: dict[str, Any] = {"kind": kind}
    match kind:
        case "conformity":
            made |= _said(raws, "partial_credit")
        case "scale":
            drawn = any(part.startswith("labels.") for part in raws)
            made["labels"] = _labels(raws, languages) if drawn else usual
        case "share":
            made |= _said(raws, "target", "unacceptable") if "target" in raws else {"target": USUAL_SHARE}
            made |= {"limit": limit} if (limit := _limit(raws, languages)) else {}
        case _:
            beyond = _said(raws, "below", "above")
            made |= _limit(raws, languages) | ({"unacceptable": beyond} if beyond else {})
    return {"measure": stored if made == stored else made}


def _said(raws: Mapping[str, Any], *parts: str) -> dict[str, str]:
    return {part: raws[part].strip() for part in parts if str(raws.get(part) or "").strip()}


def _limit(raws: Mapping[str, Any], languages: tuple[str, ...]) -> dict[str, Any]:
    bounds: dict[str, Any] = _said(raws, "at_least", "at_most")
    unit = {tag: raws[f"unit.{tag}"].strip() for tag in languages if str(raws.get(f"unit.{tag}") or "").strip()}
    return bounds | ({"unit": unit} if unit else {})


def _labels(raws: Mapping[str, Any], languages: tuple[str, ...]) -> list[Any]:
    columns = [[line.strip() for line in str(raws.get(f"labels.{tag}") or "").split("\n")] for tag in languages]
    rows = [dict(zip(languages, row, strict=True)) for row in zip_longest(*columns, fillvalue="")]
    words = [{tag: word for tag, word in row.items() if word} for row in rows if any(row.values())]
    credited = [one.strip() for one in str(raws.get("credits") or "").replace("，", ",").split(",")]
    pairs = zip_longest(words, credited[: len(words)], fillvalue="")
    return [{"label": label, "credit": credit} if credit else label for label, credit in pairs]
