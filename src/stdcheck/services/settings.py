"""Where the data lives: read once where the program starts, passed down from there."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import stdcheck

DATABASE_FILE = "stdcheck.sqlite3"


@dataclass(frozen=True, slots=True)
class Settings:
    """The database's URL, the folder for data, and the library's folder (with standards/ and audits/)."""

    database_url: str = field(repr=False)  # it may hold a password
    data_folder: Path
    library: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], folder: Path | None = None) -> Self:
        """Read STDCHECK_DATABASE_URL and STDCHECK_DATA.

        Without them the data lies in `./data` of a checkout of stdcheck (`folder`, else the working directory), else
        in the user's data directory; the database is an SQLite file there.
        """
        folder = (folder or Path.cwd()).absolute()
        given = environ.get("STDCHECK_DATA")
        data = Path(given).absolute() if given else folder / "data" if _is_checkout(folder) else _user_data(environ)
        url = environ.get("STDCHECK_DATABASE_URL") or f"sqlite:///{(data / DATABASE_FILE).as_posix()}"
        return cls(url, data, library_folder())


def library_folder() -> Path:
    """Return the folder of the library: inside an installed package, or the root of the checkout."""
    package = Path(stdcheck.__file__).parent
    installed = package / "library"
    return installed if installed.is_dir() else package.parent.parent


def _is_checkout(folder: Path) -> bool:
    return (folder / "pyproject.toml").is_file() and (folder / "app.py").is_file()


def _user_data(environ: Mapping[str, str]) -> Path:
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "stdcheck"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "stdcheck"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "stdcheck"
