"""What makes a store sound: the database file, the documents, and the chain of the history."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, Problem
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard
from stdcheck.storage.checks import chain_problems, database_problems
from stdcheck.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What a check of the store found; without problems all is well. `head` is the newest hash of the history."""

    entries: int
    head: str | None
    problems: tuple[Problem, ...]


def verify(unit: Unit, heads: Collection[str] = ()) -> StoreCheck:
    """Verify the database, the hash of every published document, and every link of the history with these heads."""
    head = unit.history.head()
    problems = (*database_problems(unit), *_changed_documents(unit), *chain_problems(unit, heads))
    return StoreCheck(head.position, head.hash if head.position else None, problems)


def _changed_documents(unit: Unit) -> Iterator[Problem]:
    for row in unit.versions.all():
        if row.sha256 is not None and _hash(unit.versions.document(row.id)) != row.sha256:
            yield Problem(
                message(
                    "version {version} of {standard} was changed after it was published",
                    version=row.version,
                    standard=row.standard,
                ),
                message("Compare with a backup; restore it if what is there cannot be trusted."),
                Place(path=("standard_version", row.standard, row.version)),
            )


def _hash(document: str) -> str | None:
    try:
        return content_hash(Standard.model_validate_json(document))
    except ValidationError:
        return None
