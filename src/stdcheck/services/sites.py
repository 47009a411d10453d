"""Sites: the places where standards are audited."""

from dataclasses import dataclass
from datetime import datetime

from stdcheck.domain.values import Text
from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


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
    raise NotImplementedError


def save_site(store: Store, actor: Actor, site: SiteDraft, *, now: datetime) -> SiteEntry:
    """Add the site, or change the one with that code; raises StdcheckError with every field that does not fit."""
    raise NotImplementedError


def delete_site(store: Store, actor: Actor, code: str, *, now: datetime) -> None:
    """Delete a site that has no audits; raises StdcheckError where it has some."""
    raise NotImplementedError
