"""What pydantic says of data, in words that say where, what, and how to mend it."""

import difflib
from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from stdcheck.domain.errors import Place, Problem
from stdcheck.domain.messages import Message, message

MOST_DETAILED = 1_000
"""So many problems are put into words; whoever has more looks at the first ones."""

_SHOWN = 40
_PLAIN = {"None": "null", "True": "true", "False": "false"}
_UNQUOTED = (
    message("an unquoted yes, no, on, off, true or false stands where a text is due"),
    message('Quote it if it is a text: "yes", "no".'),
)
_TAGS = {"words", "languages", "conformity", "scale", "quantity", "share", "mean"}
"""Names that pydantic puts into a location for the alternatives of a union; no key of ours is called so."""

Locate = Callable[[tuple[str | int, ...]], Place]


def problems_of(error: ValidationError, model: type[BaseModel], locate: Locate) -> list[Problem]:
    """Return every problem (of the first thousand) in the order of the document, each once."""
    found: dict[tuple[Place, Message | str], Problem] = {}
    for detail in error.errors(include_url=False)[:MOST_DETAILED]:
        path = tuple(part for part in detail["loc"] if part not in _TAGS and part != "[key]")
        what, remedy = _words(detail["type"], path, detail.get("input"), detail.get("ctx", {}), model)
        place = locate(path)
        found.setdefault((place, what.text), Problem(what, remedy, place))
    return sorted(found.values(), key=lambda problem: (problem.place.line or 0, problem.place.column or 0))


def _words(
    kind: str, path: tuple[str | int, ...], found: Any, context: Mapping[str, Any], model: type[BaseModel]
) -> tuple[Message, Message]:
    name = str(path[-1]) if path else ""
    shown = shorten(found)
    if kind == "extra_forbidden":
        return _unknown_key(name, path, model)
    if kind == "missing":
        return message("{key} is missing", key=name), message("Add {key}.", key=name)
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        return _unknown_kind(found)
    if kind == "string_pattern_mismatch":
        return message("{found} cannot be used here as a name", found=shown), _name_remedy(path, model)
    if kind in {"enum", "literal_error"}:
        return _not_one_of(name, shown, str(context.get("expected", "")))
    if kind in {"string_type", "yes_or_no"} and isinstance(found, bool):
        what, remedy = _UNQUOTED
    else:
        what, remedy = _FIXED.get(kind, _UNFORESEEN)
    return Message(what.text, {key: str(value) for key, value in context.items()} | {"found": shown}), remedy


def said_of(error: PydanticCustomError, found: object) -> tuple[Message, Message]:
    """Return what is wrong and how to mend it, for an error that the readers of numbers and texts raise."""
    what, remedy = _FIXED.get(error.type, _UNFORESEEN)
    return Message(what.text, {"found": shorten(found)}), remedy


def shorten(found: Any) -> str:
    """Show at most 40 harmless characters of what was found."""
    if isinstance(found, BaseModel | Mapping):
        return "{…}"
    if isinstance(found, list | tuple):
        return "[…]"
    found = _PLAIN.get(str(found), found) if found is None or isinstance(found, bool) else found
    text = "".join(sign if sign.isprintable() else "�" for sign in str(found)[: _SHOWN + 1])
    return text[:_SHOWN] + "…" if len(text) > _SHOWN else text


def _unknown_key(name: str, path: tuple[str | int, ...], model: type[BaseModel]) -> tuple[Message, Message]:
    known = _fields(model, path[:-1])
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    what = message("the key {key} is not known", key=shorten(name))
    if near:
        return what, message("Did you mean {nearest}?", nearest=near[0])
    return what, message("Delete it, or use one of: {known}.", known=tuple(known))


def _unknown_kind(found: Any) -> tuple[Message, Message]:
    kinds = ("conformity", "scale", "quantity", "share", "mean")
    given = found.get("kind") if isinstance(found, Mapping) else None
    if given is None:
        return message("the measure has no kind"), message("Add kind: one of {known}.", known=kinds)
    near = difflib.get_close_matches(str(given), kinds, n=1, cutoff=0.5)
    what = message("{found} is not a kind of measure", found=shorten(given))
    if near:
        return what, message("Did you mean {nearest}?", nearest=near[0])
    return what, message("Use one of: {known}.", known=kinds)


def _not_one_of(name: str, shown: str, expected: str) -> tuple[Message, Message]:
    if name == "stdcheck":
        return message("{found} is another version of the format", found=shown), message("Write stdcheck: 1.")
    choices = tuple(part.strip(" '") for part in expected.replace(" or ", ", ").split(","))
    near = difflib.get_close_matches(shown, choices, n=1, cutoff=0.6)
    what = message("{found} cannot stand for {key}", found=shown, key=name)
    if near:
        return what, message("Did you mean {nearest}?", nearest=near[0])
    return what, message("Use one of: {known}.", known=choices)


