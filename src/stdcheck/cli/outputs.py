"""Writing files so that they are there whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from stdcheck.domain.errors import Place, StdcheckError, refuse
from stdcheck.domain.messages import Message, message


def check_output(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse a target that is a folder, lies in no folder, or is one of the inputs; raises StdcheckError."""
    if path.is_dir():
        raise _refused(path, message("the output is a folder"), message("Name a file in it."))
    if not path.parent.is_dir():
        raise _refused(path, message("the folder for the output is not there"), message("Make it, or name another."))
    if any(path.resolve() == given.resolve() for given in inputs):
        raise _refused(path, message("the output is one of the inputs"), message("Give it another name."))


def write_output(path: Path, write: Callable[[BinaryIO], None], inputs: Iterable[Path] = ()) -> None:
    """Write a file beside its place and move it there when it is whole; an existing file is replaced.

    Raises StdcheckError where it cannot be written; then what was there is still there.
    """
    check_output(path, inputs)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            write(target)
        part.chmod(_usual_mode(path))
        part.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from None
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _usual_mode(path: Path) -> int:
    """Return the mode of the file that is replaced, or the one that the user's mask gives new files."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot_write(path: Path, error: OSError) -> StdcheckError:
    what = message("the output cannot be written: {reason}", reason=error.strerror or type(error).__name__)
    return _refused(path, what, message("Check the folder, the right to write there, and the free space."))


def _refused(path: Path, what: Message, remedy: Message) -> StdcheckError:
    return refuse(what, remedy, Place(file=str(path)))
