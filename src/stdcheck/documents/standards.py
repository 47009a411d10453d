"""Standards and audits as YAML files, both ways."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ValidationError

from stdcheck.documents.validation import problems_of, shorten
from stdcheck.documents.yaml_tree import Tree, decode, parse
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.numbers import plain
from stdcheck.domain.standard import MOST_CRITERIA, Standard, reference_problems
from stdcheck.domain.values import Model

if TYPE_CHECKING:
    from stdcheck.domain.audit import Audit

MOST_READ = 100 * 1024 * 1024
"""Bytes read of any file; each reader has its own, smaller limit."""

SUFFIXES = (".yaml", ".yml", ".json")

_M = TypeVar("_M", bound=Model)

_MOST_ERRORS = 5_000
_KEPT_ITEMS, _KEPT_KEYS = 10, 1_000


@dataclass(frozen=True, slots=True)
class Located:
    """What a file says, and where it says it."""

    tree: Tree
    file: str

    def place(self, path: tuple[str | int, ...]) -> Place:
        """Return the place of a value in the file."""
        return replace(self.tree.place(path), file=self.file)


def read_standard(raw: bytes, file: str = "") -> Standard:
    """Read one standard; raises StdcheckError with every problem, each with line and column."""
    return _read(raw, file, Standard)


def read_audit(raw: bytes, file: str = "") -> "Audit":
    """Read one audit; raises StdcheckError with every problem, each with line and column."""
    from stdcheck.domain.audit import Audit  # noqa: PLC0415  (who lints standards needs no audits)

    return _read(raw, file, Audit)


def load_standard(path: str | Path) -> Standard:
    """Read the standard in the file at `path`; raises StdcheckError."""
    return read_standard(read_bytes(Path(path)), str(path))


def load_audit(path: str | Path) -> "Audit":
    """Read the audit in the file at `path`; raises StdcheckError."""
    return read_audit(read_bytes(Path(path)), str(path))


def read_bytes(path: Path) -> bytes:
    """Read a whole file; raises StdcheckError where the system refuses, or where it is larger than any we take."""
    try:
        with path.open("rb") as opened:
            raw = opened.read(MOST_READ + 1)
    except OSError as error:
        raise refuse(
            message("the file cannot be read: {reason}", reason=error.strerror or type(error).__name__),
            message("Check the name and the right to read it."),
            Place(file=str(path)),
        ) from None
    if len(raw) > MOST_READ:
        what = message("the file has more than {most} bytes", most=MOST_READ)
        raise refuse(what, message("Give a smaller file."), Place(file=str(path)))
    return raw


def kind_of(path: Path) -> str | None:
    """Return what the file at `path` says it is (`standard`, `audit`, ...), or None."""
    tree = _tree(read_bytes(path), str(path))
    kind = tree.data.get("kind") if isinstance(tree.data, dict) else None
    return kind if isinstance(kind, str) else None


def files_in(folder: Path) -> list[Path]:
    """Return the files below `folder` that can hold standards or audits, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())


def locate(raw: bytes, file: str, problems: Iterable[Problem]) -> StdcheckError:
    """Return the error of `problems` that name a path inside a file, with the lines of that file."""
    located = Located(_tree(raw, file), file)
    return StdcheckError(replace(problem, place=located.place(problem.place.path)) for problem in problems)


def dump(document: "Standard | Audit") -> str:
    """Write a standard or an audit as YAML; reading it gives the same document."""
    return yaml.dump(
        _in_reading_order(document.model_dump(exclude_defaults=True)),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=120,
    )


def _read(raw: bytes, file: str, model: type[_M]) -> _M:
    located = Located(_tree(raw, file), file)
    data = located.tree.data
    _check_kind(data, model, located)
    if model is Standard:
        _check_size(located)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = problems_of(_first_of(error, model, data), model, located.place)
        if model is Standard:
            problems += _more_references(data, located, problems)
        raise StdcheckError(sorted(problems, key=lambda one: (one.place.line or 0, one.place.column or 0))) from None


