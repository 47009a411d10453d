"""Changes to a draft, one at a time, as values: set a field, add, move or remove a node.

Paths lead by ids to a node (`stages/buy/steps/queue`), "" is the standard itself. Values are in file form: what the
YAML file would hold (texts, numbers as text or number, lists, mappings); None or a blank text takes a field away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from pydantic import ValidationError

from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import MOST_CRITERIA, Node, Standard, reference_problems
from stdcheck.domain.tree import (
    CHILDREN,
    KINDS,
    Stop,
    children_of,
    id_of,
    join,
    node_at,
    own_form,
    parts_of,
    rebuild,
    trail,
    with_children,
)


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN: Final = _Unknown.UNKNOWN
"""Stands for "was not looked at": the change is made whatever the field holds."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field of a node another value.

    `field` may lead into the field by dots: `scoring.pass_mark`, `promise.text`, `measure.target`, and for texts a
    language: `title.zh`. With `was` the change holds only if the field still has that value.
    """

    path: str
    field: str
    value: Any
    was: Any | Literal[_Unknown.UNKNOWN] = UNKNOWN


@dataclass(frozen=True, slots=True)
class AddNode:
    """Put a new node under a parent: a stage under "", a step under a stage, and so on.

    `title` is the `what` of a criterion. `index` counts from 0, None is the end. `fields` are further fields in file
    form, also whole lists of nodes below. Without `layer` a key factor is procedural, without `measure` a criterion
    is one of conformity.
    """

    parent_path: str
    title: Any
    index: int | None = None
    id: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveNode:
    """Put a node at another place among its siblings (`to_index` counts without it), or under another parent.

    Where the new parent has a child of that id, the node's id is numbered.
    """

    path: str
    to_index: int
    new_parent: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Take a node away with everything below it; a stage also leaves the `after` of the others."""

    path: str


Change: TypeAlias = SetField | AddNode | MoveNode | RemoveNode


class Changed(NamedTuple):
    """The standard after the changes, and for each change the path of its node as it is now ("" where removed)."""

    standard: Standard
    places: tuple[str, ...]


class EditConflict(StdcheckError):  # noqa: N818  # reads as what happened, and faces catch it by this name
    """Somebody else changed the field meanwhile.

    `theirs` is what it holds now, `yours` what was to be set (not saved); both in file form.
    """

    def __init__(self, path: str, field: str, *, theirs: Any, yours: Any) -> None:
        self.path, self.field, self.theirs, self.yours = path, field, theirs, yours
        super().__init__(
            [
                Problem(
                    message("somebody else changed this text meanwhile"),
                    message("Compare both texts, keep one or write a third."),
                    Place(path=(*parts_of(path), *field.split("."))),
                )
            ]
        )


class InvalidChangeError(Exception):
    """A value that the standard cannot take: `error` says why, `model` at `path` is what it was to become."""

    def __init__(self, path: str, model: type[Node], error: ValidationError) -> None:
        self.path, self.model, self.error = path, model, error
        super().__init__(f"{path}: {error}")


_FIXED = {"stdcheck", "kind", "id", "version", "status", *KINDS}
_NEVER_MISSING = {"title", "what"}
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "key_factors": {"layer": "procedural"},
    "criteria": {"measure": {"kind": "conformity"}},
}


def apply(standard: Standard, change: Change) -> Standard:
    """Return the standard with the change made; all that did not change is shared. Raises like `apply_all`."""
    return apply_all(standard, [change]).standard


def apply_all(standard: Standard, changes: Iterable[Change]) -> Changed:
    """Make changes in their order; fields of one node that follow each other are set together.

    Raises EditConflict where a field no longer holds what it `was`, InvalidChangeError where a value does not fit,
    StdcheckError where a node is not there.
    """
    places: list[str] = []
    changes = list(changes)
    for path, run in groupby(changes, lambda change: change.path if isinstance(change, SetField) else None):
        if path is not None:
            fields = [change for change in run if isinstance(change, SetField)]
            standard = _set_fields(standard, path, fields)
            places += [path] * len(fields)
            continue
        for change in run:
            standard, place = _rearrange(standard, change)
            places.append(place)
    if _may_break_references(changes) and (problems := reference_problems(standard)):
        raise InvalidChangeError("", Standard, ValidationError.from_exception_data("Standard", problems))
    return Changed(standard, tuple(places))


def _may_break_references(changes: Iterable[Change]) -> bool:
    return any(not isinstance(change, SetField) or change.field == "after" for change in changes)


def _set_fields(standard: Standard, path: str, changes: Sequence[SetField]) -> Standard:
    way = trail(standard, path)
    node = way[-1].node
    plain = own_form(node)
    for change in changes:
        if change.field.split(".")[0] in _FIXED:
            raise refuse(
                message("{field} cannot be set", field=change.field),
                message("It stays as it is; nodes are added, moved and removed."),
                Place(path=(*parts_of(path), change.field)),
            )
        if change.was is not UNKNOWN and not _still_is(node, plain, change, standard.language):
            theirs = value_at(plain, change.field, standard.language)
            raise EditConflict(path, change.field, theirs=theirs, yours=change.value)
        plain = _with_value(plain, change.field.split("."), change.value, standard.language)
    return rebuild(way, _validated(node, plain, path))


def value_at(plain: Mapping[str, Any], field: str, language: str) -> Any:
    """Return what a field (with dots) of a node in file form holds, None where nothing."""
    found: Any = plain
    for key in field.split("."):
        held = {language: found} if isinstance(found, str) else found
        found = held.get(key) if isinstance(held, Mapping) else None
    return found


