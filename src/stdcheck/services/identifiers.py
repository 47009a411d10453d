"""Ids from titles: readable, stable, the same signs everywhere."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

from stdcheck.domain.changes import AddNode, Change, numbered
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import CHILDREN, children_of, id_of, node_at
from stdcheck.domain.values import Text, by_language, read

LONGEST: Final = 48
"""Ids may have 64 signs; those made here are cut at a word before, so that they can be read and numbered."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_OTHER = re.compile(r"[^a-z0-9]+")
_FOLDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "’": "", "'": ""}
)
_NOUNS = {"stages": "stage", "steps": "step", "key_factors": "factor", "criteria": "criterion"}


def make_identifier(title: str, taken: Collection[str], fallback: str) -> str:
    """Return an id of [a-z0-9-] that is not taken: accents folded, Chinese as pinyin, else `fallback`."""
    latin = _HAN.sub(_pinyin, unicodedata.normalize("NFKC", title).casefold()).translate(_FOLDED)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    words = _OTHER.sub("-", plain).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rsplit("-", maxsplit=1)[0][:LONGEST]
    return numbered(words or fallback, {name.casefold() for name in taken})


def _pinyin(found: re.Match[str]) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (takes long to load, and only Chinese titles need it)

    return f" {' '.join(lazy_pinyin(found[0]))} "


def identifier_text(title: Text, language: str) -> str:
    """Return the words of a title that its id is made from: English where there are any, they are read everywhere."""
    texts = by_language(title, language)
    return read(title, "en" if texts.get("en", "").strip() else language, language)


def with_identifiers(standard: Standard, changes: Sequence[Change]) -> list[Change]:
    """Return the changes with an id for every new node that has none."""
    if not any(isinstance(change, AddNode) for change in changes):
        return list(changes)
    given: dict[str, set[str]] = {}
    criteria = {place.criterion.id for place in standard.criteria()}
    return [
        _with_identifier(standard, change, given, criteria) if isinstance(change, AddNode) else change
        for change in changes
    ]


def _with_identifier(standard: Standard, change: AddNode, given: dict[str, set[str]], criteria: set[str]) -> AddNode:
    kind = _kind(change.parent_path)
    taken = criteria if kind == "criteria" else given.setdefault(change.parent_path, _siblings(standard, change))
    identifier = change.id
    if identifier is None:
        title = change.title if isinstance(change.title, str | dict) else ""
        identifier = make_identifier(identifier_text(title, standard.language), taken, _NOUNS.get(kind, "node"))
    taken.add(identifier)
    return AddNode(change.parent_path, change.title, change.index, identifier, change.fields)


def _kind(parent_path: str) -> str:
    below = {"": "stages", "stages": "steps", "steps": "key_factors", "key_factors": "criteria"}
    parts = parent_path.split("/")
    return below.get(parts[-2] if len(parts) > 1 else parent_path, "")


def _siblings(standard: Standard, change: AddNode) -> set[str]:
    try:
        parent = node_at(standard, change.parent_path)
    except StdcheckError:  # made by an earlier change of the same edit
        return set()
    return {id_of(child) for child in children_of(parent)} if type(parent) in CHILDREN else set()
