"""Everything that is wrong with an input: where, what, and how to mend it."""

from stdcheck.domain.errors import SHOWN_PROBLEMS, StdcheckError
from stdcheck.domain.messages import Message
from stdcheck.language import Translator
from stdcheck.web.components.text import joined, markup, show


def problems(error: StdcheckError, t: Translator, heading: str = "") -> None:
    """Draw every problem of an error; beyond the first 50 only their number."""
    shown = error.problems[:SHOWN_PROBLEMS]
    rows = [
        markup(
            '<li>{place}<span>{what}</span> <span class="sc-remedy">{remedy}</span></li>',
            place=markup("<code>{place}</code> ", place=str(problem.place)) if str(problem.place) else markup(""),
            what=sentence(problem.what, t),
            remedy=t.say(problem.remedy),
        )
        for problem in shown
    ]
    rest = len(error.problems) - len(shown)
    if rest:
        rows.append(markup("<li>{more}</li>", more=t.plural("and {n} more", "and {n} more", rest)))
    head = markup("<p><strong>{heading}</strong></p>", heading=heading) if heading else markup("")
    show(markup('<div class="sc-problems" role="alert">{head}<ul>{rows}</ul></div>', head=head, rows=joined(rows)))


def sentence(said: Message, t: Translator) -> str:
    """Render a message as a sentence: a capital at the beginning (never of a value), a full stop at the end."""
    text = t.say(said)
    begun = text if said.text.startswith("{") else f"{text[:1].upper()}{text[1:]}"
    closed = text.endswith((".", "!", "?", "。", "！", "？"))
    return begun if closed else begun + ("。" if t.language == "zh" else ".")
