"""Open the store behind the application, brought up to date."""

from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store


def open_store(settings: Settings) -> Store:
    """Return the store, its folder made and its tables migrated.

    Raises StdcheckError where the database is newer than the program, cannot be reached, or its address is wrong.
    """
    raise NotImplementedError
