"""Files in and out: import standards, sites and audits, export everything."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from stdcheck.documents.sites import SiteForm, SiteList, dump_sites, read_sites
from stdcheck.documents.standards import dump, files_in, kind_of, read_audit, read_bytes, read_standard
from stdcheck.domain.audit import Audit
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard, Status
from stdcheck.services.actors import Actor
from stdcheck.services.arriving import Arrival, receive
from stdcheck.services.permissions import require
from stdcheck.services.sheets import AuditStatus, audits_of
from stdcheck.services.site_forms import SiteDraft, checked_site
from stdcheck.services.stored import add_version, doer, stored_standard
from stdcheck.storage.doer import Doer
from stdcheck.storage.history import Deed
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one standard, audit or site (`id`), and the file it stood in."""

    file: str
    kind: Literal["standard", "audit", "site"]
    id: str
    version: int | None
    state: Literal["added", "already", "draft"]


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written, and where."""

    folder: Path
    standards: int
    audits: int
    sites: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What the files hold, each with its file."""

    sites: list[tuple[str, SiteForm]]
    standards: list[tuple[str, Standard]]
    audits: list[tuple[str, Audit, str]]


def import_files(
    store: Store,
    actor: Actor,
    paths: Sequence[Path],
    *,
    now: datetime,
    progress: Callable[[float], object] | None = None,
) -> tuple[Imported, ...]:
    """Import files and folders, all or nothing: sites, then standards by version, then audits.

    Published and retired versions come in as they are, drafts as drafts, audits as submitted ones; files of other
    kinds are skipped in folders and refused by name. Raises StdcheckError with the problems of every file; then
    nothing was saved.
    """
    require(actor, "import_files")
    found = _read_all(paths, progress or (lambda _share: None))
    return store.run(lambda unit: _take_all(store, unit, doer(actor, now), found), write=True)


def _read_all(paths: Sequence[Path], tell: Callable[[float], object]) -> _Found:
    files = [(file, path.is_dir()) for path in paths for file in (files_in(path) if path.is_dir() else [path])]
    found = _Found([], [], [])
    problems: list[Problem] = []
    for position, (file, in_folder) in enumerate(files):
        tell(position / len(files))
        try:
            _read(file, found, in_folder=in_folder)
        except StdcheckError as error:
            problems += error.problems
    tell(1.0)
    if problems:
        raise StdcheckError(problems)
    found.standards.sort(key=lambda item: (item[1].id, item[1].version))
    return found


def _read(file: Path, found: _Found, *, in_folder: bool) -> None:
    raw, name = read_bytes(file), str(file)
    kind = kind_of(file)
    if kind == "standard":
        found.standards.append((name, read_standard(raw, name)))
    elif kind == "audit":
        found.audits.append((name, read_audit(raw, name), hashlib.sha256(raw).hexdigest()))
    elif kind == "sites":
        found.sites.extend((name, form) for form in read_sites(raw, name).sites)
    elif not in_folder:
        raise refuse(
            message("the file holds no standard, audit or list of sites"),
            message("Begin it with stdcheck: 1 and kind: standard, audit or sites."),
            Place(file=name),
        )


def _take_all(store: Store, unit: Unit, who: Doer, found: _Found) -> tuple[Imported, ...]:
    takes = [
        *((file, partial(_take_site, unit, who, file, form)) for file, form in found.sites),
        *((file, partial(_take_standard, store, unit, who, file, standard)) for file, standard in found.standards),
        *(
            (file, partial(_take_audit, store, unit, file, Arrival(audit, submission, who)))
            for file, audit, submission in found.audits
        ),
    ]
    problems: list[Problem] = []
    done: list[Imported] = []
    for file, take in takes:
        try:
            done.append(take())
        except StdcheckError as error:
            problems.extend(error.in_file(file).problems)
    if problems:
        raise StdcheckError(problems)
    return tuple(done)


def _take_site(unit: Unit, who: Doer, file: str, form: SiteForm) -> Imported:
    row = checked_site(SiteDraft(form.code, form.name, form.area, form.time_zone))
    before = unit.sites.find(row.code)
    if before == row:
        return Imported(file, "site", row.code, None, "already")
    unit.sites.save(row, who)
    new = form.model_dump(mode="json")
    unit.history.append(who, Deed("save site", "site", row.code, new=new))
    return Imported(file, "site", row.code, None, "added")


