"""A score card as lines for people: the verdict and its reasons first, then stages, then criteria."""

from collections.abc import Iterator, Mapping

from stdcheck.domain.audit import Audit
from stdcheck.domain.scorecard import CriterionResult, Interval, Outcome, ReasonKind, ScoreCard
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import read
from stdcheck.language import Translator

SIGNS: Mapping[Outcome, str] = {
    Outcome.MET: "✓",
    Outcome.PARTLY: "~",
    Outcome.NOT_MET: "✗",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.NOT_OBSERVED: "?",
    Outcome.UNANSWERED: "?",
}


def score_lines(standard: Standard, audit: Audit, card: ScoreCard, t: Translator) -> Iterator[str]:
    """Yield the lines."""
    titles = _titles(standard, t)
    stages = {stage.id: read(stage.title, t.language, standard.language) for stage in standard.stages}
    title = read(standard.title, t.language, standard.language)
    yield t("{audit}: {title}, version {version}", audit=audit.id, title=title, version=str(standard.version))
    yield t("Verdict: {verdict}", verdict=term(card.verdict))
    for reason in card.reasons:
        named = stages if reason.kind is ReasonKind.STAGE_BELOW_PASS_MARK else titles
        yield f"  - {t(term(reason.kind).text, **({'title': named[reason.id]} if reason.id else {}))}"
    interval = f"  {interval_words(card.interval, t)}" if card.interval else ""
    yield t("Score: {score}{interval}", score=t.percent(card.score), interval=interval)
    if card.band:
        yield t("Band: {band}", band=card.band)
    yield t(
        "Coverage: {coverage}; criteria assessed: {assessed}; model: {model}; pass mark: {mark}",
        coverage=t.percent(card.coverage),
        assessed=str(card.assessed),
        model=term(card.model),
        mark=t.percent(card.pass_mark),
    )
    yield ""
    for stage in card.stages:
        yield f"{t.percent(stage.score):>7}  {stages[stage.id]}"
    yield ""
    for result in card.criteria:
        yield _criterion(result, titles[result.id], t)


def _titles(standard: Standard, t: Translator) -> dict[str, str]:
    """Return what criteria are called, by id."""
    return {
        place.criterion.id: read(place.criterion.what, t.language, standard.language) for place in standard.criteria()
    }


def _criterion(result: CriterionResult, title: str, t: Translator) -> str:
    said = t("{outcome}: {title} ({id})", outcome=term(result.outcome), title=title, id=result.id)
    parts = [f"{SIGNS[result.outcome]} {said}"]
    if result.attainment is not None and result.outcome is Outcome.PARTLY:
        parts.append(t.percent(result.attainment * 100))
    if result.interval is not None and result.confidence is not None:
        parts += [interval_words(result.interval, t), t.say(term(result.confidence))]
    return "  ".join(parts)


def interval_words(interval: Interval | None, t: Translator) -> str:
    """Return an interval in brackets, nothing for None."""
    return "" if interval is None else f"[{t.percent(interval.low)} – {t.percent(interval.high)}]"
