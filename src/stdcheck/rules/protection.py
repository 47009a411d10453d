"""Where one failure is one too many: there an absolute is right, and a check that always holds is worth its time."""

from stdcheck.domain.standard import CriterionPlace, EvidenceKind, Quality
from stdcheck.domain.values import by_language
from stdcheck.rules.view import statement
from stdcheck.rules.wording.circumstances import PROTECTED


def is_protected(place: CriterionPlace) -> bool:
    """Tell whether a criterion is about safety, law, privacy, money or equal treatment."""
    if place.factor.quality == Quality.SAFE or any(e.kind == EvidenceKind.REGULATION for e in place.factor.evidence):
        return True
    criterion = place.criterion
    texts = (criterion.what, criterion.critical_reason, criterion.rationale, place.factor.title)
    return any(statement(words).has(PROTECTED) for text in texts for words in by_language(text, "").values())
