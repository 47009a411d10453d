"""The parts of a score card below its head: stages, criteria, how it was computed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from stdcheck.documents.measure_words import measure_in_words
from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.measures import Conformity, Measure, Scale, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.scorecard import Confidence, CriterionResult, ScoreCard
from stdcheck.domain.standard import CriterionPlace, ScoringModel, Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import read
from stdcheck.language import Translator
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.table import table
from stdcheck.web.components.text import Html, joined, markup
from stdcheck.web.results.bars import Bar, bars


def stage_bars(card: ScoreCard, standard: Standard, t: Translator) -> Html:
    """Return the stages with their scores, in contact order."""
    marks = {stage.id: stage.pass_mark for stage in standard.stages}
    titles = {stage.id: read(stage.title, t.language, standard.language) for stage in standard.stages}

    def bar(identifier: str, score: Fraction | None) -> Bar:
        mark = marks.get(identifier)
        remark = t("pass mark {mark}", mark=t.percent(mark)) if mark is not None else ""
        return Bar(titles.get(identifier, identifier), score, remark, mark=None if mark is None else Fraction(mark))

    return bars([bar(node.id, node.score) for node in card.stages], t)


def criteria_list(card: ScoreCard, standard: Standard, audit: Audit, t: Translator) -> Html:
    """Return every criterion with outcome, attainment, what was recorded, how sure, and the note."""
    results = {result.id: result for result in card.criteria}
    parts, stage = [], None
    for place in standard.criteria():
        if place.stage.id != stage:
            stage = place.stage.id
            parts.append(markup("<h3>{title}</h3>", title=read(place.stage.title, t.language, standard.language)))
        parts.append(_criterion(place, results[place.criterion.id], audit.responses, standard, t))
    return markup('<div class="sc-criteria">{parts}</div>', parts=joined(parts))


def _criterion(
    place: CriterionPlace,
    result: CriterionResult,
    responses: Mapping[str, Response | None],
    standard: Standard,
    t: Translator,
) -> Html:
    criterion = place.criterion
    response = responses.get(criterion.id)
    facts = [recorded(response, criterion.measure, standard, t), *_sureness(result, t)]
    if result.weight == 0:
        facts.append(t("advice only, does not count"))
    note = response.note if response else None
    return markup(
        '<article><div><p>{what}{critical}</p><p class="sc-quiet">{facts}</p>{note}</div>'
        '<div class="sc-outcome">{badge}<b>{attainment}</b></div></article>',
        what=read(criterion.what, t.language, standard.language),
        critical=markup(" {badge}", badge=badge(t("Critical"), "", "alert")) if criterion.critical else markup(""),
        facts=" · ".join(fact for fact in facts if fact),
        note=markup('<p class="sc-note">{note}</p>', note=note) if note else markup(""),
        badge=status(result.outcome, t),
        attainment="" if result.attainment is None else t.percent(result.attainment * 100),
    )


def _sureness(result: CriterionResult, t: Translator) -> list[str]:
    if result.interval is None or result.confidence is None:
        return []
    words = {
        Confidence.DEMONSTRATED: t("the target is shown to be reached"),
        Confidence.REFUTED: t("the target is shown to be missed"),
        Confidence.UNDECIDED: t("too few observations to tell for sure"),
    }
    low, high = t.percent(result.interval.low), t.percent(result.interval.high)
    return [t("{words} (real share {low} to {high})", words=words[result.confidence], low=low, high=high)]


def recorded(response: Response | None, measure: Measure, standard: Standard, t: Translator) -> str:
    """Say what the inspector recorded."""
    if response is None or not response.is_answer:
        return t("nothing entered")
    if response.not_applicable is not None:
        return response.not_applicable
    if response.not_observed is not None:
        return response.not_observed
    if response.observed is not None:
        return t("{kept} of {observed} complied", kept=response.compliant or 0, observed=response.observed)
    if response.values is not None:
        return _values(response, measure, t)
    return _single(str(response.value), measure, standard, t)


def _values(response: Response, measure: Measure, t: Translator) -> str:
    values = response.values or ()
    if isinstance(measure, Share) and measure.limit is not None:
        kept = sum(measure.limit.holds(value) for value in values)
        return t("{kept} of {observed} complied", kept=kept, observed=len(values))
    shown = ", ".join(plain(value) for value in values[:12])
    return shown + (" …" if len(values) > 12 else "")


def _single(value: str, measure: Measure, standard: Standard, t: Translator) -> str:
    if isinstance(measure, Conformity):
        return ""
    if isinstance(measure, Scale):
        for label in measure.labels:
            words = [label.label] if isinstance(label.label, str) else list(label.label.values())
            if value.strip() in {word.strip() for word in words}:
                return read(label.label, t.language, standard.language)
        return value
    unit = read(getattr(measure, "unit", None), t.language, standard.language)
    return f"{value} {unit}".strip()


def computation(card: ScoreCard, standard: Standard, t: Translator) -> Html:
    """Explain how the score came about: model, settings, and each criterion with its weight."""
    models = {
        ScoringModel.WEIGHTED: t(
            "Each assessed criterion counts by its weight: the sum of weight × attainment over the sum of weights."
        ),
        ScoringModel.UNWEIGHTED: t("Each assessed criterion counts the same: the mean of the attainments."),
        ScoringModel.HIERARCHICAL: t(
            "Each stage is the mean of its steps, each step of its key factors, each factor of its criteria, "
            "all by their weights."
        ),
        ScoringModel.ABSOLUTE: t("All or nothing: 100 if every assessed criterion is fully met, else 0."),
    }
    rows = [
        _computed(place, result, standard, t) for place, result in zip(standard.criteria(), card.criteria, strict=True)
    ]
    return markup(
        "<p>{model}</p><p>{rules}</p>{table}",
        model=models[card.model],
        rules=t(
            "Not applicable items count nowhere. Items not observed or unanswered lower the coverage, not the score. "
            "A critical criterion that is not met fails the audit whatever the score."
        ),
        table=table((t("Criterion"), t("Measure"), t("Weight"), t("Attainment")), rows, t("Criteria")),
    )


def _computed(place: CriterionPlace, result: CriterionResult, standard: Standard, t: Translator) -> Sequence[str]:
    attainment = t.say(term(result.state)) if result.attainment is None else t.percent(result.attainment * 100)
    what = read(place.criterion.what, t.language, standard.language)
    return what, t.say(measure_in_words(place.criterion)), t.number(result.weight), attainment
