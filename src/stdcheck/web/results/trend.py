"""The trend of scores by month: a line for each run of versions that are scored alike, with its interval."""

from typing import Any

from stdcheck.domain.results import MonthFigure, Results
from stdcheck.language import Translator, half_up

_ACCENT = "#0f766e"


def trend(results: Results, t: Translator) -> Any:
    """Return the chart; where scoring changed between versions the line breaks."""
    import altair as alt  # noqa: PLC0415  (large; only this page draws charts)

    score, month = t("Score, pooled (%)"), t("Month")
    rows = [_row(figure, t) for figure in results.by_month if figure.figure.pooled is not None]
    axis = alt.Axis(labelExpr="datum.label", grid=False, labelAngle=0, title=None, labelLimit=90)
    months = sorted({row["month"] for row in rows})
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("month:O", sort=months, axis=axis, title=month),
        detail="line:N",
        tooltip=[
            alt.Tooltip("month:N", title=month),
            alt.Tooltip("said:N", title=score),
            alt.Tooltip("range:N", title=t("95% interval")),
            alt.Tooltip("audits:N", title=t("Audits")),
            alt.Tooltip("versions:N", title=t("Version")),
        ],
    )
    y = alt.Y("score:Q", scale=alt.Scale(domain=[_floor(rows), 100], clamp=True), title=score)
    band = base.mark_area(opacity=0.18, color=_ACCENT).encode(y=y, y2="high:Q").transform_calculate(score="datum.low")
    whisker = base.mark_rule(opacity=0.5, color=_ACCENT).encode(y=alt.Y("low:Q", title=score), y2="high:Q")
    line = base.mark_line(color=_ACCENT, strokeWidth=2.5).encode(y=y)
    point = base.mark_point(color=_ACCENT, filled=True, size=80).encode(
        y=y,
        shape=alt.Shape("line:N", legend=None, scale=alt.Scale(range=["circle", "square", "triangle-up", "diamond"])),
    )
    mark = (
        alt.Chart(alt.Data(values=[{"mark": float(results.standard.scoring.pass_mark)}]))
        .mark_rule(strokeDash=[5, 4], opacity=0.7)
        .encode(y="mark:Q")
    )
    return alt.layer(band, whisker, mark, line, point).properties(height=280)


def trend_words(results: Results, t: Translator) -> str:
    """Say what the chart shows, for those who do not see it."""
    parts = [
        t("{month}: {score}", month=_month(figure), score=t.percent(figure.figure.pooled))
        for figure in results.by_month
    ]
    return t("Score by month, pooled. {months}", months="; ".join(parts))


def _row(month: MonthFigure, t: Translator) -> dict[str, object]:
    figure = month.figure
    score = float(half_up(figure.pooled or 0, 2))
    low, high = figure.interval or (score, score)
    return {
        "month": _month(month),
        "line": str(month.line),
        "score": score,
        "low": low,
        "high": high,
        "said": t.percent(figure.pooled),
        "range": f"{t.percent(low)} – {t.percent(high)}" if figure.interval else "–",
        "audits": str(figure.audits),
        "versions": ", ".join(str(version) for version in month.versions),
    }


def _month(figure: MonthFigure) -> str:
    return f"{figure.month:%Y-%m}"


def _floor(rows: list[dict[str, Any]]) -> int:
    lowest = min((row["low"] for row in rows), default=0)
    return max(0, int(lowest // 10) * 10)
