"""Whether the store answers: what a proxy asks before it sends people here."""

from sqlalchemy.exc import SQLAlchemyError

from stdcheck.domain.errors import StdcheckError
from stdcheck.storage.store import Store


def answers(store: Store) -> bool:
    """Tell whether the store can be read now, and its file (where it has one) still has its place."""
    if store.file and not store.file.is_file():
        return False
    try:
        store.run(lambda unit: unit.history.head())
    except (StdcheckError, SQLAlchemyError):
        return False
    return True
