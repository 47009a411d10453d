"""Results in words and bars: what went well, the figures, who checks, sites, stages, criteria, what to work on."""

from collections.abc import Sequence

from stdcheck.domain.audit import Method
from stdcheck.domain.results import CriterionFigure, Figure, Results, SiteFigure
from stdcheck.domain.scorecard import Outcome, Verdict
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, read
from stdcheck.language import Translator
from stdcheck.web.components.status import badge, status
from stdcheck.web.components.table import table
from stdcheck.web.components.text import Html, joined, markup
from stdcheck.web.results.bars import Bar, bars
from stdcheck.web.results.hero import identity

_NOTES = 5


class Overview:
    """Results told to one reader."""

    def __init__(self, results: Results, t: Translator) -> None:
        self._results, self._t = results, t

    def went_well(self, most: int = 5) -> Html:
        """Return what was met always, else most often."""
        t = self._t
        rows = [
            markup(
                "<li>{badge}<span>{what}</span><b>{share}</b></li>",
                badge=badge(t("met"), "good", "check"),
                what=self._read(figure.criterion.what),
                share=self._met(figure),
            )
            for figure in self._results.went_well[:most]
        ]
        return markup('<ul class="sc-praise">{rows}</ul>', rows=joined(rows))

    def figures(self) -> Html:
        """Return the score of all audits, said both ways, with what it rests on."""
        t, figure = self._t, self._results.figure
        verdicts = joined(
            markup("<span>{badge} {n}</span>", badge=status(verdict, t), n=figure.verdicts.get(verdict, 0))
            for verdict in Verdict
            if figure.verdicts.get(verdict, 0)
        )
        return markup(
            '<section class="sc-card"><p class="sc-score"><b>{pooled}</b></p><p>{said}</p><p>{mean}</p>'
            '<p class="sc-quiet">{rests}</p><div class="sc-verdicts">{verdicts}</div>{older}'
            '<p class="sc-quiet">{identity}</p></section>',
            pooled=t.percent(figure.pooled),
            said=self._pooled_words(figure),
            mean=t(
                "Mean of audits: {mean}. Here each audit counts the same, however much was seen in it.",
                mean=t.percent(figure.mean_of_audits),
            ),
            rests=t(
                "{audits} audits, {assessed} assessed criteria, coverage {coverage}",
                audits=figure.audits,
                assessed=figure.assessed,
                coverage=t.percent(figure.coverage),
            ),
            verdicts=verdicts,
            older=self._older(),
            identity=identity(self._results.standard, self._results.versions[-1].sha256, t),
        )

    def _older(self) -> Html:
        """Say which audits the figures leave out."""
        t, left = self._t, len(self._results.audits) - self._results.figure.audits
        if not left:
            return markup("")
        said = t.plural(
            "{n} audit of an older version, which is scored differently, is in the trend only.",
            "{n} audits of older versions, which are scored differently, are in the trend only.",
            left,
        )
        return markup('<p class="sc-quiet">{said}</p>', said=said)

    def _pooled_words(self, figure: Figure) -> str:
        t = self._t
        if figure.interval is None:
            return t("Score, pooled: every assessed criterion of every audit counts by its weight.")
        return t(
            "Score, pooled: every assessed criterion of every audit counts by its weight. "
            "The real level lies between {low} and {high} (95% interval).",
            low=t.percent(figure.interval.low),
            high=t.percent(figure.interval.high),
        )

    def checking(self) -> Html:
        """Return who checks, how, and how often."""
        t, results = self._t, self._results
        methods = [
            t("{method}: {n}", method=t.say(term(Method(method))), n=count)
            for method, count in results.methods.items()
            if method in set(Method)
        ]
        months = len({figure.month for figure in results.by_month})
        sites = {scored.site.code for scored in results.audits if scored.site}
        rows = [
            (t("Who checks"), ", ".join(results.inspectors) or "–"),
            (t("How they check"), ", ".join(methods) or "–"),
            (t("How often"), self._often(len(results.audits), months, len(sites))),
        ]
        items = joined(markup("<dt>{label}</dt><dd>{words}</dd>", label=label, words=words) for label, words in rows)
        return markup('<dl class="sc-facts">{items}</dl>', items=items)

    def _often(self, audits: int, months: int, sites: int) -> str:
        t = self._t
        if not audits:
            return "–"
        said = t.plural("{n} audit", "{n} audits", audits)
        return t(
            "{audits} in {months} at {sites}",
            audits=said,
            months=t.plural("{n} month", "{n} months", months),
            sites=t.plural("{n} site", "{n} sites", sites),
        )

    def by_site(self) -> Html:
        """Return the sites in alphabetical order, each with its interval; overlapping ones are not ranked."""
        found = sorted(self._results.by_site, key=lambda site: self._t.show(site.site.name))
        return bars(
            (
                Bar(self._t.show(site.site.name), site.figure.pooled, self._site_words(site), site.figure.interval)
                for site in found
            ),
            self._t,
        )

    def _site_words(self, site: SiteFigure) -> str:
        t, whole = self._t, self._results.figure
        count = t.plural("{n} audit", "{n} audits", site.figure.audits)
        if not site.distinguishable or whole.pooled is None or site.figure.pooled is None:
            return t("{audits}, not distinguishable from all sites", audits=count)
        if site.figure.pooled > whole.pooled:
            return t("{audits}, above all sites", audits=count)
        return t("{audits}, below all sites", audits=count)

    def by_stage(self) -> Html:
        """Return the stages in contact order."""
        t = self._t
        return bars(
            (
                Bar(self._read(stage.stage.title), stage.score, t("{n} assessed", n=stage.assessed))
                for stage in self._results.by_stage
            ),
            t,
        )

    def by_criterion(self) -> Html:
        """Return a table of all criteria: how often met, partly, not met, and the share met with its interval."""
        t = self._t
        head = (t("Criterion"), t("met"), t("partly met"), t("not met"), t("Share met"), t("95% interval"))
        return table(head, [self._criterion(figure) for figure in self._results.by_criterion], t("Criteria"))

    def _criterion(self, figure: CriterionFigure) -> Sequence[str]:
        t, interval = self._t, figure.interval
        outcomes = (Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET)
        return (
            self._read(figure.criterion.what),
            *(str(figure.counts.get(outcome, 0)) for outcome in outcomes),
            t.percent(figure.share_met),
            f"{t.percent(interval.low)} – {t.percent(interval.high)}" if interval else "–",
        )

    def to_work_on(self, figures: Sequence[CriterionFigure]) -> Html:
        """Return the criteria that were missed, with what inspectors noted where they missed them, newest first."""
        return markup('<ol class="sc-work">{rows}</ol>', rows=joined(self._work(figure) for figure in figures))

    def _work(self, figure: CriterionFigure) -> Html:
        t = self._t
        notes = joined(
            markup(
                '<li>{text} <span class="sc-quiet">{source}</span></li>',
                text=note.text,
                source=" · ".join(
                    filter(None, [t.show(note.site.name) if note.site else "", t.date(note.on) if note.on else ""])
                ),
            )
            for note in figure.missed_notes[:_NOTES]
        )
        return markup(
            '<li><p><strong>{what}</strong></p><p class="sc-quiet">{where} · {met}</p>{notes}</li>',
            what=self._read(figure.criterion.what),
            where=self._read(figure.stage.title),
            met=self._met(figure),
            notes=markup("<ul>{notes}</ul>", notes=notes) if notes else markup(""),
        )

    def _met(self, figure: CriterionFigure) -> str:
        t = self._t
        return t("met in {n} of {all} audits", n=figure.counts.get(Outcome.MET, 0), all=figure.assessed)

    @property
    def _standard(self) -> Standard:
        return self._results.standard

    def _read(self, text: Text | None) -> str:
        return read(text, self._t.language, self._standard.language)
