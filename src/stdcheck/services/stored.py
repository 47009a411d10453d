"""What several use cases need of the store: parsed standards, remembered; and who does what, for the history."""

from datetime import UTC, datetime, time

from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard, Status
from stdcheck.services.actors import Actor
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit
from stdcheck.storage.versions import VersionRow


def doer(actor: Actor, now: datetime) -> Doer:
    """Return who does what now, for the history."""
    return Doer(actor.name, str(actor.role), now.astimezone(UTC))


def stored_standard(store: Store, unit: Unit, row: VersionRow) -> Standard:
    """Return the standard of a version row that this unit read; never of one that it has just written."""
    return store.standards.get_or(
        row.id, lambda: Standard.model_validate_json(unit.versions.document(row.id)), row.revision
    )


def newest_published(unit: Unit, standard_id: str) -> VersionRow:
    """Return the newest published version; raises StdcheckError where there is none."""
    versions = unit.versions.all(standard_id)
    found = next((row for row in versions if row.status == Status.PUBLISHED), None)
    if found:
        return found
    if any(row.status == Status.RETIRED for row in versions):
        raise refuse(
            message("every version of {standard} is retired", standard=standard_id),
            message("Publish a new version, or choose a version by its number."),
        )
    raise (
        _no_standard(standard_id)
        if not versions
        else refuse(
            message("{standard} is not published yet", standard=standard_id), message("Publish the draft first.")
        )
    )


def the_version(unit: Unit, standard_id: str, version: int) -> VersionRow:
    """Return one version; raises StdcheckError where there is none."""
    found = unit.versions.find(standard_id, version)
    if found is None:
        raise no_version(standard_id, version)
    return found


def no_version(standard_id: str, version: int) -> StdcheckError:
    """Make the error of a version that does not exist."""
    return refuse(
        message("there is no version {version} of {standard}", version=version, standard=standard_id),
        message("Choose one from the list of standards."),
    )


def the_draft(unit: Unit, standard_id: str) -> VersionRow:
    """Return the draft of a standard; raises StdcheckError where there is none."""
    found = unit.versions.draft(standard_id)
    if found is None:
        raise refuse(
            message("there is no draft of {standard}", standard=standard_id),
            message("It was published or deleted; choose one from the list of standards."),
        )
    return found


def _no_standard(standard_id: str) -> StdcheckError:
    return refuse(
        message("there is no standard {standard}", standard=standard_id),
        message("Choose one from the list of standards."),
    )


def add_version(unit: Unit, who: Doer, standard: Standard, *, is_sample: bool = False) -> None:
    """Add a published or retired version as it is, from a file; it counts as published when it took effect."""
    since = standard.effective_from
    begun = datetime.combine(since, time(), UTC) if since else who.at
    sha256 = content_hash(standard)
    unit.versions.add(standard, who, sha256=sha256, published_at=min(begun, who.at), is_sample=is_sample)
    new = {"version": standard.version, "status": str(standard.status), "sha256": sha256, "sample": is_sample}
    unit.history.append(who, Deed("add version", "standard", standard.id, new=new))
