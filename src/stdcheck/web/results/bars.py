"""Scores as bars: a length, the number beside it, and the words above; no colour carries meaning alone."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from stdcheck.domain.scorecard import Interval
from stdcheck.language import Translator, half_up
from stdcheck.web.components.text import Html, joined, markup


class Bar(NamedTuple):
    """One bar; `value` and `interval` in percent, `remark` in small type behind the label."""

    label: str
    value: Fraction | None
    remark: str = ""
    interval: Interval | None = None
    mark: Fraction | None = None


def bars(rows: Iterable[Bar], t: Translator) -> Html:
    """Return bars one below the other, each with its interval as a thin line where it has one."""
    return markup('<ul class="sc-bars">{rows}</ul>', rows=joined(_bar(row, t) for row in rows))


def _bar(row: Bar, t: Translator) -> Html:
    remark = markup('<span class="sc-quiet">{remark}</span>', remark=row.remark) if row.remark else markup("")
    interval, mark = Html(""), Html("")
    if row.interval is not None:
        low, high = half_up(row.interval.low), half_up(row.interval.high)
        interval = markup('<i class="sc-range" style="left:{low}%;width:{width}%"></i>', low=low, width=high - low)
    if row.mark is not None:
        mark = markup('<i class="sc-mark" style="left:{mark}%"></i>', mark=half_up(row.mark))
    return markup(
        '<li><span class="sc-bar-label">{label} {remark}</span><b>{value}</b>'
        '<span class="sc-bar" aria-hidden="true"><i style="width:{width}%"></i>{interval}{mark}</span></li>',
        label=row.label,
        remark=remark,
        value=t.percent(row.value),
        width=half_up(row.value or 0),
        interval=interval,
        mark=mark,
    )
