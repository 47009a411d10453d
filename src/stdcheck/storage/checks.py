"""What `db check` looks at: the database's own checks, and the chain of the history."""

from collections.abc import Collection, Iterator

from stdcheck.domain.errors import Place, Problem
from stdcheck.domain.messages import Message, message
from stdcheck.storage.columns import to_json
from stdcheck.storage.history import START, Entry, digest, entry_hash
from stdcheck.storage.unit import Unit

_RESTORE = message("Compare with a backup; restore it if what is there cannot be trusted.")


def database_problems(unit: Unit) -> Iterator[Problem]:
    """Ask SQLite whether its file is whole and every reference leads somewhere; other databases see to that."""
    connection = unit.connection
    if connection.dialect.name != "sqlite":
        return
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(message("the database file is damaged: {found}", found=str(found)[:200]), _RESTORE)
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        what = message("a row of {table} belongs to something that is not there", table=str(table))
        yield Problem(what, _RESTORE, Place(path=(str(table),)))


def chain_problems(unit: Unit, heads: Collection[str] = ()) -> Iterator[Problem]:
    """Yield every place where the history was changed, cut or reordered; `heads` must all be in it."""
    expected, previous = 1, START
    seen: set[str] = set()
    for entry in unit.history.entries():
        if entry.position != expected:
            yield _problem(entry.position, "cut")
        elif entry.previous != previous:
            yield _problem(entry.position, "order")
        if entry.hash != _hash(entry):
            yield _problem(entry.position, "entry")
        if entry.said is not None and digest(to_json(entry.said)) != entry.said_hash:
            yield _problem(entry.position, "said")
        expected, previous = entry.position + 1, entry.hash
        seen.add(entry.hash)
    for head in heads:
        if head not in seen:
            yield Problem(message("the history does not hold {head}: entries were cut off", head=head[:12]), _RESTORE)


_FOUND = {
    "cut": message("entries are missing before entry {position} of the history"),
    "order": message("entry {position} of the history does not follow the one before"),
    "entry": message("entry {position} of the history was changed"),
    "said": message("what entry {position} of the history says was changed"),
}


def _problem(position: int, found: str) -> Problem:
    said = Message(_FOUND[found].text, {"position": position})
    return Problem(said, _RESTORE, Place(path=("history", position)))


def _hash(entry: Entry) -> str:
    return entry_hash(
        entry.position, entry.at, entry.role, entry.action, entry.kind, entry.subject, entry.said_hash, entry.previous
    )
