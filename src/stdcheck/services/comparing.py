"""What differs between two versions of a standard, in plain words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from stdcheck.domain.messages import Message, Value, message, plural_message
from stdcheck.domain.standard import Audience, Layer, Level, Node, Quality, ScoringModel, Standard, Status
from stdcheck.domain.terms import MEASURE_KINDS, term
from stdcheck.domain.tree import CHILDREN, children_of, id_of, name_of, walk
from stdcheck.domain.values import Text, by_language

_NOUNS: Mapping[str, Message] = {
    "": message("standard"),
    "stages": message("stage"),
    "steps": message("step"),
    "key_factors": message("key factor"),
    "criteria": message("measurable standard"),
}
FIELDS: Mapping[str, Message] = {
    "title": message("title"),
    "what": message("what is done"),
    "who": message("who does it"),
    "when": message("when"),
    "how": message("how"),
    "check": message("check criterion"),
    "measure": message("measure"),
    "measure.target": message("target (percent)"),
    "measure.at_least": message("at least"),
    "measure.at_most": message("at most"),
    "measure.unit": message("unit"),
    "measure.partial_credit": message("credit for partly met"),
    "measure.labels": message("labels of the scale"),
    "measure.unacceptable": message("unacceptable level"),
    "measure.unacceptable.below": message("unacceptable below"),
    "measure.unacceptable.above": message("unacceptable above"),
    "measure.limit": message("limit"),
    "measure.limit.at_least": message("limit: at least"),
    "measure.limit.at_most": message("limit: at most"),
    "measure.limit.unit": message("unit"),
    "sample": message("planned observations"),
    "minutes": message("minutes to check"),
    "audience": message("who feels it"),
    "weight": message("weight"),
    "critical": message("critical"),
    "critical_reason": message("why it is critical"),
    "promise": message("promise"),
    "promise.text": message("promise to customers"),
    "promise.exceptions": message("exceptions from the promise"),
    "promise.channels": message("where the promise is published"),
    "promise.complaints": message("where to complain"),
    "rationale": message("rationale"),
    "baseline": message("level today"),
    "baseline.value": message("level today"),
    "baseline.n": message("observations of the level today"),
    "baseline.period": message("period of the level today"),
    "expectation": message("level that customers expect"),
    "expectation.value": message("level that customers expect"),
    "expectation.unit": message("unit of the expected level"),
    "expectation.source": message("source of the expected level"),
    "layer": message("layer"),
    "quality": message("quality"),
    "level": message("level of need"),
    "importance": message("importance"),
    "evidence": message("evidence"),
    "after": message("stages before it"),
    "pass_mark": message("pass mark"),
    "language": message("language"),
    "languages": message("languages"),
    "sector": message("sector"),
    "scope": message("scope"),
    "owner": message("owner"),
    "effective_from": message("in effect from"),
    "participants": message("who took part"),
    "review": message("review"),
    "review.every_months": message("months between reviews"),
    "review.next": message("next review"),
    "limits.criteria_per_step": message("most standards in a step"),
    "limits.minutes_to_fill": message("most minutes to fill the checklist"),
    "limits.key_weight_share": message("least share of weight on what matters most"),
    "scoring.model": message("scoring model"),
    "scoring.pass_mark": message("pass mark"),
    "scoring.min_coverage": message("least coverage"),
    "scoring.bands": message("bands"),
    "accepted": message("accepted findings"),
}
_TERMS: Mapping[str, type[StrEnum]] = {
    "layer": Layer,
    "quality": Quality,
    "level": Level,
    "audience": Audience,
    "scoring.model": ScoringModel,
}
_TEXTS = {
    *("title", "what", "who", "when", "how", "check", "critical_reason", "promise", "rationale", "scope", "owner"),
    *("promise.text", "promise.exceptions", "measure.unit", "measure.limit.unit", "expectation.unit"),
    "expectation.source",
}
_NO_CHANGE = {"stdcheck", "kind", "id", "version", "status"}
_OPENED = {"measure", "limit", "unacceptable", "promise", "baseline", "expectation", "review", "limits", "scoring"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `message` says it in words.

    `title` names the node (for a change of the standard itself: its title); `field`, `old` and `new` (file form; texts
    by language) are set for kind changed only. The path is that of the newer version, of the older for what was
    removed. A text that differs in some of its languages is named with the language: `what.zh`.
    """

    path: str
    kind: Literal["added", "removed", "changed", "moved"]
    title: Text
    field: str | None
    old: Any
    new: Any
    message: Message


