"""How long `stdcheck lint FILE` takes from a cold start, beside a Python that only starts. Goal: under 0.5 s."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

STANDARD = Path(__file__).parent.parent / "standards/metro-station.yaml"
RUNS = 10


def seconds(command: list[str]) -> float:
    """Return the wall time of one run of a command; raises where it ends with a status above 1."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    ended = subprocess.run(command, capture_output=True, check=False, env=compiled)  # noqa: S603  (our own command)
    if ended.returncode > 1:
        raise RuntimeError(ended.stderr.decode(errors="replace"))
    return time.perf_counter() - begin


def main() -> None:
    """Time both commands in turn and print medians and their ratio."""
    lint = [str(Path(sys.executable).with_name("stdcheck")), "lint", str(STANDARD)]
    bare = [sys.executable, "-c", "import pydantic, yaml"]
    pairs = [(seconds(lint), seconds(bare)) for _ in range(RUNS + 1)][1:]
    linting, starting = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"stdcheck lint, cold: {linting:.3f} s (goal under 0.5 s)")
    print(f"python -c 'import pydantic, yaml': {starting:.3f} s; ratio {linting / starting:.2f}")


if __name__ == "__main__":
    main()
