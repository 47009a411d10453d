"""How many statements a second the word rules read, beside other linters for prose, in one run on the same text.

Goal: 2,000 statements a second on one core, with less than 150 MB, and faster than every peer that reads words. The
statements are those that the rules learned from; each linter gets them as one file, a paragraph each, and is timed as
a whole process, start included: the median of three runs, taken in turns. Peers are taken from the PATH, or from the
folders that are given; docs/benchmarks.md says how to install them.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from processes import run

TRAINING = Path(__file__).parent.parent / "training"
STATEMENTS, RUNS = 5_000, 3
GOAL, MOST_MB = 2_000, 150
LANGUAGES = ("en", "zh")
FEWEST_LINES = 10


class Peer(NamedTuple):
    """Another linter: the language it can read, its command, and whether it looks at spaces and signs alone."""

    name: str
    language: str
    command: tuple[str, ...]
    signs_alone: bool = False


PEERS = (
    Peer("proselint", "en", ("proselint", "check", "{text}")),
    Peer("textlint, write-good", "en", ("textlint", "--rule", "write-good", "{text}")),
    Peer("textlint, Google's preset", "en", ("textlint", "--rule", "@textlint-rule/preset-google", "{text}")),
    Peer("vale, its own style", "en", ("vale", "--no-exit", "--config", "vale.ini", "{text}")),
    Peer(
        "textlint, brackets", "zh", ("textlint", "--rule", "zh-half-and-full-width-bracket", "{text}"), signs_alone=True
    ),
    Peer("zhlint", "zh", ("zhlint", "{text}"), signs_alone=True),
    Peer("lint-md", "zh", ("lint-md", "{text}"), signs_alone=True),
    Peer("autocorrect", "zh", ("autocorrect", "--lint", "{text}"), signs_alone=True),
)
VALE = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"


def statements(language: str) -> list[str]:
    """Return so many statements of a language."""
    lines = (TRAINING / f"statements.{language}.tsv").read_text("utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines[:STATEMENTS]]


def write(folder: Path) -> None:
    """Write the statements of each language for stdcheck and for the peers, and what vale must be told."""
    for language in LANGUAGES:
        texts = statements(language)
        lines = (json.dumps({"text": text}, ensure_ascii=False) for text in texts)
        (folder / f"{language}.jsonl").write_text("\n".join(lines), "utf-8")
        (folder / f"{language}.md").write_text("\n\n".join(texts), "utf-8")
    (folder / "vale.ini").write_text(VALE, "utf-8")


def reads(command: Sequence[str], folder: Path) -> bool:
    """Tell whether a peer reads its text: one that cannot start, or passes the file over, would win."""
    ended = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603  (found on the PATH)
    said = (ended.stdout + ended.stderr).decode(errors="replace")
    return ended.returncode <= 1 and command[-1] in said and len(said.splitlines()) >= FEWEST_LINES


def peak() -> float:
    """Return the most memory that a process ended so far has held, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Print the speed of stdcheck in both languages and of the peers; status 1 where a goal is missed."""
    lint = (str(Path(sys.executable).with_name("stdcheck")), "lint", "--format", "jsonl", "--statements")
    path = os.pathsep.join([*sys.argv[1:], os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        write(folder)
        ours = {language: (*lint, str(folder / f"{language}.jsonl")) for language in LANGUAGES}
        for own in ours.values():
            run(own)
        most = peak()  # before any peer has run
        commands: dict[tuple[str, str], tuple[str, ...]] = {("stdcheck", one): ours[one] for one in LANGUAGES}
        for peer in PEERS:
            found = shutil.which(peer.command[0], path=path)
            command = (found or "", *(part.format(text=f"{peer.language}.md") for part in peer.command[1:]))
            if found and reads(command, folder):
                commands[peer.name, peer.language] = command
            else:
                print(f"{peer.name}: {'does not read the text' if found else 'is not'} on this machine")
        turns = [{name: run(command, folder).processor for name, command in commands.items()} for _ in range(RUNS)]
    speeds = {name: STATEMENTS / statistics.median(turn[name] for turn in turns) for name in commands}
    print(f"Statements a second on one core, start included (goal {GOAL:,}, and faster than those that read words):")
    for (name, language), speed in speeds.items():
        print(f"  {name + ', ' + language:<32} {speed:>8,.0f}  {speeds['stdcheck', language] / speed:6.2f} x")
    print(f"stdcheck holds at most {most:.0f} MB (goal under {MOST_MB} MB)")
    rivals = [(peer.name, peer.language) for peer in PEERS if not peer.signs_alone]
    missed = [name for name, language in rivals if speeds.get((name, language), 0) > speeds["stdcheck", language]]
    missed += [language for language in LANGUAGES if speeds["stdcheck", language] < GOAL]
    if missed or most > MOST_MB:
        print("goal MISSED:", *missed)
        sys.exit(1)


if __name__ == "__main__":
    main()
