"""A site as entered and as shown; checking one, and finding one inside a unit of work."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from pydantic import ValidationError

from stdcheck.documents.validation import problems_of, shorten
from stdcheck.domain.errors import Place, Problem, StdcheckError
from stdcheck.domain.messages import message
from stdcheck.domain.values import Model, Text, Words, is_blank
from stdcheck.storage.audits import SiteUse
from stdcheck.storage.sites import SiteRow
from stdcheck.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """A site as entered; `code` is how audits name it, `time_zone` an IANA name such as Asia/Shanghai."""

    code: str
    name: Text
    area: Text | None
    time_zone: str


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A site on record, with how many audits it has had and when the last was observed (or started)."""

    code: str
    name: Text
    area: Text | None
    time_zone: str
    is_sample: bool
    audits: int
    last_audit: datetime | None


def site_entry(unit: Unit, code: str | None) -> SiteEntry | None:
    """Return the site of that code, None where it is not on record."""
    row = unit.sites.find(code) if code else None
    return entry_of_site(row, unit.audits.site_use(code).get(row.code)) if row else None


def entry_of_site(row: SiteRow, use: SiteUse | None) -> SiteEntry:
    """Return a site as it is shown, with its use."""
    return SiteEntry(
        code=row.code,
        name=row.name,
        area=row.area,
        time_zone=row.time_zone,
        is_sample=row.is_sample,
        audits=use.audits if use else 0,
        last_audit=use.last if use else None,
    )


_CODE = re.compile(r"[^\s/\\](?:[^/\\\n\r\t]{0,62}[^\s/\\])?")


class _Form(Model):
    code: Words
    name: Text
    area: Text | None = None
    time_zone: Words


def checked_site(site: SiteDraft, *, is_sample: bool = False) -> SiteRow:
    """Return the site ready to be saved; raises StdcheckError with every field that does not fit."""
    entered: dict[str, Any] = {"code": site.code.strip(), "time_zone": site.time_zone.strip()}
    entered["name"] = "" if is_blank(site.name) else site.name
    entered["area"] = None if is_blank(site.area) else site.area
    try:
        form = _Form.model_validate(entered)
        problems = []
    except ValidationError as error:
        problems = problems_of(error, _Form, lambda path: Place(path=path))
    if not site.code.strip():
        remedy = message("Write a short and lasting one, such as central or hall-2.")
        problems.append(Problem(message("Code must be filled in"), remedy, _at("code")))
    elif not _CODE.fullmatch(site.code.strip()):
        problems.append(
            Problem(
                message("{found} cannot be the code of a site", found=shorten(site.code)),
                message("Use 1 to 64 signs without / and \\, for example central or 中央站."),
                _at("code"),
            )
        )
    if is_blank(site.name):
        problems.append(Problem(message("Name must be filled in"), message("Write how people call it."), _at("name")))
    if site.time_zone.strip() not in _time_zones():
        problems.append(
            Problem(
                message("{found} is not a time zone", found=shorten(site.time_zone)),
                message("Choose one such as Asia/Shanghai or Europe/London."),
                _at("time_zone"),
            )
        )
    if problems:
        raise StdcheckError(problems)
    return SiteRow(form.code, form.name, form.area, form.time_zone, is_sample)


def _at(field: str) -> Place:
    return Place(path=(field,))


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())
