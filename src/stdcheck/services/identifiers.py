"""Ids from titles: readable, stable, the same signs everywhere."""

from collections.abc import Callable


def make_identifier(title: str, taken: Callable[[str], bool], fallback: str) -> str:
    """Return an id of [a-z0-9-], at most 64 signs: accents folded, Chinese as pinyin, numbered where taken."""
    raise NotImplementedError
