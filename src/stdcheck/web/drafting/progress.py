"""How far a draft has come over the four steps: how many there are, and how many places are still empty."""

from dataclasses import dataclass

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.standard import Standard
from stdcheck.web.drafting.places import Part


@dataclass(frozen=True, slots=True)
class Progress:
    """One step: how many parts it has so far, and how many places above them have none."""

    count: int
    gaps: int

    @property
    def is_done(self) -> bool:
        """Tell whether something is there and nothing is empty."""
        return self.count > 0 and self.gaps == 0


def progress(standard: Standard) -> dict[Part, Progress]:
    """Return the progress of each of the four steps."""
    stages = standard.stages
    steps = [step for stage in stages for step in stage.steps]
    factors = [factor for step in steps for factor in step.key_factors]
    criteria = [criterion for factor in factors for criterion in factor.criteria]
    return {
        Part.SEQUENCE: Progress(len(stages), 0 if stages else 1),
        Part.STEPS: Progress(len(steps), sum(not stage.steps for stage in stages)),
        Part.FACTORS: Progress(len(factors), sum(not step.key_factors for step in steps)),
        Part.CRITERIA: Progress(len(criteria), sum(not factor.criteria for factor in factors)),
    }


def blocking(findings: tuple[Finding, ...]) -> int:
    """Count the errors that nobody accepted."""
    return sum(finding.severity is Severity.ERROR and finding.accepted is None for finding in findings)
