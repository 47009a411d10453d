"""Audits that come as a whole, from a workbook or a file."""

from datetime import datetime

from stdcheck.domain.audit import Audit
from stdcheck.services.actors import Actor
from stdcheck.services.arriving import Arrival, receive
from stdcheck.services.permissions import require
from stdcheck.services.sheets import Received
from stdcheck.services.stored import doer
from stdcheck.storage.store import Store


def receive_audit(store: Store, actor: Actor, audit: Audit, *, submission: str, now: datetime) -> Received:
    """Take a whole audit from a workbook or a file, and submit it.

    `submission` is an id made once for what was sent (for a file: the SHA-256 of its bytes). The same submission
    with the same content is "already"; with other content StdcheckError. An open audit of the same id is filled and
    submitted where the answers do not contradict those on record; else StdcheckError names each.
    """
    require(actor, "receive_audit")
    return store.run(lambda unit: receive(store, unit, Arrival(audit, submission, doer(actor, now))), write=True)
