"""The head of a score card: verdict and reasons first, then the score and how sure it is."""

from stdcheck.domain.scorecard import ScoreCard
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term
from stdcheck.language import Translator
from stdcheck.web.components.status import status
from stdcheck.web.components.text import Html, joined, markup, show
from stdcheck.web.results.reasons import reason_words


def hero(card: ScoreCard, standard: Standard, t: Translator) -> None:
    """Draw verdict, reasons, score, interval, coverage and band."""
    reasons = joined(
        markup("<li>{words}</li>", words=reason_words(reason, card, standard, t)) for reason in card.reasons
    )
    show(
        markup(
            '<section class="sc-card"><div class="sc-verdict">{verdict}</div>{reasons}'
            '<p class="sc-score"><b>{score}</b>{band}</p><p>{sure}</p><p class="sc-quiet">{coverage}</p>'
            '<p class="sc-quiet">{identity}</p></section>',
            verdict=status(card.verdict, t),
            reasons=markup("<ul>{reasons}</ul>", reasons=reasons) if card.reasons else markup(""),
            score=t.percent(card.score),
            band=_band(card, t),
            sure=interval_words(card, t),
            coverage=t.plural(
                "Coverage {coverage}: {n} criterion assessed, pass mark {mark}",
                "Coverage {coverage}: {n} criteria assessed, pass mark {mark}",
                card.assessed,
                coverage=t.percent(card.coverage),
                mark=t.percent(card.pass_mark),
            ),
            identity=identity(standard, card.sha256, t),
        )
    )


def identity(standard: Standard, sha256: str, t: Translator) -> str:
    """Say what a figure was made with: standard, version, content hash, model."""
    return t(
        "{standard}, version {n}, content hash {hash}; model: {model}",
        standard=standard.id,
        n=standard.version,
        hash=sha256[:12],
        model=term(standard.scoring.model),
    )


def interval_words(card: ScoreCard, t: Translator) -> str:
    """Say how sure the score is."""
    if card.score is None:
        return t("Nothing was assessed, so there is no score.")
    if card.interval is None:
        return t("Too few criteria, or a model of all or nothing: no interval is given.")
    return t(
        "As far as one visit can tell, the real level lies between {low} and {high} (95% interval).",
        low=t.percent(card.interval.low),
        high=t.percent(card.interval.high),
    )


def _band(card: ScoreCard, t: Translator) -> Html:
    return (
        markup('<span class="sc-band">{band}</span>', band=t("Band {band}", band=card.band)) if card.band else Html("")
    )