class _Place(NamedTuple):
    path: str
    node: Node

    @property
    def kind(self) -> str:
        return self.path.split("/")[-2] if self.path else ""

    @property
    def parent(self) -> str:
        return "/".join(self.path.split("/")[:-2])


def differences(older: Standard, newer: Standard) -> tuple[Difference, ...]:
    """Return what changed from one version to the other: what is there now in its order, then what is gone."""
    pairs = _pairs(older, newer)
    moved = _moved(pairs)
    found: list[Difference] = []
    for place in _places(newer):
        before = pairs.get(place.path)
        if before is None:
            if place.parent in pairs:
                found.append(_arrived(place, newer))
            continue
        if place.path in moved:
            found.append(_difference(place, newer, "moved", message("{kind} “{title}” stands elsewhere now")))
        found += _changes(before.node, place, newer)
    kept = {before.path for before in pairs.values()}
    found += [
        _difference(place, older, "removed", message("gone: {kind} “{title}”"))
        for place in _places(older)
        if place.path not in kept and place.parent in kept
    ]
    return tuple(found)


def _places(standard: Standard) -> list[_Place]:
    return [_Place(path, node) for path, node in walk(standard)]


def _pairs(older: Standard, newer: Standard) -> dict[str, _Place]:
    """Match nodes by path, what is left by kind and id where that is unique; by the path in the newer version."""
    before = {place.path: place for place in _places(older)}
    after = {place.path: place for place in _places(newer)}
    pairs = {path: before[path] for path in after if path in before}
    gone = _unique(place for path, place in before.items() if path not in pairs)
    new = _unique(place for path, place in after.items() if path not in pairs)
    for key, place in new.items():
        if key in gone:
            pairs[place.path] = gone[key]
    return pairs


def _unique(places: Iterator[_Place]) -> dict[tuple[str, str], _Place]:
    found: dict[tuple[str, str], list[_Place]] = {}
    for place in places:
        found.setdefault((place.kind, id_of(place.node)), []).append(place)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _moved(pairs: Mapping[str, _Place]) -> set[str]:
    """Return the paths (newer) of nodes under another parent, or in another order among those that stayed."""
    old_parent = {path: pairs[path].path for path in pairs}
    moved: set[str] = set()
    siblings: dict[str, list[str]] = {}
    for path, before in pairs.items():
        if not path:
            continue
        parent = "/".join(path.split("/")[:-2])
        if old_parent.get(parent) == before.parent:
            siblings.setdefault(parent, []).append(path)
        else:
            moved.add(path)
    position = {path: number for number, path in enumerate(_old_order(pairs))}
    for paths in siblings.values():
        moved |= set(paths) - set(_longest_rising(paths, position))
    return moved


def _old_order(pairs: Mapping[str, _Place]) -> list[str]:
    by_old = {before.path: path for path, before in pairs.items()}
    root = pairs[""].node
    if not isinstance(root, Standard):
        raise TypeError(root)
    return [by_old[path] for path, _ in walk(root) if path in by_old]


def _longest_rising(paths: Sequence[str], position: Mapping[str, int]) -> list[str]:
    """Return the most paths that stand in both orders alike (longest increasing subsequence by patience)."""
    tails: list[int] = []
    chains: list[list[str]] = []
    for path in paths:
        at = bisect_left(tails, position[path])
        chain = [*(chains[at - 1] if at else []), path]
        tails[at : at + 1] = [position[path]]
        chains[at : at + 1] = [chain]
    return chains[-1] if chains else []


def _arrived(place: _Place, standard: Standard) -> Difference:
    inside = _criteria_in(place.node)
    if inside:
        said = plural_message(
            "new: {kind} “{title}”, with one measurable standard",
            "new: {kind} “{title}”, with {n} measurable standards",
            inside,
        )
        return _difference(place, standard, "added", said)
    return _difference(place, standard, "added", message("new: {kind} “{title}”"))


def _criteria_in(node: Node) -> int:
    below = children_of(node)
    return len(below) if CHILDREN.get(type(node)) == "criteria" else sum(_criteria_in(child) for child in below)


