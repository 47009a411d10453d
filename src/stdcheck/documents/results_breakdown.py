"""The results by stage and criterion, by site, and what to work on."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from stdcheck.documents.answer_words import answer_in_short
from stdcheck.documents.measure_words import measure_in_words
from stdcheck.documents.results_pen import PERCENT_FORMAT, Column, Pen, Value, share
from stdcheck.documents.results_summary import newest_versions, subtitle
from stdcheck.documents.workbook_look import BAND, POOR, RULE
from stdcheck.domain.results import CriterionFigure, Results, ScoredAudit, SiteFigure
from stdcheck.domain.scorecard import CriterionResult, Outcome, Verdict
from stdcheck.domain.terms import term

_HEADER = 3
_COUNTED = (
    Outcome.MET,
    Outcome.PARTLY,
    Outcome.NOT_MET,
    Outcome.NOT_APPLICABLE,
    Outcome.NOT_OBSERVED,
    Outcome.UNANSWERED,
)
_LISTED = 100
"""So many misses of one criterion are listed; the rest is counted, and stands among all answers."""

_MISSED = (Outcome.NOT_MET, Outcome.PARTLY)


def write_breakdown(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write one row for each stage and one for each criterion in contact order."""
    t = pen.t
    columns = (
        Column(t("Stage"), 20),
        Column(t("Step"), 20, "small"),
        Column(t("Measurable standard"), 46, "strong"),
        Column(t("Measure"), 30, "small"),
        Column(t("Assessed"), 10, "count"),
        *(Column(t.say(term(outcome)), 10, "count") for outcome in _COUNTED),
        Column(t("Share met"), 10, "percent"),
        Column(t("95% interval"), 15, "middle"),
        Column(t("Attainment"), 11, "percent"),
    )
    attainment = len(columns) - 1
    pen.head(sheet, t("Results by stage and measurable standard"), subtitle(pen, results))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    ground = {"bold": True, "bg_color": f"#{BAND}", "border": 1, "border_color": f"#{RULE}"}
    band = pen.style(**ground, indent=1)
    numbers = pen.style(**ground, align="center", num_format="#,##0")
    percents = pen.style(**ground, align="center", num_format=PERCENT_FORMAT)
    of_stage: dict[str, list[CriterionFigure]] = {}
    for figure in results.by_criterion:
        of_stage.setdefault(figure.stage.id, []).append(figure)
    for stage in results.by_stage:
        row += 1
        sheet.set_row(row, 22)
        for number in range(len(columns)):
            pen.put(sheet, row, number, "", band)
        pen.put(sheet, row, 0, pen.read(stage.stage.title), band)
        pen.put(sheet, row, 2, t("Score of the stage, pooled"), band)
        pen.put(sheet, row, 4, stage.assessed, numbers)
        pen.put(sheet, row, attainment, stage.score, percents)
        for figure in of_stage.get(stage.stage.id, ()):
            row += 1
            pen.row(sheet, row, columns, _criterion_row(pen, figure))
    _mark_low(pen, sheet, (_HEADER + 1, row), attainment, results)
    sheet.freeze_panes(_HEADER + 1, 0)
    sheet.autofilter(_HEADER, 0, max(row, _HEADER + 1), len(columns) - 1)
    pen.set_up_print(sheet, pen.read(results.standard.title), repeated=_HEADER)


def _criterion_row(pen: Pen, figure: CriterionFigure) -> tuple[Value, ...]:
    return (
        pen.read(figure.stage.title),
        pen.read(figure.step.title),
        pen.read(figure.criterion.what),
        pen.t.say(measure_in_words(figure.criterion)),
        figure.assessed,
        *(figure.counts.get(outcome, 0) for outcome in _COUNTED),
        figure.share_met,
        pen.interval(figure.interval),
        figure.attainment,
    )


def _mark_low(pen: Pen, sheet: Worksheet, rows: tuple[int, int], column: int, results: Results) -> None:
    """Mark what lies under the pass mark by ground and weight, so that it stands out in grey as well."""
    low = pen.book.add_format({"bg_color": f"#{POOR}", "bold": True, "italic": True})
    mark = share(results.standard.scoring.pass_mark)
    below = {"type": "cell", "criteria": "<", "value": mark, "format": low}
    sheet.conditional_format(rows[0], column, max(rows), column, below)


