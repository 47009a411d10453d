"""The sample organisation: load it, remove it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from uuid import UUID

from stdcheck.documents.sites import SiteForm, load_sites
from stdcheck.documents.standards import files_in, load_audit, load_standard
from stdcheck.domain.audit import Audit
from stdcheck.domain.content import content_hash
from stdcheck.domain.standard import Standard, Status
from stdcheck.services.actors import Actor
from stdcheck.services.arriving import Arrival, receive
from stdcheck.services.permissions import require
from stdcheck.services.site_forms import SiteDraft, checked_site
from stdcheck.services.stored import add_version, doer
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed
from stdcheck.storage.sites import SiteRow
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

SITES_FILE = "sites.yaml"
_AT_ONCE = 25
"""So many audits are loaded in one transaction."""


@dataclass(frozen=True, slots=True)
class SampleCount:
    """How much was loaded or removed; `kept` names sample standards and sites that stay because own audits use them."""

    standards: int
    sites: int
    audits: int
    kept: tuple[str, ...] = ()


def samples_loaded(store: Store, actor: Actor) -> bool:
    """Tell whether anything in the store is a sample."""
    require(actor, "samples_loaded")
    return store.run(lambda unit: unit.versions.has_samples() or unit.sites.has_samples() or unit.audits.has_samples())


def load_samples(
    store: Store,
    actor: Actor,
    library: Path,
    *,
    now: datetime,
    progress: Callable[[float], object] | None = None,
) -> SampleCount:
    """Load the library's standards, sites and audits, all marked as samples; what is there already stays.

    `progress` is called with 0 to 1. Killed on the way and run again, it loads what is missing.
    """
    require(actor, "load_samples")
    who, tell = doer(actor, now), progress or (lambda _share: None)
    standards = _standards(library)
    sites = [checked_site(_site_draft(form), is_sample=True) for form in load_sites(_sites_file(library)).sites]
    versions, places = store.run(partial(_add_standards_and_sites, who, standards, sites), write=True)
    files = [path for path in files_in(library / "audits") if path.name != SITES_FILE]
    loaded = 0
    for start in range(0, len(files), _AT_ONCE):
        tell(start / len(files))
        audits = [load_audit(path) for path in files[start : start + _AT_ONCE]]
        loaded += store.run(partial(_add_audits, store, who, standards, audits), write=True)
    tell(1.0)
    return SampleCount(versions, places, loaded)


def _standards(library: Path) -> list[Standard]:
    found = [load_standard(path) for path in files_in(library / "standards")]
    published = [standard for standard in found if standard.status is not Status.DRAFT]
    return sorted(published, key=lambda standard: (standard.id, standard.version))


def _sites_file(library: Path) -> Path:
    return library / "audits" / SITES_FILE


def _add_standards_and_sites(
    who: Doer, standards: Sequence[Standard], sites: Sequence[SiteRow], unit: Unit
) -> tuple[int, int]:
    new_versions = [standard for standard in standards if unit.versions.find(standard.id, standard.version) is None]
    for standard in new_versions:
        add_version(unit, who, standard, is_sample=True)
    new_sites = [site for site in sites if unit.sites.find(site.code) is None]
    for site in new_sites:
        unit.sites.save(site, who)
    new = {
        "standards": [f"{standard.id} {standard.version}" for standard in new_versions],
        "sites": [site.code for site in new_sites],
    }
    unit.history.append(who, Deed("load samples", "samples", "", new=new))
    return len({standard.id for standard in new_versions}), len(new_sites)


def _add_audits(store: Store, who: Doer, standards: Sequence[Standard], audits: Sequence[Audit], unit: Unit) -> int:
    known = {(standard.id, standard.version): content_hash(standard) for standard in standards}
    count = 0
    for audit in audits:
        row = unit.versions.find(audit.standard.id, audit.standard.version)
        ours = row is not None and row.sha256 == known.get((audit.standard.id, audit.standard.version))
        if ours and unit.audits.find(audit.id) is None:
            receive(store, unit, Arrival(audit, f"sample {audit.id}", who, is_sample=True))
            count += 1
    return count


def remove_samples(store: Store, actor: Actor, *, now: datetime) -> SampleCount:
    """Delete every sample, never what people added; a sample that own work builds on stays and is named.

    What stays is a sample no more. A sample audit that somebody changed is still a sample; what was changed in it
    stands in the history.
    """
    require(actor, "remove_samples")

    def work(unit: Unit) -> SampleCount:
        audits = unit.audits.all()
        unit.audits.delete([row.id for row in audits if row.is_sample])
        own = [row for row in audits if not row.is_sample]
        standards, kept_standards = _remove_standards(unit, {row.version_id for row in own})
        sites, kept_sites = _remove_sites(unit, {row.site for row in own})
        kept = (*kept_standards, *kept_sites)
        count = SampleCount(len(standards), len(sites), len(audits) - len(own), kept)
        if count.standards or count.sites or count.audits:
            old = {"standards": standards, "sites": sites, "audits": [row.code for row in audits if row.is_sample]}
            deed = Deed("remove samples", "samples", "", old, {"kept": list(kept)})
            unit.history.append(doer(actor, now), deed)
        return count

    return store.run(work, write=True)


def _remove_standards(unit: Unit, audited: set[UUID]) -> tuple[list[str], list[str]]:
    """Delete sample standards of which nothing is used; return those deleted and those kept."""
    deleted: list[str] = []
    kept: list[str] = []
    for standard, versions in groupby(unit.versions.all(), attrgetter("standard")):
        rows = list(versions)
        samples = [row for row in rows if row.is_sample]
        used = any(row.id in audited or not row.is_sample for row in rows)
        for row in samples:
            if used:
                unit.versions.keep(row.id)
            else:
                unit.versions.delete(row.id)
        if samples:
            (kept if used else deleted).append(standard)
    return deleted, kept


def _remove_sites(unit: Unit, audited: set[str | None]) -> tuple[list[str], list[str]]:
    deleted: list[str] = []
    kept: list[str] = []
    for row in unit.sites.all():
        if row.is_sample and row.code in audited:
            unit.sites.keep(row.code)
            kept.append(row.code)
        elif row.is_sample:
            unit.sites.delete(row.code)
            deleted.append(row.code)
    return deleted, kept


def _site_draft(form: SiteForm) -> SiteDraft:
    return SiteDraft(form.code, form.name, form.area, form.time_zone)
