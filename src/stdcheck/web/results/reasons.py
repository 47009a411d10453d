"""The reasons of a verdict in words."""

from stdcheck.domain.scorecard import Reason, ReasonKind, ScoreCard
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import read
from stdcheck.language import Translator


def reason_words(reason: Reason, card: ScoreCard, standard: Standard, t: Translator) -> str:
    """Say one reason, with the figures that it rests on."""
    if reason.kind is ReasonKind.COVERAGE:
        least = t.percent(standard.scoring.min_coverage)
        return t(
            "Too little was seen: coverage {coverage}, at least {least} is needed.",
            coverage=t.percent(card.coverage),
            least=least,
        )
    if reason.kind is ReasonKind.BELOW_PASS_MARK:
        return t(
            "The score {score} is below the pass mark {mark}.",
            score=t.percent(card.score),
            mark=t.percent(card.pass_mark),
        )
    words = term(reason.kind)
    said = t(words.text, title=title_of(reason.id or "", standard, t))
    return said[:1].upper() + said[1:]


def title_of(identifier: str, standard: Standard, t: Translator) -> str:
    """Return the words of the criterion or stage with an id, else the id."""
    found = next((place.criterion.what for place in standard.criteria() if place.criterion.id == identifier), None)
    if found is None:
        found = next((stage.title for stage in standard.stages if stage.id == identifier), None)
    return read(found, t.language, standard.language) or identifier