def write_sites(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write one row for each site, in a fixed order: sites are not ranked."""
    t = pen.t
    columns = (
        Column(t("Site"), 26, "strong"),
        Column(t("Area"), 18),
        Column(t("Audits"), 9, "count"),
        *(Column(t.say(term(verdict)), 11, "count") for verdict in Verdict),
        Column(t("Score, pooled"), 11, "percent"),
        Column(t("95% interval"), 15, "middle"),
        Column(t("Mean of audits"), 11, "percent"),
        Column(t("Coverage"), 11, "percent"),
        Column(t("Against all sites together"), 34),
    )
    pen.head(sheet, t("Results by site"), subtitle(pen, results))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    for site in results.by_site:
        row += 1
        figure = site.figure
        values = (
            pen.read(site.site.name),
            pen.read(site.site.area) or None,
            figure.audits,
            *(figure.verdicts.get(verdict, 0) for verdict in Verdict),
            figure.pooled,
            pen.interval(figure.interval),
            figure.mean_of_audits,
            figure.coverage,
            _against_all(pen, site, results),
        )
        pen.row(sheet, row, columns, values)
    note = t(
        "Sites whose intervals overlap cannot be told apart by these audits. Scores are of {versions}.",
        versions=newest_versions(pen, results),
    )
    pen.put(sheet, row + 2, 0, note, "subtitle")
    sheet.freeze_panes(_HEADER + 1, 1)
    sheet.autofilter(_HEADER, 0, row, len(columns) - 1)
    pen.set_up_print(sheet, pen.read(results.standard.title), repeated=_HEADER)


def _against_all(pen: Pen, site: SiteFigure, results: Results) -> str:
    own, whole = site.figure.pooled, results.figure.pooled
    if not site.distinguishable or own is None or whole is None:
        return pen.t("not distinguishable")
    return "▲ " + pen.t("above") if own > whole else "▼ " + pen.t("below")


def write_to_work_on(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write every miss of every criterion that was missed, what matters most first."""
    t = pen.t
    columns = (
        Column(t("Priority"), 8, "count"),
        Column(t("Stage"), 18),
        Column(t("Measurable standard"), 42, "strong"),
        Column(t("How it is done"), 32),
        Column(t("Share met"), 10, "percent"),
        Column(t("Site"), 18),
        Column(t("Date"), 12, "day"),
        Column(t("Outcome"), 15),
        Column(t("Answer"), 18, "middle"),
        Column(t("Note"), 44),
        Column(t("Audit"), 26, "small"),
    )
    pen.head(sheet, t("What to work on"), t("critical ones first, then what costs the score most; newest first"))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    misses = _misses(results)
    for order, figure in enumerate(results.to_work_on, start=1):
        found = misses.get(figure.criterion.id, [])
        for miss in found[:_LISTED]:
            row += 1
            values = (order, *_miss_row(pen, results, figure, miss))
            pen.row(sheet, row, columns, values, {7: str(miss.result.outcome)})
        if len(found) > _LISTED:
            row += 1
            more = t("and {n} more, on the sheet “{sheet}”", n=len(found) - _LISTED, sheet=t("All answers"))
            left = len(columns) - 4
            pen.row(sheet, row, columns, (order, *(_miss_row(pen, results, figure, found[0])[:3]), *[""] * left))
            pen.put(sheet, row, 9, more, "text")
    if row == _HEADER:
        row += 1
        pen.put(sheet, row, 0, t("Nothing was missed."), "subtitle")
    else:
        sheet.autofilter(_HEADER, 0, row, len(columns) - 1)
    sheet.freeze_panes(_HEADER + 1, 0)
    pen.set_up_print(sheet, pen.read(results.standard.title), repeated=_HEADER)


class _Miss(NamedTuple):
    """One criterion that one audit did not find fully met."""

    scored: ScoredAudit
    result: CriterionResult


def _misses(results: Results) -> Mapping[str, list[_Miss]]:
    found: dict[str, list[_Miss]] = {}
    for miss in _newest_first(results):
        if miss.result.outcome in _MISSED:
            found.setdefault(miss.result.id, []).append(miss)
    return found


def _newest_first(results: Results) -> Iterator[_Miss]:
    line = results.versions[-1].line if results.versions else 0
    versions = {version.version for version in results.versions if version.line == line}
    for scored in reversed(results.audits):
        if scored.card.version in versions:
            for result in scored.card.criteria:
                yield _Miss(scored, result)


def _miss_row(pen: Pen, results: Results, figure: CriterionFigure, miss: _Miss) -> tuple[Value, ...]:
    scored, result = miss
    t, criterion = pen.t, figure.criterion
    response = scored.audit.responses.get(result.id)
    critical = t("Critical: ") if criterion.critical else ""
    return (
        pen.read(figure.stage.title),
        critical + pen.read(criterion.what),
        pen.read(criterion.how) or None,
        figure.share_met,
        (pen.read(scored.site.name) if scored.site else scored.audit.site) or None,
        scored.audit.observed_at.date() if scored.audit.observed_at else None,
        pen.outcome(result.outcome, t.say(term(result.outcome))),
        answer_in_short(response, criterion.measure, t, results.standard.language),
        (response.note if response else None) or "",
        scored.audit.id,
    )
