"""Open the store behind the application, brought up to date."""

from pathlib import Path

from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message
from stdcheck.services.settings import Settings
from stdcheck.storage.engines import connect
from stdcheck.storage.migrating import migrate
from stdcheck.storage.store import Store


def open_store(settings: Settings) -> Store:
    """Return the store, its folder made and its tables migrated.

    Raises StdcheckError where the database is newer than the program, cannot be reached, or its address is wrong.
    """
    store = connect(settings.database_url)
    make_folder(settings.data_folder)
    if store.file:
        make_folder(store.file.parent)
    try:
        migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def existing_store(settings: Settings) -> Store:
    """Return the store as it is, nothing made and nothing migrated.

    Raises StdcheckError where there is none, or its address is wrong.
    """
    store = connect(settings.database_url)
    if store.file and not store.file.is_file():
        raise refuse(
            message("there is no database here"),
            message("Name the right one with --database, or with STDCHECK_DATABASE_URL."),
            Place(file=str(store.file)),
        )
    return store


def make_folder(folder: Path) -> None:
    """Make a folder for data where there is none; raises StdcheckError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(
            message("the folder for the data cannot be made: {reason}", reason=error.strerror or type(error).__name__),
            message("Choose another with STDCHECK_DATA, or ask for the right to write there."),
            Place(file=str(folder)),
        ) from None
