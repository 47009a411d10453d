"""Standards as JSON text; of one that shares nodes with another written before, only what differs is written anew."""

from stdcheck.domain.standard import Node, Standard
from stdcheck.domain.tree import CHILDREN, children_of
from stdcheck.storage.remembering import Remembered


class Documents:
    """Writes standards, and remembers the text of their nodes."""

    def __init__(self) -> None:
        # By identity; the node is kept with its text, so that no other node can come to have its identity.
        self._texts: Remembered[int, tuple[Node, str]] = Remembered(20_000)

    def write(self, standard: Standard) -> str:
        """Return the standard as JSON without defaults; reading it gives the same standard."""
        return self._text(standard)

    def _text(self, node: Node) -> str:
        if found := self._texts.get(id(node)):
            return found[1]
        below = CHILDREN.get(type(node))
        own = node.model_dump_json(exclude={below} if below else None, exclude_defaults=True)
        children = ",".join([self._text(child) for child in children_of(node)])
        text = f'{own[:-1]},"{below}":[{children}]}}' if children or isinstance(node, Standard) else own
        return self._texts.put(id(node), (node, text))[1]
