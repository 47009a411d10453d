"""Lists inside a node, edited as one value: evidence, participants."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import streamlit as st

from stdcheck.domain.changes import SetField
from stdcheck.domain.values import by_language
from stdcheck.web.drafting.desk import Bound, Desk
from stdcheck.web.drafting.fields import as_day, node_id, part_choice, part_day, part_line, row, texts, trouble


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of every item; texts stand below the others, long ones in a field that grows."""

    name: str
    label: str
    kind: Literal["choice", "text", "line", "day"]
    options: Mapping[str, str] = field(default_factory=dict)
    is_long: bool = False


def items(  # noqa: PLR0913  (what a list needs)
    desk: Desk, path: str, name: str, cells: Sequence[Cell], *, adding: str, new: Mapping[str, Any]
) -> None:
    """Draw the items of a list, each in a row, with buttons to add and to remove one."""
    base, stored = f"draft.{name}.{node_id(path)}", list(desk.stored(path, name) or ())
    composed = partial(_compose, name=name, cells=cells, count=len(stored))
    with desk.bind(base, path, [name], composed) as bound:
        for position, item in enumerate(stored):
            _item(
                bound,
                f"{base}.{position}",
                position,
                item,
                cells,
                remove=partial(_remove, path=path, name=name, position=position),
            )
    trouble(desk, base)
    desk.button(
        adding, f"{base}.add", partial(_add, path=path, name=name, new=new), icon=":material/add:", type="tertiary"
    )


def _item(  # noqa: PLR0913  (what one row needs)
    bound: Bound,
    base: str,
    position: int,
    item: Mapping[str, Any],
    cells: Sequence[Cell],
    *,
    remove: Callable[[Desk], None],
) -> None:
    desk, t = bound.desk, bound.desk.t
    with st.container(key=f"{base}.row", gap="xsmall"):
        with row():
            for cell in cells:
                if cell.kind != "text":
                    _draw(bound, f"{position}.{cell.name}", f"{base}.{cell.name}", item.get(cell.name), cell)
            with st.container(key=f"draft-tools-{base}", width="content"):
                label = t("Remove {n}", n=position + 1)
                desk.button(label, f"{base}.remove", remove, icon=":material/close:", type="tertiary")
        for cell in cells:
            if cell.kind == "text":
                _draw(bound, f"{position}.{cell.name}", f"{base}.{cell.name}", item.get(cell.name), cell)


def _draw(bound: Bound, part: str, key: str, stored: Any, cell: Cell) -> None:
    match cell.kind:
        case "choice":
            part_choice(bound, part, key, stored, cell.label, cell.options)
        case "line":
            part_line(bound, part, key, stored, cell.label)
        case "day":
            part_day(bound, part, key, as_day(stored), cell.label)
        case "text":
            standard = bound.desk.standard
            parts = {language: f"{part}.{language}" for language in standard.all_languages}
            texts(bound, parts, by_language(stored, standard.language), cell.label, key, is_long=cell.is_long)


def _compose(raws: Mapping[str, Any], *, name: str, cells: Sequence[Cell], count: int) -> dict[str, Any]:
    made = []
    for position in range(count):
        item = {cell.name: _value(raws, f"{position}.{cell.name}", cell) for cell in cells}
        made.append({key: value for key, value in item.items() if value not in (None, "", {})})
    return {name: made or None}


def _value(raws: Mapping[str, Any], part: str, cell: Cell) -> Any:
    if cell.kind == "text":
        prefix = f"{part}."
        return {
            key.removeprefix(prefix): words for key, words in raws.items() if key.startswith(prefix) and words.strip()
        }
    value = raws[part]
    if cell.kind == "day":
        return value.isoformat() if value else None
    return value.strip() if isinstance(value, str) else value


def _add(desk: Desk, path: str, name: str, new: Mapping[str, Any]) -> None:
    desk.apply(SetField(path, name, [*(desk.stored(path, name) or ()), dict(new)]))


def _remove(desk: Desk, path: str, name: str, position: int) -> None:
    kept = list(desk.stored(path, name) or ())
    del kept[position]
    desk.apply(SetField(path, name, kept or None))
