"""Many score cards to the figures of the results; pure arithmetic, exact wherever something is compared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.results import (
    CriterionFigure,
    CriterionNote,
    Figure,
    MonthFigure,
    Results,
    ScoredAudit,
    SiteFigure,
    SiteName,
    StageFigure,
    VersionFigure,
)
from stdcheck.domain.scorecard import CriterionResult, ScoreCard, State
from stdcheck.domain.standard import CriterionPlace, ScoringModel, Stage, Standard
from stdcheck.scoring import distinguishable, mean_of_audits, pooled, score, scoring_differs, wilson

FEWEST_PRAISED = 3
"""Where fewer criteria were always met, those met most often join them, if met in at least half of the audits."""


@dataclass(frozen=True, slots=True)
class Line:
    """Versions whose scoring is the same, one after the other; their audits may be compared."""

    number: int
    versions: tuple[Standard, ...]


def summarise(
    standards: Sequence[Standard],
    audits: Iterable[ScoredAudit],
    *,
    since: date | None = None,
    until: date | None = None,
    chain_head: str | None = None,
) -> Results:
    """Return the results of audits; `standards` are all versions that they were made with, and may be more.

    Where there are no audits, the newest of `standards` stands for the results.
    """
    ordered = sorted(audits, key=_order)
    by_version = {standard.version: standard for standard in standards}
    audited = sorted({scored.card.version for scored in ordered})
    lines = _lines([by_version[version] for version in audited])
    line_of = {standard.version: line for line in lines for standard in line.versions}
    newest = by_version[audited[-1] if audited else max(by_version)]
    current = [scored for scored in ordered if line_of[scored.card.version] is lines[-1]]
    criteria = _by_criterion(newest, current)
    return Results(
        standard=newest,
        versions=tuple(_version(by_version[version], line_of[version], ordered) for version in audited),
        audits=tuple(ordered),
        figure=_figure(current),
        by_site=_by_site(current),
        by_month=_by_month(ordered, line_of),
        by_stage=tuple(_stage(stage, newest, current) for stage in newest.stages),
        by_criterion=criteria,
        to_work_on=_to_work_on(criteria),
        went_well=_went_well(criteria),
        inspectors=_inspectors(ordered),
        methods=Counter(str(scored.audit.method) for scored in ordered if scored.audit.method),
        since=since,
        until=until,
        chain_head=chain_head,
    )


def results_of(
    standards: Sequence[Standard], audits: Iterable[Audit], sites: Mapping[str, SiteName] | None = None
) -> Results:
    """Return the results of audits that came as files; `standards` are versions of one standard. No store needed.

    Raises StdcheckError where an audit does not fit its version, or that version is missing.
    """
    versions = {(standard.id, standard.version): standard for standard in standards}
    scored = []
    for audit in audits:
        standard = versions.get((audit.standard.id, audit.standard.version))
        if standard is None:
            raise refuse(
                message(
                    "the audit {audit} is of {standard}, version {version}, which is not given",
                    audit=audit.id,
                    standard=audit.standard.id,
                    version=audit.standard.version,
                ),
                message("Give that version too, and audits of one standard only."),
                Place(path=("standard",)),
            )
        scored.append(ScoredAudit(audit, score(standard, audit), site_of(audit, sites or {})))
    return summarise(standards, scored)


def site_of(audit: Audit, names: Mapping[str, SiteName]) -> SiteName | None:
    """Return what the site of an audit is called; its code where nothing else is known."""
    if audit.site is None:
        return None
    return names.get(audit.site) or SiteName(audit.site, audit.site)


def day_of(scored: ScoredAudit) -> date | None:
    """Return the day of an audit, in the zone it was observed in."""
    moment = _moment(scored)
    return moment.date() if moment else None


def _moment(scored: ScoredAudit) -> datetime | None:
    audit = scored.audit
    return audit.observed_at or audit.started_at or audit.submitted_at


def _order(scored: ScoredAudit) -> tuple[float, str]:
    moment = _moment(scored)
    return (moment.timestamp() if moment else 0.0), scored.audit.id


def _lines(versions: Sequence[Standard]) -> list[Line]:
    lines: list[Line] = []
    for standard in versions:
        if lines and not scoring_differs(lines[-1].versions[-1], standard):
            lines[-1] = Line(lines[-1].number, (*lines[-1].versions, standard))
        else:
            lines.append(Line(len(lines), (standard,)))
    return lines


def _figure(audits: Sequence[ScoredAudit]) -> Figure:
    """Return the figures of audits that are scored alike."""
    cards = [scored.card for scored in audits]
    together = pooled(cards)
    return Figure(
        audits=len(cards),
        assessed=sum(card.assessed for card in cards),
        pooled=together.value,
        interval=together.interval,
        mean_of_audits=mean_of_audits(cards).value,
        coverage=_coverage(cards),
        verdicts=Counter(card.verdict for card in cards),
    )


def _coverage(cards: Iterable[ScoreCard]) -> Fraction | None:
    """Return the share (percent) of the applicable declared weight that was assessed, over all cards together."""
    seen = due = Decimal(0)
    for card in cards:
        for result in card.criteria:
            if result.weight and result.state is not State.NOT_APPLICABLE:
                due += result.weight
                if result.attainment is not None:
                    seen += result.weight
    return 100 * Fraction(seen) / Fraction(due) if due else None


def _version(standard: Standard, line: Line, audits: Iterable[ScoredAudit]) -> VersionFigure:
    mine = [scored for scored in audits if scored.card.version == standard.version]
    return VersionFigure(standard.version, mine[0].card.sha256, standard.effective_from, line.number, _figure(mine))


def _by_site(audits: Sequence[ScoredAudit]) -> tuple[SiteFigure, ...]:
    whole = _figure(audits)
    groups: dict[str, list[ScoredAudit]] = {}
    for scored in audits:
        if scored.site:
            groups.setdefault(scored.site.code, []).append(scored)
    figures = []
    for _, group in sorted(groups.items()):
        figure, site = _figure(group), group[-1].site
        if site:
            figures.append(SiteFigure(site, figure, distinguishable(figure.interval, whole.interval)))
    return tuple(figures)


def _by_month(audits: Iterable[ScoredAudit], line_of: Mapping[int, Line]) -> tuple[MonthFigure, ...]:
    groups: dict[tuple[date, int], list[ScoredAudit]] = {}
    for scored in audits:
        day = day_of(scored)
        if day:
            groups.setdefault((day.replace(day=1), line_of[scored.card.version].number), []).append(scored)
    return tuple(
        MonthFigure(month, line, tuple(sorted({scored.card.version for scored in group})), _figure(group))
        for (month, line), group in sorted(groups.items(), key=lambda item: item[0])
    )


def _stage(stage: Stage, standard: Standard, audits: Sequence[ScoredAudit]) -> StageFigure:
    inside = {place.criterion.id for place in standard.criteria() if place.stage.id == stage.id}
    scores = [
        node.score for scored in audits for node in scored.card.stages if node.id == stage.id and node.score is not None
    ]
    counted = [
        result
        for scored in audits
        for result in scored.card.criteria
        if result.id in inside and result.attainment is not None and result.weight
    ]
    return StageFigure(stage, len(scores), len(counted), _pooled_stage(standard.scoring.model, scores, counted))


def _pooled_stage(
    model: ScoringModel, scores: Sequence[Fraction], counted: Sequence[CriterionResult]
) -> Fraction | None:
    """Pool a stage like a whole audit; under the model hierarchical, every audit counts alike."""
    if not scores:
        return None
    if model is ScoringModel.ABSOLUTE:
        return Fraction(100 * sum(score == 100 for score in scores), len(scores))
    if model is ScoringModel.HIERARCHICAL:
        return sum(scores, Fraction(0)) / len(scores)
    weights = [Fraction(1) if model is ScoringModel.UNWEIGHTED else Fraction(result.weight) for result in counted]
    earned = (weight * (result.attainment or 0) for weight, result in zip(weights, counted, strict=True))
    return 100 * sum(earned, Fraction(0)) / sum(weights, Fraction(0))


def _by_criterion(standard: Standard, audits: Sequence[ScoredAudit]) -> tuple[CriterionFigure, ...]:
    results: dict[str, list[CriterionResult]] = {}
    notes: dict[str, list[CriterionNote]] = {}
    for scored in reversed(audits):
        for result in scored.card.criteria:
            results.setdefault(result.id, []).append(result)
            if text := _note(scored.audit.responses.get(result.id)):
                note = CriterionNote(scored.audit.id, scored.site, day_of(scored), result.outcome, text)
                notes.setdefault(result.id, []).append(note)
    return tuple(
        _criterion(place, results.get(place.criterion.id, []), notes.get(place.criterion.id, []))
        for place in standard.criteria()
    )


def _note(response: Response | None) -> str:
    if response is None:
        return ""
    said = (response.not_applicable, response.not_observed, response.note)
    return " · ".join(text.strip() for text in said if text and text.strip())


def _criterion(
    place: CriterionPlace, results: Sequence[CriterionResult], notes: Sequence[CriterionNote]
) -> CriterionFigure:
    attained = [result.attainment for result in results if result.attainment is not None]
    met, n = sum(value == 1 for value in attained), len(attained)
    return CriterionFigure(
        *place,
        counts=Counter(result.outcome for result in results),
        share_met=Fraction(100 * met, n) if n else None,
        interval=wilson(met, n) if n else None,
        attainment=100 * sum(attained, Fraction(0)) / n if n else None,
        notes=tuple(notes),
    )


def _to_work_on(criteria: Iterable[CriterionFigure]) -> tuple[CriterionFigure, ...]:
    """Return what was missed: critical ones first, then by weight times missing attainment."""
    missed = [figure for figure in criteria if figure.attainment is not None and figure.attainment < 100]
    return tuple(sorted(missed, key=lambda figure: (figure.criterion.critical, _loss(figure)), reverse=True))


def _loss(figure: CriterionFigure) -> Fraction:
    return Fraction(figure.criterion.weight) * (100 - (figure.attainment or 0))


def _went_well(criteria: Iterable[CriterionFigure]) -> tuple[CriterionFigure, ...]:
    seen = sorted(
        (figure for figure in criteria if figure.share_met),
        key=lambda figure: (figure.share_met or 0, figure.assessed, figure.criterion.weight),
        reverse=True,
    )
    always = [figure for figure in seen if figure.share_met == 100]
    mostly = [figure for figure in seen if 50 <= (figure.share_met or 0) < 100]
    return (*always, *mostly[: max(0, FEWEST_PRAISED - len(always))])


def _inspectors(audits: Iterable[ScoredAudit]) -> tuple[str, ...]:
    """Return who audited, the one with the most audits first."""
    counted = Counter(scored.audit.inspector for scored in audits if scored.audit.inspector)
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
