"""What was seen in an old document: each statement with its findings, a workbook of them, and which to take over."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from io import BytesIO
from itertools import pairwise

import streamlit as st

from stdcheck.documents.old_statements import Looked
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import MOST_CRITERIA
from stdcheck.domain.terms import PITFALLS
from stdcheck.language import Translator
from stdcheck.services.looking import LookThrough
from stdcheck.web.audits.receiving import WORKBOOK
from stdcheck.web.beginning.taking import take_over
from stdcheck.web.components.page import quiet
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.text import Html, joined, literal, markup, show
from stdcheck.web.session import Visit

ON_A_PAGE = 20
_ALL, _FOUND, _CLEAN, _HEADINGS = "all", "found", "clean", "headings"


@dataclass
class Sight:
    """What a visit keeps of one old document: how far it was looked through, what of it is shown, what is ticked.

    `text` is what was pasted, so that it can be changed.
    """

    look: LookThrough
    text: str = ""
    stopped: bool = False
    chosen: set[int] = field(default_factory=set)
    page: int = 0

    def stop(self) -> None:
        """Look no further for now."""
        self.look.stop()
        self.stopped = True

    def go_on(self) -> None:
        """Look further; what is there so far is counted and ticked anew when it ends."""
        self.stopped = False
        for position in range(len(self.looked)):
            st.session_state.pop(_key(position), None)
        self.__dict__.pop("looked", None)
        self.__dict__.pop("shown_by", None)

    @cached_property
    def looked(self) -> Sequence[Looked]:
        """Everything that was looked at; what can be taken over is ticked, if it fits into one standard."""
        looked = list(self.look.looked())
        statements = {at for at, one in enumerate(looked) if one.is_statement}
        self.chosen = statements if len(statements) <= MOST_CRITERIA else set()
        return looked

    @cached_property
    def shown_by(self) -> dict[str, list[int]]:
        """The positions that each filter shows."""
        shown: dict[str, list[int]] = {_ALL: list(range(len(self.looked))), _FOUND: [], _CLEAN: [], _HEADINGS: []}
        shown |= {code: [] for code in PITFALLS}
        for at, one in enumerate(self.looked):
            shown[_HEADINGS if not one.is_statement else _FOUND if one.findings else _CLEAN].append(at)
            for code in {finding.pitfall for finding in one.findings if finding.pitfall}:
                shown[code].append(at)
        return shown


def draw_looked(sight: Sight, here: Visit) -> None:
    """Draw what was seen: how much, what to know of it, the list, and the way into a draft."""
    t = here.t
    _heading(sight, t)
    _remarks(sight, t)
    at = _filtered(sight, t)
    _list(sight, at, t)
    take_over(sight.look, [sight.looked[one] for one in sorted(sight.chosen)], here)


def _heading(sight: Sight, t: Translator) -> None:
    shown = sight.shown_by
    flagged, clean = len(shown[_FOUND]), len(shown[_CLEAN])
    heading = t.plural(
        "{n} statement, {flagged} with findings",
        "{n} statements, {flagged} with findings",
        flagged + clean,
        flagged=flagged,
    )
    name = sight.look.name or t("Pasted text")
    show(markup('<h2 class="sc-section">{heading}</h2><p class="sc-quiet">{name}</p>', heading=heading, name=name))


def _remarks(sight: Sight, t: Translator) -> None:
    look = sight.look
    if not look.is_done:
        with st.container(key="paste-stopped", border=True, horizontal=True, vertical_alignment="center"):
            quiet(t("Stopped after {done} of {all}.", done=len(look.findings), all=look.total))
            st.button(t("Go on"), key="paste.go_on", on_click=sight.go_on)
    if look.assumed:
        quiet(t("The file was read as {encoding}. If the words look wrong, save it as UTF-8.", encoding=look.assumed))
    if look.strange:
        words = t.plural(
            "{n} character cannot be shown; � stands in its place.",
            "{n} characters cannot be shown; � stands in their place.",
            look.strange,
        )
        quiet(words)
    if repeated := look.found.repeated:
        quiet(t.plural("{n} repetition was left out.", "{n} repetitions were left out.", repeated))


def _filtered(sight: Sight, t: Translator) -> list[int]:
    """Draw the filter and the workbook, and return the positions to show."""
    shown = sight.shown_by
    named = {
        _FOUND: t("With findings"),
        **{code: f"{code} {t.say(words)}" for code, words in PITFALLS.items()},
        _CLEAN: t("Without findings"),
        _HEADINGS: t("Headings"),
        _ALL: t("All"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="paste-head"):
        chosen = st.selectbox(
            t("Which to show"),
            [one for one in named if shown[one]],
            format_func=lambda one: f"{named[one]} ({t.number(len(shown[one]))})",
            key="paste.filter",
            on_change=partial(_turn, sight, 0),
        )
        st.download_button(
            t("Download as a workbook"),
            partial(_workbook, sight, t.language),
            file_name=f"{_stem(sight.look.name) or t('Pasted text')}.xlsx",
            mime=WORKBOOK,
            key="paste.workbook",
            on_click="ignore",
            icon=":material/download:",
        )
    return shown[chosen or _ALL]


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _workbook(sight: Sight, language: str) -> bytes:
    from stdcheck.documents.old_document_workbook import write_looked_through  # noqa: PLC0415  (needed on a click only)

    target = BytesIO()
    write_looked_through(sight.looked, sight.look.name, target, language=language)
    return target.getvalue()


def _turn(sight: Sight, page: int) -> None:
    sight.page = page


def _list(sight: Sight, at: Sequence[int], t: Translator) -> None:
    pages = max(1, -(-len(at) // ON_A_PAGE))
    page = min(sight.page, pages - 1)
    shown = at[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    quiet(t("Tick what to take over."))
    with st.container(key="paste-lines", gap=None):
        for position in shown:
            _line(sight, position, t)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", key="paste-pager"):
            st.button(
                "‹", key="paste.before", on_click=_turn, args=(sight, page - 1), disabled=page == 0, help=t("Previous")
            )
            quiet(t("Page {n} of {all}", n=page + 1, all=pages))
            st.button(
                "›",
                key="paste.after",
                on_click=_turn,
                args=(sight, page + 1),
                disabled=page + 1 == pages,
                help=t("Next"),
            )
    with st.container(horizontal=True, key="paste-ticks"):
        _ticks(sight, at, t)


def _line(sight: Sight, position: int, t: Translator) -> None:
    one, key = sight.looked[position], _key(position)
    st.session_state.setdefault(key, position in sight.chosen)
    with st.container(key=f"paste-line-{position}", gap=None):
        taken = st.checkbox(literal(one.statement.text), key=key)
        show(_said(one, t))
    (sight.chosen.add if taken else sight.chosen.discard)(position)


def _key(position: int) -> str:
    return f"paste.take.{position}"


def _said(one: Looked, t: Translator) -> Html:
    place = markup('<p class="sc-quiet">{place}</p>', place=t.say(one.statement.spot.words))
    if not one.is_statement:
        said = [markup("<p>{badge}</p>", badge=badge(t("heading")))]
    elif one.findings:
        said = [_finding(finding, t, following) for finding, following in pairwise([*one.findings, None]) if finding]
    else:
        said = [markup("<p>{badge}</p>", badge=badge(t("nothing stands out"), "good", "check"))]
    return markup('<div class="sc-line">{place}{said}</div>', place=place, said=joined(said))


def _finding(finding: Finding, t: Translator, following: Finding | None) -> Html:
    """Return what a finding says; of several that are mended in one way, only the last says how."""
    is_last = following is None or following.remedy != finding.remedy
    return markup(
        '<p>{badge} <span class="sc-code">{code}</span> {message}{remedy}</p>',
        badge=status(finding.severity, t),
        code=finding.rule,
        message=t.say(finding.message),
        remedy=markup(' <span class="sc-quiet">{words}</span>', words=t.say(finding.remedy)) if is_last else markup(""),
    )


def _ticks(sight: Sight, at: Sequence[int], t: Translator) -> None:
    ticked = Counter(position in sight.chosen for position in at)
    st.button(
        t("Tick these {n}", n=len(at)),
        key="paste.all",
        on_click=_tick,
        args=(sight, at, True),
        disabled=not ticked[False],
    )
    st.button(
        t("Untick these {n}", n=len(at)),
        key="paste.none",
        on_click=_tick,
        args=(sight, at, False),
        disabled=not ticked[True],
    )


def _tick(sight: Sight, at: Sequence[int], taken: bool) -> None:  # noqa: FBT001  (Streamlit passes by position)
    (sight.chosen.update if taken else sight.chosen.difference_update)(at)
    for position in at:
        if _key(position) in st.session_state:
            st.session_state[_key(position)] = taken
