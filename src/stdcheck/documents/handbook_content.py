"""What the staff handbook says, in the reader's language, whatever it is printed as."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdcheck.documents.measure_words import amount, credit_in_words, measure_in_words
from stdcheck.documents.scoring_words import scoring_in_words
from stdcheck.domain.measures import Mean, Quantity, Share
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion, Evidence, KeyFactor, Stage, Standard, Step
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, is_blank, read
from stdcheck.language import Translator, translator


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """One measurable standard: its number, what is done, why it is critical ("" where it is not), the rest by label."""

    number: str
    what: str
    critical: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FactorPart:
    """One key factor: what it is judged by in one line, why it matters, and its measurable standards."""

    title: str
    about: str
    evidence: tuple[str, ...]
    criteria: tuple[CriterionPart, ...]


@dataclass(frozen=True, slots=True)
class StepPart:
    """One step with its key factors."""

    number: str
    title: str
    factors: tuple[FactorPart, ...]


@dataclass(frozen=True, slots=True)
class StagePart:
    """One stage with its steps."""

    number: str
    title: str
    steps: tuple[StepPart, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """The whole handbook; `about` and `scoring` are pairs of a heading and a text."""

    title: str
    subtitle: str
    about: tuple[tuple[str, str], ...]
    stages: tuple[StagePart, ...]
    scoring: tuple[tuple[str, str], ...]
    t: Translator


def handbook_of(standard: Standard, language: str) -> Handbook:
    """Return the handbook of `standard` in `language`."""
    return _Making(standard, language).handbook()


class _Making:
    def __init__(self, standard: Standard, language: str) -> None:
        self.standard = standard
        self.language = language
        self.t = translator(language)
        self.number = 0

    def handbook(self) -> Handbook:
        """Return the whole handbook."""
        return Handbook(
            title=self._read(self.standard.title),
            subtitle=self.t("Staff handbook"),
            about=tuple((label, said) for label, said in self._about() if said),
            stages=tuple(self._stage(number, stage) for number, stage in enumerate(self.standard.stages, start=1)),
            scoring=tuple(scoring_in_words(self.standard, self.t)),
            t=self.t,
        )

    def _about(self) -> Iterator[tuple[str, str]]:
        t, standard = self.t, self.standard
        if standard.promise:
            yield t("What we promise"), self._read(standard.promise.text)
        yield t("Where it holds"), self._read(standard.scope)
        yield t("Who answers for it"), self._read(standard.owner)
        yield t("Version"), t("{version}, {status}", version=standard.version, status=term(standard.status))
        yield t("In effect from"), t.date(standard.effective_from) if standard.effective_from else ""
        if standard.review and standard.review.next:
            yield t("Next review"), t.date(standard.review.next)
        named = [one for one in standard.participants if not is_blank(one.name)]
        people = [
            t("{name} ({count})", name=self._read(one.name), count=one.count) if one.count else self._read(one.name)
            for one in named
        ]
        yield t("Who took part in writing it"), t.show(tuple(people))

    def _stage(self, number: int, stage: Stage) -> StagePart:
        steps = tuple(self._step(f"{number}.{index}", step) for index, step in enumerate(stage.steps, start=1))
        return StagePart(str(number), self._read(stage.title), steps)

    def _step(self, number: str, step: Step) -> StepPart:
        return StepPart(number, self._read(step.title), tuple(self._factor(factor) for factor in step.key_factors))

    def _factor(self, factor: KeyFactor) -> FactorPart:
        t = self.t
        about = [t.say(term(factor.quality))] if factor.quality else []
        about.append(t("{layer} layer", layer=term(factor.layer)))
        if factor.importance:
            about.append(t("importance {n} of 5", n=factor.importance))
        return FactorPart(
            self._read(factor.title),
            " · ".join(about),
            tuple(self._evidence(evidence) for evidence in factor.evidence),
            tuple(self._criterion(criterion) for criterion in factor.criteria),
        )

    def _evidence(self, evidence: Evidence) -> str:
        t = self.t
        said = t.say(term(evidence.kind))
        if not is_blank(evidence.text):
            said = t("{kind}: {text}", kind=said, text=self._read(evidence.text))
        return t("{evidence} ({date})", evidence=said, date=evidence.date) if evidence.date else said

    def _criterion(self, criterion: Criterion) -> CriterionPart:
        self.number += 1
        rows = tuple((label, said) for label, said in self._rows(criterion) if said)
        critical = self._read(criterion.critical_reason) if criterion.critical else ""
        return CriterionPart(str(self.number), self._read(criterion.what), critical, rows)

    def _rows(self, criterion: Criterion) -> Iterator[tuple[str, str]]:
        t = self.t
        yield t("Who"), self._read(criterion.who)
        yield t("When"), self._read(criterion.when)
        yield t("How"), self._read(criterion.how)
        yield t("How it is checked"), self._read(criterion.check)
        credit = credit_in_words(criterion.measure)
        measure = t.say(measure_in_words(criterion))
        yield t("Measure"), t("{measure}. {credit}", measure=measure, credit=credit) if credit else measure
        yield t("Weight"), t("advisory, not counted") if not criterion.weight else t.number(criterion.weight)
        yield t("Promise to customers"), self._read(criterion.promise)
        yield t("Why"), self._read(criterion.rationale)
        yield t("How it is today"), self._baseline(criterion)
        yield t("What customers expect"), self._expectation(criterion)

    def _baseline(self, criterion: Criterion) -> str:
        baseline, measure = criterion.baseline, criterion.measure
        if baseline is None:
            return ""
        unit = measure.unit if isinstance(measure, Quantity | Mean) else "%" if isinstance(measure, Share) else None
        value = self._amount(baseline.value, unit)
        more = [baseline.period] if baseline.period else []
        if baseline.n:
            more.insert(0, self.t.plural("{n} observation", "{n} observations", baseline.n))
        return self.t("{value} ({more})", value=value, more=tuple(more)) if more else value

    def _expectation(self, criterion: Criterion) -> str:
        expected = criterion.expectation
        if expected is None:
            return ""
        value = self._amount(expected.value, expected.unit or "%")
        source = self._read(expected.source)
        return self.t("{value} ({more})", value=value, more=source) if source else value

    def _amount(self, number: Decimal, unit: Text | None) -> str:
        if unit == "%":
            return self.t.say(message("{number}%", number=number))
        return self.t.say(amount(number, unit))

    def _read(self, text: Text | None) -> str:
        return read(text, self.language, self.standard.language).strip()
