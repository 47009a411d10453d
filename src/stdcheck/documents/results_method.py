"""What belongs to the results besides figures: who checks and how often, how scoring works, what identifies them."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from stdcheck.documents import workbook_look as look
from stdcheck.documents.results_pen import Column, Pen
from stdcheck.documents.results_summary import subtitle
from stdcheck.documents.scoring_words import scoring_in_words
from stdcheck.domain.audit import Method
from stdcheck.domain.results import Results
from stdcheck.domain.terms import term

_HEADER = 3


def write_checking(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write who checks, how, and how often at each site."""
    t = pen.t
    columns = (
        Column(t("Site"), 34, "strong"),
        Column(t("Audits"), 12, "count"),
        Column(t("First audit"), 16, "day"),
        Column(t("Last audit"), 16, "day"),
        Column(t("Days between audits, on average"), 20, "count"),
    )
    pen.head(sheet, t("Who checks, how, and how often"), subtitle(pen, results))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    for name, days in _days_by_site(pen, results).items():
        row += 1
        apart = round((days[-1] - days[0]).days / (len(days) - 1)) if len(days) > 1 else None
        pen.row(sheet, row, columns, (name, len(days), days[0], days[-1], apart))
    row = _write_list(pen, sheet, row + 2, t("Who checks"), results.inspectors)
    methods = [
        f"{t.say(term(Method(method)))}: {t.plural('{n} audit', '{n} audits', count)}"
        for method, count in results.methods.items()
    ]
    _write_list(pen, sheet, row + 1, t("How they check"), methods)
    pen.set_up_print(sheet, pen.read(results.standard.title), landscape=False)


def _days_by_site(pen: Pen, results: Results) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for scored in results.audits:
        site = pen.read(scored.site.name) if scored.site else scored.audit.site or pen.t("no site named")
        if scored.audit.observed_at:
            found.setdefault(site, []).append(scored.audit.observed_at.date())
    return {site: sorted(days) for site, days in sorted(found.items())}


def _write_list(pen: Pen, sheet: Worksheet, row: int, heading: str, lines: Sequence[str]) -> int:
    sheet.set_row(row, 24)
    pen.put(sheet, row, 0, heading, "heading")
    for line in lines or (pen.t("not recorded"),):
        row += 1
        pen.put(sheet, row, 0, line, pen.style())
    return row + 1


def write_scoring(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write how an answer becomes a score and a score a verdict, with the settings of this standard."""
    t = pen.t
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 92)
    pen.head(sheet, t("How scoring works"), pen.read(results.standard.title))
    row = 2
    for heading, words in scoring_in_words(results.standard, t):
        row += 1
        sheet.set_row(row, look.row_height(look.lines_needed(words, 88), 11, least=24))
        pen.put(sheet, row, 0, heading, pen.style(bold=True, valign="top", text_wrap=True, font_size=11))
        pen.put(sheet, row, 1, words, "words")
    pen.set_up_print(sheet, pen.read(results.standard.title), landscape=False)


def write_identity(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write what the figures rest on: standard, versions with their hashes, model, n, coverage, the head of history."""
    t, standard, figure = pen.t, results.standard, results.figure
    columns = (
        Column(t("Version"), 24, "middle"),
        Column(t("Content hash"), 72, "line"),
        Column(t("In effect from"), 16, "day"),
        Column(t("Audits"), 10, "count"),
        Column(t("Score, pooled"), 12, "percent"),
    )
    pen.head(sheet, t("Identity"), pen.read(standard.title))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    for version in results.versions:
        row += 1
        values = (
            str(version.version),
            version.sha256,
            version.effective_from,
            version.figure.audits,
            version.figure.pooled,
        )
        pen.row(sheet, row, columns, values)
    row += 1
    said = {
        t("Standard"): standard.id,
        t("Model"): t.say(term(standard.scoring.model)),
        t("Pass mark"): t.percent(standard.scoring.pass_mark),
        t("Least coverage"): t.percent(standard.scoring.min_coverage),
        t("Standards assessed (n)"): t.number(figure.assessed),
        t("Coverage"): t.percent(figure.coverage),
        t("Score, pooled"): t.percent(figure.pooled),
        t("95% interval"): pen.interval(figure.interval),
        t("Mean of audits"): t.percent(figure.mean_of_audits),
        t("Audits from"): t.date(results.since) if results.since else "",
        t("Audits until"): t.date(results.until) if results.until else "",
        t("Head of the history"): results.chain_head or "",
    }
    for label, value in said.items():
        if value:
            row += 1
            sheet.set_row(row, 20)
            pen.put(sheet, row, 0, label, "strong")
            pen.put(sheet, row, 1, value, "line")
    pen.set_up_print(sheet, pen.read(standard.title), landscape=False)
