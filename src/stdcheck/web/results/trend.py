"""The trend of scores by month: a line for each run of versions that are scored alike, with its interval."""

from typing import Any

from stdcheck.domain.results import MonthFigure, Results
from stdcheck.language import Translator, half_up

_ACCENT = "#12857b"
"""Seen on the light and on the dark ground, and darker than the band also in grey."""

Spec = dict[str, Any]


def trend(results: Results, t: Translator) -> Spec:
    """Return the chart as Vega-Lite; where scoring changed between versions the line breaks."""
    rows = [_row(figure, t) for figure in results.by_month if figure.figure.pooled is not None]
    low = max(0, int(min((float(row["low"]) for row in rows), default=0) // 10) * 10)
    score = {
        "field": "score",
        "type": "quantitative",
        "scale": {"domain": [low, 100], "clamp": True},
        "title": t("Score, pooled (%)"),
    }
    shapes = {"field": "line", "type": "nominal", "legend": None, "scale": {"range": ["circle", "square", "diamond"]}}
    pass_mark = float(results.standard.scoring.pass_mark)
    return {
        "height": 280,
        "data": {"values": rows},
        "encoding": {
            "x": {
                "field": "month",
                "type": "ordinal",
                "title": None,
                "axis": {"labelAngle": 0, "grid": False, "labelOverlap": True},
            },
            "detail": {"field": "line"},
            "tooltip": _tooltip(t),
        },
        "layer": [
            {
                "mark": {"type": "area", "opacity": 0.2, "color": _ACCENT},
                "encoding": {"y": {**score, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "rule", "opacity": 0.55, "color": _ACCENT},
                "encoding": {"y": {**score, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "data": {"values": [{"score": pass_mark}]},
                "mark": {"type": "rule", "strokeDash": [5, 4], "color": "#808a86"},
                "encoding": {"x": None, "detail": None, "tooltip": None, "y": score},
            },
            {"mark": {"type": "line", "strokeWidth": 2.5, "color": _ACCENT}, "encoding": {"y": score}},
            {
                "mark": {"type": "point", "filled": True, "size": 80, "color": _ACCENT, "opacity": 1},
                "encoding": {"y": score, "shape": shapes},
            },
        ],
    }


def trend_words(results: Results, t: Translator) -> str:
    """Say what the chart shows, for those who do not see it."""
    parts = [
        t("{month}: {score}", month=_month(figure), score=t.percent(figure.figure.pooled))
        for figure in results.by_month
    ]
    return t("Score by month, pooled. {months}", months="; ".join(parts))


def _tooltip(t: Translator) -> list[Spec]:
    shown = {
        "month": t("Month"),
        "said": t("Score, pooled (%)"),
        "range": t("95% interval"),
        "audits": t("Audits"),
        "versions": t("Version"),
    }
    return [{"field": field, "type": "nominal", "title": title} for field, title in shown.items()]


def _row(month: MonthFigure, t: Translator) -> Spec:
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
