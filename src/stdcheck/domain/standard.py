"""The service standard: stages in contact order, steps, key factors that satisfy, measurable standards."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain, islice
from typing import Annotated, Any, Literal, LiteralString, NamedTuple, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from stdcheck.domain.measures import Measure
from stdcheck.domain.values import Count, Day, Format, Identifier, Language, Model, Number, Percent, Text, Words

MOST_CRITERIA = 2_000
MOST_PROBLEMS = 1_000


class Layer(StrEnum):
    """The two layers of service quality."""

    PROCEDURAL = "procedural"
    PERSONAL = "personal"


class Quality(StrEnum):
    """What a key factor is judged by; the first five belong to the procedural layer, the last three to the personal."""

    ACCURATE = "accurate"
    SAFE = "safe"
    TIMELY = "timely"
    CONVENIENT = "convenient"
    STANDARDISED = "standardised"
    ATTENTION = "attention"
    INFLUENCE = "influence"
    CHARACTER = "character"

    @property
    def layer(self) -> Layer:
        """Return the layer that this quality judges."""
        personal = (Quality.ATTENTION, Quality.INFLUENCE, Quality.CHARACTER)
        return Layer.PERSONAL if self in personal else Layer.PROCEDURAL


class Level(StrEnum):
    """The four levels of need; the lower carry the higher."""

    STANDARDISED = "standardised"
    PERSONALISED = "personalised"
    DIFFERENTIATED = "differentiated"
    EXPERIENCE = "experience"


class EvidenceKind(StrEnum):
    """Where the knowledge comes from that a key factor matters."""

    COMPLAINTS = "complaints"
    SURVEY = "survey"
    OBSERVATION = "observation"
    STAFF_PROPOSAL = "staff_proposal"
    REGULATION = "regulation"
    INDUSTRY = "industry"
    MANAGEMENT = "management"


class Audience(StrEnum):
    """Who feels whether the criterion is met."""

    CUSTOMER = "customer"
    BACK_OFFICE = "back_office"


class Status(StrEnum):
    """Where a version stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class ScoringModel(StrEnum):
    """How attainments become one score."""

    WEIGHTED = "weighted"
    UNWEIGHTED = "unweighted"
    HIERARCHICAL = "hierarchical"
    ABSOLUTE = "absolute"


PositiveWeight: TypeAlias = Annotated[Number, Field(gt=0)]
Weight: TypeAlias = Annotated[Number, Field(ge=0)]
BandName: TypeAlias = Annotated[str, Field(min_length=1, max_length=20)]


class Acceptance(Model):
    """A finding that was accepted: why, by whom, and until (and including) which day."""

    rule: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3}$")]
    reason: Words | None = None
    by: Words | None = None
    until: Day | None = None

    def holds_on(self, today: date) -> bool:
        """Tell whether the acceptance still counts."""
        return self.until is None or today <= self.until


class Node(Model):
    """Anything in a standard on which a finding can be accepted."""

    accepted: tuple[Acceptance, ...] = ()


class Evidence(Model):
    """Why a key factor matters."""

    kind: EvidenceKind
    text: Text | None = None
    date: Day | None = None


class Baseline(Model):
    """How it is today, as measured: percent for a share, else in the measure's unit; `n` observations."""

    value: Number
    n: Count | None = None
    period: Words | None = None


class Expectation(Model):
    """The level that customers expect, in the measure's unit (percent where the unit is absent)."""

    value: Number
    unit: Text | None = None
    source: Text | None = None


class Criterion(Node):
    """A key factor turned into something quantified, measurable, checkable; on screen "measurable standard"."""

    id: Identifier
    what: Text
    who: Text | None = None
    when: Text | None = None
    how: Text | None = None
    check: Text | None = None
    measure: Measure
    sample: Annotated[Count, Field(ge=1)] | None = None
    minutes: Annotated[Number, Field(ge=0)] | None = None
    audience: Audience = Audience.CUSTOMER
    weight: Weight = Decimal(1)
    critical: bool = False
    critical_reason: Text | None = None
    promise: Text | None = None
    rationale: Text | None = None
    baseline: Baseline | None = None
    expectation: Expectation | None = None

    @model_validator(mode="after")
    def _critical_says_why(self) -> Self:
        if self.critical and self.critical_reason is None:
            raise PydanticCustomError("critical_without_reason", "critical is set without critical_reason")
        return self


class KeyFactor(Node):
    """What, in a step, makes the customer satisfied."""

    id: Identifier
    title: Text
    layer: Layer
    quality: Quality | None = None
    level: Level | None = None
    importance: Annotated[Count, Field(ge=1, le=5)] | None = None
    evidence: tuple[Evidence, ...] = ()
    weight: PositiveWeight = Decimal(1)
    criteria: tuple[Criterion, ...] = ()


class Step(Node):
    """A concrete thing that happens inside a stage."""

    id: Identifier
    title: Text
    weight: PositiveWeight = Decimal(1)
    key_factors: tuple[KeyFactor, ...] = ()


