"""What every command is given: the language, the environment, and where to say what."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from stdcheck.language import Translator

GOOD, SHORT, WRONG = 0, 1, 2
"""The exit statuses: all well; looked at and falls short; the input or the call is wrong."""


_BYTES = re.compile("[\udc80-\udcff]+")
"""How Python keeps the bytes of a file's name that the locale cannot read."""


def readable(text: str) -> str:
    """Mend the names of files that the locale could not read: their bytes are tried as UTF-8."""
    return _BYTES.sub(lambda found: found[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace"), text)


class ReaderGoneError(Exception):
    """Whoever read the output has gone; the parser of the command line would take the system's own error for its."""


@dataclass(slots=True)
class Session:
    """One run of the program.

    Results gather in `output` and reach standard output when the command has come to its end, so that a wrong input
    leaves it empty; a command that has read all of its input may hand over earlier. `folder` is the working directory.
    """

    t: Translator
    environ: Mapping[str, str]
    folder: Path
    output: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add a line (or several) to the result."""
        self.output.append(text + "\n")

    def hand_over(self) -> None:
        """Write what has gathered to standard output, unless that is a terminal, where a bar may be drawn meanwhile."""
        if not sys.stdout.isatty():
            self.write_output()

    def write_output(self) -> None:
        """Write what has gathered to standard output; raises ReaderGoneError where nobody reads it."""
        try:
            sys.stdout.write(readable("".join(self.output)))
        except BrokenPipeError:
            raise ReaderGoneError from None
        self.output.clear()

    def note(self, text: str) -> None:
        """Tell people something at once, apart from the result."""
        sys.stderr.write(readable(text) + "\n")

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day where the program runs."""
        return datetime.now().astimezone().date()

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[float], None]]:
        """Show a bar on standard error while the block runs, where that is a terminal; give it parts of 1."""
        if not sys.stderr.isatty():
            yield lambda _part: None
            return
        from rich.console import Console  # noqa: PLC0415  (slow to load, and mostly not needed)
        from rich.progress import Progress  # noqa: PLC0415

        # without its redirection, which would draw the results above the bar instead of writing them
        console = Console(stderr=True)
        with Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
            task = bar.add_task(label, total=1.0)
            yield lambda part: bar.update(task, completed=part)
