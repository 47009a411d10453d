"""How long `stdcheck lint FILE` takes from a cold start, beside a Python that only loads two libraries.

Goal: under 0.5 s of wall time on a machine that does other things too, hence under 0.33 s of processor time.
"""

import statistics
import sys
from collections.abc import Iterable
from pathlib import Path

from processes import Taken, run

STANDARD = Path(__file__).parent.parent / "standards/metro-station.yaml"
RUNS = 15
GOAL, GOAL_OF_PROCESSOR = 0.5, 0.33


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
