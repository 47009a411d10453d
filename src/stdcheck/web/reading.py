"""A standard to read: its promise, and stage by stage what is asked."""

from stdcheck.documents.measure_words import measure_in_words
from stdcheck.domain.standard import Criterion, Stage, Standard
from stdcheck.domain.values import Text, read
from stdcheck.language import Translator
from stdcheck.web.components.status import badge
from stdcheck.web.components.text import Html, joined, markup, show


def contents(standard: Standard, t: Translator) -> None:
    """Draw the standard for reading."""
    if standard.promise and standard.promise.text:
        words = read(standard.promise.text, t.language, standard.language)
        show(markup('<blockquote class="sc-promise">{words}</blockquote>', words=words))
    stages = [_stage(stage, number, standard, t) for number, stage in enumerate(standard.stages, 1)]
    show(markup('<div class="sc-reading">{stages}</div>', stages=joined(stages)))


def _stage(stage: Stage, number: int, standard: Standard, t: Translator) -> Html:
    def said(text: Text) -> str:
        return read(text, t.language, standard.language)

    steps = [
        markup(
            "<h3>{title}</h3><ul>{items}</ul>",
            title=said(step.title),
            items=joined(
                _criterion(criterion, standard, t) for factor in step.key_factors for criterion in factor.criteria
            ),
        )
        for step in stage.steps
    ]
    return markup(
        '<section><h2><span class="sc-number" aria-hidden="true">{n}</span>{title}</h2>{steps}</section>',
        n=number,
        title=said(stage.title),
        steps=joined(steps),
    )


def _criterion(criterion: Criterion, standard: Standard, t: Translator) -> Html:
    check = read(criterion.check, t.language, standard.language)
    critical = badge(t("critical"), "bad", "alert") if criterion.critical else markup("")
    return markup(
        '<li><p>{what} {critical}</p><p class="sc-quiet">{measure}{check}</p></li>',
        what=read(criterion.what, t.language, standard.language),
        critical=critical,
        measure=t.say(measure_in_words(criterion)),
        check=f" · {check}" if check else "",
    )
