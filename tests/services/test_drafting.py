"""Drafts: saved when edited, merged where they can be, undone and redone after any restart."""

import json
from datetime import UTC

import pytest
from services_cases import (
    GREETING,
    INSPECTOR,
    MANAGER,
    NOW,
    STAFF,
    WAIT,
    Reopen,
    later,
    publish,
    ticket_window,
)

from stdcheck.domain.changes import AddNode, MoveNode, RemoveNode, SetField
from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Criterion, Standard, Status
from stdcheck.domain.tree import node_at, walk
from stdcheck.services.drafting import (
    Draft,
    EditConflict,
    create_draft,
    delete_draft,
    draft_from_standard,
    edit_draft,
    edit_published,
    list_standards,
    open_draft,
    open_version,
    redo_draft,
    undo_draft,
)
from stdcheck.storage.store import Store
from stdcheck.storage.unit import Unit


def start(store: Store) -> Draft:
    return draft_from_standard(store, MANAGER, ticket_window(), now=NOW)


def stored_document(store: Store) -> str:
    def work(unit: Unit) -> str:
        row = unit.versions.draft("ticket-window")
        assert row is not None
        return unit.versions.document(row.id)

    return store.run(work)


def who(standard: Standard) -> object:
    criterion = node_at(standard, WAIT)
    assert isinstance(criterion, Criterion)
    return criterion.who


def test_what_a_draft_begins_with_stays_when_everything_is_undone(store: Store) -> None:
    content = [AddNode("", "Arriving", id="part-1"), AddNode("stages/part-1", "From the old document")]
    draft = create_draft(store, MANAGER, title="Tea house", language="en", content=content, now=NOW)

    assert ["stages/part-1", "stages/part-1/steps/from-the-old-document"] == [path for path, _ in walk(draft.standard)][
        1:
    ]
    assert not draft.can_undo


def test_a_blank_draft_gets_its_id_from_the_title(store: Store) -> None:
    first = create_draft(store, MANAGER, title="Café & Öffnung", language="en", now=NOW)
    second = create_draft(store, MANAGER, title="Cafe offnung", language="en", sector="metro", now=NOW)
    chinese = create_draft(store, MANAGER, title={"zh": "售票窗口服务"}, language="zh", languages=["en"], now=NOW)
    ids = [draft.standard.id for draft in (first, second, chinese)]
    assert ids == ["cafe-offnung", "cafe-offnung-2", "shou-piao-chuang-kou-fu-wu"]
    assert (second.standard.sector, chinese.standard.languages) == ("metro", ("en",))


@pytest.mark.parametrize("title", ["", "  ", {"zh": " "}, "a\x00b", "x\ud800"])
def test_a_draft_needs_a_title_that_is_text(store: Store, title: str | dict[str, str]) -> None:
    with pytest.raises(StdcheckError):
        create_draft(store, MANAGER, title=title, language="en", now=NOW)
    assert list_standards(store, MANAGER) == ()


def test_an_edit_is_there_after_a_restart(reopen: Reopen) -> None:
    store = reopen()
    start(store)
    edited = edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard")], now=later(1))
    store.close()
    again = reopen()
    found = open_draft(again, MANAGER, "ticket-window")
    assert found == Draft(edited.standard, 2, later(1), "Wang Fang", can_undo=True, can_redo=False)
    assert who(found.standard) == "Guard"
    again.close()


def test_edits_to_different_fields_merge_and_to_the_same_field_conflict(store: Store) -> None:
    start(store)
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard", was="Shift leader")], now=later(1))
    merged = edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "when", "always", was="07:00-09:30")], now=NOW)
    assert who(merged.standard) == "Guard"
    with pytest.raises(EditConflict) as caught:
        edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Clerk", was="Shift leader")], now=later(2))
    assert (caught.value.theirs, caught.value.yours) == ("Guard", "Clerk")
    assert open_draft(store, MANAGER, "ticket-window").standard == merged.standard


def test_an_edit_is_made_as_a_whole_or_not_at_all(store: Store) -> None:
    before = start(store)
    with pytest.raises(StdcheckError) as caught:
        edit_draft(
            store,
            MANAGER,
            "ticket-window",
            [SetField(WAIT, "who", "Guard"), SetField(WAIT, "weight", "heavy")],
            now=NOW,
        )
    assert [problem.place.path for problem in caught.value.problems] == [(*WAIT.split("/"), "weight")]
    assert open_draft(store, MANAGER, "ticket-window").standard == before.standard


def test_new_nodes_get_ids_and_say_where_they_are(store: Store) -> None:
    start(store)
    edited = edit_draft(
        store,
        MANAGER,
        "ticket-window",
        [
            AddNode("", {"zh": "进站", "en": ""}),
            AddNode("", "Buy"),
            AddNode("stages/buy/steps/queue/key_factors/kind-clerk", "Greeting!"),
            MoveNode(GREETING, 0, "stages/buy/steps/queue/key_factors/short-wait"),
            RemoveNode(WAIT),
        ],
        now=later(1),
    )
    assert edited.places == (
        "stages/jin-zhan",
        "stages/buy-2",
        "stages/buy/steps/queue/key_factors/kind-clerk/criteria/greeting-2",
        "stages/buy/steps/queue/key_factors/short-wait/criteria/greeting",
        "",
    )


