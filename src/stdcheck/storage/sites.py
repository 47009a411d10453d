"""Sites: where standards are audited."""

from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, insert, select, update

from stdcheck.storage.doer import Doer
from stdcheck.storage.tables import site


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site; `name` and `area` as in a standard: a text, or texts by language."""

    code: str
    name: Any
    area: Any
    time_zone: str
    is_sample: bool


class Sites:
    """The sites inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[SiteRow]:
        """Return every site by code, in the same order on every database (each has an order of its own for texts)."""
        rows = [SiteRow(*row) for row in self._connection.execute(select(*_COLUMNS))]
        return sorted(rows, key=attrgetter("code"))

    def find(self, code: str) -> SiteRow | None:
        """Return the site of that code, or None."""
        row = self._connection.execute(select(*_COLUMNS).where(site.c.code == code)).one_or_none()
        return SiteRow(*row) if row else None

    def save(self, row: SiteRow, doer: Doer) -> None:
        """Add the site, or change the one with its code."""
        values = {**asdict(row), "saved_at": doer.at, "saved_by": doer.name}
        done = self._connection.execute(update(site).where(site.c.code == row.code).values(values))
        if not done.rowcount:
            new_id: UUID = uuid4()
            self._connection.execute(insert(site), {"id": new_id, **values})

    def delete(self, code: str) -> None:
        """Delete the site of that code."""
        self._connection.execute(delete(site).where(site.c.code == code))

    def keep(self, code: str) -> None:
        """Say of a site that it is no sample any more."""
        self._connection.execute(update(site).where(site.c.code == code).values(is_sample=False))

    def has_samples(self) -> bool:
        """Tell whether any site is a sample."""
        return self._connection.execute(select(site.c.id).where(site.c.is_sample).limit(1)).one_or_none() is not None


_COLUMNS = (site.c.code, site.c.name, site.c.area, site.c.time_zone, site.c.is_sample)
