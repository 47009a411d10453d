"""A unit of work: one transaction, and what it can read and write."""

from functools import cached_property

from sqlalchemy import Connection

from stdcheck.storage.audits import Audits
from stdcheck.storage.documents import Documents
from stdcheck.storage.drafts import Drafts
from stdcheck.storage.history import History
from stdcheck.storage.sites import Sites
from stdcheck.storage.versions import Versions


class Unit:
    """Everything of the store inside one transaction."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self.connection = connection
        self._documents = documents

    @cached_property
    def versions(self) -> Versions:
        """Versions of standards."""
        return Versions(self.connection, self._documents)

    @cached_property
    def drafts(self) -> Drafts:
        """What was edited in drafts, to undo and redo."""
        return Drafts(self.connection)

    @cached_property
    def sites(self) -> Sites:
        """Sites."""
        return Sites(self.connection)

    @cached_property
    def audits(self) -> Audits:
        """Audits and their answers."""
        return Audits(self.connection)

    @cached_property
    def history(self) -> History:
        """Who did what when."""
        return History(self.connection)
