"""Lists of sites as YAML files: `kind: sites`."""

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, ValidationError

from stdcheck.documents.standards import Located, read_bytes
from stdcheck.documents.validation import problems_of
from stdcheck.documents.yaml_tree import decode, parse
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.values import Format, Model, Text, Words


class SiteForm(Model):
    """One site: its code (how audits name it), name, area and IANA time zone."""

    code: Annotated[Words, Field(min_length=1)]
    name: Text
    area: Text | None = None
    time_zone: Words = "UTC"


class SiteList(Model):
    """A file of sites."""

    stdcheck: Format
    kind: Literal["sites"]
    sites: tuple[SiteForm, ...]


def read_sites(raw: bytes, file: str = "") -> SiteList:
    """Read a list of sites; raises StdcheckError with every problem, each with line and column."""
    try:
        located = Located(parse(decode(raw)), file)
    except StdcheckError as error:
        raise error.in_file(file) from None
    try:
        return SiteList.model_validate(located.tree.data)
    except ValidationError as error:
        raise StdcheckError(problems_of(error, SiteList, located.place)) from None


def load_sites(path: str | Path) -> SiteList:
    """Read the list of sites in the file at `path`; raises StdcheckError."""
    return read_sites(read_bytes(Path(path)), str(path))


def dump_sites(sites: SiteList) -> str:
    """Write a list of sites as YAML; reading it gives the same list."""
    plain: Any = sites.model_dump(mode="json", exclude_none=True)
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120)
