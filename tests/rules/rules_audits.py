"""Audits for the cases of the rules: so many of a kind, a day apart."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from stdcheck.domain.audit import Audit
from stdcheck.domain.experience import Experience
from stdcheck.domain.standard import Standard
from stdcheck.scoring import score
from stdcheck.scoring.experience import Audited, experience_of

FIRST_DAY = date(2026, 1, 1)


def experience_in(lines: Iterable[Mapping[str, Any]], versions: Mapping[str, Standard]) -> Experience:
    """Return what the audits of a case say.

    A line stands for so many `times` (1) audits with these `responses`, `of` the version `standard` or `previous`,
    each a day after the one before, or beginning `from` a day; `minutes` is how long each took.
    """
    audited: list[Audited] = []
    day = FIRST_DAY
    for line in lines:
        standard, day = versions[line.get("of", "standard")], line.get("from", day)
        for _ in range(line.get("times", 1)):
            audit = _audit(standard, len(audited), day, line)
            audited.append(Audited(standard, audit, score(standard, audit)))
            day += timedelta(days=1)
    return experience_of(audited)


def _audit(standard: Standard, number: int, day: date, line: Mapping[str, Any]) -> Audit:
    begun = datetime.combine(day, time(8), UTC)
    moments = {"observed_at": begun}
    if "minutes" in line:
        moments |= {"started_at": begun, "submitted_at": begun + timedelta(minutes=line["minutes"])}
    return Audit(
        stdcheck=1,
        kind="audit",
        id=f"audit-{number}",
        standard={"id": standard.id, "version": standard.version},
        responses=line.get("responses", {}),
        **moments,
    )