def test_edits_are_undone_and_redone_one_by_one_also_after_a_restart(reopen: Reopen) -> None:
    store = reopen()
    changes = (SetField(WAIT, "who", "Guard"), RemoveNode(GREETING), AddNode("", "Exit"))
    states = [start(store).standard]
    states += [edit_draft(store, MANAGER, "ticket-window", [change], now=later(1)).standard for change in changes]
    undone = [undo_draft(store, MANAGER, "ticket-window", now=later(2)) for _ in range(4)]
    assert [draft.standard for draft in undone] == [states[2], states[1], states[0], states[0]]
    assert [(draft.can_undo, draft.can_redo) for draft in undone] == [(True, True), (True, True), *[(False, True)] * 2]
    store.close()
    store = reopen()
    redone = [redo_draft(store, MANAGER, "ticket-window", now=later(3)) for _ in range(4)]
    assert [draft.standard for draft in redone] == [states[1], states[2], states[3], states[3]]
    assert [(draft.can_undo, draft.can_redo) for draft in redone] == [(True, True), (True, True), *[(True, False)] * 2]
    store.close()


def test_a_new_edit_ends_what_could_be_redone(store: Store) -> None:
    start(store)
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard")], now=later(1))
    undo_draft(store, MANAGER, "ticket-window", now=later(2))
    edited = edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Clerk")], now=later(3))
    assert (edited.can_undo, edited.can_redo) == (True, False)
    assert redo_draft(store, MANAGER, "ticket-window", now=later(4)).standard == edited.standard


def test_an_edit_that_changes_nothing_is_no_revision(store: Store) -> None:
    start(store)
    same = edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Shift leader")], now=later(1))
    assert (same.revision, same.can_undo, same.saved_at, same.places) == (1, False, NOW, (WAIT,))


def test_the_stored_document_is_the_standard(store: Store) -> None:
    draft = start(store)
    for number in range(3):
        draft = edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", f"Clerk {number}")], now=later(1))
        assert json.loads(stored_document(store)) == draft.standard.model_dump(mode="json", exclude_defaults=True)


def test_a_standard_becomes_the_next_draft_of_a_published_one(store: Store) -> None:
    publish(store)
    draft = draft_from_standard(store, MANAGER, ticket_window(), now=NOW)
    assert (draft.standard.version, draft.standard.status) == (2, Status.DRAFT)
    with pytest.raises(StdcheckError):
        draft_from_standard(store, MANAGER, ticket_window(), now=NOW)
    own = draft_from_standard(store, MANAGER, ticket_window(), now=NOW, new_id=True)
    assert (own.standard.id, own.standard.version) == ("ticket-window-service", 1)


def test_the_next_draft_starts_only_once(store: Store) -> None:
    publish(store)
    with pytest.raises(StdcheckError):
        open_draft(store, MANAGER, "ticket-window")
    first = edit_published(store, MANAGER, "ticket-window", now=NOW)
    edit_draft(store, MANAGER, "ticket-window", [SetField(WAIT, "who", "Guard")], now=later(1))
    again = edit_published(store, MANAGER, "ticket-window", now=later(2))
    assert (first.standard.version, again.standard.version, who(again.standard)) == (2, 2, "Guard")
    assert who(open_version(store, MANAGER, "ticket-window")) == "Shift leader"


def test_a_deleted_draft_is_gone_and_what_was_published_stays(store: Store) -> None:
    published = publish(store)
    edit_published(store, MANAGER, "ticket-window", now=NOW)
    delete_draft(store, MANAGER, "ticket-window", now=later(1))
    entries = list_standards(store, MANAGER)
    assert [(entry.id, entry.draft, len(entry.versions)) for entry in entries] == [("ticket-window", None, 1)]
    assert open_version(store, STAFF, "ticket-window") == published


def test_the_list_shows_drafts_only_to_those_who_may_open_them(store: Store) -> None:
    publish(store)
    edit_published(store, MANAGER, "ticket-window", now=later(5))
    create_draft(store, MANAGER, title="Other", language="en", now=later(9))
    entries = list_standards(store, MANAGER)
    assert [(entry.id, entry.draft and entry.draft.version) for entry in entries] == [
        ("other", 1),
        ("ticket-window", 2),
    ]
    assert entries[1].updated_at == later(5).astimezone(UTC)
    assert [(entry.id, entry.draft, entry.published is not None) for entry in list_standards(store, INSPECTOR)] == [
        ("ticket-window", None, True)
    ]
    with pytest.raises(StdcheckError):
        open_version(store, STAFF, "ticket-window", 2)


@pytest.mark.parametrize("standard_id", ["nothing", "", "../x", "a\x00b", "'; drop table audit; --"])
def test_what_is_not_there_is_said_and_nothing_else_happens(store: Store, standard_id: str) -> None:
    for ask in (open_draft, open_version):
        with pytest.raises(StdcheckError):
            ask(store, MANAGER, standard_id)
    with pytest.raises(StdcheckError):
        edit_draft(store, MANAGER, standard_id, [SetField("", "title", "x")], now=NOW)


def test_a_large_standard_is_edited_piece_by_piece_without_losing_any(store: Store) -> None:
    start(store)
    factor = "stages/buy/steps/queue/key_factors/short-wait"
    edit_draft(store, MANAGER, "ticket-window", [AddNode(factor, f"Criterion {n}") for n in range(117)], now=NOW)
    paths = [path for path, node in walk(open_draft(store, MANAGER, "ticket-window").standard) if hasattr(node, "what")]
    assert len(paths) == 120
    for path in paths[::10]:
        edit_draft(store, MANAGER, "ticket-window", [SetField(path, "how", "Slowly")], now=later(1))
    stored = Standard.model_validate_json(stored_document(store))
    assert sum(place.criterion.how == "Slowly" for place in stored.criteria()) == 12