def _still_is(node: Node, plain: Mapping[str, Any], change: SetField, language: str) -> bool:
    theirs = value_at(plain, change.field, language)
    was = _cleaned(change.was, language)
    if theirs == was:
        return True
    try:
        one, other = (
            own_form(_validated(node, _with_value(plain, change.field.split("."), value, language), ""))
            for value in (was, theirs)
        )
    except InvalidChangeError:
        return False
    return one == other


def _cleaned(value: Any, language: str) -> Any:
    """Leave out what says nothing; a text in the standard's language only is a plain text. None where nothing stays."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        kept = {key: held for key, item in value.items() if (held := _cleaned(item, language)) is not None}
        return (kept[language] if set(kept) == {language} else kept) or None
    if isinstance(value, list | tuple):
        return [held for item in value if (held := _cleaned(item, language)) is not None]
    return value


def _with_value(plain: Mapping[str, Any], keys: Sequence[str], value: Any, language: str) -> dict[str, Any]:
    """Return a copy of `plain` with the value set; nothing set takes the key away, and with it what is left empty."""
    key, *inside = keys
    if inside:
        held = plain.get(key)
        held = {language: held} if isinstance(held, str) else held if isinstance(held, Mapping) else {}
        value = _with_value(held, inside, value, language)
    value = _cleaned(value, language)
    if value is None and key in _NEVER_MISSING:
        value = ""
    if value is None:
        return {name: held for name, held in plain.items() if name != key}
    return {**plain, key: value}


def _validated(node: Node, plain: Mapping[str, Any], path: str) -> Node:
    """Make a node of changed fields and the very nodes that were below it."""
    model = type(node)
    below = CHILDREN.get(model)
    checked = {**plain, "stages": []} if model is Standard else plain
    try:
        made = model.model_validate(checked)
    except ValidationError as error:
        raise InvalidChangeError(path, model, error) from None
    return with_children(made, children_of(node)) if below else made


def _rearrange(standard: Standard, change: Change) -> tuple[Standard, str]:
    match change:
        case AddNode():
            return _add(standard, change)
        case MoveNode():
            return _move(standard, change)
        case RemoveNode():
            return _remove(standard, change.path), ""
    raise TypeError(change)


def _add(standard: Standard, change: AddNode) -> tuple[Standard, str]:
    way = trail(standard, change.parent_path)
    kind = _kind_below(way[-1].node, change.parent_path)
    title = _cleaned(change.title, standard.language) or ""
    plain = {
        **_DEFAULTS.get(kind, {}),
        **(_cleaned(change.fields, standard.language) or {}),
        "what" if kind == "criteria" else "title": title,
        "id": change.id,
    }
    path = join(change.parent_path, kind, change.id or "")
    try:
        node = KINDS[kind].model_validate(plain)
    except ValidationError as error:
        raise InvalidChangeError(path, KINDS[kind], error) from None
    grown = _insert(way, node, change.index)
    if sum(1 for _ in grown.criteria()) > MOST_CRITERIA:
        raise refuse(
            message("the standard would have more than {most} criteria", most=MOST_CRITERIA),
            message("Split the standard."),
        )
    return grown, path


def _kind_below(parent: Node, path: str) -> str:
    if type(parent) not in CHILDREN:
        raise refuse(
            message("nothing can stand below a measurable standard"),
            message("Add it to the key factor."),
            Place(path=tuple(parts_of(path))),
        )
    return CHILDREN[type(parent)]


def _insert(way: Sequence[Stop], node: Node, index: int | None) -> Standard:
    siblings = list(children_of(way[-1].node))
    siblings.insert(len(siblings) if index is None else max(index, 0), node)
    return rebuild(way, with_children(way[-1].node, siblings))


def _move(standard: Standard, change: MoveNode) -> tuple[Standard, str]:
    old_parent, kind, _ = _split(change.path)
    parent = old_parent if change.new_parent is None else change.new_parent
    node = node_at(standard, change.path)
    rest = _without(standard, change.path)
    way = trail(rest, parent)
    if _kind_below(way[-1].node, parent) != kind:
        raise refuse(
            message("a part of the standard can move only to a place of the same kind"),
            message("Move stages among stages, steps into stages, key factors into steps."),
            Place(path=tuple(parts_of(change.path))),
        )
    taken = {id_of(sibling).casefold() for sibling in children_of(way[-1].node)}
    if kind != "criteria" and id_of(node).casefold() in taken:
        node = node.model_copy(update={"id": numbered(id_of(node), taken)})
    return _insert(way, node, change.to_index), join(parent, kind, id_of(node))


def numbered(identifier: str, taken: set[str]) -> str:
    """Return the id, with -2, -3 ... where it is among those taken; at most 64 signs."""
    names = (f"{identifier[: 63 - len(str(n))].rstrip('-')}-{n}" for n in range(2, len(taken) + 3))
    return identifier if identifier not in taken else next(name for name in names if name not in taken)


def _split(path: str) -> tuple[str, str, str]:
    parts = parts_of(path)
    if len(parts) < 2:
        raise refuse(
            message("the standard itself cannot be moved or removed"), message("Choose a stage or something in one.")
        )
    return "/".join(parts[:-2]), parts[-2], parts[-1]


def _without(standard: Standard, path: str) -> Standard:
    _split(path)
    way = trail(standard, path)
    parent, position = way[-2].node, way[-1].position
    siblings = children_of(parent)
    return rebuild(way[:-1], with_children(parent, [*siblings[:position], *siblings[position + 1 :]]))


def _remove(standard: Standard, path: str) -> Standard:
    rest = _without(standard, path)
    kind, removed = _split(path)[1:]
    if kind != "stages":
        return rest
    stages = (
        stage.model_copy(update={"after": tuple(name for name in stage.after if name != removed)})
        if removed in stage.after
        else stage
        for stage in rest.stages
    )
    return rest.model_copy(update={"stages": tuple(stages)})
