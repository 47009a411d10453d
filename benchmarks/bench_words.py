"""How many statements a second the word rules read, beside other linters for prose that the machine has.

Goal: 2,000 statements a second on one core, with less than 150 MB. The statements are those that the rules learned
from; each linter gets them as one file and is timed as a whole process. Other linters are taken from the PATH, or from
the folders that are given.
"""

import json
import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from processes import run

TRAINING = Path(__file__).parent.parent / "training"
STATEMENTS = 5_000
GOAL, MOST_MB = 2_000, 150
OTHERS = {
    "proselint": ["proselint", "check", "{}"],
    "textlint, write-good": ["textlint", "--rule", "write-good", "{}"],
}


def statements(language: str) -> list[str]:
    """Return so many statements of a language."""
    lines = (TRAINING / f"statements.{language}.tsv").read_text("utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines[:STATEMENTS]]


def main() -> None:
    """Print the speed of stdcheck in both languages and of the others in English; status 1 beyond the goal."""
    lint = [str(Path(sys.executable).with_name("stdcheck")), "lint", "--format", "jsonl", "--statements"]
    path = os.pathsep.join([*sys.argv[1:], os.environ.get("PATH", "")])
    slowest = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "zh"):
            file = Path(folder, f"{language}.jsonl")
            lines = (json.dumps({"text": text}, ensure_ascii=False) for text in statements(language))
            file.write_text("\n".join(lines), "utf-8")
            speed = STATEMENTS / run([*lint, str(file)]).processor
            slowest = min(slowest, speed)
            print(f"stdcheck, {language}: {speed:,.0f} statements a second, start included (goal {GOAL:,})")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"  at most {peak:.0f} MB (goal under {MOST_MB} MB)")
        prose = Path(folder, "en.md")
        prose.write_text("\n\n".join(statements("en")), "utf-8")
        for name, command in OTHERS.items():
            if found := shutil.which(command[0], path=path):
                seconds = run([found, *(part.format(prose) for part in command[1:])]).processor
                print(f"{name}, en: {STATEMENTS / seconds:,.0f} statements a second, start included")
            else:
                print(f"{name}: not on this machine")
    if slowest < GOAL or peak > MOST_MB:
        sys.exit(1)


if __name__ == "__main__":
    main()
