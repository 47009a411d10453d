"""The fields of a draft: each shows what is stored, is saved when it changes, and says so when it cannot be."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stdcheck.domain.errors import Place, StdcheckError
from stdcheck.domain.values import by_language
from stdcheck.language import LANGUAGES
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import literal, markup, show
from stdcheck.web.drafting.desk import Bound, Desk


def node_id(path: str) -> str:
    """Return the last id of a path, for the keys of widgets; the standard itself is `standard`."""
    return path.rpartition("/")[2] or "standard"


def language_name(tag: str) -> str:
    """Return a language by its own name."""
    return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), tag)


def text(  # noqa: PLR0913  (what a field looks like)
    desk: Desk, path: str, name: str, label: str, *, is_long: bool = False, hint: str = "", hidden_label: bool = False
) -> None:
    """Draw a text: one input for each language of the standard, side by side."""
    base, languages = f"draft.{name}.{node_id(path)}", desk.standard.all_languages
    stored = by_language(desk.stored(path, name), desk.standard.language)
    names = {language: f"{name}.{language}" for language in languages}
    with desk.bind(base, path, list(names.values()), lambda raws: {one: raws[one] or None for one in raws}) as bound:
        texts(bound, names, stored, label, base, is_long=is_long, hint=hint, hidden_label=hidden_label)
    trouble(desk, base)


def texts(  # noqa: PLR0913  (what a field looks like)
    bound: Bound,
    parts: Mapping[str, str],
    stored: Mapping[str, str],
    label: str,
    base: str,
    *,
    is_long: bool = False,
    hint: str = "",
    hidden_label: bool = False,
) -> None:
    """Draw the inputs of one text, the reader's language first; `parts` name them by language in the binding."""
    t, several = bound.desk.t, len(parts) > 1
    ordered = sorted(parts.items(), key=lambda part: part[0].split("-")[0].lower() != t.language)
    with st.container(key=f"draft-text-{base}", horizontal=True, gap="small") if several else nullcontext():
        for language, part in ordered:
            here = stored.get(language, "")
            elsewhere = any(words.strip() for tag, words in stored.items() if tag != language)
            missing = t("Still missing in {language}", language=language_name(language))
            looks: dict[str, Any] = {
                "label": literal(f"{label} · {language_name(language)}" if several else label),
                "key": f"{base}.{language}",
                "placeholder": missing if elsewhere and not here else hint,
                "label_visibility": "collapsed" if hidden_label else "visible",
            }
            bound.draw(part, looks["key"], here, partial(_text_input, looks, is_long=is_long))


def _text_input(looks: Mapping[str, Any], value: str, *, is_long: bool) -> str:
    if is_long:
        return str(st.text_area(value=value, height="content", **looks))
    return str(st.text_input(value=value, **looks))


def line(desk: Desk, path: str, name: str, label: str, *, hint: str = "") -> None:
    """Draw a field of words or a number: one line, whatever the language; the store reads numbers exactly."""
    base = f"draft.{name}.{node_id(path)}"
    with desk.bind(base, path, [name], lambda raws: {name: raws[name].strip() or None}) as bound:
        part_line(bound, name, base, desk.stored(path, name), label, hint=hint)
    trouble(desk, base)


def part_line(bound: Bound, part: str, key: str, stored: Any, label: str, *, hint: str = "") -> None:  # noqa: PLR0913
    """Draw one line inside a binding of several widgets."""
    looks = {"label": literal(label), "key": key, "placeholder": hint}
    bound.draw(part, key, as_words(stored), partial(_text_input, looks, is_long=False))


def choice(  # noqa: PLR0913  (what a field looks like)
    desk: Desk,
    path: str,
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    empty: str | None = None,
) -> None:
    """Draw a drop-down; with `empty` nothing may be chosen, and that is how it is called."""
    base = f"draft.{name}.{node_id(path)}"
    with desk.bind(base, path, [name], lambda raws: {name: raws[name] or None}) as bound:
        part_choice(bound, name, base, desk.stored(path, name), label, options, empty=empty)
    trouble(desk, base)


def part_choice(  # noqa: PLR0913, PLR0917  (what a field looks like)
    bound: Bound,
    part: str,
    key: str,
    stored: Any,
    label: str,
    options: Mapping[str, str],
    *,
    empty: str | None = None,
) -> Any:
    """Draw a drop-down inside a binding."""
    named = ({"": empty} if empty is not None else {}) | dict(options)
    held = stored or ""
    named.setdefault(held, held or "–")

    def widget(value: Any) -> Any:
        return st.selectbox(
            literal(label),
            list(named),
            index=list(named).index(value),
            format_func=lambda option: named[option],
            key=key,
        )

    return bound.draw(part, key, held, widget)


