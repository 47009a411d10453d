"""What a rule looks at: one standard, what came before it, and its texts taken apart once for all rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from stdcheck.domain.experience import Experience
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import Criterion, CriterionPlace, KeyFactor, Node, Stage, Standard, Step
from stdcheck.domain.values import by_language
from stdcheck.rules.wording.statement import Statement

_READABLE = ("en", "zh")
_N = TypeVar("_N", Stage, Step, KeyFactor, Criterion)


@lru_cache(maxsize=256)
def _is_readable(language: str) -> bool:
    return language.split("-", maxsplit=1)[0].lower() in _READABLE


@lru_cache(maxsize=4_096)
def statement(text: str) -> Statement:
    """Return `text` taken apart, from memory where it was seen a moment ago."""
    return Statement.of(text)


class Written(NamedTuple):
    """One text of a criterion in one language, not blank."""

    path: str
    place: CriterionPlace
    field: str
    language: str
    text: str

    @property
    def statement(self) -> Statement:
        """Return the text taken apart."""
        return statement(self.text)

    def locate(self, finding: Finding) -> Finding:
        """Return a finding about the bare statement as one about this text of the standard."""
        return replace(finding, path=self.path, field=self.field, language=self.language)


@dataclass(frozen=True)
class View:
    """A standard as the rules see it.

    `previous` is the last published version, `today` where dates are to count, `audits` what audits of all versions
    say; None where nobody asked them.
    """

    standard: Standard
    previous: Standard | None = None
    today: date | None = None
    audits: Experience | None = None

    @cached_property
    def criteria(self) -> tuple[CriterionPlace, ...]:
        """Every criterion with what stands above it, in the order of the document."""
        return tuple(self.standard.criteria())

    @cached_property
    def all_nodes(self) -> tuple[tuple[str, Node], ...]:
        """Every node with its path, in the order of the document, the standard itself first."""
        return (("", self.standard), *_below("", "stages", self.standard.stages))

    def nodes(self, kind: type[_N]) -> Iterator[tuple[str, _N]]:
        """Yield the nodes of one kind with their paths."""
        for path, node in self.all_nodes:
            if isinstance(node, kind):
                yield path, node

    def written(self, *fields: str) -> Iterator[Written]:
        """Yield these texts of all criteria, field after field, in every language that the word rules can read."""
        for field in fields:
            if field not in self._texts:
                self._texts[field] = tuple(self._written(field))
            yield from self._texts[field]

    @cached_property
    def _texts(self) -> dict[str, Sequence[Written]]:
        return {}

    def _written(self, field: str) -> Iterator[Written]:
        for place, path in zip(self.criteria, self._paths, strict=True):
            for language, text in by_language(getattr(place.criterion, field), self.standard.language).items():
                if _is_readable(language) and text.strip():
                    yield Written(path, place, field, language, text)

    @cached_property
    def _paths(self) -> Sequence[str]:
        return [path for path, _ in self.nodes(Criterion)]


_CHILDREN = {"stages": "steps", "steps": "key_factors", "key_factors": "criteria"}


def _below(
    parent: str, kind: str, nodes: tuple[Stage | Step | KeyFactor | Criterion, ...]
) -> Iterator[tuple[str, Node]]:
    for node in nodes:
        path = f"{parent}/{kind}/{node.id}" if parent else f"{kind}/{node.id}"
        yield path, node
        if children := _CHILDREN.get(kind):
            yield from _below(path, children, getattr(node, children))
