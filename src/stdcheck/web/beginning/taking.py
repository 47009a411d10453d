"""Take statements of an old document over into a new draft."""

from collections.abc import Iterator, Sequence

import streamlit as st

from stdcheck.documents.old_statements import Looked
from stdcheck.domain.changes import AddNode
from stdcheck.domain.standard import MOST_CRITERIA
from stdcheck.language import Translator
from stdcheck.services.looking import LookThrough
from stdcheck.web.beginning.naming import naming
from stdcheck.web.beginning.starting import start
from stdcheck.web.components.text import markup, show
from stdcheck.web.session import Visit


def take_over(look: LookThrough, taken: Sequence[Looked], here: Visit) -> None:
    """Draw what a new standard is asked for, and the button that begins it with what is ticked."""
    t = here.t
    with st.container(border=True, key="paste-taking"):
        show(markup('<h2 class="sc-section">{words}</h2>', words=t("Begin a standard with them")))
        named = naming(t, "paste")
        by_heading = bool(look.found.stages) and st.checkbox(
            t.plural("Make the heading a stage", "Make the {n} headings stages", len(look.found.stages)),
            value=True,
            key="paste.stages",
        )
        label = t.plural("Begin with this statement", "Begin with these {n} statements", len(taken))
        pressed = st.button(
            label,
            key="paste.start",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            disabled=not 0 < len(taken) <= MOST_CRITERIA,
        )
        if not taken:
            st.caption(t("Tick what to take over, at most {most}.", most=MOST_CRITERIA))
        elif len(taken) > MOST_CRITERIA:
            words = t("{n} are ticked; at most {most} fit into one standard.", n=len(taken), most=MOST_CRITERIA)
            st.caption(words)
        elif pressed and not named.is_complete:
            st.caption(t("Give it a title first."))
        elif pressed:
            start(named, here, list(_content(taken, named.language, t, by_heading=by_heading)))


def _content(taken: Sequence[Looked], language: str, t: Translator, *, by_heading: bool) -> Iterator[AddNode]:
    """Yield what puts the statements under one key factor a stage, to be sorted from there."""
    stages = [one.statement.stage if by_heading else "" for one in taken]
    factors = {}
    for number, stage in enumerate(dict.fromkeys(stages), 1):
        yield AddNode("", {language: stage or t("Not sorted yet")}, id=f"part-{number}")
        yield AddNode(f"stages/part-{number}", {language: t("From the old document")}, id="document")
        step = f"stages/part-{number}/steps/document"
        yield AddNode(step, {language: t("Statements")}, id="statements")
        factors[stage] = f"{step}/key_factors/statements"
    for stage, one in zip(stages, taken, strict=True):
        yield AddNode(factors[stage], {language: one.statement.text})