def buttons(  # noqa: PLR0913  (what a field looks like)
    desk: Desk,
    path: str,
    name: str,
    label: str,
    options: Mapping[Any, str],
    *,
    default: Any = None,
) -> None:
    """Draw a row of choices that are all visible; without `default`, what an absent field means, all may be off."""
    base = f"draft.{name}.{node_id(path)}"
    found = desk.stored(path, name)
    stored = default if found is None else found

    def compose(raws: Mapping[str, Any]) -> dict[str, Any]:
        same = raws[name] == default and found is None
        return {name: None if same else raws[name]}

    def widget(value: Any) -> Any:
        return st.segmented_control(
            literal(label),
            list(options),
            default=value,
            format_func=lambda one: options[one],
            key=base,
            required=default is not None,
        )

    with desk.bind(base, path, [name], compose) as bound:
        bound.draw(name, base, stored, widget)
    trouble(desk, base)


def many(  # noqa: PLR0913  (what a field looks like)
    desk: Desk, path: str, name: str, label: str, options: Mapping[str, str], *, hint: str = ""
) -> None:
    """Draw a choice of several."""
    base = f"draft.{name}.{node_id(path)}"

    def widget(value: Any) -> Any:
        return st.multiselect(
            literal(label),
            list(options),
            default=value,
            format_func=lambda one: options[one],
            key=base,
            placeholder=hint,
        )

    with desk.bind(base, path, [name], lambda raws: {name: list(raws[name]) or None}) as bound:
        bound.draw(name, base, list(desk.stored(path, name) or ()), widget)
    trouble(desk, base)


def day(desk: Desk, path: str, name: str, label: str) -> None:
    """Draw a date."""
    base = f"draft.{name}.{node_id(path)}"
    with desk.bind(base, path, [name], lambda raws: {name: raws[name].isoformat() if raws[name] else None}) as bound:
        part_day(bound, name, base, as_day(desk.stored(path, name)), label)
    trouble(desk, base)


def part_day(bound: Bound, part: str, key: str, stored: date | None, label: str) -> None:
    """Draw a date inside a binding."""

    def widget(value: Any) -> Any:
        return st.date_input(literal(label), value=value, key=key, format="YYYY-MM-DD")

    bound.draw(part, key, stored, widget)


def row() -> DeltaGenerator:
    """Return room for a few short fields side by side; they wrap where the screen is narrow."""
    return st.container(horizontal=True, gap="small", vertical_alignment="bottom")


def trouble(desk: Desk, name: str) -> None:
    """Say beneath a field what the store did not take, and let the person choose between two texts."""
    unsaved = desk.memory.unsaved.get(name)
    if unsaved is None:
        return
    t = desk.t
    if unsaved.conflict is None:
        bare = (replace(problem, place=Place()) for problem in unsaved.problems)
        problems(StdcheckError(bare), t, t("Not saved yet"))
        return
    with st.container(key=f"draft-conflict-{name}"):
        show(
            markup(
                '<div class="sc-problems" role="alert"><p><strong>{heading}</strong></p>'
                "<p>{saved}<br><q>{theirs}</q></p><p>{yours}<br><q>{mine}</q></p></div>",
                heading=t("This was changed elsewhere in the meantime"),
                saved=t("Saved now:"),
                theirs=said(unsaved.conflict.theirs),
                yours=t("Yours, not saved:"),
                mine=said(unsaved.conflict.yours),
            )
        )
        with st.container(horizontal=True):
            desk.button(t("Keep mine"), f"draft.mine.{name}", lambda desk: desk.keep_mine(name), type="primary")
            desk.button(t("Keep what is saved"), f"draft.theirs.{name}", lambda desk: desk.take_theirs(name))


def said(value: Any) -> str:
    """Show a value in file form in one line."""
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {said(item)}" for key, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(said(item) for item in value)
    return str(value)


def as_words(value: Any) -> str:
    """Show a number or words of a file as a person types them."""
    return "" if value is None else str(value)


def as_day(value: Any) -> date | None:
    """Read a date of a file."""
    return date.fromisoformat(value) if isinstance(value, str) else value
