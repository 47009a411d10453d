"""The standard as a tree: nodes by path, and copies that share all that did not change.

Paths lead by ids to a node: `stages/buy/steps/queue`; "" is the standard itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion, KeyFactor, Node, Stage, Standard, Step
from stdcheck.domain.values import Text

CHILDREN: Mapping[type[Node], str] = {Standard: "stages", Stage: "steps", Step: "key_factors", KeyFactor: "criteria"}
"""Where a kind of node keeps the nodes below it."""

KINDS: Mapping[str, type[Node]] = {"stages": Stage, "steps": Step, "key_factors": KeyFactor, "criteria": Criterion}


class Stop(NamedTuple):
    """A node on the way from the standard down, and its position in the list it stands in."""

    node: Node
    position: int


def parts_of(path: str) -> list[str]:
    """Return the parts of a path; none for the standard."""
    return path.split("/") if path else []


def join(parent: str, kind: str, identifier: str) -> str:
    """Return the path of a child."""
    return f"{parent}/{kind}/{identifier}" if parent else f"{kind}/{identifier}"


def trail(standard: Standard, path: str) -> list[Stop]:
    """Return the way from the standard to a node; raises StdcheckError where there is no such node."""
    way = [Stop(standard, 0)]
    parts = parts_of(path)
    if len(parts) % 2:
        raise _gone(path)
    for kind, wanted in zip(parts[::2], parts[1::2], strict=True):
        children = children_of(way[-1].node) if CHILDREN.get(type(way[-1].node)) == kind else ()
        found = next((i for i, child in enumerate(children) if id_of(child) == wanted), None)
        if found is None:
            raise _gone(path)
        way.append(Stop(children[found], found))
    return way


def node_at(standard: Standard, path: str) -> Node:
    """Return the node at a path; raises StdcheckError where there is none."""
    return trail(standard, path)[-1].node


def id_of(node: Node) -> str:
    """Return the id of a node."""
    return str(getattr(node, "id", ""))


def name_of(node: Node) -> Text:
    """Return what a node is called: its title, of a criterion what is done."""
    title: Text = node.what if isinstance(node, Criterion) else getattr(node, "title", "")
    return title


def children_of(node: Node) -> tuple[Any, ...]:
    """Return the nodes right below a node."""
    below = CHILDREN.get(type(node))
    return getattr(node, below) if below else ()


def with_children(node: Node, children: Sequence[Node]) -> Node:
    """Return a copy of a node with other nodes below it."""
    return node.model_copy(update={CHILDREN[type(node)]: tuple(children)})


def rebuild(way: Sequence[Stop], changed: Node) -> Standard:
    """Put a changed node in the place of the last on the way, copying only what lies above it."""
    for above, stop in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
        siblings = list(children_of(above.node))
        siblings[stop.position] = changed
        changed = with_children(above.node, siblings)
    if not isinstance(changed, Standard):
        raise TypeError(changed)
    return changed


def own_form(node: Node) -> dict[str, Any]:
    """Return a node's own fields in file form, without the nodes below it and without defaults."""
    below = CHILDREN.get(type(node))
    return node.model_dump(mode="json", exclude={below} if below else None, exclude_defaults=True)


def walk(standard: Standard) -> Iterator[tuple[str, Node]]:
    """Yield every node with its path, the standard first, in the order of the document."""
    waiting: list[tuple[str, Node]] = [("", standard)]
    while waiting:
        path, node = waiting.pop()
        yield path, node
        below = CHILDREN.get(type(node), "")
        waiting += [(join(path, below, id_of(child)), child) for child in reversed(children_of(node))]


def _gone(path: str) -> StdcheckError:
    return refuse(
        message("this part of the standard is not there any more: {path}", path=path),
        message("Somebody moved or removed it; look at the standard as it is now."),
        Place(path=tuple(parts_of(path))),
    )