class Stage(Node):
    """A part of the service, in the order in which the customer meets it."""

    id: Identifier
    title: Text
    after: tuple[Identifier, ...] = ()
    pass_mark: Percent | None = None
    weight: PositiveWeight = Decimal(1)
    steps: tuple[Step, ...] = ()


class Participant(Model):
    """Who took part in writing the standard."""

    role: Words
    name: Text | None = None
    count: Count | None = None


class Review(Model):
    """How often the standard is reviewed, and when next."""

    every_months: Annotated[Count, Field(ge=1)] | None = None
    next: Day | None = None


class CharterPromise(Model):
    """What customers are told of the standard as a whole."""

    text: Text | None = None
    exceptions: Text | None = None
    channels: tuple[Text, ...] = ()
    complaints: tuple[Text, ...] = ()


class Limits(Model):
    """Budgets: criteria in a step, minutes to fill the checklist, percent of weight on what matters most."""

    criteria_per_step: Annotated[Count, Field(ge=1)] = 7
    minutes_to_fill: Annotated[Number, Field(gt=0)] = Decimal(45)
    key_weight_share: Percent = Decimal(50)


class Scoring(Model):
    """How audits of the standard are scored; marks in percent."""

    model: ScoringModel = ScoringModel.WEIGHTED
    pass_mark: Percent = Decimal(85)
    min_coverage: Percent = Decimal(80)
    bands: Mapping[BandName, Percent] = Field(default={"A": Decimal(95), "B": Decimal(85), "C": Decimal(70)})


class CriterionPlace(NamedTuple):
    """A criterion with everything above it."""

    stage: Stage
    step: Step
    factor: KeyFactor
    criterion: Criterion

    @property
    def path(self) -> str:
        """Return the path of the criterion by ids."""
        return f"stages/{self.stage.id}/steps/{self.step.id}/key_factors/{self.factor.id}/criteria/{self.criterion.id}"


class Standard(Node):
    """One service standard in one version."""

    stdcheck: Format
    kind: Literal["standard"]
    id: Identifier
    title: Text
    language: Language
    languages: tuple[Language, ...] = ()
    version: Annotated[Count, Field(ge=1)]
    status: Status
    sector: Words | None = None
    scope: Text | None = None
    owner: Text | None = None
    effective_from: Day | None = None
    participants: tuple[Participant, ...] = ()
    review: Review | None = None
    promise: CharterPromise | None = None
    limits: Limits = Limits()
    scoring: Scoring = Scoring()
    stages: tuple[Stage, ...]

    @model_validator(mode="after")
    def _ids_and_references_fit(self) -> Self:
        if problems := reference_problems(self):
            raise ValidationError.from_exception_data("Standard", problems)
        return self

    def criteria(self) -> Iterator[CriterionPlace]:
        """Yield every criterion in the order of the checklist."""
        for stage in self.stages:
            for step in stage.steps:
                for factor in step.key_factors:
                    for criterion in factor.criteria:
                        yield CriterionPlace(stage, step, factor, criterion)

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Return the languages the standard is written in, its own first."""
        return tuple(dict.fromkeys([self.language, *self.languages]))


Location: TypeAlias = tuple[str | int, ...]
_CHILDREN = {"stages": "steps", "steps": "key_factors", "key_factors": "criteria"}


def reference_problems(standard: Standard | Mapping[str, Any]) -> list[InitErrorDetails]:
    """Find ids used twice and references to nothing (the first thousand), in a standard or in the data of a file.

    Criteria must differ in the whole standard, other nodes among their siblings; case does not count.
    """
    return list(islice(chain(_reused_ids(standard, "stages", (), set()), _unknown_stages(standard)), MOST_PROBLEMS))


def _unknown_stages(standard: Standard | Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    stages = _nodes(standard, "stages")
    known = {str(_get(stage, "id")) for stage in stages}
    for i, stage in enumerate(stages):
        for j, earlier in enumerate(_nodes(stage, "after")):
            if str(earlier) not in known or earlier == _get(stage, "id"):
                at = ("stages", i, "after", j)
                yield _problem("unknown_stage", "there is no other stage {found}", earlier, at)


def _reused_ids(parent: object, children: str, at: Location, criteria: set[str]) -> Iterator[InitErrorDetails]:
    seen = criteria if children == "criteria" else set()
    for i, node in enumerate(_nodes(parent, children)):
        identifier, here = str(_get(node, "id")), (*at, children, i)
        if identifier.casefold() in seen:
            yield _problem("id_used_twice", "the id {found} is used twice", identifier, (*here, "id"))
        seen.add(identifier.casefold())
        if children in _CHILDREN:
            yield from _reused_ids(node, _CHILDREN[children], here, criteria)


def _get(node: object, key: str) -> Any:
    return node.get(key) if isinstance(node, Mapping) else getattr(node, key, None)


def _nodes(node: object, key: str) -> Sequence[Any]:
    found = _get(node, key)
    return found if isinstance(found, list | tuple) else ()


def _problem(kind: LiteralString, text: LiteralString, found: object, location: Location) -> InitErrorDetails:
    return {"type": PydanticCustomError(kind, text, {"found": str(found)}), "loc": location, "input": found}
