"""One visit against one published version: a filled checklist."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_serializer, model_validator
from pydantic import SerializerFunctionWrapHandler as Full
from pydantic_core import PydanticCustomError

from stdcheck.domain.values import Count, Format, Identifier, Model, Moment, Number, Words


class Method(StrEnum):
    """How the inspector came to know."""

    OBSERVATION = "observation"
    MYSTERY_SHOPPING = "mystery_shopping"
    RECORDS = "records"
    INTERVIEW = "interview"
    VIDEO = "video"


def _entered(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticCustomError("yes_or_no", "yes, no, on, off, true and false are not answers")
    return str(value) if isinstance(value, int | float | Decimal) else value


Entered: TypeAlias = Annotated[Words, BeforeValidator(_entered)]
"""A single value as it was entered; what it means depends on the measure: met, a label of the scale, a number."""

MOST_VALUES = 10_000


class Response(Model):
    """What the inspector recorded for one criterion: one of five forms or nothing yet, and a note if wanted.

    `value` for conformity, scale and quantity; `values` or `compliant` of `observed` for a share, `values` for a
    mean; or a reason in `not_applicable` (does not exist here) or `not_observed` (could not be seen on this visit).
    In files a bare scalar stands for `value`.
    """

    value: Entered | None = None
    values: Annotated[tuple[Number, ...], Field(min_length=1, max_length=MOST_VALUES)] | None = None
    compliant: Count | None = None
    observed: Annotated[Count, Field(ge=1)] | None = None
    not_applicable: Words | None = None
    not_observed: Words | None = None
    note: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _take_bare_scalar(cls, given: Any) -> Any:
        return given if given is None or isinstance(given, Mapping | Model) else {"value": given}

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        counted = self.compliant is not None or self.observed is not None
        forms = [self.value, self.values, counted or None, self.not_applicable, self.not_observed]
        if sum(form is not None for form in forms) > 1:
            raise PydanticCustomError("two_answers", "more than one answer is given")
        if counted and (self.compliant is None or self.observed is None):
            raise PydanticCustomError("half_count", "compliant and observed belong together")
        if self.compliant is not None and self.observed is not None and self.compliant > self.observed:
            raise PydanticCustomError("more_than_observed", "compliant is more than observed")
        if self.not_applicable is not None and not self.not_applicable.strip():
            raise PydanticCustomError("no_reason", "not_applicable is given without a reason")
        return self

    @model_serializer(mode="wrap")
    def _give_bare_scalar(self, full: Full) -> Any:
        filled = {key: value for key, value in full(self).items() if value is not None}
        return filled["value"] if set(filled) == {"value"} else filled

    @property
    def is_answer(self) -> bool:
        """Tell whether anything besides a note was entered."""
        forms = (self.value, self.values, self.observed, self.not_applicable, self.not_observed)
        return any(form is not None for form in forms)


class StandardReference(Model):
    """Which version of which standard."""

    id: Identifier
    version: Annotated[Count, Field(ge=1)]


class Audit(Model):
    """One audit; null as a response is the same as none."""

    stdcheck: Format
    kind: Literal["audit"]
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
    standard: StandardReference
    site: Words | None = None
    inspector: Words | None = None
    method: Method | None = None
    observed_at: Moment | None = None
    started_at: Moment | None = None
    submitted_at: Moment | None = None
    responses: dict[str, Response | None]
