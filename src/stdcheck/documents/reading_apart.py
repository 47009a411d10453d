"""Has a file from outside read in a process of its own, whose memory and time are limited."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Literal

MOST_SECONDS = 10
"""Wall time after which a file is given up; the child's processor time has its own, lower limit."""

Reader = Literal["workbook_child", "word_child"]

_CHILD = "stdcheck.documents.reading_child"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_apart(reader: Reader, raw: bytes, *given: str) -> Mapping[str, Any]:
    """Return `read` with what `reader` finds in `raw`, or `refused` with a code and perhaps a sheet and a cell."""
    try:
        answer = subprocess.run(  # noqa: S603  (our own interpreter and our own module)
            [sys.executable, "-P", "-X", "utf8", "-m", _CHILD, reader, *given],
            input=raw,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            creationflags=_NO_WINDOW,
        )
        said: Mapping[str, Any] = json.loads(answer.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"refused": {"code": "too_much"}}
    return said
