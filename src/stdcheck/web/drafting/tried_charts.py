"""The charts of what is tried out, as Vega-Lite: chance against target, and values with those beyond the limit."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from stdcheck.language import Translator, half_up
from stdcheck.scoring.samples import Bin
from stdcheck.services.trying import Strictness

_ACCENT = "#12857b"
_BEYOND = "#c2571a"
_WORDS = "#808a86"
"""Each is seen on the light and on the dark ground; what matters more is darker, also in grey."""

_HEIGHT = 220

Spec = dict[str, Any]


def chance_chart(tried: Strictness, target: Decimal, t: Translator) -> Spec:
    """Return the chance of an audit to meet each target, with today's level and the target that is tried."""
    low = float(tried.curve[0].target)
    x = {
        "field": "target",
        "type": "quantitative",
        "scale": {"domain": [min(low, float(tried.targets[0])), 100], "nice": False},
        "axis": {"tickCount": 6, "grid": False},
        "title": t("Target (%)"),
    }
    y = {
        "field": "chance",
        "type": "quantitative",
        "scale": {"domain": [0, 100]},
        "axis": {"values": [0, 25, 50, 75, 100]},
        "title": t("Audits that meet it (%)"),
    }
    curve = [{"target": float(one.target), "chance": round(one.percent, 2)} for one in tried.curve]
    here = {"target": float(target), "chance": round(tried.chance(target), 2)}
    return {
        "height": _HEIGHT,
        "encoding": {"x": x},
        "layer": [
            {
                "data": {"values": curve},
                "mark": {"type": "line", "interpolate": "step-before", "strokeWidth": 2.5, "color": _ACCENT},
                "encoding": {"y": y},
            },
            _upright(tried.today, t("today {level}%", level=tried.today), "target", dashed=True, on_the_left=True),
            {
                "data": {"values": [here]},
                "mark": {"type": "point", "filled": True, "size": 130, "color": _BEYOND, "opacity": 1},
                "encoding": {"y": y},
            },
        ],
    }


def values_chart(bins: Iterable[Bin], mean: Fraction, bound: Decimal | None, title: str, t: Translator) -> Spec:
    """Return how many values lie where, those beyond the limit darker, with their mean and the limit."""
    kept, beyond = t("within the limit"), t("beyond the limit")
    rows = [
        {"low": float(one.low), "high": float(one.high), "count": count, "part": part, "order": order}
        for one in bins
        for order, (count, part) in enumerate([(one.kept, kept), (one.beyond, beyond)])
        if count
    ]
    x = {"field": "low", "type": "quantitative", "title": title, "axis": {"grid": False, "tickCount": 8}}
    colours = {"domain": [kept, beyond], "range": ["#8cc5bd", _BEYOND]}
    is_mean_first = bound is None or mean < bound
    marks = [_upright(mean, t("mean"), "low", dashed=True, on_the_left=is_mean_first)]
    if bound is not None:
        marks.append(_upright(bound, t("limit"), "low", on_the_left=not is_mean_first))
    return {
        "height": _HEIGHT,
        "layer": [
            {
                "data": {"values": rows},
                "mark": {"type": "bar", "binSpacing": 1},
                "encoding": {
                    "x": x | {"bin": "binned"},
                    "x2": {"field": "high"},
                    "y": {
                        "field": "count",
                        "type": "quantitative",
                        "title": t("Customers"),
                        "axis": {"tickMinStep": 1},
                    },
                    "color": {
                        "field": "part",
                        "type": "nominal",
                        "scale": colours,
                        "legend": {"title": None, "orient": "bottom"},
                    },
                    "order": {"field": "order"},
                },
            },
            *marks,
        ],
    }


def _upright(
    place: Decimal | Fraction, name: str, field: str, *, dashed: bool = False, on_the_left: bool = False
) -> Spec:
    """Return an upright line with its name above the plot, on one side of it."""
    line = {"type": "rule", "color": _WORDS, "strokeWidth": 1.5, **({"strokeDash": [5, 4]} if dashed else {})}
    side = {"align": "right", "dx": -3} if on_the_left else {"align": "left", "dx": 3}
    return {
        "data": {"values": [{field: float(half_up(place, 6)), "name": name}]},
        "encoding": {"x": {"field": field, "type": "quantitative"}, "x2": None},
        "layer": [
            {"mark": line},
            {
                "mark": {"type": "text", "color": _WORDS, "fontSize": 12, **side},
                "encoding": {"text": {"field": "name"}, "y": {"value": -8}},
            },
        ],
    }
