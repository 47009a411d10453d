"""Finding and reading the standards and audits that a call names."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from stdcheck.documents.standards import files_in, kind_of, read_audit, read_bytes, read_standard
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard

if TYPE_CHECKING:
    from stdcheck.domain.audit import Audit

LIBRARY = "standards"
WORKBOOK = ".xlsx"
_OURS = b"stdcheck"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StandardFile:
    """A standard and the file it came from."""

    path: Path
    raw: bytes
    standard: Standard


@dataclass(frozen=True, slots=True)
class AuditFile:
    """An audit and the file it came from; `raw` is None for a workbook."""

    path: Path
    raw: bytes | None
    audit: "Audit"


class Gathering:
    """Collects problems over several files, so that all are named and not the first alone."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def attempt(self, work: Callable[[], _T]) -> _T | None:
        """Return what `work` returns, or None where it raised StdcheckError; its problems are kept."""
        try:
            return work()
        except StdcheckError as error:
            self.problems += error.problems
            return None

    def finish(self) -> None:
        """Raise all problems where there are any."""
        if self.problems:
            raise StdcheckError(self.problems)


def read_standard_file(path: Path) -> StandardFile:
    """Read the standard in a file; raises StdcheckError."""
    raw = read_bytes(path)
    return StandardFile(path, raw, read_standard(raw, str(path)))


def standards_at(paths: Sequence[Path]) -> list[StandardFile]:
    """Read every standard that files and folders hold, each file once and in a fixed order.

    Files of other kinds in a folder are skipped. Raises StdcheckError with the problems of all
    files, or where a folder holds no standard at all.
    """
    gathering = Gathering()
    found = [read for path in paths_of_kind(paths, "standard", gathering) if (read := gathering.attempt(_reader(path)))]
    gathering.finish()
    return found


def paths_of_kind(paths: Sequence[Path], kind: str, gathering: Gathering, also: Sequence[str] = ()) -> list[Path]:
    """Return the files among `paths` and in the folders among them that are of one kind, or end as `also` says.

    Each file comes once, by the shortest of its names where it was named in several ways, and in an order of its own:
    what is written about the files is the same however they were named.
    """
    found: list[Path] = []
    for path in sorted(set(paths)):
        if not path.is_dir():
            found.append(path)
            continue
        inside = list(_of_kind_in(path, kind, gathering)) + [p for end in also for p in sorted(path.rglob(f"*{end}"))]
        if not inside and not gathering.problems:
            what = message("the folder holds no file of kind {kind}", kind=kind)
            gathering.problems += refuse(what, message("Name another folder, or a file."), Place(str(path))).problems
        found += inside
    once = {os.path.realpath(path): path for path in sorted(found, key=_length, reverse=True)}
    return sorted(once.values())


def _length(path: Path) -> tuple[int, str]:
    return len(str(path)), str(path)


def _of_kind_in(folder: Path, kind: str, gathering: Gathering) -> Iterator[Path]:
    for path in files_in(folder):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        try:
            is_kind = kind_of(path) == kind
        except StdcheckError as error:
            if _is_meant_for_us(path):
                gathering.problems += error.problems
            continue
        if is_kind:
            yield path


def _is_meant_for_us(path: Path) -> bool:
    """Tell whether a file that cannot be read as YAML was meant to be one of ours, and not somebody else's JSON."""
    with path.open("rb") as opened:
        return _OURS in opened.read(4096).replace(b"\0", b"")


def _reader(path: Path) -> Callable[[], StandardFile]:
    return lambda: read_standard_file(path)


def kept_versions(file: StandardFile) -> dict[int, Path]:
    """Return the files by version that are kept as `<id>/v<n>.yaml` beside a standard."""
    return {
        int(path.stem[1:]): path
        for path in (file.path.parent / file.standard.id).glob("v*.yaml")
        if path.stem[1:].isascii() and path.stem[1:].isdigit()
    }


class Library:
    """The standards that audits are scored with: those `given`, else those in `standards/` of the working directory.

    Standards that the call has read already, `known`, come before the latter.
    """

    def __init__(self, given: Sequence[Path] = (), known: Sequence[Standard] = ()) -> None:
        self._folder = Path(LIBRARY)
        self._known = known
        self.given = [read_standard_file(path).standard for path in given]
        self._read: dict[Path, Standard | StdcheckError] = {}

    def find(self, identifier: str, version: int) -> Standard | None:
        """Return one version of a standard, None where it is not there."""
        if self.given:
            return next((one for one in self.given if (one.id, one.version) == (identifier, version)), None)
        candidates = chain(self._known, self._candidates(identifier))
        return next((one for one in candidates if (one.id, one.version) == (identifier, version)), None)

    def require(self, identifier: str, version: int, place: Place) -> Standard:
        """Return one version of a standard; raises StdcheckError where it is not there."""
        if found := self.find(identifier, version):
            return found
        if isinstance(broken := self._read.get(self._folder / f"{identifier}.yaml"), StdcheckError):
            raise broken
        raise refuse(
            message("{id}, version {version}, is not in {folder}", id=identifier, version=str(version), folder=LIBRARY),
            message("Give the file of that version with --standard."),
            place,
        )

    def _candidates(self, identifier: str) -> Iterator[Standard]:
        """Yield the standards of the library, those first that are named as one would expect."""
        if not self._folder.is_dir():
            return
        named = [self._folder / f"{identifier}.yaml", *sorted((self._folder / identifier).glob("*.yaml"))]
        for path in dict.fromkeys([*named, *files_in(self._folder)]):
            if path not in self._read:
                self._read[path] = _standard_or_error(path)
            if isinstance(standard := self._read[path], Standard):
                yield standard


def _standard_or_error(path: Path) -> Standard | StdcheckError:
    """Return the standard in a file of the library, or why there is none; a broken neighbour does not stop scoring."""
    try:
        return read_standard_file(path).standard
    except StdcheckError as error:
        return error


def read_audit_file(path: Path, library: Library) -> AuditFile:
    """Read an audit from YAML, or from a filled checklist; raises StdcheckError."""
    raw = read_bytes(path)
    if path.suffix.lower() != WORKBOOK:
        return AuditFile(path, raw, read_audit(raw, str(path)))
    from stdcheck.documents.checklist_workbook import read_checklist  # noqa: PLC0415  (loads a spreadsheet library)

    return AuditFile(path, None, read_checklist(raw, str(path), library.find))
