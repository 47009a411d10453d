"""Status as icon, word and colour together."""

from enum import StrEnum

from stdcheck.domain.findings import Severity
from stdcheck.domain.scorecard import Outcome, Verdict
from stdcheck.domain.standard import Status
from stdcheck.domain.terms import term
from stdcheck.language import Translator
from stdcheck.web.components.text import Html, markup

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
    """Return a badge; tones are good, warn, bad, info, accent or none.

    Icons (check, cross, half, alert, info, pencil, seal, archive, flask, dots) are drawn by the style sheet, because
    Streamlit takes drawings out of a page's HTML.
    """
    return markup(
        '<span class="sc-badge{tone}"><i class="sc-icon sc-icon-{icon}" aria-hidden="true"></i>{words}</span>',
        tone=f" sc-{tone}" if tone else "",
        icon=icon,
        words=words,
    )


def sample(t: Translator, *, is_sample: bool = True) -> Html:
    """Return the badge of what belongs to the sample organisation, nothing for anything else."""
    return badge(t("sample"), "", "flask") if is_sample else markup("")
