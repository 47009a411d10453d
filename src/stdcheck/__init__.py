"""Write service standards well, check them honestly, publish what was found, improve.

`load_standard`, `load_audit`, `lint` and `score` do from Python what the commands and the pages do. Broken input raises
`StdcheckError`, whose `problems` lists every problem with place and remedy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stdcheck.documents.standards import load_audit, load_standard
    from stdcheck.domain.errors import StdcheckError
    from stdcheck.rules import lint
    from stdcheck.scoring import score

__all__ = ["StdcheckError", "lint", "load_audit", "load_standard", "score"]

_HOMES = {
    "StdcheckError": "stdcheck.domain.errors",
    "lint": "stdcheck.rules",
    "load_audit": "stdcheck.documents.standards",
    "load_standard": "stdcheck.documents.standards",
    "score": "stdcheck.scoring",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for, so that each command loads only what it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
