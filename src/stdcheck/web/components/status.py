"""Status as icon, word and colour together."""

from enum import StrEnum

from stdcheck.domain.findings import Severity
from stdcheck.domain.scorecard import Outcome, Verdict
from stdcheck.domain.standard import Status
from stdcheck.domain.terms import term
from stdcheck.language import Translator
from stdcheck.web.components.text import Html, markup

_ICONS = {
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "cross": "M6.5 6.5l11 11m0-11l-11 11",
    "half": "M5 12h14",
    "alert": "M12 4.5l8.5 15h-17zM12 10v4.5m0 2.4v.1",
    "info": "M12 11v6m0-9.6v.1M3.5 12a8.5 8.5 0 1017 0 8.5 8.5 0 10-17 0",
    "pencil": "M5 19l1-4L16 5l3 3L9 18z",
    "seal": "M12 3.5l7 3v5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9v-5zM9 12l2.2 2.2L15.2 10",
    "archive": "M4 5h16v4H4zM5.5 9v10h13V9M10 13h4",
    "dots": "M5.5 12h.1m6.4 0h.1m6.4 0h.1",
}
_TONES: dict[tuple[type[StrEnum], str], tuple[str, str]] = {
    (Outcome, "met"): ("good", "check"),
    (Outcome, "partly"): ("warn", "half"),
    (Outcome, "not_met"): ("bad", "cross"),
    (Verdict, "pass"): ("good", "check"),
    (Verdict, "fail"): ("bad", "cross"),
    (Verdict, "incomplete"): ("warn", "dots"),
    (Severity, "error"): ("bad", "cross"),
    (Severity, "warning"): ("warn", "alert"),
    (Severity, "info"): ("info", "info"),
    (Status, "draft"): ("info", "pencil"),
    (Status, "published"): ("accent", "seal"),
    (Status, "retired"): ("", "archive"),
}


def status(member: StrEnum, t: Translator) -> Html:
    """Return the badge for an outcome, a verdict, a severity or a status."""
    tone, icon = _TONES.get((type(member), str(member)), ("", "dots"))
    return badge(t.say(term(member)), tone, icon)


def badge(words: str, tone: str = "", icon: str = "dots") -> Html:
    """Return a badge; tones are good, warn, bad, info, accent or none."""
    drawing = Html(
        '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" '
        f'stroke-linejoin="round" aria-hidden="true"><path d="{_ICONS[icon]}"/></svg>'
    )
    shape = (
        '<span class="sc-badge sc-{tone}">{drawing}{words}</span>'
        if tone
        else '<span class="sc-badge">{drawing}{words}</span>'
    )
    return markup(shape, tone=tone, drawing=drawing, words=words)
