"""Versions of standards: drafts, published and retired ones."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from stdcheck.domain.standard import Standard, Status
from stdcheck.storage.documents import Documents
from stdcheck.storage.doer import Doer
from stdcheck.storage.tables import standard_version

_TABLE = standard_version
_ENTRY = [column for column in _TABLE.c if column.name != "document"]
_SAVE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("wanted"))
    .values({column.name: bindparam(column.name) for column in _TABLE.c if column.name != "id"})
)
_BY_ID = select(*_ENTRY).where(_TABLE.c.id == bindparam("wanted"))
_DRAFT = select(*_ENTRY).where(_TABLE.c.standard == bindparam("wanted"), _TABLE.c.status == str(Status.DRAFT))


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version without its document."""

    id: UUID
    standard: str
    version: int
    status: str
    revision: int
    title: Any
    language: str
    languages: Sequence[str]
    sector: str | None
    criteria: int
    sha256: str | None
    effective_from: date | None
    published_at: datetime | None
    retired_at: datetime | None
    is_sample: bool
    edits: int
    saved_at: datetime
    saved_by: str


class Versions:
    """The versions inside one transaction."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def all(self, standard: str | None = None) -> list[VersionRow]:
        """Return every version (of one standard) by the standard's id, the newest of each first."""
        wanted = select(*_ENTRY).order_by(_TABLE.c.version.desc())
        if standard is not None:
            wanted = wanted.where(_TABLE.c.standard == standard)
        rows = [VersionRow(**row) for row in self._connection.execute(wanted).mappings()]
        return sorted(rows, key=attrgetter("standard"))  # databases differ in how they order texts

    def by_id(self, row_id: UUID) -> VersionRow:
        """Return one version that is known to exist."""
        row = self._connection.execute(_BY_ID, {"wanted": row_id}).mappings().one()
        return VersionRow(**row)

    def find(self, standard: str, version: int) -> VersionRow | None:
        """Return one version, or None."""
        wanted = select(*_ENTRY).where(_TABLE.c.standard == standard, _TABLE.c.version == version)
        row = self._connection.execute(wanted).mappings().one_or_none()
        return VersionRow(**row) if row else None

    def draft(self, standard: str) -> VersionRow | None:
        """Return the draft of a standard, or None; there is at most one."""
        row = self._connection.execute(_DRAFT, {"wanted": standard}).mappings().one_or_none()
        return VersionRow(**row) if row else None

    def is_taken(self, standard: str) -> bool:
        """Tell whether any version has this id."""
        wanted = select(func.count()).select_from(_TABLE).where(_TABLE.c.standard == standard)
        return self._connection.execute(wanted).scalar_one() > 0

    def document(self, row_id: UUID) -> str:
        """Return the document of a version as JSON."""
        return str(self._connection.execute(select(_TABLE.c.document).where(_TABLE.c.id == row_id)).scalar_one())

    def add(
        self,
        standard: Standard,
        doer: Doer,
        *,
        sha256: str | None = None,
        published_at: datetime | None = None,
        is_sample: bool = False,
    ) -> UUID:
        """Add a version; its revision is 1."""
        row_id = uuid4()
        values = {
            "id": row_id,
            "revision": 1,
            "edits": 0,
            "sha256": sha256,
            "published_at": published_at,
            "retired_at": None,
            "is_sample": is_sample,
            **_columns(standard, self._documents.write(standard), doer),
        }
        self._connection.execute(insert(_TABLE), values)
        return row_id

    def save(self, row: VersionRow, standard: Standard, doer: Doer, **changed: Any) -> None:
        """Save what a version has become; its revision grows. `changed` sets further columns."""
        written = _columns(standard, self._documents.write(standard), doer)
        values = {**asdict(row), **written, **changed, "revision": row.revision + 1, "wanted": row.id}
        del values["id"]
        self._connection.execute(_SAVE, values)

    def delete(self, row_id: UUID) -> None:
        """Delete a version with all that hangs on it."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.id == row_id))

    def keep(self, row_id: UUID) -> None:
        """Say of a version that it is no sample any more."""
        self._connection.execute(update(_TABLE).where(_TABLE.c.id == row_id).values(is_sample=False))

    def has_samples(self) -> bool:
        """Tell whether any version is a sample."""
        wanted = select(_TABLE.c.id).where(_TABLE.c.is_sample).limit(1)
        return self._connection.execute(wanted).one_or_none() is not None


def _columns(standard: Standard, document: str, doer: Doer) -> dict[str, Any]:
    return {
        "standard": standard.id,
        "version": standard.version,
        "status": str(standard.status),
        "document": document,
        "title": standard.title,
        "language": standard.language,
        "languages": list(standard.languages),
        "sector": standard.sector,
        "criteria": sum(1 for _ in standard.criteria()),
        "effective_from": standard.effective_from,
        "saved_at": doer.at,
        "saved_by": doer.name,
    }
