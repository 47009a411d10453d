"""Changes to a draft: what they do, what they refuse, and how they are taken back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.domain.changes import (
    AddNode,
    Change,
    EditConflict,
    InvalidChangeError,
    MoveNode,
    RemoveNode,
    SetField,
    apply,
    apply_all,
)
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.patches import patch_between, restore
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import node_at, own_form, walk

WAIT = "stages/buy/steps/queue/key_factors/short-wait/criteria/wait-5min"


def make_standard() -> Standard:
    def step(name: str, *criteria: dict[str, Any]) -> dict[str, Any]:
        factor = {"id": "short-wait", "title": "The wait is short", "layer": "procedural", "criteria": list(criteria)}
        return {"id": name, "title": name.title(), "key_factors": [factor]}

    wait = {
        "id": "wait-5min",
        "what": {"en": "Passengers wait 5 minutes at most", "zh": "乘客等候不超过5分钟"},
        "measure": {"kind": "share", "target": 90, "limit": {"at_most": 5, "unit": "min"}},
        "weight": 3,
    }
    greeting = {"id": "greeting", "what": "Clerks greet", "measure": {"kind": "conformity"}}
    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "ticket-window",
            "title": "Ticket window",
            "language": "en",
            "languages": ["en", "zh"],
            "version": 1,
            "status": "draft",
            "stages": [
                {"id": "enter", "title": "Entering", "steps": [step("greet", greeting), step("queue")]},
                {"id": "buy", "title": "Buying", "after": ["enter"], "steps": [step("queue", wait)]},
            ],
        }
    )


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        (SetField(WAIT, "who", "Shift leader"), WAIT, {"who": "Shift leader"}),
        (SetField(WAIT, "weight", "2.5"), WAIT, {"weight": "2.5"}),
        (SetField(WAIT, "weight", None), WAIT, {"weight": None}),
        (SetField(WAIT, "measure.target", 95, was=90), WAIT, {"measure.target": "95"}),
        (SetField(WAIT, "what.zh", "等候"), WAIT, {"what": {"en": "Passengers wait 5 minutes at most", "zh": "等候"}}),
        (SetField(WAIT, "what.zh", " "), WAIT, {"what": "Passengers wait 5 minutes at most"}),
        (SetField("", "title.zh", "售票窗口"), "", {"title": {"en": "Ticket window", "zh": "售票窗口"}}),
        (SetField("", "title.en", "Window", was="Ticket window"), "", {"title": "Window"}),
        (SetField("", "promise.channels", ["poster", ""]), "", {"promise": {"channels": ["poster"]}}),
        (SetField("", "scoring.pass_mark", 90, was=85), "", {"scoring": {"pass_mark": "90"}}),
        (SetField("stages/buy", "title", {"en": "Ticket", "zh": ""}), "stages/buy", {"title": "Ticket"}),
        (SetField("stages/buy", "title", None), "stages/buy", {"title": ""}),
    ],
)
def test_a_field_is_set_in_its_node_and_nowhere_else(change: SetField, path: str, expected: dict[str, Any]) -> None:
    before = make_standard()
    after = apply(before, change)
    found = own_form(node_at(after, path))
    assert expected == {
        key: found.get("measure", {}).get("target") if key == "measure.target" else found.get(key) for key in expected
    }
    others = {name: own_form(node) for name, node in walk(before) if name != path}
    assert others == {name: own_form(node) for name, node in walk(after) if name != path}


def test_what_did_not_change_is_shared() -> None:
    before = make_standard()
    after = apply(before, SetField(WAIT, "who", "Shift leader"))
    assert (after.stages[0] is before.stages[0], after.stages[1] is before.stages[1]) == (True, False)


def test_fields_that_only_fit_together_are_set_together() -> None:
    after = apply_all(
        make_standard(),
        [SetField(WAIT, "critical", value=True), SetField(WAIT, "critical_reason", "People fall in the crowd")],
    ).standard
    assert own_form(node_at(after, WAIT))["critical_reason"] == "People fall in the crowd"


def test_a_field_that_somebody_else_changed_is_a_conflict_with_both_texts() -> None:
    changed = apply(make_standard(), SetField(WAIT, "who", "Shift leader"))
    with pytest.raises(EditConflict) as caught:
        apply(changed, SetField(WAIT, "who", "Clerk", was=None))
    conflict = caught.value
    assert (conflict.path, conflict.field, conflict.theirs, conflict.yours) == (WAIT, "who", "Shift leader", "Clerk")


def test_changes_of_one_field_in_one_edit_follow_each_other() -> None:
    changes = [SetField(WAIT, "who", "C", was=None), SetField(WAIT, "who", "Clerk", was="C")]
    assert own_form(node_at(apply_all(make_standard(), changes).standard, WAIT))["who"] == "Clerk"


@pytest.mark.parametrize(
    ("field", "was"),
    [("weight", "3.0"), ("weight", 3), ("sample", None), ("audience", "customer"), ("critical", False)],
)
def test_the_same_value_written_otherwise_is_no_conflict(field: str, was: Any) -> None:
    new = {"weight": 2, "sample": 20, "audience": "back_office", "critical": False}[field]
    assert apply(make_standard(), SetField(WAIT, field, new, was=was)) is not None


def test_nodes_are_added_at_their_place_with_what_they_need() -> None:
    changed = apply_all(
        make_standard(),
        [
            AddNode("", "Before the trip", index=0, id="before"),
            AddNode("stages/before", {"en": "Looking up", "zh": ""}, id="look-up"),
            AddNode("stages/before/steps/look-up", "Signs", id="signs"),
            AddNode(
                "stages/before/steps/look-up/key_factors/signs", "Signs are lit", id="lit", fields={"who": "Guard"}
            ),
        ],
    )
    assert [stage.id for stage in changed.standard.stages] == ["before", "enter", "buy"]
    assert changed.places[-1] == "stages/before/steps/look-up/key_factors/signs/criteria/lit"
    assert own_form(node_at(changed.standard, changed.places[-1])) == {
        "id": "lit",
        "what": "Signs are lit",
        "who": "Guard",
        "measure": {"kind": "conformity"},
    }


def test_a_node_moves_among_its_siblings_and_to_another_parent() -> None:
    swapped = apply(make_standard(), MoveNode("stages/buy", 0))
    assert [stage.id for stage in swapped.stages] == ["buy", "enter"]
    changed = apply_all(make_standard(), [MoveNode("stages/buy/steps/queue", 0, new_parent="stages/enter")])
    assert [step.id for step in changed.standard.stages[0].steps] == ["queue-2", "greet", "queue"]
    assert changed.places == ("stages/enter/steps/queue-2",)
    assert changed.standard.stages[1].steps == ()


def test_a_removed_stage_leaves_the_order_of_the_others() -> None:
    after = apply(make_standard(), RemoveNode("stages/enter"))
    assert [(stage.id, stage.after) for stage in after.stages] == [("buy", ())]


@pytest.mark.parametrize(
    "change",
    [
        SetField("stages/nowhere", "title", "x"),
        SetField("stages", "title", "x"),
        SetField(WAIT, "id", "other"),
        SetField("", "stages", []),
        MoveNode("", 0),
        RemoveNode("stages/buy/steps/nothing"),
        MoveNode("stages/buy", 0, new_parent="stages/enter"),
        AddNode(WAIT, "below a criterion", id="x"),
    ],
)
def test_what_cannot_be_done_is_refused(change: Change) -> None:
    with pytest.raises(StdcheckError):
        apply(make_standard(), change)


@pytest.mark.parametrize(
    "change",
    [
        SetField(WAIT, "weight", -1),
        SetField(WAIT, "who", "a\x00b"),
        SetField(WAIT, "measure.target", 101),
        SetField(WAIT, "critical", value=True),
        SetField("stages/buy", "after", ["nowhere"]),
        AddNode("stages/buy/steps/queue/key_factors/short-wait", "Again", id="greeting"),
        AddNode("", "No id"),
        AddNode("", "Misspelt", id="m", fields={"stpes": []}),
    ],
)
def test_values_that_do_not_fit_are_refused(change: Change) -> None:
    with pytest.raises(InvalidChangeError):
        apply(make_standard(), change)


def _some_change(standard: Standard) -> st.SearchStrategy[Change]:
    paths = [path for path, _ in walk(standard)]
    inner = st.sampled_from(paths[1:] or ["stages/gone"])
    return st.one_of(
        st.builds(SetField, st.sampled_from(paths), st.just("title"), st.sampled_from(["A", "B", ""])),
        st.builds(SetField, st.sampled_from(paths), st.just("weight"), st.integers(1, 9)),
        st.builds(AddNode, st.sampled_from(paths), st.just("New"), st.integers(0, 3), st.sampled_from(["n1", "n2"])),
        st.builds(MoveNode, inner, st.integers(-1, 3), st.none() | st.sampled_from(paths)),
        st.builds(RemoveNode, inner),
    )


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_edit_can_be_taken_back_and_made_again(data: st.DataObject) -> None:
    standard = make_standard()
    for _ in range(data.draw(st.integers(1, 4))):
        try:
            after = apply(standard, data.draw(_some_change(standard)))
        except (StdcheckError, InvalidChangeError):
            continue
        patch = patch_between(standard, after)
        assert restore(after, patch.at, patch.old, whole=patch.whole) == standard
        assert restore(standard, patch.at, patch.new, whole=patch.whole) == after
        assert Standard.model_validate(after.model_dump(mode="json")) == after
        standard = after


def test_a_patch_holds_only_the_node_that_changed() -> None:
    before = make_standard()
    after = apply(before, SetField(WAIT, "who", "Clerk"))
    patch = patch_between(before, after)
    assert (patch.at, patch.whole, patch.new) == ((1, 0, 0, 0), False, own_form(node_at(after, WAIT)))