def _take_standard(store: Store, unit: Unit, who: Doer, file: str, standard: Standard) -> Imported:
    if standard.status is Status.DRAFT:
        return _take_draft(store, unit, who, file, standard)
    row = unit.versions.find(standard.id, standard.version)
    if row is None:
        add_version(unit, who, standard)
        return Imported(file, "standard", standard.id, standard.version, "added")
    if row.status == Status.DRAFT or row.sha256 != content_hash(standard):
        raise refuse(
            message(
                "version {version} of {standard} is here already, with other content",
                version=standard.version,
                standard=standard.id,
            ),
            message("Give it the next version number, or import it as a draft."),
        )
    return Imported(file, "standard", standard.id, standard.version, "already")


def _take_draft(store: Store, unit: Unit, who: Doer, file: str, standard: Standard) -> Imported:
    versions = unit.versions.all(standard.id)
    row = next((row for row in versions if row.status == Status.DRAFT), None)
    if row is None:
        version = max([standard.version, *(row.version + 1 for row in versions)])
        unit.versions.add(standard.model_copy(update={"version": version}), who)
        unit.history.append(who, Deed("start draft", "standard", standard.id, new={"version": version}))
        return Imported(file, "standard", standard.id, version, "draft")
    if content_hash(stored_standard(store, unit, row)) != content_hash(standard):
        raise refuse(
            message("there is a draft of {standard} already", standard=standard.id),
            message("Publish or delete it first, or import this one under an id of its own."),
        )
    return Imported(file, "standard", standard.id, row.version, "already")


def _take_audit(store: Store, unit: Unit, file: str, arrival: Arrival) -> Imported:
    received = receive(store, unit, arrival)
    state: Literal["added", "already"] = "added" if received.state == "received" else "already"
    return Imported(file, "audit", received.audit_id, None, state)


def export_all(
    store: Store, actor: Actor, folder: Path, *, progress: Callable[[float], object] | None = None
) -> Exported:
    """Write everything as the files of the library: standards/, audits/, audits/sites.yaml.

    The newest version of a standard is standards/<id>.yaml, earlier ones stand at standards/<id>/v<n>.yaml. Audits
    that are open or withdrawn are left out: a file cannot say so. Raises StdcheckError where the folder is not empty
    or cannot be written.
    """
    require(actor, "export_all")
    tell = progress or (lambda _share: None)
    standards, audits, sites = store.run(lambda unit: _everything(store, unit))
    files = [*_standard_files(standards), *_audit_files(audits)]
    if sites:
        files.append((Path("audits/sites.yaml"), dump_sites(SiteList(stdcheck=1, kind="sites", sites=sites))))
    try:
        _make_empty(folder)
        for position, (file, text) in enumerate(files):
            tell(position / len(files))
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise refuse(
            message("the folder cannot be written: {reason}", reason=error.strerror or type(error).__name__),
            message("Choose another folder, or make room on the disk."),
            Place(file=str(folder)),
        ) from None
    tell(1.0)
    return Exported(folder, len({standard.id for standard in standards}), len(audits), len(sites))


def _everything(store: Store, unit: Unit) -> tuple[list[Standard], list[Audit], tuple[SiteForm, ...]]:
    standards = [stored_standard(store, unit, row) for row in unit.versions.all()]
    rows = unit.audits.all(status=AuditStatus.SUBMITTED)
    audits = [audit for _, audit, _, _ in audits_of(store, unit, rows)]
    sites = (SiteForm(code=row.code, name=row.name, area=row.area, time_zone=row.time_zone) for row in unit.sites.all())
    return standards, audits, tuple(sites)


def _standard_files(standards: Sequence[Standard]) -> Iterator[tuple[Path, str]]:
    newest: dict[str, int] = {}
    for standard in standards:
        newest[standard.id] = max(standard.version, newest.get(standard.id, 0))
    for standard in standards:
        earlier = Path("standards", standard.id, f"v{standard.version}.yaml")
        is_newest = standard.version == newest[standard.id]
        yield Path("standards", f"{standard.id}.yaml") if is_newest else earlier, dump(standard)


def _audit_files(audits: Sequence[Audit]) -> Iterator[tuple[Path, str]]:
    for audit in audits:
        yield Path("audits", audit.standard.id, f"{audit.id}.yaml"), dump(audit)


def _make_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse(
            message("the folder is not empty"),
            message("Choose a new one; nothing is overwritten."),
            Place(file=str(folder)),
        )
    folder.mkdir(parents=True, exist_ok=True)
