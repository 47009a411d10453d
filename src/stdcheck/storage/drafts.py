"""The edits of drafts, kept so that they can be undone and made again after any restart."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from stdcheck.domain.patches import Patch
from stdcheck.storage.tables import draft_change

MOST_EDITS: Final = 500
"""So many edits of a draft can be undone; older ones are forgotten."""

_TABLE = draft_change
_KEEP = insert(_TABLE)
_FORGET = delete(_TABLE).where(
    _TABLE.c.version_id == bindparam("owner"),
    (_TABLE.c.position >= bindparam("here")) | (_TABLE.c.position <= bindparam("long_ago")),
)


class KeptEdit(NamedTuple):
    """One edit as it was kept."""

    at: tuple[int, ...]
    whole: bool
    old: Mapping[str, Any]
    new: Mapping[str, Any]


class Drafts:
    """The edits inside one transaction; positions count from 1."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, version_id: UUID, position: int, patch: Patch) -> None:
        """Keep an edit; edits that were undone are forgotten."""
        span = {"owner": version_id, "here": position, "long_ago": position - MOST_EDITS}
        self._connection.execute(_FORGET, span)
        self._connection.execute(
            _KEEP,
            {
                "version_id": version_id,
                "position": position,
                "at": list(patch.at),
                "whole": patch.whole,
                "old": patch.old,
                "new": patch.new,
            },
        )

    def forget(self, version_id: UUID) -> None:
        """Forget every edit of a draft that is one no more."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.version_id == version_id))

    def edit(self, version_id: UUID, position: int) -> KeptEdit | None:
        """Return the edit at a position, or None."""
        wanted = select(_TABLE.c.at, _TABLE.c.whole, _TABLE.c.old, _TABLE.c.new).where(
            _TABLE.c.version_id == version_id, _TABLE.c.position == position
        )
        row = self._connection.execute(wanted).one_or_none()
        return KeptEdit(tuple(row.at), row.whole, row.old, row.new) if row else None

    def span(self, version_id: UUID) -> tuple[int, int]:
        """Return the first and the last position kept; (1, 0) where there is none."""
        wanted = select(func.min(_TABLE.c.position), func.max(_TABLE.c.position)).where(
            _TABLE.c.version_id == version_id
        )
        first, last = self._connection.execute(wanted).one()
        return (first or 1, last or 0)
