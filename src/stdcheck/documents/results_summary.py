"""The first sheet of the results: what went well, the score, its trend and the stages, with charts."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from stdcheck.documents import workbook_look as look
from stdcheck.documents.results_pen import Pen, Value, share
from stdcheck.domain.results import Figure, MonthFigure, Results
from stdcheck.domain.scorecard import Outcome, Verdict
from stdcheck.domain.terms import term

_COLUMNS = 15
_WIDTH = 10.5
_TABLE_END = 5
_TILE_ROWS = (4, 5, 6)
_CHART = 7
_HELPER = 17
_PRAISED = 8
_CHART_ROWS = 15
_ROW = 20
_LINES = ("solid", "dash", "round_dot", "dash_dot", "long_dash")
_MARKERS = ("circle", "square", "triangle", "diamond", "x")
_COLOURS = (look.ACCENT, "B45309", "4F6D8F", "9F3A5B", "6B7C2F")


def write_summary(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write the summary."""
    t = pen.t
    sheet.set_column(0, _COLUMNS - 1, _WIDTH)
    pen.head(sheet, pen.read(results.standard.title), subtitle(pen, results))
    if len({version.line for version in results.versions}) > 1:
        note = t(
            "The score, the stages and what went well are those of {versions}; earlier ones were scored differently.",
            versions=newest_versions(pen, results),
        )
        pen.put(sheet, 2, 0, note, "subtitle")
    _write_tiles(pen, sheet, results)
    row = _write_praise(pen, sheet, 8, results)
    if results.by_month:
        row = _write_trend(pen, sheet, row, results)
    if results.by_stage:
        sheet.set_h_pagebreaks([row])
        row = _write_stages(pen, sheet, row, results)
    sheet.freeze_panes(2, 0)
    sheet.print_area(0, 0, row, _COLUMNS - 1)
    pen.set_up_print(sheet, pen.read(results.standard.title))


def subtitle(pen: Pen, results: Results) -> str:
    """Return what the results are of: how many audits, of how many sites, from when to when."""
    t = pen.t
    parts = [t("Results"), t.plural("{n} audit", "{n} audits", len(results.audits))]
    if results.by_site:
        parts.append(t.plural("{n} site", "{n} sites", len(results.by_site)))
    days = sorted(scored.audit.observed_at.date() for scored in results.audits if scored.audit.observed_at)
    if days:
        parts.append(t("{first} to {last}", first=days[0], last=days[-1]))
    return " · ".join(parts)


def newest_versions(pen: Pen, results: Results) -> str:
    """Name the versions whose scoring is that of the newest one."""
    line = results.versions[-1].line if results.versions else 0
    numbers = [one.version for one in results.versions if one.line == line] or [results.standard.version]
    return pen.t.plural("version {versions}", "versions {versions}", len(numbers), versions=tuple(map(str, numbers)))


def _write_tiles(pen: Pen, sheet: Worksheet, results: Results) -> None:
    t, figure = pen.t, results.figure
    verdicts = " · ".join(
        f"{figure.verdicts[verdict]} {t.say(term(verdict))}" for verdict in Verdict if figure.verdicts.get(verdict)
    )
    mark = results.standard.scoring.pass_mark
    tiles: list[tuple[str, Value, str, str]] = [
        (t("Score, pooled"), figure.pooled, "0.0%", _interval_words(pen, figure)),
        (t("Mean of audits"), figure.mean_of_audits, "0.0%", t("every audit counts the same")),
        (t("Audits"), figure.audits, "#,##0", verdicts),
        (t("Coverage"), figure.coverage, "0.0%", t("of the weight was assessed")),
        (t("Pass mark"), share(mark), "0%" if mark == int(mark) else "0.0%", t("to pass")),
    ]
    ground = {"bg_color": f"#{look.BAND}", "indent": 1, "align": "left"}
    small = pen.style(**ground, font_size=9, font_color=f"#{look.MUTED}")
    large = {**ground, "font_size": 22, "bold": True, "font_color": f"#{look.ACCENT}"}
    for row, height in zip(_TILE_ROWS, (20, 32, 20), strict=True):
        sheet.set_row(row, height)
    for line, row in enumerate(_TILE_ROWS):
        for number, (label, value, shape, note) in enumerate(tiles):
            columns = (3 * number, 3 * number + (1 if number < len(tiles) - 1 else 2))
            said = (label, value, note)[line]
            pen.across(sheet, row, columns, said, pen.style(**large, num_format=shape) if line == 1 else small)


