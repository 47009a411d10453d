"""The customer charter: what customers are promised, in their words, on a page that can be hung up."""

from collections.abc import Iterator, Sequence

from stdcheck.documents.html_text import Html, page, tag, words
from stdcheck.domain.standard import Stage, Standard
from stdcheck.domain.values import Text, is_blank, read
from stdcheck.language import translator

_SHORT = 12
"""More promises than this are printed in two columns, so that they fit on one sheet."""


def write_charter(standard: Standard, language: str) -> str:
    """Return the charter of `standard` as one HTML page in `language`: no scripts, nothing fetched, made for A4.

    It holds what customers may know: the promise of the whole, the promises by stage, exceptions, where it can be read,
    how to complain, and from when it holds. Criteria without a promise are not mentioned.
    """
    return _Charter(standard, language).page()


class _Charter:
    def __init__(self, standard: Standard, language: str) -> None:
        self.standard = standard
        self.language = language
        self.t = translator(language)

    def page(self) -> str:
        """Return the whole page."""
        t, standard = self.t, self.standard
        title = self._read(standard.title)
        lead = self._read(standard.promise.text) if standard.promise else ""
        header = tag(
            "header",
            tag("p", t("Our promise to you"), class_="kicker"),
            tag("h1", title),
            tag("p", words(lead), class_="lead") if lead else None,
            tag("p", words(self._read(standard.scope)), class_="where") if standard.scope else None,
        )
        return page(
            t("Our promise to you: {title}", title=title),
            t.language,
            "charter.css",
            header,
            tag("main", self._stages(), class_="long" if self._count() > _SHORT else None),
            self._around(),
            tag("footer", [tag("span", line) for line in self._foot()]),
        )

    def _count(self) -> int:
        return sum(not is_blank(place.criterion.promise) for place in self.standard.criteria())

    def _stages(self) -> Iterator[Html]:
        for stage in self.standard.stages:
            promises = list(self._promises(stage))
            if promises:
                items = [tag("li", tag("span", words(promise))) for promise in promises]
                yield tag("section", tag("h2", self._read(stage.title)), tag("ul", items, class_="promises"))

    def _promises(self, stage: Stage) -> Iterator[str]:
        for step in stage.steps:
            for factor in step.key_factors:
                for criterion in factor.criteria:
                    if not is_blank(criterion.promise):
                        yield self._read(criterion.promise)

    def _around(self) -> Html | None:
        t, promise = self.t, self.standard.promise
        if promise is None:
            return None
        parts = [
            self._part(t("When it can be otherwise"), [promise.exceptions]),
            self._part(t("If we do not keep our promise, tell us"), promise.complaints),
            self._part(t("Where you can read this"), promise.channels),
        ]
        found = [part for part in parts if part]
        return tag("aside", found) if found else None

    def _part(self, heading: str, texts: Sequence[Text | None]) -> list[Html]:
        said = [self._read(text) for text in texts if not is_blank(text)]
        if not said:
            return []
        if len(said) == 1:
            return [tag("h2", heading), tag("p", words(said[0]))]
        return [tag("h2", heading), tag("ul", [tag("li", words(text)) for text in said])]

    def _foot(self) -> Iterator[str]:
        t, standard = self.t, self.standard
        if standard.effective_from:
            yield t("Holds from {day}", day=standard.effective_from)
        yield t("Version {version}", version=standard.version)
        if not is_blank(standard.owner):
            yield self._read(standard.owner)

    def _read(self, text: Text | None) -> str:
        return read(text, self.language, self.standard.language).strip()
