"""Try a target, a limit or a weight out, see what would follow, and take it over; nothing changes before."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import streamlit as st

from stdcheck.domain.changes import SetField
from stdcheck.domain.measures import Measure, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.standard import Criterion, ScoringModel
from stdcheck.domain.tree import trail
from stdcheck.language import half_up
from stdcheck.rules.saying import amount_said
from stdcheck.services.trying import measured_limit, try_targets, try_weight
from stdcheck.web.components.page import quiet
from stdcheck.web.components.text import markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import node_id
from stdcheck.web.drafting.places import Part, go
from stdcheck.web.drafting.rows import title_of
from stdcheck.web.drafting.tried_charts import chance_chart
from stdcheck.web.drafting.trying_values import draw_values, say, take
from stdcheck.web.results.bars import Bar, bars

Draw = Callable[[Desk, str, Criterion], None]

WEIGHTS: Final = tuple(Decimal(text) for text in ("0", "0.5", "1", "1.5", "2", "3", "4", "5", "6", "8", "10"))
"""Weights to try, besides the present one."""


def trying(desk: Desk, path: str) -> None:
    """Draw what can be tried on a criterion: only what fits its measure, and one thing at a time."""
    t, criterion = desk.t, desk.node(path)
    if not isinstance(criterion, Criterion):
        raise TypeError(criterion)
    offered = _offered(criterion.measure)
    names = {"target": t("Target"), "values": t("Measured values"), "weight": t("Weight")}
    quiet(t("See what would follow. Nothing changes until you take it over."))
    chosen: str | None = next(iter(offered))
    if len(offered) > 1:
        chosen = st.segmented_control(
            t("What to try"),
            list(offered),
            default=chosen,
            format_func=lambda name: names[name],
            key=f"draft.try.{node_id(path)}",
            required=True,
            label_visibility="collapsed",
        )
    offered[chosen if chosen in offered else next(iter(offered))](desk, path, criterion)


def _offered(measure: Measure) -> dict[str, Draw]:
    offered: dict[str, Draw] = {"target": _target} if isinstance(measure, Share) else {}
    if measured_limit(measure) is not None:
        offered["values"] = draw_values
    return offered | {"weight": _weight}


def _target(desk: Desk, path: str, criterion: Criterion) -> None:
    t, key, measure = desk.t, f"draft.try.target.{node_id(path)}", criterion.measure
    tried = try_targets(criterion)
    if tried is None or not isinstance(measure, Share):
        quiet(t("To see how often an audit would meet a target, enter today's level and the observations an audit."))
        desk.button(t("Enter them"), f"{key}.enter", lambda desk: go(desk, Part.CRITERIA, path, "measure"))
        return
    target = st.select_slider(
        t("Target, percent of the observed"), tried.targets, value=measure.target, format_func=plain, key=key
    )
    said = t(
        "With {today}% today, a target of {target}% over {sample} observations is met in {audits}.",
        today=tried.today,
        target=target,
        sample=tried.sample,
        audits=_audits(desk, tried.chance(target)),
    )
    say(said)
    st.vega_lite_chart(spec=chance_chart(tried, target, t), alt=said, key=f"{key}.chart", width="stretch")
    _served(desk, criterion, tried.today, target)
    if tried.within_reach is not None:
        quiet(t("At least half of the audits meet targets of up to {target}%.", target=tried.within_reach))
    change = SetField(path, "measure.target", plain(target))
    take(desk, f"{key}.take", t("Take {target}% as the target", target=target), change, off=target == measure.target)


def _audits(desk: Desk, percent: float) -> str:
    t, tenths, hundredths = desk.t, int(half_up(percent / 10, 0)), int(half_up(percent, 0))
    if 0 < tenths < 10:
        return t.plural("{n} audit of 10", "{n} audits of 10", tenths)
    if 0 < hundredths < 100:
        return t.plural("{n} audit of 100", "{n} audits of 100", hundredths)
    return t("practically every audit") if hundredths else t("practically no audit")


def _served(desk: Desk, criterion: Criterion, today: Decimal, target: Decimal) -> None:
    """Say how many customers are served as it is promised, and what they expect."""
    t, expectation = desk.t, criterion.expectation
    rows = [
        Bar(t("Today"), Fraction(today)),
        Bar(t("Where the target is met"), Fraction(target)),
    ]
    if expectation is not None and expectation.unit is None and 0 <= expectation.value <= 100:
        remark = t("the target asks for more") if target > expectation.value else ""
        rows.append(Bar(t("What customers expect"), Fraction(expectation.value), remark))
    show(markup('<h3 class="sc-section">{words}</h3>', words=t("Customers served as promised")))
    show(bars(rows, t))
    if expectation is not None and expectation.unit is not None:
        quiet(t("Customers expect {level}.", level=amount_said(expectation.value, expectation.unit)))


def _weight(desk: Desk, path: str, criterion: Criterion) -> None:
    t, key, model = desk.t, f"draft.try.weight.{node_id(path)}", desk.standard.scoring.model
    if model is ScoringModel.ABSOLUTE:
        quiet(t("This standard is scored as all or nothing: weights do not count."))
        return
    if model is ScoringModel.UNWEIGHTED:
        quiet(t("This standard is scored unweighted: every weight above 0 counts the same."))
    present = criterion.weight
    weight = st.select_slider(t("Weight"), sorted({*WEIGHTS, present}), value=present, format_func=plain, key=key)
    held = try_weight(desk.standard, path, weight)
    if held is None:
        say(t("With this weight nothing would count."))
        return
    say(
        t(
            "With weight {weight} this measurable standard holds {share}% of the score.",
            weight=weight,
            share=half_up(held.criterion),
        )
    )
    rows = [
        Bar(t("This measurable standard"), held.criterion),
        Bar(t("Its key factor"), held.factor, title_of(desk, trail(desk.standard, path)[-2].node)),
    ]
    if held.foremost is not None:
        least = desk.standard.limits.key_weight_share
        remark = t("the mark: {least}%, the least", least=least)
        rows.append(Bar(t("The most important key factors"), held.foremost, remark, mark=Fraction(least)))
    show(bars(rows, t))
    change = SetField(path, "weight", plain(weight))
    take(desk, f"{key}.take", t("Take {weight} as the weight", weight=weight), change, off=weight == present)
