"""Where the data lives: read once where the program starts, passed down from there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Settings:
    """The database's URL, the folder for data, and the library's folder (with standards/ and audits/)."""

    database_url: str
    data_folder: Path
    library: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], folder: Path | None = None) -> Self:
        """Read STDCHECK_DATABASE_URL and STDCHECK_DATA.

        Without them the data lies in `./data` of a checkout of stdcheck (`folder`, else the working directory), else
        in the user's data directory; the database is an SQLite file there.
        """
        raise NotImplementedError
