"""Sites: the places where standards are audited."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from pydantic import ValidationError

from stdcheck.documents.validation import problems_of, shorten
from stdcheck.domain.errors import Place, Problem, StdcheckError, refuse
from stdcheck.domain.messages import message, plural_message
from stdcheck.domain.values import Model, Text, Words, is_blank
from stdcheck.services.actors import Actor
from stdcheck.services.permissions import require
from stdcheck.services.stored import doer
from stdcheck.storage.audits import SiteUse
from stdcheck.storage.history import Deed
from stdcheck.storage.sites import SiteRow
from stdcheck.storage.store import Store
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


def list_sites(store: Store, actor: Actor) -> tuple[SiteEntry, ...]:
    """Return every site by code."""
    require(actor, "list_sites")

    def work(unit: Unit) -> tuple[SiteEntry, ...]:
        use = unit.audits.site_use()
        return tuple(_entry(row, use.get(row.code)) for row in unit.sites.all())

    return store.run(work)


def site_entry(unit: Unit, code: str | None) -> SiteEntry | None:
    """Return the site of that code, None where it is not on record."""
    row = unit.sites.find(code) if code else None
    return _entry(row, unit.audits.site_use(code).get(row.code)) if row else None


def _entry(row: SiteRow, use: SiteUse | None) -> SiteEntry:
    return SiteEntry(
        code=row.code,
        name=row.name,
        area=row.area,
        time_zone=row.time_zone,
        is_sample=row.is_sample,
        audits=use.audits if use else 0,
        last_audit=use.last if use else None,
    )


def save_site(store: Store, actor: Actor, site: SiteDraft, *, now: datetime) -> SiteEntry:
    """Add the site, or change the one with that code; raises StdcheckError with every field that does not fit."""
    require(actor, "save_site")
    row = checked_site(site)

    def work(unit: Unit) -> SiteEntry:
        before = unit.sites.find(row.code)
        unit.sites.save(row, doer(actor, now))
        old = asdict(before) if before else None
        unit.history.append(doer(actor, now), Deed("save site", "site", row.code, old, asdict(row)))
        return _entry(row, unit.audits.site_use(row.code).get(row.code))

    return store.run(work, write=True)


def delete_site(store: Store, actor: Actor, code: str, *, now: datetime) -> None:
    """Delete a site that has no audits; raises StdcheckError where it has some."""
    require(actor, "delete_site")

    def work(unit: Unit) -> None:
        row = unit.sites.find(code)
        if row is None:
            raise refuse(message("there is no site {site}", site=code), message("Choose one from the list of sites."))
        if use := unit.audits.site_use(code).get(code):
            raise refuse(
                plural_message("one audit names this site", "{n} audits name this site", use.audits),
                message("Keep the site, so that its results stay readable."),
            )
        unit.sites.delete(code)
        unit.history.append(doer(actor, now), Deed("delete site", "site", code, asdict(row)))

    store.run(work, write=True)


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
    if not is_time_zone(site.time_zone.strip()):
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


def is_time_zone(name: str) -> bool:
    """Tell whether there is a time zone of that IANA name."""
    return name in _time_zones()


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())
