"""How audits, standards and sites are called on screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdcheck.domain.values import read
from stdcheck.language import Translator
from stdcheck.services.auditing import AuditEntry
from stdcheck.services.drafting import StandardEntry
from stdcheck.services.sites import SiteEntry


@dataclass(frozen=True, slots=True)
class Names:
    """The titles of standards by id and the names of sites by code, in the reader's language."""

    standards: Mapping[str, str]
    sites: Mapping[str, str]

    def standard(self, identifier: str) -> str:
        """Return the title of a standard, else its id."""
        return self.standards.get(identifier) or identifier

    def site(self, code: str | None, t: Translator) -> str:
        """Return the name of a site, else its code."""
        return t("No site") if code is None else self.sites.get(code) or code

    def audit(self, entry: AuditEntry, t: Translator) -> str:
        """Return where and against what an audit was made."""
        return f"{self.site(entry.site, t)} · {self.standard(entry.standard_id)}"


def names(standards: Iterable[StandardEntry], sites: Iterable[SiteEntry], t: Translator) -> Names:
    """Collect the names in the reader's language."""
    return Names(
        {entry.id: read(entry.title, t.language, entry.language) for entry in standards},
        {entry.code: read(entry.name, t.language, t.language) for entry in sites},
    )
