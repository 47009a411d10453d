"""The staff handbook as a page."""

from collections.abc import Iterable, Iterator

from stdcheck.documents.handbook_content import CriterionPart, FactorPart, Handbook, StagePart
from stdcheck.documents.html_text import Html, page, tag, words


def as_page(book: Handbook) -> str:
    """Return the handbook as one HTML page: no scripts, nothing fetched, made for reading and for A4."""
    t = book.t
    header = tag(
        "header",
        tag("p", book.subtitle, class_="kicker"),
        tag("h1", book.title),
        _pairs(book.about),
    )
    contents = tag(
        "nav",
        tag("h2", t("Contents")),
        tag("ol", [_entry(f"stage-{stage.number}", stage.number, stage.title) for stage in book.stages]),
        aria_label=t("Contents"),
    )
    scoring = tag("section", tag("h2", t("How scoring works")), _pairs(book.scoring), id="scoring", class_="scoring")
    stages = [_stage(book, stage) for stage in book.stages]
    return page(
        f"{book.title} · {book.subtitle}", t.language, "handbook.css", header, contents, tag("main", stages, scoring)
    )


def _entry(target: str, number: str, title: str) -> Html:
    return tag("li", tag("a", tag("span", number), title, href=f"#{target}"))


def _pairs(pairs: Iterable[tuple[str, str]], class_: str | None = None) -> Html:
    return tag("dl", [[tag("dt", label), tag("dd", words(said))] for label, said in pairs], class_=class_)


def _stage(book: Handbook, stage: StagePart) -> Html:
    return tag(
        "section",
        tag("h2", tag("span", stage.number), stage.title),
        [_step_parts(book, stage)],
        id=f"stage-{stage.number}",
        class_="stage",
    )


def _step_parts(book: Handbook, stage: StagePart) -> Iterator[Html]:
    for step in stage.steps:
        yield tag("h3", tag("span", step.number), step.title)
        for factor in step.factors:
            yield _factor(book, factor)


def _factor(book: Handbook, factor: FactorPart) -> Html:
    evidence = None
    if factor.evidence:
        label = tag("span", book.t("Why it matters"), class_="label")
        evidence = tag("div", label, tag("ul", [tag("li", words(one)) for one in factor.evidence]), class_="evidence")
    return tag(
        "div",
        tag("h4", factor.title, tag("small", factor.about)),
        evidence,
        [_criterion(book, criterion) for criterion in factor.criteria],
        class_="factor",
    )


def _criterion(book: Handbook, criterion: CriterionPart) -> Html:
    critical = None
    if criterion.critical:
        critical = tag("p", tag("b", book.t("Critical: ")), words(criterion.critical), class_="critical")
    return tag(
        "article",
        tag("p", tag("span", criterion.number), words(criterion.what), class_="what"),
        critical,
        _pairs(criterion.rows),
        class_="is-critical" if critical else None,
    )
