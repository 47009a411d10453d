"""Text that people wrote, shown as they wrote it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import streamlit as st

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=&@/])")


def literal(text: str) -> str:
    """Escape everything that Streamlit's Markdown would take for mark-up, so that labels show user text as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Tell names that occur twice apart by a number; Streamlit knows the options of a drop-down by their names."""
    seen: Counter[str] = Counter()
    told = {}
    for key, name in names.items():
        seen[name] += 1
        told[key] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return told


class Html(str):
    """HTML that our own templates made."""

    __slots__ = ()


def markup(template: str, **values: Any) -> Html:
    """Fill our own HTML template with values, each escaped; a value that is `Html` was made here and passes."""
    return Html(template.format_map({name: _safe(value) for name, value in values.items()}))


def show(html: Html) -> None:
    """Put our own HTML on the page."""
    st.html(html)


def joined(parts: Iterable[Html]) -> Html:
    """Join pieces that `markup` made."""
    return Html("".join(_safe(part) for part in parts))


def _safe(value: Any) -> str:
    return value if isinstance(value, Html) else escape(str(value))
