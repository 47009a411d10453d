"""How a criterion is observed and when it counts as met. All percentages run from 0 to 100."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from stdcheck.domain.values import Model, Number, Percent, Text, read


class Unacceptable(Model):
    """The bounds at and beyond which a quantity earns nothing; between them and the limit credit falls in a line."""

    below: Number | None = None
    above: Number | None = None


class Limit(Model):
    """What one observation must keep; bounds included."""

    at_least: Number | None = None
    at_most: Number | None = None
    unit: Text | None = None

    @model_validator(mode="after")
    def _bounds_fit(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError("no_bound", "neither at_least nor at_most is given")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise PydanticCustomError("bounds_crossed", "at_least is above at_most")
        return self

    def holds(self, value: Decimal) -> bool:
        """Tell whether `value` keeps the bounds."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


class _Bounded(Limit):
    unacceptable: Unacceptable | None = None

    @model_validator(mode="after")
    def _unacceptable_lies_beyond(self) -> Self:
        if self.unacceptable is None:
            return self
        below, above = self.unacceptable.below, self.unacceptable.above
        if below is not None and (self.at_least is None or below >= self.at_least):
            raise PydanticCustomError("unacceptable_inside", "unacceptable below must lie under at_least")
        if above is not None and (self.at_most is None or above <= self.at_most):
            raise PydanticCustomError("unacceptable_inside", "unacceptable above must lie over at_most")
        return self


class Conformity(Model):
    """The inspector says met, partly or not met; partly earns `partial_credit` percent."""

    kind: Literal["conformity"]
    partial_credit: Percent = Decimal(50)


class ScaleLabel(Model):
    """One label of a scale, with the percent it earns where the labels do not lie evenly.

    In files a label without credit is its bare text.
    """

    label: Text
    credit: Percent | None = None

    @model_validator(mode="before")
    @classmethod
    def _take_bare_text(cls, given: Any) -> Any:
        bare = isinstance(given, str) or (isinstance(given, Mapping) and not {"label", "credit"} & set(given))
        return {"label": given} if bare else given

    @model_serializer(mode="wrap")
    def _give_bare_text(self, full: SerializerFunctionWrapHandler) -> Any:
        return full(self)["label"] if self.credit is None else full(self)


class Scale(Model):
    """The inspector picks one of the labels, which run from worst to best."""

    kind: Literal["scale"]
    labels: Annotated[tuple[ScaleLabel, ...], Field(min_length=2)]


class Quantity(_Bounded):
    """The inspector records one number."""

    kind: Literal["quantity"]


class Share(Model):
    """The inspector counts how many of the observed keep the rule, or records values held against the `limit`."""

    kind: Literal["share"]
    target: Annotated[Percent, Field(gt=0)]
    unacceptable: Percent | None = None
    limit: Limit | None = None

    @model_validator(mode="after")
    def _unacceptable_lies_below(self) -> Self:
        if self.unacceptable is not None and self.unacceptable >= self.target:
            raise PydanticCustomError("unacceptable_inside", "unacceptable must lie under the target")
        return self


class Mean(_Bounded):
    """The mean of the recorded values is held against the bounds; allowed, and flagged as a pitfall."""

    kind: Literal["mean"]


Measure: TypeAlias = Annotated[Conformity | Scale | Quantity | Share | Mean, Discriminator("kind")]
MEASURES: tuple[type[Model], ...] = (Conformity, Scale, Quantity, Share, Mean)


def form_of(measure: Measure, language: str) -> tuple[Any, ...]:
    """Return everything of a measure that can change what it makes of a response, to compare and to look up by.

    Units and labels count in the standard's `language`; further translations do not.
    """
    limited = getattr(measure, "limit", None) or measure
    labels = measure.labels if isinstance(measure, Scale) else ()
    numbers = measure.model_dump(exclude={"labels": True, "unit": True, "limit": {"unit"}})
    return (
        *_pairs(numbers),
        ("unit", read(getattr(limited, "unit", None), language, language).strip()),
        *((read(label.label, language, language).strip(), label.credit) for label in labels),
    )


def _pairs(numbers: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple((key, _pairs(value) if isinstance(value, Mapping) else value) for key, value in numbers.items())
