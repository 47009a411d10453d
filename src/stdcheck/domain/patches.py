"""What one edit changed, small enough to keep for every edit: the way back, and forth again."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stdcheck.domain.standard import Node, Standard
from stdcheck.domain.tree import CHILDREN, Stop, children_of, own_form, rebuild, with_children


class Patch(NamedTuple):
    """The smallest node that holds all that an edit changed, before and after, in file form.

    `at` leads to it by positions; `whole` tells whether the nodes below it are part of it.
    """

    at: tuple[int, ...]
    whole: bool
    old: Mapping[str, Any]
    new: Mapping[str, Any]


def patch_between(old: Standard, new: Standard) -> Patch:
    """Return the patch from one standard to another that shares with it what did not change."""
    at: list[int] = []
    before: Node = old
    after: Node = new
    while (position := _only_change(before, after)) is not None:
        at.append(position)
        before, after = children_of(before)[position], children_of(after)[position]
    whole = not _same(children_of(before), children_of(after))
    return Patch(tuple(at), whole, _form(before, whole=whole), _form(after, whole=whole))


def restore(standard: Standard, at: Sequence[int], form: Mapping[str, Any], *, whole: bool) -> Standard:
    """Return the standard with one side of a patch in its place."""
    way = [Stop(standard, 0)]
    for position in at:
        way.append(Stop(children_of(way[-1].node)[position], position))
    node = way[-1].node
    model = type(node)
    missing: Mapping[str, Any] = {"stages": []} if model is Standard and not whole else {}
    made = model.model_validate({**missing, **form})
    return rebuild(way, made if whole or model not in CHILDREN else with_children(made, children_of(node)))


def _same(old: Sequence[Node], new: Sequence[Node]) -> bool:
    return len(old) == len(new) and all(one is other for one, other in zip(old, new, strict=True))


def _only_change(old: Node, new: Node) -> int | None:
    """Return the position of the one child in which two nodes differ; None where they differ elsewhere too."""
    before, after = children_of(old), children_of(new)
    if len(before) != len(after):
        return None
    changed = [i for i, (one, other) in enumerate(zip(before, after, strict=True)) if one is not other]
    alone = len(changed) == 1 and type(old) in CHILDREN and own_form(old) == own_form(new)
    return changed[0] if alone else None


def _form(node: Node, *, whole: bool) -> dict[str, Any]:
    return node.model_dump(mode="json", exclude_defaults=True) if whole else own_form(node)
