"""One person's work on one draft: whatever the widgets hold and the store does not is saved, in every run.

A run first compares every widget it drew last with what was stored then, saves the difference, and only then draws.
After a lost session the browser still shows the old page: such widgets come back with values of their own when they
are drawn, and are compared there. What a run of the page saves is told by the store, never assumed.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple, Self

import streamlit as st

from stdcheck.domain.changes import Change, EditConflict, SetField, value_at
from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import Node, Standard
from stdcheck.domain.tree import node_at, own_form
from stdcheck.services import drafting, publishing
from stdcheck.web.session import Visit

Values = Mapping[str, Any]
Compose = Callable[[Values], Values]
"""Makes values of fields (in file form) from what the widgets of a binding hold, by the names of its parts."""
Act = Callable[["Desk"], None]

SEEN: Final = "draft.seen"
"""The hidden field that tells after a lost session which revision the browser still shows."""


@dataclass(slots=True)
class Binding:
    """Widgets that together hold some fields of one node: what they held when in step with the store."""

    path: str
    was: dict[str, Any]
    raws: dict[str, Any]
    keys: dict[str, str]
    compose: Compose


@dataclass(slots=True)
class Unsaved:
    """What a binding holds and the store did not take; with `theirs` because somebody else changed the field."""

    raws: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    conflict: EditConflict | None = None


class Position(NamedTuple):
    """Where the person is: a screen, a node by its path, a section of its form."""

    step: str
    at: str
    section: str


@dataclass(slots=True)
class Memory:
    """What the session remembers between two runs; losing it loses nothing that was entered."""

    standard_id: str
    bindings: dict[str, Binding] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    assigned: dict[str, Any] = field(default_factory=dict)
    unsaved: dict[str, Unsaved] = field(default_factory=dict)
    reviewed: tuple[int, date] | None = None
    findings: tuple[Finding, ...] = ()
    place: Position = field(default_factory=lambda: Position("", "", ""))
    goal: Position | None = None
    hint: str = ""
    shown: int = 0
    group: str = ""
    published: int = 0


class Desk:
    """The draft in this run, and what the page does with it."""

    def __init__(self, here: Visit, standard_id: str) -> None:
        self.here, self.t = here, here.t
        self.memory = _memory(standard_id)
        self.problems: tuple[Problem, ...] = ()
        self._done: set[str] = set()
        self._late_acts: list[Act] = []
        self._late: dict[str, dict[str, Any]] = {}
        self._stale = False
        self.must_redraw = False
        """Whether more has to be drawn again than what follows every change."""
        self.is_spent = False
        """Whether this desk has been drawn; a later run needs a new one."""
        self._opened: drafting.Draft | None = None
        for key, value in self.memory.assigned.items():
            st.session_state[key] = value
        self.memory.assigned.clear()
        held, pressed = self._look()
        self._save(held)
        for key, act in pressed.items():
            self._done.add(key)
            act(self)
        self.must_redraw |= bool(self.memory.assigned or self.memory.goal or self.memory.published)

    @property
    def standard_id(self) -> str:
        """Return the id of the standard on the desk."""
        return self.memory.standard_id

    def open(self) -> None:
        """Open the draft; raises StdcheckError where there is none. What was drawn before is forgotten."""
        if self._opened is None:
            self._opened = drafting.open_draft(self.here.store, self.here.actor, self.standard_id)
        self.memory.acts.clear()

    @property
    def draft(self) -> drafting.Draft:
        """Return the draft as it is stored now."""
        if self._opened is None:
            self._opened = drafting.open_draft(self.here.store, self.here.actor, self.standard_id)
        return self._opened

    @property
    def standard(self) -> Standard:
        """Return the standard as it is stored now."""
        return self.draft.standard

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings on the stored draft."""
        self.look_through()
        return self.memory.findings

    def look_through(self) -> None:
        """Look for findings, once for each revision and day.

        Best done before anything is drawn: what is drawn in one go is painted in one go.
        """
        state = (self.draft.revision, self.here.today)
        if self.memory.reviewed != state:
            self.memory.findings = publishing.review_draft(
                self.here.store, self.here.actor, self.standard_id, today=self.here.today
            )
            self.memory.reviewed = state

    def stored(self, path: str, name: str) -> Any:
        """Return what a field (with dots) of a node holds, in file form; None where nothing."""
        return value_at(own_form(self.node(path)), name, self.standard.language)

    def node(self, path: str) -> Node:
        """Return a node of the stored standard; raises StdcheckError where it is gone."""
        return node_at(self.standard, path)

    def apply(self, *changes: Change) -> tuple[str, ...]:
        """Make changes; returns the paths they were about, or nothing where they were refused and said so."""
        try:
            self._opened = drafting.edit_draft(
                self.here.store, self.here.actor, self.standard_id, changes, now=self.here.now
            )
        except StdcheckError as error:
            self.problems += error.problems
            return ()
        self.must_redraw |= not all(isinstance(change, SetField) for change in changes)
        return self._opened.places

    def undo(self) -> None:
        """Take back the last edit."""
        self.must_redraw = True
        self._opened = drafting.undo_draft(self.here.store, self.here.actor, self.standard_id, now=self.here.now)

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self.must_redraw = True
        self._opened = drafting.redo_draft(self.here.store, self.here.actor, self.standard_id, now=self.here.now)

    def button(self, label: str, key: str, act: Act, **looks: Any) -> None:
        """Draw a button; what it does happens before the next drawing."""
        self.on(key, act, pressed=st.button(label, key=key, **looks))

    def on(self, key: str, act: Act, *, pressed: bool) -> None:
        """Register what a drawn trigger does; a press that this session could not foresee is done at the end."""
        self.memory.acts[key] = act
        if pressed and key not in self._done:
            self._late_acts.append(act)

    def bind(self, name: str, path: str, fields: Sequence[str], compose: Compose) -> "Bound":
        """Begin to draw the widgets of some fields of a node."""
        was = {one: self.stored(path, one) for one in fields}
        binding = Binding(path, was, {}, {}, compose)
        return Bound(self, name, binding)

    def assign(self, key: str, value: Any) -> None:
        """Give a widget another value before the next drawing."""
        self.memory.assigned[key] = value

    def finish(self) -> None:
        """Save what only the drawing brought to light, and draw again if there was anything."""
        if not (self._late or self._late_acts):
            return
        if self._stale:
            self._ask_about_late()
        else:
            self._save(self._late)
        for act in self._late_acts:
            act(self)
        st.rerun()

    def seen(self) -> None:
        """Draw the hidden field with the revision that this page shows."""
        shown = str(self.draft.revision)
        if SEEN in st.session_state:
            st.session_state[SEEN] = shown
        self._stale = st.text_input(self.t("Revision shown"), value=shown, key=SEEN) != shown

    def keep_mine(self, name: str) -> None:
        """Settle a conflict: what this person entered is saved."""
        unsaved, binding = self.memory.unsaved.pop(name, None), self.memory.bindings.get(name)
        if unsaved is None or binding is None or not (values := self._composed(name, binding, unsaved.raws)):
            return
        self.apply(*(SetField(binding.path, one, value) for one, value in values.items() if value != binding.was[one]))

    def take_theirs(self, name: str) -> None:
        """Settle a conflict: what is stored stays."""
        self.memory.unsaved.pop(name, None)

    def _look(self) -> tuple[dict[str, dict[str, Any]], dict[str, Act]]:
        """Read every widget that was drawn last, before anything is saved: reading may end the run."""
        held: dict[str, dict[str, Any]] = {}
        for name, binding in list(self.memory.bindings.items()):
            if all(key in st.session_state for key in binding.keys.values()):
                held[name] = {part: st.session_state[key] for part, key in binding.keys.items()}
            else:
                del self.memory.bindings[name]
                self.memory.unsaved.pop(name, None)
        pressed = {key: act for key, act in self.memory.acts.items() if st.session_state.get(key)}
        return held, pressed

    def _save(self, held: Mapping[str, dict[str, Any]]) -> None:
        """Save every binding whose widgets no longer hold what they held when in step with the store."""
        edits: dict[str, list[SetField]] = {}
        for name, raws in held.items():
            binding = self.memory.bindings[name]
            if raws == binding.raws:
                self.memory.unsaved.pop(name, None)
                continue
            known = self.memory.unsaved.get(name)
            if known and (known.raws == raws or known.conflict):
                known.raws = raws
                continue
            values = self._composed(name, binding, raws)
            changed = {one: value for one, value in (values or {}).items() if value != binding.was[one]}
            if changed:
                edits[name] = [SetField(binding.path, one, value, binding.was[one]) for one, value in changed.items()]
        if edits:
            self._send(edits, held)

    def _composed(self, name: str, binding: Binding, raws: dict[str, Any]) -> Values | None:
        try:
            return binding.compose(raws)
        except StdcheckError as error:
            self.memory.unsaved[name] = Unsaved(raws, error.problems)
            return None

    def _send(self, edits: Mapping[str, list[SetField]], held: Mapping[str, dict[str, Any]]) -> None:
        try:
            self._edit([change for changes in edits.values() for change in changes])
        except StdcheckError as error:
            if len(edits) > 1:
                for name, changes in edits.items():
                    self._send({name: changes}, held)
                return
            name = next(iter(edits))
            conflict = error if isinstance(error, EditConflict) else None
            self.memory.unsaved[name] = Unsaved(dict(held[name]), error.problems, conflict)
            return
        for name, changes in edits.items():
            binding = self.memory.bindings[name]
            binding.raws = dict(held[name])
            binding.was.update({change.field: self.stored(change.path, change.field) for change in changes})
            self.memory.unsaved.pop(name, None)

    def _edit(self, changes: Sequence[Change]) -> None:
        self._opened = drafting.edit_draft(
            self.here.store, self.here.actor, self.standard_id, changes, now=self.here.now
        )

    def _ask_about_late(self) -> None:
        """Ask the person: the page was drawn from an older revision, so nobody can tell whose value is newer.

        Nobody is asked where the page holds nothing: what was filled in elsewhere stays.
        """
        for name, raws in self._late.items():
            binding = self.memory.bindings[name]
            values = self._composed(name, binding, raws) or {}
            for one, value in values.items():
                if value and value != binding.was[one]:
                    conflict = EditConflict(binding.path, one, theirs=binding.was[one], yours=value)
                    self.memory.unsaved[name] = Unsaved(raws, conflict.problems, conflict)

    def note_late(self, name: str, raws: dict[str, Any]) -> None:
        """Take note of a binding whose widgets came back with values that this session did not know."""
        self._late[name] = raws


