"""`stdcheck evaluate`: how well the word rules find what people see in labelled statements."""

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Annotated, Any

import typer

from stdcheck.cli.calls import choose
from stdcheck.cli.evaluation import Count, Evaluation, Kind, Labelled, Mistake, evaluate
from stdcheck.cli.score_text import interval_words
from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.statements import checked, entry_of, raw_of, read_lines, refused, text_of
from stdcheck.domain.errors import Place
from stdcheck.domain.messages import Message, message
from stdcheck.domain.scorecard import Interval
from stdcheck.domain.terms import PITFALLS
from stdcheck.language import Translator

FORMATS = ("text", "json")
EXAMPLE = '{"text": "...", "lang": "en", "pitfalls": ["P1"]}'

_HEADINGS: dict[Kind, Message] = {
    Kind.WRONG: message("Found, though people do not see it:"),
    Kind.MISSED: message("Missed, though people see it:"),
}


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("evaluate", help=about)
    def run(
        source: Annotated[
            str, typer.Argument(metavar="FILE.jsonl|-", help=t("Labelled statements, an object of JSON a line."))
        ],
        form: Annotated[
            str, typer.Option("--format", metavar="text|json", help=t("How to write the figures."))
        ] = "text",
    ) -> int:
        return run_evaluate(session, source, form)

    del run


def run_evaluate(session: Session, source: str, form: str) -> int:
    """Hold the word rules against the labels and write the figures and every mistake; raises StdcheckError."""
    choose("--format", form, FORMATS)
    labelled = read_labelled(raw_of(source), source)
    with session.progress(session.t("Linting")) as advance:
        evaluation = evaluate(_counted(labelled, advance))
    if form == "json":
        session.say(json.dumps(_plain(evaluation), ensure_ascii=False, indent=2))
    else:
        for line in _lines(evaluation, session.t):
            session.say(line)
    return GOOD


def read_labelled(raw: bytes, source: str) -> list[Labelled]:
    """Read lines with a text, its language and the pitfalls it holds; raises StdcheckError with every problem."""
    return read_lines(text_of(raw, source).text, source, _read_labelled)


def _read_labelled(line: str, place: Place) -> Labelled:
    entry = entry_of(line, place, EXAMPLE)
    language, labels, unsure = entry.get("lang"), _pitfalls(entry.get("pitfalls")), _pitfalls(entry.get("maybe", []))
    if not isinstance(language, str) or not language:
        raise refused(message("the line has no language"), place, EXAMPLE)
    if labels is None or unsure is None:
        what = message("the labels are not a list of {codes}", codes=", ".join(PITFALLS))
        raise refused(what, place, EXAMPLE)
    text = checked(entry["text"], place)
    return Labelled(str(entry.get("id", place.line)), language, text, labels, unsure)


def _pitfalls(labels: Any) -> frozenset[str] | None:
    codes = frozenset(map(str, labels)) if isinstance(labels, list) else None
    return codes if codes is not None and codes <= PITFALLS.keys() else None


def _counted(labelled: list[Labelled], advance: Any) -> Iterator[Labelled]:
    for position, statement in enumerate(labelled, start=1):
        yield statement
        advance(position / len(labelled))


def _lines(evaluation: Evaluation, t: Translator) -> Iterator[str]:
    for language, statements in evaluation.statements.items():
        counts, together = evaluation.counts[language], evaluation.total(language)
        said = t.plural("{n} statement", "{n} statements", statements)
        mean = t("Mean F1 of the pitfalls: {f1}", f1=_percent(evaluation.macro_f1(language), t))
        yield f"{language}: {said}"
        yield from (f"  {name}  {_figures(count, t)}" for name, count in {**counts, t("all"): together}.items())
        yield f"  {mean}"
    for kind, heading in _HEADINGS.items():
        mistakes = [mistake for mistake in evaluation.mistakes if mistake.kind is kind]
        if mistakes:
            yield ""
            yield t.say(heading)
            yield from _listed(mistakes)


def _figures(count: Count, t: Translator) -> str:
    return t(
        "precision {precision} {precise}  recall {recall} {recalled}  F1 {f1}  "
        "right {right}, wrong {wrong}, missed {missed}",
        precision=_percent(count.precision, t).rjust(6),
        precise=interval_words(count.precision_interval, t).ljust(17),
        recall=_percent(count.recall, t).rjust(6),
        recalled=interval_words(count.recall_interval, t).ljust(17),
        f1=_percent(count.f1, t).rjust(6),
        right=str(count.right),
        wrong=str(count.wrong),
        missed=str(count.missed),
    )


def _listed(mistakes: Iterable[Mistake]) -> Iterator[str]:
    for mistake in mistakes:
        said = ", ".join(finding.rule for finding in mistake.findings)
        yield f"  {mistake.statement.id} {mistake.pitfall}{f' ({said})' if said else ''}: {mistake.statement.text}"


def _percent(share: Fraction | None, t: Translator) -> str:
    return t.percent(None if share is None else share * 100)


def _plain(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "languages": {
            language: {
                "statements": statements,
                "pitfalls": {name: _plain_count(count) for name, count in evaluation.counts[language].items()},
                "all": _plain_count(evaluation.total(language)),
                "macro_f1": _number(evaluation.macro_f1(language)),
            }
            for language, statements in evaluation.statements.items()
        },
        "mistakes": [
            {
                "id": mistake.statement.id,
                "lang": mistake.statement.language,
                "text": mistake.statement.text,
                "pitfall": mistake.pitfall,
                "kind": str(mistake.kind),
                "rules": [finding.rule for finding in mistake.findings],
                "spans": [list(finding.span) for finding in mistake.findings if finding.span],
            }
            for mistake in evaluation.mistakes
        ],
    }


def _plain_count(count: Count) -> dict[str, Any]:
    return {
        "precision": _number(count.precision),
        "precision_interval": _shares(count.precision_interval),
        "recall": _number(count.recall),
        "recall_interval": _shares(count.recall_interval),
        "f1": _number(count.f1),
        "right": count.right,
        "wrong": count.wrong,
        "missed": count.missed,
    }


def _number(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)


def _shares(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound / 100, 4) for bound in interval]
