"""What others do says nothing about what your customers need.

What it does

Looks for key factors whose only evidence is the industry, and for a rationale that rests on what others do.

Why it matters

Other companies have other customers, other places and other prices; often they have copied from each other as well. A
level taken from them can be too low for the people who stand in your hall, or cost money that nobody notices.

Example

Evidence for “The wait is short”: other metros promise 5 minutes.

Better

Evidence for “The wait is short”: 38 of 120 complaints in the third quarter were about queues; in the survey, patience
ends after 5 minutes. Other metros promise 5 minutes as well.

When to accept it

When the service is new and has no customers to ask yet. Set a date until which you will have asked them.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import EvidenceKind, KeyFactor
from stdcheck.rules.view import View
from stdcheck.rules.wording.norms import find_norms

CODE = "P201"
SEVERITY = Severity.WARNING
TITLE = message("Only the industry says so")

WITHIN_THE_TRADE = frozenset({EvidenceKind.INDUSTRY, EvidenceKind.MANAGEMENT})


def check(view: View) -> Iterator[Finding]:
    """Yield factors with evidence from the industry only; elsewhere rationales that rest on others and nothing else."""
    for path, factor in view.nodes(KeyFactor):
        if _has_only_industry(factor):
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message("The only evidence for “{title}” is what the industry does.", title=factor.title),
                message("Ask your own customers, or look at their complaints; keep the industry for comparison."),
                field="evidence",
            )
    for written in view.written("rationale"):
        factor = written.place.factor
        if _has_only_industry(factor) or any(evidence.kind not in WITHIN_THE_TRADE for evidence in factor.evidence):
            continue
        for span in find_norms(written.statement)[:1]:
            yield written.locate(
                Finding(
                    CODE,
                    SEVERITY,
                    "",
                    message("The reason given rests on others: “{words}”.", words=span.text),
                    message("Say what your own customers need, and where you know it from."),
                    span=(span.start, span.end),
                )
            )


def _has_only_industry(factor: KeyFactor) -> bool:
    return bool(factor.evidence) and all(evidence.kind == EvidenceKind.INDUSTRY for evidence in factor.evidence)
