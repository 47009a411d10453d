"""Small standards and audits as files, and the program run on them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

STANDARD = """\
stdcheck: 1
kind: standard
id: window
title: {en: Ticket window, zh: 售票窗口}
language: en
version: 1
status: published
stages:
  - id: buy
    title: Buying a ticket
    steps:
      - id: queue
        title: Queueing
        key_factors:
          - id: wait
            title: The wait is short
            layer: procedural
            criteria:
              - id: wait-5min
                what: Nine in ten passengers reach the window within 5 minutes
                check: Time 20 passengers from joining the queue to the window
                measure: {kind: share, target: 90, unacceptable: 70, limit: {at_most: 5, unit: min}}
                weight: 3
              - id: greeting
                what: {en: Staff greet first, zh: 员工先问好}
                check: Watch 10 greetings
                measure: {kind: conformity}
"""

BROKEN = STANDARD.replace("kind: share", "kind: shore").replace("weight: 3", "wieght: 3")

MEAN = STANDARD.replace(
    "{kind: share, target: 90, unacceptable: 70, limit: {at_most: 5, unit: min}}",
    "{kind: mean, at_most: 5, unit: min}",
)
"""Holds an error that the linter finds (P301)."""

AUDIT = """\
stdcheck: 1
kind: audit
id: central-1
standard: {id: window, version: 1}
site: central
responses:
  wait-5min: {values: [1, 2, 3, 4, 4.5, 5, 5, 5, 5, 9]}
  greeting: met
"""


class Ended(NamedTuple):
    """How a run of the program ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


def program(*arguments: str, folder: Path, environ: Mapping[str, str] | None = None, given: str | None = None) -> Ended:
    """Run the real program in a process of its own; what it writes must be UTF-8."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=clean_environment() | dict(environ or {}),
        input=None if given is None else given.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "stdcheck.cli", *arguments]


def clean_environment() -> dict[str, str]:
    """Return this process's environment without what says a language or a place of data."""
    said = ("LANG", "LANGUAGE", "LC_", "STDCHECK_")
    return {name: value for name, value in os.environ.items() if not name.startswith(said)}
