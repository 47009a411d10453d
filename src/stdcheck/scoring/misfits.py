"""Responses that do not fit their criterion: what is wrong, and what is accepted."""

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.errors import SHOWN_PROBLEMS, Place, Problem
from stdcheck.domain.measures import Conformity, Measure, Quantity, Scale, Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.terms import MEASURE_KINDS

_SHOWN = 40
_NEAR = 60
"""How alike (percent) two ids must be for one to be offered for the other."""

_FORMS = ("value", "values", "compliant")


class Misfit(Exception):  # noqa: N818  (not an error of the program: it becomes one of the problems of an audit)
    """One response that its measure cannot take."""

    def __init__(self, field: str, what: Message, remedy: Message) -> None:
        super().__init__(what.text)
        self.field, self.what, self.remedy = field, what, remedy

    def problem(self, criterion: str) -> Problem:
        """Return the problem, placed at the response of `criterion`."""
        return Problem(self.what, self.remedy, Place(path=("responses", criterion, self.field)))


def wrong_form(measure: Measure, response: Response) -> Misfit:
    """Say that a response has the form of another measure."""
    field = next((form for form in _FORMS if getattr(response, form) is not None), "observed")
    what = message("{field} cannot answer this criterion; its measure: {kind}", field=field, kind=_kind(measure))
    return Misfit(field, what, accepted(measure))


def values_without_limit(measure: Share) -> Misfit:
    """Say that a share needs a limit before single values can be held against it."""
    what = message("values are given, but the measure has no limit to hold them against")
    return Misfit("values", what, accepted(measure))


def unknown_value(measure: Measure, found: str) -> Misfit:
    """Say that a word is none of those that the measure knows."""
    if isinstance(measure, Scale):
        return Misfit("value", message("{found} is not on the scale", found=_shorten(found)), accepted(measure))
    what = message("{found} is none of met, partly and not_met", found=_shorten(found))
    return Misfit("value", what, accepted(measure))


def ambiguous_label(measure: Scale, found: str) -> Misfit:
    """Say that a label stands on the scale in two places that do not earn the same."""
    what = message("{found} stands on the scale more than once", found=_shorten(found))
    return Misfit("value", what, message("Use a label that stands there once: {labels}.", labels=_labels(measure)))


def not_a_number(measure: Measure, found: str, error: PydanticCustomError) -> Misfit:
    """Say why a text is not a number."""
    shown = _shorten(found)
    if error.type == "number_with_comma":
        remedy = message("Write 1234 for thousands, or 1.5 with a point for decimals.")
        return Misfit("value", message("{found} can be read in two ways", found=shown), remedy)
    if error.type == "too_many_digits":
        return Misfit(
            "value", message("{found} has more than 15 significant digits", found=shown), message("Round it.")
        )
    return Misfit("value", message("{found} is not a number", found=shown), accepted(measure))


def accepted(measure: Measure) -> Message:
    """Say what a measure takes."""
    if isinstance(measure, Conformity):
        return message("Write met, partly or not_met.")
    if isinstance(measure, Scale):
        return message("Write one of the labels: {labels}.", labels=_labels(measure))
    if isinstance(measure, Quantity):
        return message("Write one number, such as 5 or 0.5.")
    if not isinstance(measure, Share):
        return message("Give values: a list of numbers.")
    if measure.limit is None:
        return message("Give compliant and observed: how many complied, of how many observed.")
    return message("Give compliant and observed, or values: a list of numbers.")


def unknown_criteria(found: Iterable[str], known: Iterable[str], audit: Audit) -> list[Problem]:
    """Name every response to a criterion that the standard lacks, with the nearest that it has."""
    known = tuple(known)
    return [
        _unknown_criterion(identifier, known if position < SHOWN_PROBLEMS else (), audit)
        for position, identifier in enumerate(found)
    ]


def other_standard(audit: Audit, identifier: str, version: int) -> list[Problem]:
    """Say that an audit was made against another standard or version; empty where it was not."""
    made = audit.standard
    if (made.id, made.version) == (identifier, version):
        return []
    field = "id" if made.id != identifier else "version"
    what = message(
        "the audit was made with {found}, version {other}; the standard is {id}, version {version}",
        found=made.id,
        other=str(made.version),
        id=identifier,
        version=str(version),
    )
    remedy = message("Score it with the version that it was made with, or correct the reference.")
    return [Problem(what, remedy, Place(path=("standard", field)))]


def _unknown_criterion(found: str, known: tuple[str, ...], audit: Audit) -> Problem:
    from rapidfuzz import process  # noqa: PLC0415  (a good audit never needs it)

    near = process.extractOne(found[:200], known, score_cutoff=_NEAR)
    remedy = message(
        "Use the ids of {standard}, version {version}.", standard=audit.standard.id, version=str(audit.standard.version)
    )
    return Problem(
        message("the standard has no criterion {found}", found=_shorten(found)),
        message("Did you mean {nearest}?", nearest=near[0]) if near else remedy,
        Place(path=("responses", found)),
    )


def _kind(measure: Measure) -> Message:
    return MEASURE_KINDS[measure.kind]


def _labels(measure: Scale) -> tuple[str, ...]:
    """Return every text that is accepted, each once; a reader of either language must see what the file may hold."""
    texts = (label.label for label in measure.labels)
    return tuple(
        dict.fromkeys(words.strip() for text in texts for words in ([text] if isinstance(text, str) else text.values()))
    )


def _shorten(found: str) -> str:
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in found[: _SHOWN + 1])
    return text[:_SHOWN] + "…" if len(text) > _SHOWN else text
