"""How long `stdcheck lint FILE` takes from a cold start, beside a Python that only loads two libraries.

Goal: under 0.5 s of wall time on a machine that does other things too, hence under 0.33 s of processor time.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

STANDARD = Path(__file__).parent.parent / "standards/metro-station.yaml"
RUNS = 15
GOAL, GOAL_OF_PROCESSOR = 0.5, 0.33


class Taken(NamedTuple):
    """Seconds of one run, or the median of several: by the clock, and of the processor."""

    wall: float
    processor: float


def run(command: list[str]) -> Taken:
    """Run a command and return what it took; raises where it ends with a status above 1."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begin = os.times(), time.perf_counter()
    ended = subprocess.run(command, capture_output=True, check=False, env=compiled)  # noqa: S603  (our own command)
    wall, after = time.perf_counter() - begin, os.times()
    if ended.returncode > 1:
        raise RuntimeError(ended.stderr.decode(errors="replace"))
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(wall, used)


def median(runs: Iterable[Taken]) -> Taken:
    """Return the medians of several runs."""
    return Taken(*(statistics.median(times) for times in zip(*runs, strict=True)))


def main() -> None:
    """Time both commands in turn and print medians and their ratio."""
    lint = [str(Path(sys.executable).with_name("stdcheck")), "lint", str(STANDARD)]
    bare = [sys.executable, "-c", "import pydantic, yaml"]
    pairs = [(run(lint), run(bare)) for _ in range(RUNS + 1)][1:]
    linting, starting = (median(runs) for runs in zip(*pairs, strict=True))
    print(f"stdcheck lint, cold: {linting.wall:.3f} s (goal under {GOAL} s)")
    print(f"  of the processor: {linting.processor:.3f} s (goal under {GOAL_OF_PROCESSOR} s on a core of its own)")
    ratio = linting.processor / starting.processor
    print(f"python -c 'import pydantic, yaml', of the processor: {starting.processor:.3f} s; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
