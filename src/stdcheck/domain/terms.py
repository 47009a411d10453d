"""The words of the method on screen: one message for every member of every enumeration."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from stdcheck.domain.findings import Severity
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Audience, EvidenceKind, Layer, Level, Quality, ScoringModel, Status

PITFALLS: Mapping[str, Message] = {
    "P1": message("the stricter the better"),
    "P2": message("a standard must match the industry"),
    "P3": message("the average as the goal"),
    "P4": message("the more detailed the better"),
    "P5": message("a standard for the standard's sake"),
    "P6": message("customers need not know the standard"),
}

MEASURE_KINDS: Mapping[str, Message] = {
    "conformity": message("Yes or no"),
    "scale": message("Scale of words"),
    "quantity": message("One number"),
    "share": message("Share of the observed"),
    "mean": message("Mean of values"),
}

_SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("hint"),
}


def term(member: StrEnum) -> Message:
    """Return the word for a member of an enumeration of the domain."""
    if isinstance(member, Severity):
        return _SEVERITIES[member]
    return _terms()[type(member), str(member)]


@cache
def _terms() -> Mapping[tuple[type, str], Message]:
    """Return all other words, by enumeration too: members of two with the same value are equal as strings."""
    from stdcheck.domain.audit import Method  # noqa: PLC0415  (a linter that says how grave a finding is needs no audits)
    from stdcheck.domain.scorecard import Confidence, Outcome, ReasonKind, State, Verdict  # noqa: PLC0415

    words: tuple[tuple[StrEnum, Message], ...] = (
        (Layer.PROCEDURAL, message("procedural")),
        (Layer.PERSONAL, message("personal")),
        (Quality.ACCURATE, message("accurate")),
        (Quality.SAFE, message("safe")),
        (Quality.TIMELY, message("timely")),
        (Quality.CONVENIENT, message("convenient")),
        (Quality.STANDARDISED, message("standardised")),
        (Quality.ATTENTION, message("attention")),
        (Quality.INFLUENCE, message("influence")),
        (Quality.CHARACTER, message("personal character")),
        (Level.STANDARDISED, message("standardised service")),
        (Level.PERSONALISED, message("personalised service")),
        (Level.DIFFERENTIATED, message("differentiated service")),
        (Level.EXPERIENCE, message("full experience")),
        (EvidenceKind.COMPLAINTS, message("complaints")),
        (EvidenceKind.SURVEY, message("survey")),
        (EvidenceKind.OBSERVATION, message("observation")),
        (EvidenceKind.STAFF_PROPOSAL, message("staff proposal")),
        (EvidenceKind.REGULATION, message("regulation")),
        (EvidenceKind.INDUSTRY, message("industry")),
        (EvidenceKind.MANAGEMENT, message("management")),
        (Audience.CUSTOMER, message("customers feel it")),
        (Audience.BACK_OFFICE, message("back office")),
        (Status.DRAFT, message("draft")),
        (Status.PUBLISHED, message("published")),
        (Status.RETIRED, message("retired")),
        (ScoringModel.WEIGHTED, message("weighted")),
        (ScoringModel.UNWEIGHTED, message("unweighted")),
        (ScoringModel.HIERARCHICAL, message("hierarchical")),
        (ScoringModel.ABSOLUTE, message("absolute")),
        (Method.OBSERVATION, message("observation")),
        (Method.MYSTERY_SHOPPING, message("mystery shopping")),
        (Method.RECORDS, message("records")),
        (Method.INTERVIEW, message("interview")),
        (Method.VIDEO, message("video")),
        (State.ASSESSED, message("assessed")),
        (State.NOT_APPLICABLE, message("not applicable")),
        (State.NOT_OBSERVED, message("not observed")),
        (State.UNANSWERED, message("unanswered")),
        (Outcome.MET, message("met")),
        (Outcome.PARTLY, message("partly met")),
        (Outcome.NOT_MET, message("not met")),
        (Confidence.DEMONSTRATED, message("demonstrated")),
        (Confidence.REFUTED, message("refuted")),
        (Confidence.UNDECIDED, message("undecided")),
        (Verdict.PASS, message("pass")),
        (Verdict.FAIL, message("fail")),
        (Verdict.INCOMPLETE, message("incomplete")),
        (ReasonKind.CRITICAL, message("critical: {title}")),
        (ReasonKind.COVERAGE, message("too little was seen for a score that counts")),
        (ReasonKind.CRITICAL_NOT_ASSESSED, message("critical, not assessed: {title}")),
        (ReasonKind.BELOW_PASS_MARK, message("score below the pass mark")),
        (ReasonKind.STAGE_BELOW_PASS_MARK, message("stage below its pass mark: {title}")),
    )
    found = {(type(member), str(member)): said for member, said in words}
    states = {(Outcome, str(state)): said for state, said in words if isinstance(state, State)}
    return states | found
