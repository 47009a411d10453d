"""Begin with an old document: one statement a line, looked through at once, sorted into the steps afterwards."""

import re
from collections.abc import Sequence

import streamlit as st

from stdcheck.domain.changes import AddNode
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import MOST_CRITERIA
from stdcheck.language import Translator
from stdcheck.rules import lint_statement
from stdcheck.services.drafting import create_draft, delete_draft, edit_draft
from stdcheck.web.beginning.naming import Naming, naming
from stdcheck.web.components.problems import problems
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.text import Html, joined, markup, show
from stdcheck.web.navigation import go
from stdcheck.web.routes import View
from stdcheck.web.session import Visit

SHOWN = 200
_BULLETS = " \t•·-–—*●○■□▪◆◇"
_PARAGRAPH = re.compile(r"^[(（]?\d{1,3}(?:\.\d{1,3})*[.)）、．]\s*(?!\d)")
LONGEST_LINE = 2_000


def draw(here: Visit) -> None:
    """Draw the field for the document, what is found in its lines, and the button."""
    t = here.t
    named = naming(t, "paste")
    text = st.text_area(
        t("The old document, one statement a line"),
        key="paste.text",
        height=260,
        placeholder=t(
            "Staff must always smile.\nAnswer the telephone within three rings.\nThe average wait is at most 5 minutes."
        ),
    )
    st.button(t("Show findings"), key="paste.show")  # leaving the field for it is what hands the text over
    statements = lines_of(text or "")
    if not statements:
        show(
            markup(
                '<p class="sc-quiet">{words}</p>',
                words=t("Paste it, then press “Show findings”: every line is looked through at once."),
            )
        )
        return
    if len(statements) > MOST_CRITERIA:
        st.caption(
            t("These are {n} lines; at most {most} fit into one standard.", n=len(statements), most=MOST_CRITERIA)
        )
        return
    found = _look_through(statements, t)
    _report(statements, found, t)
    label = t.plural("Begin with this line", "Begin with these {n} lines", len(statements))
    if st.button(label, key="paste.start", type="primary", icon=":material/arrow_forward:", icon_position="right"):
        if not named.is_complete:
            st.caption(t("Give it a title first."))
            return
        _begin(named, statements, here)


def lines_of(text: str) -> list[str]:
    """Return the statements of a document: its lines, without bullets and numbers of paragraphs, each once."""
    lines = (line.strip(_BULLETS).strip() for line in text.splitlines())
    return list(
        dict.fromkeys(_unnumbered(line)[:LONGEST_LINE] for line in lines if any(sign.isalpha() for sign in line))
    )


def _unnumbered(line: str) -> str:
    """Take `1.`, `2)`, `3、` or `（4）` away from the beginning of a line."""
    return _PARAGRAPH.sub("", line, count=1)


def _look_through(statements: Sequence[str], t: Translator) -> list[tuple[Finding, ...]]:
    if len(statements) <= SHOWN:
        return [lint_statement(statement) for statement in statements]
    bar, found = st.progress(0.0, text=t("Looking through the lines …")), []
    for position, statement in enumerate(statements, 1):
        found.append(lint_statement(statement))
        if position % 50 == 0:
            bar.progress(position / len(statements), text=t("Looking through the lines …"))
    bar.empty()
    return found


def _report(statements: Sequence[str], found: Sequence[tuple[Finding, ...]], t: Translator) -> None:
    flagged = sum(bool(findings) for findings in found)
    heading = t.plural(
        "{n} line, {flagged} with findings", "{n} lines, {flagged} with findings", len(statements), flagged=flagged
    )
    show(markup('<h2 class="sc-section">{heading}</h2>', heading=heading))
    items = [_line(statement, findings, t) for statement, findings in zip(statements[:SHOWN], found, strict=False)]
    show(markup('<ol class="sc-lines">{items}</ol>', items=joined(items)))
    if len(statements) > SHOWN:
        show(
            markup('<p class="sc-quiet">{words}</p>', words=t("The first {n} are shown; all are taken over.", n=SHOWN))
        )


def _line(statement: str, findings: Sequence[Finding], t: Translator) -> Html:
    said = [
        markup(
            '<p>{badge} <span class="sc-code">{code}</span> {message} <span class="sc-quiet">{remedy}</span></p>',
            badge=status(finding.severity, t),
            code=finding.rule,
            message=t.say(finding.message),
            remedy=t.say(finding.remedy),
        )
        for finding in findings
    ]
    clean = badge(t("nothing stands out"), "good", "check")
    return markup(
        "<li><p><strong>{statement}</strong></p>{said}</li>", statement=statement, said=joined(said) if said else clean
    )


def _begin(named: Naming, statements: Sequence[str], here: Visit) -> None:
    t = here.t
    language = next(iter(named.title))
    try:
        draft = create_draft(
            here.store,
            here.actor,
            title=named.title,
            language=language,
            languages=named.languages if len(named.languages) > 1 else (),
            sector=named.sector,
            now=here.now,
        )
    except StdcheckError as error:
        problems(error, t)
        return
    try:
        _take_over(draft.standard.id, language, statements, here)
    except StdcheckError as error:
        delete_draft(here.store, here.actor, draft.standard.id, now=here.now)
        problems(error, t)
        return
    go(View.DRAFT, id=draft.standard.id, step="sequence")


def _take_over(standard_id: str, language: str, statements: Sequence[str], here: Visit) -> None:
    """Put the statements under one key factor, to be sorted from there."""
    t = here.t
    place = ""
    for title in (t("Not sorted yet"), t("From the old document"), t("Statements")):
        made = edit_draft(here.store, here.actor, standard_id, [AddNode(place, {language: title})], now=here.now)
        place = made.places[0]
    added = [AddNode(place, {language: statement}) for statement in statements]
    edit_draft(here.store, here.actor, standard_id, added, now=here.now)