class Bound:
    """Draws the widgets of one binding, each with the stored value unless an unsaved one stands in it."""

    def __init__(self, desk: Desk, name: str, binding: Binding) -> None:
        self.desk, self.name, self._binding = desk, name, binding
        self._unsaved = desk.memory.unsaved.get(name)
        self._returned: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        binding = self._binding
        self.desk.memory.bindings[self.name] = binding
        if self._returned != binding.raws and self._unsaved is None:
            self.desk.note_late(self.name, self._returned)

    @property
    def unsaved(self) -> Unsaved | None:
        """Return what the store did not take, if so."""
        return self._unsaved

    def held(self, part: str, stored: Any) -> Any:
        """Return what a widget of this binding holds: an unsaved value, else the stored one."""
        return self._unsaved.raws.get(part, stored) if self._unsaved else stored

    def draw(self, part: str, key: str, stored: Any, widget: Callable[[Any], Any]) -> Any:
        """Draw one widget: `widget` is called with its value and returns what it holds."""
        self._binding.keys[part] = key
        self._binding.raws[part] = stored
        value = self.held(part, stored)
        if key in st.session_state and st.session_state[key] != value:
            st.session_state[key] = value
        returned = widget(value)
        self._returned[part] = returned
        return returned


def _memory(standard_id: str) -> Memory:
    memory = st.session_state.get("draft.memory")
    if not isinstance(memory, Memory) or memory.standard_id != standard_id:
        memory = Memory(standard_id)
        with suppress(KeyError):
            del st.session_state[SEEN]
        st.session_state["draft.memory"] = memory
    return memory
