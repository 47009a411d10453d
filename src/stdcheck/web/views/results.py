"""Published results: what went well first, then the figures, then what to work on."""

from io import BytesIO
from typing import NamedTuple

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.results import Results
from stdcheck.services.drafting import StandardEntry, list_standards
from stdcheck.services.reporting import audited_sites, published_results
from stdcheck.services.sites import list_sites
from stdcheck.web.audits.naming import names
from stdcheck.web.components.page import empty, quiet, title
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import show
from stdcheck.web.navigation import link
from stdcheck.web.results.overview import Overview
from stdcheck.web.results.period import Period, period_words
from stdcheck.web.results.trend import trend, trend_words
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORK = 5


def page(here: Visit) -> None:
    """Draw the page."""
    t = here.t
    title(t("Results"), t("What the audits found, for everyone who gives the service."))
    audited = [entry for entry in list_standards(here.store, here.actor) if any(v.sha256 for v in entry.versions)]
    if not audited:
        empty(t("No results yet"), t("They appear here when a standard is published and its first audit submitted."))
        link(View.STANDARDS, t("Standards"))
        return
    asked = _ask(here, audited)
    if asked is None:
        return
    try:
        results = published_results(
            here.store,
            here.actor,
            standard_id=asked.standard,
            sites=[asked.site] if asked.site else None,
            since=asked.period.since(here.today),
        )
    except StdcheckError as error:
        problems(error, t)
        return
    if not results.audits:
        empty(t("No audit in this time"), t("Choose a longer time, all sites, or submit the first audit."))
        return
    _draw(here, results)


class Asked(NamedTuple):
    """What the results are to be of; without a site of all."""

    standard: str
    site: str | None
    period: Period


def _ask(here: Visit, audited: list[StandardEntry]) -> Asked | None:
    t = here.t
    called = names(audited, list_sites(here.store, here.actor), t)
    ids = [entry.id for entry in audited]
    asked = st.query_params.get("standard")
    left, middle, right = st.columns([1.6, 1.2, 1.6])
    standard = left.selectbox(
        t("Standard"),
        ids,
        index=ids.index(asked) if asked in ids else 0,
        format_func=called.standard,
        key="results.standard",
    )
    sites = audited_sites(here.store, here.actor, standard_id=standard) if standard else ()
    site = middle.selectbox(
        t("Site"),
        sorted(called.sites.keys() & sites, key=called.sites.__getitem__),
        index=None,
        format_func=lambda code: called.site(code, t),
        key="results.site",
        placeholder=t("All sites"),
    )
    period = right.segmented_control(
        t("Time"),
        list(Period),
        default=Period.HALF,
        required=True,
        format_func=lambda option: period_words(option, t),
        key="results.period",
    )
    if standard is None:
        return None
    st.query_params["standard"] = standard
    return Asked(standard, site, Period(period or Period.HALF))


def _draw(here: Visit, results: Results) -> None:
    t = here.t
    told = Overview(results, t)
    if results.went_well:
        st.header(t("What went well"), anchor=False)
        show(told.went_well())
    st.header(t("The score"), anchor=False)
    show(told.figures())
    _download(here, results)
    st.header(t("Who checks, how and how often"), anchor=False)
    show(told.checking())
    if len(results.by_month) > 1:
        _trend(here, results)
    if len(results.by_site) > 1:
        st.header(t("By site"), anchor=False)
        show(told.by_site())
        quiet(
            t(
                "The thin line is the 95% interval. Sites whose intervals overlap are not ranked: "
                "the difference may be chance."
            )
        )
    st.header(t("By stage"), anchor=False)
    show(told.by_stage())
    if results.to_work_on:
        st.header(t("To work on"), anchor=False)
        show(told.to_work_on(results.to_work_on[:_WORK]))
        if len(results.to_work_on) > _WORK:
            with st.expander(t("More to work on"), key="results-more"):
                show(told.to_work_on(results.to_work_on[_WORK:]))
    with st.expander(t("Every criterion"), key="results-criteria"):
        show(told.by_criterion())


def _trend(here: Visit, results: Results) -> None:
    t = here.t
    st.header(t("Trend"), anchor=False)
    st.vega_lite_chart(spec=trend(results, t), alt=trend_words(results, t), key="results-trend", width="stretch")
    remark = t("Score by month, pooled. The band is the 95% interval, the dashed line the pass mark.")
    if len({figure.line for figure in results.by_month}) > 1:
        remark += " " + t(
            "The line breaks where a new version is scored differently: the months before cannot be compared."
        )
    quiet(remark)


def _download(here: Visit, results: Results) -> None:
    t = here.t

    def workbook() -> bytes:
        from stdcheck.documents.results_workbook import write_results  # noqa: PLC0415  (large, needed on a click only)

        target = BytesIO()
        write_results(results, target, language=t.language)
        return target.getvalue()

    st.download_button(
        t("Download the results workbook"),
        workbook,
        file_name=f"{results.standard.id}-results.xlsx",
        mime=WORKBOOK,
        key="results.download",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )


page(visit())
