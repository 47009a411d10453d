"""What a command takes as a whole process."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds of one run, or the median of several: by the clock, and of the processor with all children."""

    wall: float
    processor: float


def run(command: Sequence[str], folder: Path | None = None) -> Taken:
    """Run a command (in a folder) and return what it took.

    Raises where it ends with a status above 1, as linters do on trouble.
    """
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begin = os.times(), time.perf_counter()
    ended = subprocess.run(command, capture_output=True, check=False, env=compiled, cwd=folder)  # noqa: S603  (our own commands)
    wall, after = time.perf_counter() - begin, os.times()
    if ended.returncode > 1:
        raise RuntimeError(ended.stderr.decode(errors="replace"))
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(wall, used)