def _difference(
    place: _Place, standard: Standard, kind: Literal["added", "removed", "moved"], said: Message
) -> Difference:
    values = {**said.values, "kind": _NOUNS[place.kind], "title": by_language(name_of(place.node), standard.language)}
    return Difference(place.path, kind, name_of(place.node), None, None, None, Message(said.text, values, said.plural))


def _changes(before: Node, place: _Place, newer: Standard) -> Iterator[Difference]:
    old, new = _leaves(before, newer.language), _leaves(place.node, newer.language)
    other_measure = old.get("measure.kind") != new.get("measure.kind")
    for field in dict.fromkeys([*new, *old]):
        if other_measure and field.startswith("measure.") and field not in new:
            continue
        if field == "effective_from" and newer.status is Status.DRAFT:
            continue
        for name, was, now in _parts(field, old.get(field), new.get(field)):
            said = _said(place, name, was, now, newer)
            yield Difference(place.path, "changed", name_of(place.node), name, was, now, said)


def _parts(field: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what differs in a field: a text as a whole where every language differs, else language by language."""
    if old == new:
        return
    if not (isinstance(old, _Words | None) and isinstance(new, _Words | None)):
        yield field, old, new
        return
    texts_old, texts_new = (old.texts if old else {}), (new.texts if new else {})
    tags = list(dict.fromkeys([*texts_new, *texts_old]))
    changed = [tag for tag in tags if texts_old.get(tag) != texts_new.get(tag)]
    if len(changed) == len(tags):
        yield field, texts_old or None, texts_new or None
    else:
        for tag in changed:
            yield f"{field}.{tag}", texts_old.get(tag), texts_new.get(tag)


class _Words(NamedTuple):
    """A text by language."""

    texts: Mapping[str, str]


def _leaves(node: Node, language: str) -> dict[str, Any]:
    """Return a node's own fields in file form, opened up to single values."""
    below = CHILDREN.get(type(node))
    plain = node.model_dump(mode="json", exclude={below, *_NO_CHANGE} if below else _NO_CHANGE)
    leaves: dict[str, Any] = {}
    waiting = list(plain.items())[::-1]
    while waiting:
        field, value = waiting.pop()
        if value is None or value in ([], {}):
            continue
        if field in _TEXTS and not _is_charter(field, value):
            leaves[field] = _Words(by_language(value, language))
        elif field.split(".")[-1] in _OPENED and isinstance(value, Mapping):
            inside = sorted(value.items(), key=lambda item: item[0] != "kind")
            waiting += [(f"{field}.{key}", inner) for key, inner in inside[::-1]]
        else:
            leaves[field] = value
    return leaves


def _is_charter(field: str, value: Any) -> bool:
    return field == "promise" and isinstance(value, Mapping) and "channels" in value


def _said(place: _Place, field: str, old: Any, new: Any, standard: Standard) -> Message:
    name, language = _name(field)
    values: dict[str, Value] = {"title": by_language(name_of(place.node), standard.language), "field": name}
    if language:
        values["field"] = message("{field} ({language})", field=name, language=language)
    before, after = _shown(field, old), _shown(field, new)
    if (old is not None and before is None) or (new is not None and after is None):
        return Message(message("“{title}”: {field} changed").text, values)
    if before is None:
        return Message(message("“{title}”: {field} is now {new}").text, {**values, "new": after or ""})
    if after is None:
        return Message(message("“{title}”: {field} is gone, it was {old}").text, {**values, "old": before})
    return Message(message("“{title}”: {field} was {old}, is now {new}").text, {**values, "old": before, "new": after})


def _name(field: str) -> tuple[Message | str, str | None]:
    if field == "measure.kind":
        return FIELDS["measure"], None
    if field in FIELDS:
        return FIELDS[field], None
    start, _, language = field.rpartition(".")
    return (FIELDS[start], language) if start in FIELDS else (field, None)


def _shown(field: str, value: Any) -> Value | None:
    """Return a value as a message can show it, None where it is too much for a sentence."""
    if field in _TEXTS or field.rpartition(".")[0] in _TEXTS:
        return message("“{text}”", text=value) if value is not None else None
    if value is None or isinstance(value, list | Mapping):
        return None
    if field == "measure.kind":
        return MEASURE_KINDS[value]
    if field in _TERMS:
        return term(_TERMS[field](value))
    if isinstance(value, bool):
        return message("yes") if value else message("no")
    return date.fromisoformat(value) if field in {"effective_from", "review.next"} else str(value)
