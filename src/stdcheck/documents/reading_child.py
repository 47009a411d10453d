"""Reads a file from outside in a process of its own, with little memory and time; run as a module.

The first argument names what reads it (`workbook_child`, `word_child`), the others go on to its `read`. The file comes
in on standard input; one JSON object goes out on standard output: `read` with what is in it, or `refused` with why.
Nothing else of the package is imported, so that it starts fast and whatever happens to it happens to it alone.
"""

import json
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

MOST_MEMORY = 200 * 1024 * 1024
MOST_SECONDS = 2


class RefusedError(Exception):
    """The file cannot be taken: a code, and the sheet and cell where it shows."""

    def __init__(self, code: str, sheet: str = "", cell: str = "") -> None:
        super().__init__(code)
        self.said = {"code": code, "sheet": sheet, "cell": cell}


def limit_resources() -> None:
    """Limit memory and processor time where the system can."""
    try:
        import resource  # noqa: PLC0415  (not everywhere)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))


def answer(read: Callable[..., Any], raw: bytes, *given: str) -> str:
    """Return what the file holds, or why it is refused, as JSON."""
    try:
        return json.dumps({"read": read(raw, *given)})
    except RefusedError as error:
        return json.dumps({"refused": error.said})
    except MemoryError:
        return json.dumps({"refused": {"code": "too_much"}})
    except Exception:  # noqa: BLE001  (whatever a damaged file raises inside a library means one thing)
        return json.dumps({"refused": {"code": "damaged"}})


def main() -> None:
    """Read a file from standard input, write what it holds to standard output."""
    limit_resources()
    for heavy in ("numpy", "PIL", "lxml", "defusedxml"):
        sys.modules[heavy] = None  # type: ignore[assignment]  # the libraries do without; they cost time and memory
    warnings.simplefilter("ignore")
    reader, *given = sys.argv[1:]
    read = import_module(f"stdcheck.documents.{reader}").read
    sys.stdout.write(answer(read, sys.stdin.buffer.read(), *given))


if __name__ == "__main__":
    import_module("stdcheck.documents.reading_child").main()  # the readers raise its error, not that of `__main__`
