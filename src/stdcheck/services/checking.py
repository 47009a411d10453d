"""Verify the store: the database file, the documents, and the chain of the history."""

from collections.abc import Collection

from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.verifying import StoreCheck, verify
from stdcheck.storage.store import Store

__all__ = ["StoreCheck", "check_store"]


def check_store(store: Store, actor: Actor, *, heads: Collection[str] = ()) -> StoreCheck:
    """Verify the database, the hash of every published document, and every link of the history.

    `heads` are hashes of the history as printed in workbooks: each must still be in the chain, so that a cut tail
    is found.
    """
    require(actor, "check_store")
    return store.run(lambda unit: verify(unit, heads))
