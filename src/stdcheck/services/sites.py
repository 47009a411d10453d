"""Sites: the places where standards are audited."""

from dataclasses import asdict
from datetime import datetime

from stdcheck.domain.errors import refuse
from stdcheck.domain.messages import message, plural_message
from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.site_forms import SiteDraft, SiteEntry, checked_site, entry_of_site
from stdcheck.services.stored import doer
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

__all__ = ["SiteDraft", "SiteEntry", "delete_site", "list_sites", "save_site"]


def list_sites(store: Store, actor: Actor) -> tuple[SiteEntry, ...]:
    """Return every site by code."""
    require(actor, "list_sites")

    def work(unit: Unit) -> tuple[SiteEntry, ...]:
        use = unit.audits.site_use()
        return tuple(entry_of_site(row, use.get(row.code)) for row in unit.sites.all())

    return store.run(work)


def save_site(store: Store, actor: Actor, site: SiteDraft, *, now: datetime) -> SiteEntry:
    """Add the site, or change the one with that code; raises StdcheckError with every field that does not fit."""
    require(actor, "save_site")
    row = checked_site(site)

    def work(unit: Unit) -> SiteEntry:
        before = unit.sites.find(row.code)
        unit.sites.save(row, doer(actor, now))
        old = asdict(before) if before else None
        unit.history.append(doer(actor, now), Deed("save site", "site", row.code, old, asdict(row)))
        return entry_of_site(row, unit.audits.site_use(row.code).get(row.code))

    return store.run(work, write=True)


def delete_site(store: Store, actor: Actor, code: str, *, now: datetime) -> None:
    """Delete a site that has no audits; raises StdcheckError where it has some."""
    require(actor, "delete_site")

    def work(unit: Unit) -> None:
        row = unit.sites.find(code)
        if row is None:
            raise refuse(message("there is no site {site}", site=code), message("Choose one from the list of sites."))
        if use := unit.audits.site_use(code).get(code):
            raise refuse(
                plural_message("one audit names this site", "{n} audits name this site", use.audits),
                message("Keep the site, so that its results stay readable."),
            )
        unit.sites.delete(code)
        unit.history.append(doer(actor, now), Deed("delete site", "site", code, asdict(row)))

    store.run(work, write=True)
