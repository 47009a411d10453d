"""The commands that make one file of one standard: what they share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from stdcheck.cli.calls import ending
from stdcheck.cli.outputs import check_output, write_output
from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.sources import read_standard_file
from stdcheck.domain.standard import Standard


def make_file(
    session: Session,
    source: Path,
    target: Path,
    endings: Sequence[str],
    write: Callable[[Standard, BinaryIO, str], None],
) -> int:
    """Read the standard in `source` and let `write` make `target` of it; `write` is given the ending as well."""
    check_output(target, [source])
    found = ending(target, endings)
    standard = read_standard_file(source).standard
    write_output(target, lambda opened: write(standard, opened, found), [source])
    session.say(session.t("Written: {file}", file=str(target)))
    return GOOD
