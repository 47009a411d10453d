"""Pages as text: elements whose words are escaped, whatever they hold."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TypeAlias, Union

_ASSETS = Path(__file__).parent / "assets"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LANGUAGES = {"en": "en", "zh": "zh-CN"}


class Html(str):
    """Text that is HTML already; every other text is escaped when it becomes part of an element."""

    __slots__ = ()


Child: TypeAlias = Union[str, "Html", Iterable["Child"], None]


def tag(name: str, *children: Child, **attributes: str | None) -> Html:
    """Return an element; `class_` stands for class, `data_x` for data-x; attributes that are None are left out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{said}>{_joined(children)}</{name}>")


def words(text: str) -> Html:
    """Return text of several lines as HTML."""
    return Html("<br>".join(escape(line, quote=False) for line in text.splitlines()))


def page(title: str, language: str, style: str, *body: Child) -> str:
    """Return one page that needs nothing besides itself and runs nothing; `style` names a sheet among the assets."""
    sheet = (_ASSETS / "paper.css").read_text("utf-8") + (_ASSETS / style).read_text("utf-8")
    head = tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'),
        tag("title", title),
        Html(f"<style>{sheet}</style>"),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', *body), lang=_LANGUAGES.get(language, language))}\n"


def _joined(children: Iterable[Child]) -> str:
    parts = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            parts.append(child if isinstance(child, Html) else escape(child, quote=False))
        else:
            parts.append(_joined(child))
    return "".join(parts)