def _interval_words(pen: Pen, figure: Figure) -> str:
    if figure.interval is None:
        return pen.t.plural("{n} standard assessed", "{n} standards assessed", figure.assessed)
    return pen.t("95% interval: {interval}", interval=pen.interval(figure.interval))


def _write_praise(pen: Pen, sheet: Worksheet, row: int, results: Results) -> int:
    t = pen.t
    _write_heading(pen, sheet, row, t("What went well"))
    if not results.went_well:
        pen.put(sheet, row + 1, 0, t("Nothing has been met in most audits yet."), "subtitle")
        return row + 3
    for figure in results.went_well[:_PRAISED]:
        row += 1
        what = pen.read(figure.criterion.what)
        sheet.set_row(row, look.row_height(look.lines_needed(what, 8 * _WIDTH), 10, least=_ROW))
        met = t("met in {met} of {n}", met=figure.counts.get(Outcome.MET, 0), n=figure.assessed)
        pen.across(sheet, row, (0, 2), pen.read(figure.stage.title), "small")
        pen.across(sheet, row, (3, 11), what, "strong")
        pen.across(sheet, row, (12, 14), f"✓ {met}", pen.styles["met"])
    more = len(results.went_well) - _PRAISED
    if more > 0:
        row += 1
        pen.put(sheet, row, 0, t.plural("and {n} more", "and {n} more", more), "subtitle")
    return row + 2


def _write_heading(pen: Pen, sheet: Worksheet, row: int, words: str) -> None:
    sheet.set_row(row, 24)
    pen.put(sheet, row, 0, words, "heading")


def _write_trend(pen: Pen, sheet: Worksheet, row: int, results: Results) -> int:
    t = pen.t
    _write_heading(pen, sheet, row, t("Trend by month"))
    titles = (t("Month"), t("Audits"), t("Standards assessed"), t("Score, pooled"), t("95% interval"))
    _write_table_head(pen, sheet, row + 1, titles)
    lines = sorted({month.line for month in results.by_month})
    first = row + 2
    last = first + len(results.by_month) - 1
    months = [(month.month, month.line) for month in results.by_month]
    for number in range(max(len(months), _CHART_ROWS)):
        sheet.set_row(first + number, _ROW)
        if number < len(months):
            month = results.by_month[number]
            crowded = sum(day == month.month for day, _ in months) > 1
            _write_month(pen, sheet, first + number, month, crowded=crowded)
            _write_helpers(sheet, first + number, month, lines, share(results.standard.scoring.pass_mark))
    sheet.set_column(_HELPER, _HELPER + len(lines), None, None, {"hidden": True})
    chart = pen.book.add_chart({"type": "line"})
    for index, line in enumerate(lines):
        versions = [str(version.version) for version in results.versions if version.line == line]
        name = t.plural("Version {versions}", "Versions {versions}", len(versions), versions=tuple(versions))
        chart.add_series({"name": name, **_ranges(sheet, (first, last), _HELPER + index), **_line(pen, index)})
    pass_mark = {"line": {"color": f"#{look.MUTED}", "width": 1, "dash_type": "square_dot"}, "marker": {"type": "none"}}
    chart.add_series({"name": t("Pass mark"), **_ranges(sheet, (first, last), _HELPER + len(lines)), **pass_mark})
    chart.show_hidden_data()
    chart.show_blanks_as("gap")
    scores = [share(month.figure.pooled) for month in results.by_month if month.figure.pooled is not None]
    lowest = min([*scores, share(results.standard.scoring.pass_mark)])
    axis = {"min": max(0, int(lowest * 10 - 1) / 10), "max": 1, "num_format": "0%", **_quiet_axis(pen)}
    chart.set_y_axis(axis)
    chart.set_x_axis({**_quiet_axis(pen), "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": _font(pen)})
    _place(pen, sheet, row + 1, chart, t("Score by month"))
    return first + max(len(months), _CHART_ROWS) + 1


def _write_month(pen: Pen, sheet: Worksheet, row: int, month: MonthFigure, *, crowded: bool) -> None:
    label = f"{month.month:%Y-%m}"
    if crowded:
        label += " " + pen.t("v{version}", version=month.versions[-1])
    pen.put(sheet, row, 0, label, "middle")
    pen.put(sheet, row, 1, month.figure.audits, "count")
    pen.put(sheet, row, 2, month.figure.assessed, "count")
    pen.put(sheet, row, 3, month.figure.pooled, "percent")
    pen.across(sheet, row, (4, _TABLE_END), pen.interval(month.figure.interval), "middle")


