"""Results over many audits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from stdcheck.domain.audit import Audit
from stdcheck.domain.results import Results, SiteName
from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor
from stdcheck.storage.store import Store


def published_results(
    store: Store,
    actor: Actor,
    *,
    standard_id: str,
    sites: Iterable[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Results:
    """Return the results of the submitted audits of a standard, of some sites and days where asked."""
    raise NotImplementedError


def results_of(
    standards: Sequence[Standard], audits: Iterable[Audit], sites: Mapping[str, SiteName] | None = None
) -> Results:
    """Return the results of audits that came as files; `standards` are versions of one standard. No store needed."""
    raise NotImplementedError
