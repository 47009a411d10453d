"""The six pitfalls of setting a standard, and the manual of every rule that looks for them."""

import streamlit as st

from stdcheck.domain.messages import Message, message
from stdcheck.domain.terms import PITFALLS
from stdcheck.language import Translator
from stdcheck.rules import RULES, manual
from stdcheck.web.components.page import title
from stdcheck.web.components.status import status
from stdcheck.web.components.text import joined, literal, markup, show
from stdcheck.web.session import visit

HARM: dict[str, tuple[Message, Message]] = {
    "P1": (
        message("What cannot be reached or is not wanted makes staff give up, or write down what is not so."),
        message("A level that customers need and the operation can hold, with a share or a tolerance."),
    ),
    "P2": (
        message("The level copies others instead of answering what one's own customers need."),
        message("What customers say comes first; the industry is only a comparison."),
    ),
    "P3": (
        message("Half of the customers may fare worse than the goal, and nobody sees it."),
        message("A share of customers within a limit: nine in ten within 5 minutes."),
    ),
    "P4": (
        message("Nothing can list everything, and trifles push aside what matters."),
        message("Few and weighty standards, with room for judgement."),
    ),
    "P5": (
        message("Slogans and paperwork that nobody needs and nobody can check."),
        message("Tie each to a key factor, to evidence and to a check; else leave it out."),
    ),
    "P6": (
        message("Without a promise there is no trust, and nobody tells where it was not kept."),
        message("Publish a promise in the customer's words."),
    ),
}
GAPS: dict[str, Message] = {"M": message("The four steps are not finished"), "Q": message("A quality is missing")}


def page(t: Translator) -> None:
    """Draw the page."""
    title(t("Six pitfalls"), t("Six ways to set a standard wrongly, what each does, and the way out."))
    for code, name in PITFALLS.items():
        harm, way = HARM[code]
        show(
            markup(
                '<section class="sc-pitfall"><h2><span>{code}</span> {name}</h2><p>{harm}</p>'
                "<p><strong>{word}</strong> {way}</p></section>",
                code=code,
                name=_capital(t.say(name)),
                harm=t.say(harm),
                word=t("Better:"),
                way=t.say(way),
            )
        )
        _rules(code, t)
    for code, name in GAPS.items():
        show(
            markup(
                '<section class="sc-pitfall"><h2><span>{code}</span> {name}</h2></section>', code=code, name=t.say(name)
            )
        )
        _rules(code, t)


def _rules(group: str, t: Translator) -> None:
    with st.container(key=f"pitfalls-{group}", gap="xsmall"):
        for code, rule in RULES.items():
            if not code.startswith(group):
                continue
            opened = st.expander(
                f"{code} · {literal(t.say(rule.title))}", key=f"pitfalls.rule.{code}", type="compact", on_change="rerun"
            )
            if opened.open:
                with opened:
                    _manual(code, t)


def _manual(code: str, t: Translator) -> None:
    found = manual(code, t)
    sections = [
        markup("<h3>{heading}</h3><p>{text}</p>", heading=heading, text=text)
        for heading, text in found.sections.items()
    ]
    show(
        markup(
            '<article class="sc-manual"><p>{severity}</p><p><strong>{title}</strong></p>{sections}</article>',
            severity=status(RULES[code].severity, t),
            title=found.title,
            sections=joined(sections),
        )
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


page(visit().t)