def _tree(raw: bytes, file: str) -> Tree:
    try:
        return parse(decode(raw))
    except StdcheckError as error:
        raise error.in_file(file) from None


def _check_kind(data: Any, model: type[Model], located: Located) -> None:
    due = "standard" if model is Standard else "audit"
    if not isinstance(data, dict):
        raise refuse(
            message("the file holds {found}, not keys with values", found=shorten(data)),
            message("Begin with stdcheck: 1 and kind: {kind}.", kind=due),
            located.place(()),
        )
    kind = data.get("kind")
    if isinstance(kind, str) and kind != due and kind in {"standard", "audit", "sites"}:
        raise refuse(
            message("the file is of kind {found}, not {kind}", found=kind, kind=due),
            message("Give a file of kind {kind}.", kind=due),
            located.place(("kind",)),
        )


def _check_size(located: Located) -> None:
    marks = located.tree.marks
    long = next((path[:-1] for path in marks if path and path[-1] == MOST_CRITERIA), None)
    if long is not None and long[-1] != "criteria":
        what = message("the list has more than {most} entries", most=MOST_CRITERIA)
        raise refuse(what, message("Shorten the list."), located.place(long))
    count = sum(1 for path in marks if len(path) > 1 and path[-2] == "criteria" and isinstance(path[-1], int))
    if count > MOST_CRITERIA:
        raise refuse(
            message("the standard has {count} criteria", count=count),
            message("Keep a standard under {most} criteria; split it.", most=MOST_CRITERIA),
            located.place(("stages",)),
        )


def _first_of(error: ValidationError, model: type[_M], data: Any) -> ValidationError:
    """Return an error with fewer details where `error` has far too many to be put into words in time."""
    if error.error_count() <= _MOST_ERRORS:
        return error
    try:
        model.model_validate(_beginnings(data))
    except ValidationError as fewer:
        return fewer
    raise refuse(
        message("{count} values do not fit", count=error.error_count()),
        message("Check that it is the right file; compare with the description of the format."),
    )


def _beginnings(data: Any) -> Any:
    """Return data with the beginning of every list and mapping."""
    if isinstance(data, dict):
        return {key: _beginnings(value) for key, value in list(data.items())[:_KEPT_KEYS]}
    return [_beginnings(item) for item in data[:_KEPT_ITEMS]] if isinstance(data, list) else data


def _more_references(data: Any, located: Located, found: list[Problem]) -> list[Problem]:
    """Return the problems with ids that the model had no chance to see because other things were wrong."""
    details = reference_problems(data)
    if not details:
        return []
    error = ValidationError.from_exception_data("Standard", details)
    places = {problem.place for problem in found}
    return [problem for problem in problems_of(error, Standard, located.place) if problem.place not in places]


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        super().increase_indent(flow, False)  # noqa: FBT003


def _scalar(dumper: yaml.SafeDumper, value: Decimal | date) -> yaml.ScalarNode:
    """Write a number or a date without quotes, exactly as it is."""
    text = plain(value) if isinstance(value, Decimal) else value.isoformat()
    tag = "timestamp" if isinstance(value, date) else "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", text)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Write a text; one with line ends that YAML would take for its own is quoted so that they are escaped."""
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style='"' if _OTHER_LINE_ENDS.search(value) else None
    )


_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(Decimal, _scalar)
_Dumper.add_multi_representer(date, _scalar)
_Dumper.add_multi_representer(StrEnum, lambda dumper, value: dumper.represent_str(str(value)))


def _in_reading_order(value: Any) -> Any:
    """Put what was accepted behind what it is about."""
    if isinstance(value, dict):
        ordered = {key: _in_reading_order(item) for key, item in value.items() if key != "accepted"}
        return ordered | {key: _in_reading_order(item) for key, item in value.items() if key == "accepted"}
    return [_in_reading_order(item) for item in value] if isinstance(value, list | tuple) else value
