"""The history: who did what when, each entry chained to the one before by its hash."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from stdcheck.storage.columns import to_json
from stdcheck.storage.doer import Doer
from stdcheck.storage.tables import history

_NEWEST = select(history.c.position, history.c.hash).order_by(history.c.position.desc()).limit(1)

_BY_HASH = select(history.c.position).where(history.c.hash == bindparam("wanted"))

_ADD = insert(history)

START = "0" * 64
"""Stands where the first entry names the one before."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to a subject (`kind`: standard, audit, site ...): what was there before, what is now, and why."""

    action: str
    kind: str
    subject: str
    old: Any = None
    new: Any = None
    reason: str = ""


class Entry(NamedTuple):
    """One entry. `said` is None where the personal part was erased."""

    position: int
    at: datetime
    role: str
    action: str
    kind: str
    subject: str
    said: Mapping[str, Any] | None
    said_hash: str
    previous: str
    hash: str


class Head(NamedTuple):
    """The newest entry: its position (0: none) and hash."""

    position: int
    hash: str


class History:
    """The entries inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._head: Head | None = None
        self.added: str | None = None
        """The hash of the newest entry that was added here."""

    def append(self, doer: Doer, deed: Deed) -> None:
        """Write down what was done."""
        head = self._head or self.head()
        said = {"salt": secrets.token_hex(16), "who": doer.name, "old": deed.old, "new": deed.new}
        if deed.reason:
            said["reason"] = deed.reason
        position, said_hash = head.position + 1, digest(to_json(said))
        chained = entry_hash(position, doer.at, doer.role, deed.action, deed.kind, deed.subject, said_hash, head.hash)
        self._connection.execute(
            _ADD,
            {
                "position": position,
                "at": doer.at,
                "role": doer.role,
                "action": deed.action,
                "kind": deed.kind,
                "subject": deed.subject,
                "said": said,
                "said_hash": said_hash,
                "previous": head.hash,
                "hash": chained,
            },
        )
        self._head = Head(position, chained)
        self.added = chained

    def head(self) -> Head:
        """Return the newest entry."""
        found = self._connection.execute(_NEWEST).one_or_none()
        return Head(*found) if found else Head(0, START)

    def holds(self, entry: str) -> bool:
        """Tell whether there is an entry of that hash."""
        return self._connection.execute(_BY_HASH, {"wanted": entry}).one_or_none() is not None

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, the first first."""
        every = select(history).order_by(history.c.position).execution_options(yield_per=1_000)
        for row in self._connection.execute(every):
            yield Entry(*row)

    def count(self) -> int:
        """Return how many entries there are."""
        return self._connection.execute(select(func.count()).select_from(history)).scalar_one()


def entry_hash(*parts: object) -> str:
    """Return the hash of an entry from its parts, in the order of `Entry` without `said` and the hash itself."""
    plain = [part.astimezone(UTC).isoformat() if isinstance(part, datetime) else part for part in parts]
    return digest(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