def _fields(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the known keys at `path`; for a choice of models (measures) those of all."""
    models: list[type[BaseModel]] = [model]
    names_entry = False
    for part in path:
        if isinstance(part, int) or names_entry:
            names_entry = False
            continue
        fields = [one.model_fields[part] for one in models if part in one.model_fields]
        names_entry = any(get_origin(field.annotation) is dict for field in fields)
        models = [found for field in fields for found in _models_in(field)]
    return list(dict.fromkeys(name for one in models for name in one.model_fields))


def _models_in(field: FieldInfo | Any) -> list[type[BaseModel]]:
    annotation = field.annotation if isinstance(field, FieldInfo) else field
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in get_args(annotation) for found in _models_in(inner)]


def _name_remedy(path: tuple[str | int, ...], model: type[BaseModel]) -> Message:
    """Say what a name must look like: an id, the code of a rule, or else the tag of a language."""
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    if last == "rule":
        return message("Write the code of a rule, such as P103.")
    if last not in {"id", "after"}:
        return message("For a language use a tag such as en or zh.")
    if path == ("id",) and "responses" in model.model_fields:  # an audit
        return message(
            "Use up to 128 of the signs A to Z, a to z, 0 to 9, - . and _, beginning with a letter or digit."
        )
    return message("Use 1 to 64 of the signs a to z, 0 to 9 and -.")


_A_TEXT = (message("{found} is not a text"), message("Write a text."))
_A_LIST = (message("{found} is not a list"), message("Begin each item with “- ”."))
_A_MAPPING = (message("{found} stands where keys with values are due"), message("Write keys and values: key: value."))
_A_DAY = (message("{found} is not a date of the calendar"), message("Write it as 2026-12-31."))
_A_MOMENT = (message("{found} is not a date with a time"), message("Write it as 2026-12-31T08:10:00+08:00."))
_TRUE_OR_FALSE = (message("{found} is neither true nor false"), message("Write true or false."))

_FIXED: Mapping[str, tuple[Message, Message]] = {
    "string_type": _A_TEXT,
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "dict_type": _A_MAPPING,
    "model_type": _A_MAPPING,
    "model_attributes_type": _A_MAPPING,
    "not_a_day": _A_DAY,
    "date_type": _A_DAY,
    "date_parsing": _A_DAY,
    "date_from_datetime_parsing": _A_DAY,
    "not_a_moment": _A_MOMENT,
    "datetime_type": _A_MOMENT,
    "datetime_parsing": _A_MOMENT,
    "datetime_from_date_parsing": _A_MOMENT,
    "bool_type": _TRUE_OR_FALSE,
    "bool_parsing": _TRUE_OR_FALSE,
    "not_a_number": (message("{found} is not a number"), message("Write a plain decimal number such as 5 or 0.5.")),
    "number_with_comma": (
        message("{found} can be read in two ways"),
        message("Write 1234 for thousands, or 1.5 with a point for decimals."),
    ),
    "too_many_digits": (message("{found} has more than 15 significant digits"), message("Round it.")),
    "not_a_count": (
        message("{found} is not a whole number of 0 or more"),
        message("Write a count such as 0, 1 or 20."),
    ),
    "greater_than": (message("{found} is not above {gt}"), message("Give a greater number.")),
    "greater_than_equal": (message("{found} is below {ge}"), message("Give a greater number.")),
    "less_than_equal": (message("{found} is above {le}"), message("Give a smaller number.")),
    "string_too_long": (message("the text has more than {max_length} characters"), message("Shorten it.")),
    "too_short": (message("fewer than {min_length} entries are given"), message("Add what is missing.")),
    "too_long": (message("more than {max_length} entries are given"), message("Shorten the list.")),
    "control_character": (
        message("the text holds the control character {code}"),
        message("Delete the character, or retype the line."),
    ),
    "id_used_twice": (
        message("the id {found} is used twice"),
        message("Give each its own id; capitals make no difference."),
    ),
    "unknown_stage": (
        message("there is no other stage {found}"),
        message("Name a stage of this standard, or delete the line."),
    ),
    "no_bound": (message("the measure has no bound"), message("Add at_least, at_most or both.")),
    "bounds_crossed": (message("at_least is above at_most"), message("Exchange the two bounds.")),
    "unacceptable_inside": (
        message("unacceptable does not lie beyond its bound"),
        message("Put unacceptable below under at_least (or the target), above over at_most; or delete it."),
    ),
    "critical_without_reason": (
        message("critical is set without critical_reason"),
        message("Add critical_reason: what harm a miss does."),
    ),
    "two_answers": (
        message("more than one answer is given"),
        message("Keep one answer: a value, values, a count, not_applicable or not_observed."),
    ),
    "half_count": (
        message("of compliant and observed only one is given"),
        message("Give both: how many complied of how many observed."),
    ),
    "more_than_observed": (
        message("compliant is more than observed"),
        message("Count again: compliant is at most observed."),
    ),
    "no_reason": (message("not_applicable is given without a reason"), message("Say why it does not apply here.")),
    "yes_or_no": (message("{found} is not an answer"), message("Use met, partly or not_met, or quote the label.")),
}
_UNFORESEEN = (message("{found} does not fit here"), message("Compare with the description of the format."))
