"""Results over many audits."""

from collections.abc import Iterable
from datetime import date

from stdcheck.domain.results import Results, ScoredAudit, SiteName
from stdcheck.domain.standard import Standard, Status
from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.sheets import AuditStatus, audits_of
from stdcheck.services.stored import newest_published, stored_standard
from stdcheck.services.summing import day_of, site_of, summarise
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


def published_results(
    store: Store,
    actor: Actor,
    *,
    standard_id: str,
    sites: Iterable[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Results:
    """Return the results of the submitted audits of a standard, of some sites and days (both included) where asked.

    Raises StdcheckError where the standard was never published.
    """
    require(actor, "published_results")
    wanted = None if sites is None else set(sites)

    def work(unit: Unit) -> Results:
        names = {row.code: SiteName(row.code, row.name, row.area) for row in unit.sites.all()}
        rows = unit.audits.all(standard=standard_id, status=AuditStatus.SUBMITTED)
        found = audits_of(store, unit, [row for row in rows if wanted is None or row.site in wanted])
        scored = [ScoredAudit(audit, card, site_of(audit, names)) for _, audit, _, card in found]
        inside = [one for one in scored if _is_between(day_of(one), since, until)]
        standards = {standard.version: standard for _, _, standard, _ in found} or _newest(store, unit, standard_id)
        head = unit.history.head().hash
        return summarise(list(standards.values()), inside, since=since, until=until, chain_head=head)

    return store.run(work)


def audited_sites(store: Store, actor: Actor, *, standard_id: str) -> frozenset[str]:
    """Return the codes of the sites where a submitted audit of the standard was made."""
    require(actor, "audited_sites")

    def work(unit: Unit) -> frozenset[str]:
        rows = unit.audits.all(standard=standard_id, status=AuditStatus.SUBMITTED)
        return frozenset(row.site for row in rows if row.site)

    return store.run(work)


def _newest(store: Store, unit: Unit, standard_id: str) -> dict[int, Standard]:
    versions = [row for row in unit.versions.all(standard_id) if row.status != Status.DRAFT]
    row = versions[0] if versions else newest_published(unit, standard_id)
    return {row.version: stored_standard(store, unit, row)}


def _is_between(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)
