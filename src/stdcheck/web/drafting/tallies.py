"""A bar for each pitfall: how many findings are open, how many were accepted; choosing one shows its findings alone."""

from collections import Counter
from collections.abc import Sequence

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.terms import PITFALLS
from stdcheck.language import Translator
from stdcheck.web.drafting.choosing import Piece, Place, row_of_places
from stdcheck.web.drafting.desk import Desk

_TONES = {str(Severity.ERROR): "bad", str(Severity.WARNING): "gap", str(Severity.INFO): "info", "accepted": ""}


def tallies(desk: Desk, findings: Sequence[Finding]) -> str:
    """Draw the bars and return the group that is chosen; "" for all. A group without findings cannot be chosen."""
    t, counts = desk.t, Counter((group_of(finding), kind_of(finding)) for finding in findings)
    names = {code: t.say(words) for code, words in PITFALLS.items()}
    names |= {"M": t("The four steps are not finished"), "Q": t("A quality is missing")}
    totals = {group: sum(counts[group, kind] for kind in _TONES) for group in names}
    if not totals.get(desk.memory.group):
        desk.memory.group = ""
    places = [Place("", t("All findings"), count=str(len(findings)))]
    for group, words in names.items():
        pieces = [
            Piece(tone, _said(kind, n, t), round(100 * n / max(totals.values()), 2))
            for kind, tone in _TONES.items()
            if (n := counts[group, kind])
        ]
        note = "" if pieces else t("none")
        places.append(Place(group, words, number=group, note=note, off=not pieces, pieces=pieces))
    row_of_places(desk, "draft.tallies", t("Findings of each pitfall"), "tallies", places, desk.memory.group, _choose)
    return desk.memory.group


def group_of(finding: Finding) -> str:
    """Return the pitfall of a finding, or M or Q of a gap."""
    return finding.pitfall or finding.rule[0]


def kind_of(finding: Finding) -> str:
    """Return how grave a finding is that still counts, else that it was accepted."""
    return str(finding.severity) if finding.accepted is None else "accepted"


def _choose(desk: Desk, group: str) -> None:
    desk.memory.group = "" if group == desk.memory.group else group
    desk.memory.shown = 0


def _said(kind: str, n: int, t: Translator) -> str:
    match kind:
        case Severity.ERROR:
            return t.plural("{n} error", "{n} errors", n)
        case Severity.WARNING:
            return t.plural("{n} warning", "{n} warnings", n)
        case Severity.INFO:
            return t.plural("{n} hint", "{n} hints", n)
        case _:
            return t.plural("{n} accepted", "{n} accepted", n)
