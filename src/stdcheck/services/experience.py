"""What the stored audits of a standard say, worked out once for each of their states."""

from stdcheck.domain.experience import Experience
from stdcheck.scoring.experience import Audited, experience_of
from stdcheck.services.sheets import AuditStatus, audits_of
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


def stored_experience(store: Store, unit: Unit, standard_id: str) -> Experience:
    """Return what the submitted audits of a standard say, all versions together.

    A draft is looked through after every change, so this asks the audits again only where one of them has changed.
    """
    state = unit.audits.state(standard=standard_id, status=AuditStatus.SUBMITTED)

    def gather() -> Experience:
        rows = unit.audits.all(standard=standard_id, status=AuditStatus.SUBMITTED)
        return experience_of(
            Audited(standard, audit, card) for _, audit, standard, card in audits_of(store, unit, rows)
        )

    return store.experience.get_or((standard_id, state), gather)
