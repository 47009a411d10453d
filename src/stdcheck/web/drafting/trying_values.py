"""Measured values pasted in: who is beyond the limit, what their mean hides, and a limit to take over."""

from decimal import Decimal
from fractions import Fraction

import streamlit as st

from stdcheck.documents.value_lists import read_values
from stdcheck.domain.changes import SetField
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.measures import Limit, Mean, Measure, Quantity
from stdcheck.domain.numbers import plain
from stdcheck.domain.standard import Criterion
from stdcheck.language import half_up
from stdcheck.rules.saying import amount_said, limit_said
from stdcheck.scoring.samples import LEAST_VALUES, BehindMean, TooFew, behind_mean, bins
from stdcheck.services.trying import bound_of, limits_to_try, measured_limit, moved, take_limit, wanted_share
from stdcheck.web.components.page import quiet
from stdcheck.web.components.problems import problems
from stdcheck.web.components.table import table
from stdcheck.web.components.text import literal, markup, show
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.fields import node_id
from stdcheck.web.drafting.tried_charts import values_chart


def draw_values(desk: Desk, path: str, criterion: Criterion) -> None:
    """Draw the field for the values, and what they say of the limit of the criterion."""
    t, key, limit = desk.t, f"draft.try.values.{node_id(path)}", measured_limit(criterion.measure)
    if limit is None:
        return
    text = st.text_area(
        t("Measured values, one a customer"),
        key=key,
        placeholder=t("Paste a column, or write 4.5; 3; 6.2"),
        persist_state="page",
        height=110,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("Show"), key=f"{key}.show")
        quiet(t("The values are not saved in the standard."))
    try:
        values = read_values(text or "", limit.unit)
    except StdcheckError as error:
        problems(error, t, t("Not every value can be read"))
        return
    if 0 < len(values) < LEAST_VALUES:
        say(
            t.plural(
                "{n} value is too few: a single odd customer would decide. At least {least} are needed.",
                "{n} values are too few: a single odd customer would decide. At least {least} are needed.",
                len(values),
                least=LEAST_VALUES,
            )
        )
    elif values:
        _measured(desk, path, criterion.measure, limit, values)


def _measured(desk: Desk, path: str, measure: Measure, limit: Limit, values: tuple[Decimal, ...]) -> None:
    t, key, tried, wanted = desk.t, f"draft.try.limit.{node_id(path)}", limit, wanted_share(measure)
    present = bound_of(limit)
    if present is not None:
        side = t("At most") if limit.at_least is None else t("At least")
        label = literal(f"{side} · {t.show(limit.unit)}" if limit.unit else side)
        tried = moved(
            limit, st.select_slider(label, limits_to_try(values, limit), value=present, format_func=plain, key=key)
        )
    found = behind_mean(values, tried, Fraction(wanted))
    if isinstance(found, TooFew):
        return
    said = _headline(desk, measure, tried, found)
    say(said)
    title = t.show(limit.unit) if limit.unit else t("Value")
    spread = bins(values, tried)
    chart = values_chart(spread, found.mean.value, bound_of(tried), title, t)
    st.vega_lite_chart(spec=chart, alt=said, key=f"{key}.chart", width="stretch")
    width = half_up(spread[0].high - spread[0].low, 6)
    _figures(desk, tried, found, wanted, places=1 + len(plain(width).partition(".")[2]))
    if isinstance(measure, Mean):
        label = t("Ask for {share}% with {limit}", share=wanted, limit=limit_said(tried))
    elif present is not None:
        label = t("Take {limit} as the limit", limit=limit_said(tried))
    else:
        return
    off = tried == limit and not isinstance(measure, Mean)
    if not off and not isinstance(measure, Quantity):
        kept = half_up(Fraction(100 * (found.n - found.beyond), found.n))
        quiet(t("Today's level is then noted as {kept}% of {n}.", kept=kept, n=found.n))
    take(desk, f"{key}.take", label, *take_limit(path, measure, tried, found), off=off)


def _headline(desk: Desk, measure: Measure, limit: Limit, found: BehindMean) -> str:
    t, n, beyond = desk.t, found.n, found.beyond
    if not isinstance(measure, Mean):
        kept = n - beyond
        return t("{kept} of {n} values keep the limit of {limit}.", kept=kept, n=n, limit=limit_said(limit))
    if not found.mean_holds:
        return t("The mean misses the limit; {beyond} of {n} customers are worse off than it.", beyond=beyond, n=n)
    if not beyond:
        return t("The mean keeps the limit, and so does each of the {n} customers.", n=n)
    return t("The mean keeps the limit, and yet {beyond} of {n} customers are worse off.", beyond=beyond, n=n)


def _figures(desk: Desk, limit: Limit, found: BehindMean, wanted: Decimal, places: int) -> None:
    t = desk.t

    def amount(value: Fraction) -> str:
        return t.say(amount_said(half_up(value, places), limit.unit))

    def between(low: Fraction, high: Fraction) -> str:
        return f"{half_up(low, places):,f} – {half_up(high, places):,f}"

    low, high = found.worse_off.interval
    rows = [
        (t("Beyond the limit"), t.percent(found.worse_off.percent), f"{t.percent(low)} – {t.percent(high)}"),
        (t("Mean"), amount(found.mean.value), between(*found.mean.range)),
    ]
    if (most := found.kept_by_most) is not None:
        at_most, at_least = t("{share}% have at most", share=wanted), t("{share}% have at least", share=wanted)
        named = at_most if limit.at_least is None else at_least
        rows.insert(1, (named, amount(most.value), between(*most.range)))
    head = (t("Figure"), t("Measured"), t("95% interval"))
    show(table(head, rows, t("What the values say")))


def say(words: str) -> None:
    """Draw the sentence that says what follows."""
    show(markup('<p class="sc-tried" role="status">{words}</p>', words=words))


def take(desk: Desk, key: str, label: str, *changes: SetField, off: bool) -> None:
    """Draw the button that takes over what was tried; it is `off` where nothing would change."""
    desk.button(
        literal(label),
        key,
        lambda desk: _apply(desk, changes),
        type="primary",
        icon=":material/check:",
        wrap=True,
        disabled=off,
    )


def _apply(desk: Desk, changes: tuple[SetField, ...]) -> None:
    desk.apply(*changes)
