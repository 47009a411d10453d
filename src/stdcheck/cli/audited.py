"""What audits in files say about the standards that are linted."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from stdcheck.cli.score import card_of
from stdcheck.cli.session import Session
from stdcheck.cli.sources import (
    WORKBOOK,
    Gathering,
    Library,
    StandardFile,
    kept_versions,
    paths_of_kind,
    read_audit_file,
    read_standard_file,
)
from stdcheck.documents.standards import locate
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.experience import Experience
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard
from stdcheck.scoring.experience import Audited, experience_of


def experience_at(session: Session, folder: Path, files: Sequence[StandardFile]) -> Mapping[str, Experience]:
    """Read every audit in a folder (or one file), and return what they say by the id of the standard.

    Audits of standards that are not linted are read and left out. Raises StdcheckError with the problems of all files.
    """
    gathering = Gathering()
    wanted = {file.standard.id for file in files}
    library = Library(known=[file.standard for file in files] + _earlier(files, gathering))
    found: dict[str, list[Audited]] = {identifier: [] for identifier in wanted}
    paths = paths_of_kind([folder], "audit", gathering, also=[WORKBOOK])
    with session.progress(session.t("Reading audits")) as advance:
        for position, path in enumerate(paths, start=1):
            if audited := gathering.attempt(partial(_audited, path, library, wanted)):
                found[audited.standard.id].append(audited)
            advance(position / len(paths))
    gathering.finish()
    return {identifier: experience_of(audited) for identifier, audited in found.items()}


def _earlier(files: Sequence[StandardFile], gathering: Gathering) -> list[Standard]:
    """Return the versions that are kept beside the standards."""
    paths = dict.fromkeys(path for file in files for path in kept_versions(file).values())
    read = (gathering.attempt(partial(read_standard_file, path)) for path in paths)
    return [one.standard for one in read if one]


def _audited(path: Path, library: Library, wanted: set[str]) -> Audited | None:
    read = read_audit_file(path, library)
    made = read.audit.standard
    if made.id not in wanted:
        return None
    standard = library.find(made.id, made.version)
    if standard is None:
        missing = refuse(
            message("{id}, version {version}, is not there to score the audit with", id=made.id, version=made.version),
            message("Keep it beside the standard as {file}.", file=f"{made.id}/v{made.version}.yaml"),
            Place(path=("standard",)),
        )
        raise locate(read.raw, str(path), missing.problems) if read.raw is not None else missing.in_file(str(path))
    return Audited(standard, read.audit, card_of(read, standard))