def _write_helpers(sheet: Worksheet, row: int, month: MonthFigure, lines: list[int], pass_mark: float) -> None:
    """Write the columns the chart is drawn from: one for each line, empty where another line goes on."""
    if month.figure.pooled is not None:
        sheet.write_number(row, _HELPER + lines.index(month.line), share(month.figure.pooled))
    sheet.write_number(row, _HELPER + len(lines), pass_mark)


def _ranges(sheet: Worksheet, rows: tuple[int, int], column: int) -> dict[str, Any]:
    return {
        "categories": [sheet.name, rows[0], 0, rows[1], 0],
        "values": [sheet.name, rows[0], column, rows[1], column],
    }


def _line(pen: Pen, index: int) -> dict[str, Any]:
    """Return the look of a line: colour, dashes and markers all differ from the next one's."""
    colour = f"#{_COLOURS[index % len(_COLOURS)]}"
    marker = {"type": _MARKERS[index % len(_MARKERS)], "size": 6, "fill": {"color": colour}}
    return {
        "line": {"color": colour, "width": 2.25, "dash_type": _LINES[index % len(_LINES)]},
        "marker": {**marker, "border": {"color": colour}},
        "data_labels": {"value": True, "position": "above", "num_format": "0%", "font": _font(pen)},
    }


def _write_stages(pen: Pen, sheet: Worksheet, row: int, results: Results) -> int:
    t = pen.t
    _write_heading(pen, sheet, row, t("By stage"))
    titles = (t("Stage"), "", "", t("Standards assessed"), t("Score, pooled"))
    _write_table_head(pen, sheet, row + 1, titles, label=2)
    first = row + 2
    height = max(len(results.by_stage), _CHART_ROWS)
    for number in range(height):
        at = first + number
        sheet.set_row(at, _ROW)
        if number < len(results.by_stage):
            stage = results.by_stage[number]
            pen.across(sheet, at, (0, 2), pen.read(stage.stage.title), "line")
            pen.put(sheet, at, 3, stage.assessed, "count")
            pen.across(sheet, at, (4, _TABLE_END), stage.score, "percent")
    chart = pen.book.add_chart({"type": "bar"})
    last = first + len(results.by_stage) - 1
    chart.add_series(
        {
            "name": t("Score, pooled"),
            "categories": [sheet.name, first, 0, last, 0],
            "values": [sheet.name, first, 4, last, 4],
            "fill": {"color": f"#{look.ACCENT}"},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0%", "font": _font(pen)},
        }
    )
    chart.set_x_axis({"min": 0, "max": 1.1, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, **_quiet_axis(pen), "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    _place(pen, sheet, row + 1, chart, t("Score by stage"))
    return first + height


def _write_table_head(pen: Pen, sheet: Worksheet, row: int, titles: tuple[str, ...], label: int = 0) -> None:
    """Write headings; the first reaches to column `label`, the last to the end of the table."""
    sheet.set_row(row, 34)
    pen.across(sheet, row, (0, label), titles[0], "header")
    for number in range(label + 1, 4):
        pen.put(sheet, row, number, titles[number], "header")
    pen.across(sheet, row, (4, _TABLE_END), titles[4], "header")


def _place(pen: Pen, sheet: Worksheet, row: int, chart: Any, title: str) -> None:
    chart.set_title({"name": title, "overlay": False, "name_font": {**_font(pen), "size": 11, "bold": True}})
    chart.set_size({"width": int((_COLUMNS - _CHART) * (_WIDTH * 7 + 5)), "height": int(_CHART_ROWS * _ROW * 4 / 3)})
    chart.set_chartarea({"border": {"color": f"#{look.RULE}"}})
    sheet.insert_chart(row, _CHART, chart, {"object_position": 1, "description": title})


def _quiet_axis(pen: Pen) -> dict[str, Any]:
    return {
        "num_font": _font(pen),
        "line": {"color": f"#{look.RULE}"},
        "major_gridlines": {"visible": True, "line": {"color": f"#{look.SHADE}", "width": 0.75}},
    }


def _font(pen: Pen) -> dict[str, Any]:
    return {"name": look.FONTS[pen.t.language], "size": 9, "color": f"#{look.INK}"}
