"""What the checklist in the browser is given and what it gets back, as plain data for JSON."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from stdcheck.documents.measure_words import limit_in_words
from stdcheck.domain.audit import Method, Response
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.measures import Conformity, Limit, Mean, Quantity, Scale, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.scorecard import CriterionResult, ReasonKind, ScoreCard, Verdict
from stdcheck.domain.standard import Criterion, CriterionPlace, Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, read
from stdcheck.language import Translator
from stdcheck.services.auditing import AnswerOutcome, AuditSheet
from stdcheck.web.checklist.words import component_words
from stdcheck.web.components.problems import sentence
from stdcheck.web.results.reasons import reason_words

Json = dict[str, Any]
_LOOKS = {Verdict.PASS: ("good", "check"), Verdict.FAIL: ("bad", "cross"), Verdict.INCOMPLETE: ("warn", "half")}


def sheet_data(sheet: AuditSheet, t: Translator) -> Json:
    """Return everything that the checklist of one audit shows."""
    standard = sheet.standard
    places = list(standard.criteria())
    results = {result.id: result for result in sheet.card.criteria}
    return {
        "audit": sheet.id,
        "url": f"/api/audits/{sheet.id}",
        "language": t.language,
        "words": component_words(t),
        "conformity": _conformity(t),
        "manual": [t("Check criterion"), t("Who"), t("When"), t("How"), t("Critical because")],
        "methods": [[str(method), t.say(term(method))] for method in Method],
        "stages": [
            {
                "id": stage.id,
                "title": _read(stage.title, standard, t),
                "items": [place.criterion.id for place in places if place.stage is stage],
            }
            for stage in standard.stages
            if any(place.stage is stage for place in places)
        ],
        "items": [_item(place, number, standard, t) for number, place in enumerate(places, start=1)],
        "answers": {
            criterion: answer_data(answer.response, answer.revision, answer.saved_at, results.get(criterion), t)
            for criterion, answer in sheet.answers.items()
        },
        "card": card_data(sheet.card, standard, t),
        "details": details_data(sheet),
    }


def details_data(sheet: AuditSheet) -> Json:
    """Return who audited, how, and when."""
    audit = sheet.audit
    observed = audit.observed_at or audit.started_at
    return {
        "inspector": audit.inspector,
        "method": str(audit.method) if audit.method else None,
        "observed_at": observed.isoformat() if observed else None,
    }


def answer_data(
    response: Response | None,
    revision: int,
    saved_at: datetime | None,
    result: CriterionResult | None,
    t: Translator,
) -> Json:
    """Return one answer on record, with its outcome where it has one."""
    return {
        "response": response.model_dump(mode="json") if response else None,
        "revision": revision,
        "saved_at": saved_at.isoformat() if saved_at else None,
        "outcome": {"state": str(result.outcome), "words": t.say(term(result.outcome))} if result else None,
    }


def outcome_data(outcome: AnswerOutcome, card: ScoreCard, t: Translator) -> Json:
    """Return what became of one save."""
    result = next((result for result in card.criteria if result.id == outcome.criterion), None)
    stored = answer_data(outcome.response, outcome.revision, outcome.saved_at, result, t)
    problems = problems_data(StdcheckError(outcome.problems), t) if outcome.problems else []
    return {
        "operation": outcome.operation,
        "criterion": outcome.criterion,
        "state": outcome.state,
        "problems": problems,
        **stored,
    }


def card_data(card: ScoreCard, standard: Standard, t: Translator) -> Json:
    """Return the score so far, in words."""
    tone, icon = _LOOKS[card.verdict]
    return {
        "score": None if card.score is None else t.percent(card.score),
        "coverage": None if card.coverage is None else t.percent(card.coverage),
        "verdict": str(card.verdict),
        "verdict_words": t.say(term(card.verdict)),
        "tone": tone,
        "icon": icon,
        "critical": any(reason.kind is ReasonKind.CRITICAL for reason in card.reasons),
        "reasons": [reason_words(reason, card, standard, t) for reason in card.reasons],
    }


def problems_data(error: StdcheckError, t: Translator) -> list[Json]:
    """Return what is wrong and how to mend it, as sentences."""
    return [{"what": sentence(problem.what, t), "remedy": t.say(problem.remedy)} for problem in error.problems]


def _item(place: CriterionPlace, number: int, standard: Standard, t: Translator) -> Json:
    criterion = place.criterion
    reason = criterion.critical_reason if criterion.critical else None
    manual = [criterion.check, criterion.who, criterion.when, criterion.how, reason]
    return {
        "id": criterion.id,
        "no": number,
        "step": _read(place.step.title, standard, t),
        "what": _read(criterion.what, standard, t),
        "critical": criterion.critical,
        "target": _target(criterion, t),
        "manual": [_read(text, standard, t) for text in manual],
        "sample": criterion.sample,
        "measure": _measure(criterion, standard, t),
    }


def _target(criterion: Criterion, t: Translator) -> str:
    """Say what counts as met: `Target 90% · at most 5 min · 20 planned`."""
    measure = criterion.measure
    parts = []
    match measure:
        case Conformity() | Scale():
            return ""
        case Share():
            parts.append(t("Target {target}%", target=measure.target))
            if measure.limit is not None:
                parts.append(t.say(limit_in_words(measure.limit)))
        case Quantity():
            parts.append(t("Target {limit}", limit=limit_in_words(measure)))
        case Mean():
            parts.append(t("Target mean {limit}", limit=limit_in_words(measure)))
    if criterion.sample is not None:
        parts.append(t("{n} planned", n=criterion.sample))
    return " · ".join(parts)


def _measure(criterion: Criterion, standard: Standard, t: Translator) -> Json:
    match criterion.measure:
        case Conformity() as measure:
            return {"kind": measure.kind}
        case Scale() as measure:
            return {"kind": measure.kind, "options": _scale(measure, standard, t)}
        case Quantity() | Mean() as measure:
            bounds = _bounds(measure, standard, t)
            return {"kind": measure.kind, "limit": bounds, **bounds}
        case Share() as measure:
            limit = _bounds(measure.limit, standard, t) if measure.limit else None
            unit = limit["unit"] if limit else ""
            return {"kind": measure.kind, "target": plain(measure.target), "limit": limit, "unit": unit}


def _bounds(limit: Limit, standard: Standard, t: Translator) -> Json:
    return {
        "at_least": None if limit.at_least is None else plain(limit.at_least),
        "at_most": None if limit.at_most is None else plain(limit.at_most),
        "unit": _read(limit.unit, standard, t),
        "words": t.say(limit_in_words(limit)),
    }


def _conformity(t: Translator) -> list[Json]:
    return [
        _option("met", t("Met"), "good", "check"),
        _option("partly", t("Partly met"), "warn", "half"),
        _option("not_met", t("Not met"), "bad", "cross"),
    ]


def _option(value: str, label: str, tone: str, icon: str) -> Json:
    return {"value": value, "label": label, "words": [value], "tone": tone, "icon": icon}


def _scale(measure: Scale, standard: Standard, t: Translator) -> list[Json]:
    """Return the labels, worst to best; what is stored is the label in the standard's own language."""
    options = []
    for label in measure.labels:
        forms = label.label.values() if isinstance(label.label, Mapping) else [label.label]
        options.append(
            {
                "value": read(label.label, standard.language, standard.language),
                "label": _read(label.label, standard, t),
                "words": [form.strip() for form in forms],
                "tone": "plain",
                "icon": "check",
            }
        )
    return options


def _read(text: Text | None, standard: Standard, t: Translator) -> str:
    return read(text, t.language, standard.language)
