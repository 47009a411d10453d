"""The manual of a rule, taken from the docstring of its module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stdcheck.rules.discovery import Rule

HEADINGS = ("What it does", "Why it matters", "Example", "Better", "When to accept it")


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual of one rule in one language: a sentence, then a text under each of five headings."""

    code: str
    title: str
    sections: Mapping[str, str]

    def __str__(self) -> str:
        parts = [f"# {self.code} {self.title}"]
        parts += [part for heading, text in self.sections.items() for part in (f"## {heading}", text)]
        return "\n\n".join(parts) + "\n"


def manual_of(rule: Rule, t: Callable[[str], str]) -> Manual:
    """Return the manual of `rule`, every paragraph in the language of `t`."""
    title, *paragraphs = (paragraph.strip() for paragraph in rule.docstring.split("\n\n"))
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        if paragraph in HEADINGS:
            heading = texts.setdefault(t(paragraph), [])
        else:
            heading.append(t(paragraph).replace("\n", " "))
    sections = {heading: "\n\n".join(said) for heading, said in texts.items()}
    return Manual(rule.code, t(title), MappingProxyType(sections))
