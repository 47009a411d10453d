"""Publish and retire versions, and compare them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.experience import Experience
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard, Status
from stdcheck.domain.tree import parts_of
from stdcheck.rules import lint
from stdcheck.scoring import scoring_differs
from stdcheck.services.actors import Actor
from stdcheck.services.comparing import Difference, differences
from stdcheck.services.experience import stored_experience
from stdcheck.services.permissions import may, require
from stdcheck.services.stored import doer, no_version, stored_standard, the_draft, the_version
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit

__all__ = [
    "Comparison",
    "Difference",
    "compare_versions",
    "publish_standard",
    "retire_standard",
    "review_draft",
]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from an older to a newer version; `scoring_differs`: their audits are not drawn as one line."""

    standard_id: str
    older: int
    newer: int
    differences: tuple[Difference, ...]
    scoring_differs: bool


def review_draft(store: Store, actor: Actor, standard_id: str, *, today: date) -> tuple[Finding, ...]:
    """Return the findings on the draft, held against the newest published version and what audits say, if any."""
    require(actor, "review_draft")

    def work(unit: Unit) -> tuple[Standard, Standard | None, Experience]:
        draft = stored_standard(store, unit, the_draft(unit, standard_id))
        return draft, _previous(store, unit, standard_id), stored_experience(store, unit, standard_id)

    standard, previous, audits = store.run(work)
    return lint(standard, today=today, previous=previous, audits=audits)


def _previous(store: Store, unit: Unit, standard_id: str) -> Standard | None:
    """Return the newest version that was ever published."""
    row = next((row for row in unit.versions.all(standard_id) if row.status != Status.DRAFT), None)
    return stored_standard(store, unit, row) if row else None


def publish_standard(store: Store, actor: Actor, standard_id: str, *, effective_from: date, now: datetime) -> Standard:
    """Freeze the draft as the next published version.

    Raises StdcheckError with every error that was not accepted; nothing is published then.
    """
    require(actor, "publish_standard")

    def work(unit: Unit) -> Standard:
        row = the_draft(unit, standard_id)
        draft = stored_standard(store, unit, row)
        previous, audits = _previous(store, unit, standard_id), stored_experience(store, unit, standard_id)
        findings = lint(draft, today=now.date(), previous=previous, audits=audits)
        if problems := list(_blocking(draft, findings)):
            raise StdcheckError(problems)
        standard = draft.model_copy(update={"status": Status.PUBLISHED, "effective_from": effective_from})
        who, sha256 = doer(actor, now), content_hash(standard)
        unit.versions.save(row, standard, who, sha256=sha256, published_at=who.at, edits=0)
        unit.drafts.forget(row.id)
        new = {"version": row.version, "sha256": sha256, "effective_from": effective_from.isoformat()}
        unit.history.append(who, Deed("publish standard", "standard", standard_id, new=new))
        return standard

    return store.run(work, write=True)


def _blocking(standard: Standard, findings: Iterable[Finding]) -> Iterable[Problem]:
    if not any(standard.criteria()):
        yield Problem(
            message("the standard has no measurable standard yet"),
            message("Go through the four steps; write at least one."),
            Place(path=("stages",)),
        )
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.accepted is None:
            field = (finding.field,) if finding.field else ()
            yield Problem(finding.message, finding.remedy, Place(path=(*parts_of(finding.path), *field)))


def retire_standard(store: Store, actor: Actor, standard_id: str, version: int, *, now: datetime) -> None:
    """Retire a published version: no new audits; what exists stays. A retired one stays as it is."""
    require(actor, "retire_standard")

    def work(unit: Unit) -> None:
        row = the_version(unit, standard_id, version)
        if row.status == Status.DRAFT:
            raise refuse(
                message("version {version} of {standard} is a draft", version=version, standard=standard_id),
                message("Delete the draft instead."),
            )
        if row.status == Status.RETIRED:
            return
        retired = stored_standard(store, unit, row).model_copy(update={"status": Status.RETIRED})
        who = doer(actor, now)
        unit.versions.save(row, retired, who, retired_at=who.at)
        unit.history.append(who, Deed("retire standard", "standard", standard_id, new={"version": version}))

    store.run(work, write=True)


def compare_versions(store: Store, actor: Actor, standard_id: str, older: int, newer: int) -> Comparison:
    """Return what changed from version `older` to version `newer`; a draft only for those who may open it."""
    require(actor, "compare_versions")

    def work(unit: Unit) -> tuple[Standard, Standard]:
        return _visible(store, unit, actor, standard_id, older), _visible(store, unit, actor, standard_id, newer)

    before, after = store.run(work)
    return Comparison(standard_id, older, newer, differences(before, after), scoring_differs(before, after))


def _visible(store: Store, unit: Unit, actor: Actor, standard_id: str, version: int) -> Standard:
    row = the_version(unit, standard_id, version)
    if row.status == Status.DRAFT and not may(actor, "open_draft"):
        raise no_version(standard_id, version)
    return stored_standard(store, unit, row)
