"""Differences between any two standards can be said, in both languages, without a key of the file showing through."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from services_cases import GREETING, WAIT, ticket_window

from stdcheck.documents.standards import load_standard
from stdcheck.domain.changes import AddNode, Change, InvalidChangeError, MoveNode, RemoveNode, SetField, apply
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import walk
from stdcheck.language import translator
from stdcheck.services.comparing import FIELDS, differences
from stdcheck.services.settings import library_folder

LIBRARY = sorted((library_folder() / "standards").rglob("*.yaml"))


def bare(standard: Standard) -> Standard:
    """Return the standard with nothing but what must be there, all on its own ids."""

    def stripped(node: dict[str, Any]) -> dict[str, Any]:
        kept = {key: node[key] for key in ("id", "title", "what", "layer") if key in node}
        below = {key: [stripped(child) for child in node[key]] for key in BELOW if key in node}
        return kept | below | ({"measure": {"kind": "conformity"}} if "what" in node else {})

    plain = standard.model_dump(mode="json")
    head = {key: plain[key] for key in ("stdcheck", "kind", "id", "title", "language", "version", "status")}
    return Standard.model_validate(head | {"stages": [stripped(stage) for stage in plain["stages"]]})


BELOW = ("steps", "key_factors", "criteria")


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_every_field_has_a_name_for_people(path: Path) -> None:
    standard = load_standard(path)
    found = [*differences(bare(standard), standard), *differences(standard, bare(standard))]
    fields = {difference.field for difference in found if difference.field}
    languages = standard.all_languages
    unnamed = {
        field
        for field in fields - {"measure.kind"}
        if field not in FIELDS and not (field.rpartition(".")[0] in FIELDS and field.rpartition(".")[2] in languages)
    }
    assert unnamed == set()
    for language in ("en", "zh"):
        assert all(translator(language).say(difference.message) for difference in found)


def some_change(standard: Standard) -> st.SearchStrategy[Change]:
    paths = [path for path, _ in walk(standard)]
    inner = st.sampled_from(paths[1:] or ["stages/gone"])
    texts = st.sampled_from(["A", {"en": "A", "zh": "甲"}, {"zh": "乙"}, None])
    return st.one_of(
        st.builds(SetField, st.sampled_from(paths), st.sampled_from(["title", "what", "who", "promise"]), texts),
        st.builds(SetField, st.sampled_from(paths), st.just("weight"), st.integers(1, 9)),
        st.builds(AddNode, st.sampled_from(paths), texts, st.integers(0, 3), st.sampled_from(["n1", "n2"])),
        st.builds(MoveNode, inner, st.integers(0, 3), st.none() | st.sampled_from(paths)),
        st.builds(RemoveNode, inner),
    )


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_any_edits_are_told_apart_from_none(data: st.DataObject) -> None:
    before = after = ticket_window()
    for _ in range(data.draw(st.integers(0, 5))):
        try:
            after = apply(after, data.draw(some_change(after)))
        except (StdcheckError, InvalidChangeError):
            continue
    found = differences(before, after)
    assert bool(found) == (before != after)
    for language in ("en", "zh"):
        assert all("{" not in translator(language).say(difference.message) for difference in found)


def test_another_measure_is_said_once_with_its_new_numbers() -> None:
    quantity = {"kind": "quantity", "at_most": 4, "unit": "min"}
    after = apply(ticket_window(), SetField(WAIT, "measure", quantity))
    assert [(one.field, one.old, one.new) for one in differences(ticket_window(), after)] == [
        ("measure.kind", "share", "quantity"),
        ("measure.at_most", None, "4"),
        ("measure.unit", None, {"en": "min"}),
    ]


def test_lists_say_that_they_changed() -> None:
    after = apply(ticket_window(), SetField(GREETING, "accepted", [{"rule": "Q101", "reason": "Known"}]))
    (difference,) = differences(ticket_window(), after)
    expected = "“The clerk looks up and greets”: accepted findings changed"
    assert (difference.old, translator("en").say(difference.message)) == (None, expected)
