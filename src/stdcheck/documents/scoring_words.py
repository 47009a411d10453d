"""How a standard is scored, in the reader's words; a heading and a paragraph each."""

from collections.abc import Iterator

from stdcheck.domain.standard import ScoringModel, Standard
from stdcheck.domain.values import read
from stdcheck.language import Translator


def scoring_in_words(standard: Standard, t: Translator) -> Iterator[tuple[str, str]]:
    """Yield what is said about scoring, from the answer to the verdict."""
    scoring = standard.scoring
    yield (
        t("One answer"),
        t(
            "Every answer becomes an attainment between 0 and 100%. Met counts 100%, not met 0%, partly met what the"
            " standard says. A share counts 100% when it reaches its target; a number when it keeps its limits. Where"
            " the standard says what is unacceptable, results between that and the target count in proportion."
        ),
    )
    yield (
        t("Not applicable, not observed"),
        t(
            "What does not exist at a site counts nowhere. What exists but was not seen, and what was left empty, does"
            " not count in the score, but lowers coverage."
        ),
    )
    yield t("From answers to the score"), _model(scoring.model, t)
    yield (
        t("Coverage"),
        t(
            "Coverage is the share of the weight that was assessed, of all that applies. Below {least} the result is"
            " incomplete.",
            least=t.percent(scoring.min_coverage),
        ),
    )
    yield (
        t("Verdict"),
        t(
            "An audit passes from {mark} on. It fails whatever its score when a critical standard was assessed and not"
            " fully met. It is incomplete when too little was seen or a critical standard was not assessed.",
            mark=t.percent(scoring.pass_mark),
        ),
    )
    marks = [
        t("{stage}: {mark}", stage=read(stage.title, t.language, standard.language), mark=t.percent(stage.pass_mark))
        for stage in standard.stages
        if stage.pass_mark is not None
    ]
    if marks:
        yield t("Pass marks of stages"), t.show(tuple(marks))
    bands = [
        t("{band} from {mark}", band=band, mark=t.percent(mark))
        for band, mark in sorted(scoring.bands.items(), key=lambda item: -item[1])
    ]
    if bands:
        yield t("Bands"), t.show(tuple(bands))
    yield (
        t("How sure it is"),
        t(
            "An audit sees a sample. The 95% interval says between which values the true figure most likely lies; the"
            " more was seen, the narrower it is. Figures whose intervals overlap are not told apart."
        ),
    )
    yield (
        t("Many audits"),
        t(
            "Pooled: every assessed answer of every audit counts by its weight. Mean of audits: every audit counts the"
            " same, however much was seen. Audits of versions that are scored differently are not drawn as one line."
        ),
    )


def _model(model: ScoringModel, t: Translator) -> str:
    match model:
        case ScoringModel.WEIGHTED:
            return t("The score is the mean of the attainments, each counted by the weight of its measurable standard.")
        case ScoringModel.UNWEIGHTED:
            return t("The score is the mean of the attainments; each measurable standard counts the same.")
        case ScoringModel.HIERARCHICAL:
            return t(
                "Key factors are averaged to steps, steps to stages, stages to the score, each by its own weight: a"
                " stage counts by its weight, however many measurable standards it holds."
            )
        case ScoringModel.ABSOLUTE:
            return t("The score is 100% if every assessed measurable standard is fully met, else 0%.")
