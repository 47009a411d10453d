"""The checklist as an XLSForm: a workbook from which ODK and Kobo make a form for phones, in both languages."""

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, TypeAlias

from xlsxwriter import Workbook

from stdcheck.documents.checklist_layout import CONFORMITY, METHODS
from stdcheck.documents.measure_words import limit_in_words, measure_in_words
from stdcheck.domain.content import content_hash
from stdcheck.domain.measures import Conformity, Limit, Mean, Quantity, Scale, Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.scorecard import State
from stdcheck.domain.standard import Criterion, CriterionPlace, Stage, Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, read
from stdcheck.language import LANGUAGES, translator

_SUFFIXES = {tag: f"{name} ({tag})" for tag, name in LANGUAGES.items()}
"""How an XLSForm names a language: English (en), 中文 (zh)."""

_SURVEY = ("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "default")
_SURVEY_END = ("calculation", "appearance")
_TRANSLATED = {"label", "hint", "constraint_message"}
_REFERENCE = re.compile(r"\$\{")
_LEFT_OUT = (State.NOT_APPLICABLE, State.NOT_OBSERVED)

_ON_ONE_PAGE = {"appearance": "field-list"}
"""Fields of such a group share a page; clients refuse it where a group holds a repeat."""

Words: TypeAlias = Mapping[str, str]
"""The same words by language."""

Line: TypeAlias = dict[str, str | Words]
"""One row of a sheet by column."""


def write_xlsform(standard: Standard, target: BinaryIO, language: str) -> None:
    """Write the checklist of `standard` to `target` as an XLSForm (.xlsx); `language` is the one it opens in.

    Sheets survey, choices and settings. A criterion with id wait-5min becomes the group c_wait_5min with the fields
    _answer or _state, _value, _values, _compliant, _observed, _reason and _note; standard, version and content hash are
    calculated fields, so that every record says what it was made against.
    """
    form = _Form(standard)
    form.make()
    with Workbook(
        target, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        _write_sheet(book, "survey", (*_SURVEY, *_SURVEY_END), form.survey)
        _write_sheet(book, "choices", ("list_name", "name", "label"), form.choices)
        _write_sheet(book, "settings", tuple(form.settings(language)), [form.settings(language)])


class _Form:
    """The rows of a form while they are made."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.survey: list[Line] = []
        self.choices: list[Line] = []
        self._lists: dict[tuple[tuple[str, str], ...], str] = {}

    def make(self) -> None:
        """Make every row."""
        for kind in ("start", "end"):
            self.survey.append({"type": kind, "name": kind})
        self._make_identity()
        self._make_visit()
        stage: Stage | None = None
        for place in self.standard.criteria():
            if place.stage is not stage:
                if stage is not None:
                    self._end("group")
                stage = place.stage
                self._begin("group", f"stage_{_name(stage.id)}", self._text(stage.title))
            self._make_criterion(place)
        if stage is not None:
            self._end("group")

    def settings(self, language: str) -> Line:
        """Return the settings of the form."""
        standard = self.standard
        return {
            "form_title": read(standard.title, language, standard.language),
            "form_id": f"{standard.id}-v{standard.version}",
            "version": f"{standard.version}-{content_hash(standard)[:12]}",
            "default_language": _SUFFIXES[translator(language).language],
            "instance_name": "concat(${site}, ' ', ${observed_at})",
            "style": "pages",
        }

    def _make_identity(self) -> None:
        said = {
            "standard_id": self.standard.id,
            "standard_version": str(self.standard.version),
            "standard_sha256": content_hash(self.standard),
        }
        for name, value in said.items():
            self.survey.append({"type": "calculate", "name": name, "calculation": f"'{value}'"})

    def _make_visit(self) -> None:
        self._begin("group", "visit", _said(message("Visit")), **_ON_ONE_PAGE)
        self.survey += [
            {"type": "text", "name": "site", "label": _said(message("Site")), "required": "yes"},
            {"type": "text", "name": "inspector", "label": _said(message("Inspector"))},
            {
                "type": self._select({str(method): _said(term(method)) for method in METHODS}, "method"),
                "name": "method",
                "label": _said(message("Method")),
            },
            {
                "type": "dateTime",
                "name": "observed_at",
                "label": _said(message("Date and time of the visit")),
                "required": "yes",
                "default": "now()",
            },
        ]
        self._end("group")

    def _make_criterion(self, place: CriterionPlace) -> None:
        criterion = place.criterion
        name = f"c_{_name(criterion.id)}"
        critical = _said(message("Critical: ")) if criterion.critical else {}
        what = self._text(criterion.what)
        label = {tag: critical.get(tag, "") + (what[tag] or criterion.id) for tag in LANGUAGES}
        on_one_page = {} if isinstance(criterion.measure, Mean | Share) and not _is_counted(criterion) else _ON_ONE_PAGE
        self._begin("group", name, label, **on_one_page)
        first = "answer" if isinstance(criterion.measure, Conformity | Scale) else "state"
        self._make_first(criterion, name, first)
        self._make_numbers(criterion, name)
        left_out = " or ".join(f"${{{name}_{first}}} = '{state}'" for state in _LEFT_OUT)
        self.survey += [
            {
                "type": "text",
                "name": f"{name}_reason",
                "label": _said(message("Why")),
                "required": "yes",
                "relevant": left_out,
            },
            {"type": "text", "name": f"{name}_note", "label": _said(message("Note"))},
        ]
        self._end("group")

    def _make_first(self, criterion: Criterion, name: str, first: str) -> None:
        """Add the question every criterion begins with: the answer itself, or whether there is one."""
        match criterion.measure:
            case Conformity():
                offered = {code: _said(term(member)) for code, member in CONFORMITY.items()}
            case Scale(labels=labels):
                offered = {f"label_{index}": self._text(label.label) for index, label in enumerate(labels, start=1)}
            case _:
                offered = {str(State.ASSESSED): _said(message("Seen"))}
        offered |= {str(state): _said(term(state)) for state in _LEFT_OUT}
        self.survey.append(
            {
                "type": self._select(offered, first),
                "name": f"{name}_{first}",
                "label": _said(measure_in_words(criterion)),
                "hint": self._text(criterion.check),
            }
        )

    def _make_numbers(self, criterion: Criterion, name: str) -> None:
        seen = f"${{{name}_state}} = '{State.ASSESSED}'"
        match criterion.measure:
            case Quantity() as quantity:
                label = _said(message("Number ({limit})", limit=limit_in_words(quantity)))
                self.survey.append(
                    {"type": "decimal", "name": f"{name}_value", "label": label, "required": "yes", "relevant": seen}
                )
            case Share(limit=None):
                self._make_counts(name, seen)
            case Share(limit=Limit() as limit) | (Mean() as limit):
                label = _said(message("Each value ({limit})", limit=limit_in_words(limit)))
                self._begin("repeat", f"{name}_values", label, relevant=seen)
                self.survey.append({"type": "decimal", "name": f"{name}_value", "label": label, "required": "yes"})
                self._end("repeat")

    def _make_counts(self, name: str, seen: str) -> None:
        self.survey += [
            {
                "type": "integer",
                "name": f"{name}_observed",
                "label": _said(message("How many were observed")),
                "required": "yes",
                "relevant": seen,
                "constraint": ". >= 1",
                "constraint_message": _said(message("At least one must have been observed.")),
            },
            {
                "type": "integer",
                "name": f"{name}_compliant",
                "label": _said(message("How many of the observed complied")),
                "required": "yes",
                "relevant": seen,
                "constraint": f". >= 0 and . <= ${{{name}_observed}}",
                "constraint_message": _said(message("No more can have complied than were observed.")),
            },
        ]

    def _begin(self, kind: str, name: str, label: Words, **more: str) -> None:
        self.survey.append({"type": f"begin_{kind}", "name": name, "label": label, **more})

    def _end(self, kind: str) -> None:
        self.survey.append({"type": f"end_{kind}"})

    def _select(self, offered: Mapping[str, Words], hint: str) -> str:
        """Return the type of a question that offers these choices; the same choices are listed once."""
        key = tuple((code, words["en"] + "\n" + words["zh"]) for code, words in offered.items())
        if key not in self._lists:
            self._lists[key] = f"{hint}_{len(self._lists) + 1}"
            for code, words in offered.items():
                self.choices.append({"list_name": self._lists[key], "name": code, "label": words})
        return f"select_one {self._lists[key]}"

    def _text(self, text: Text | None) -> Words:
        return {tag: _REFERENCE.sub("$ {", read(text, tag, self.standard.language)) for tag in LANGUAGES}


def _said(said: Message) -> Words:
    return {tag: _REFERENCE.sub("$ {", translator(tag).say(said)) for tag in LANGUAGES}


def _is_counted(criterion: Criterion) -> bool:
    return isinstance(criterion.measure, Share) and criterion.measure.limit is None


def _name(identifier: str) -> str:
    """Return an id as the name of a field; ids hold no underscores, so two ids never get one name."""
    return identifier.replace("-", "_")


def _write_sheet(book: Workbook, name: str, columns: Iterable[str], lines: Iterable[Line]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bg_color": "#E6F0EE"})
    keys = [(column, tag) for column in columns for tag in (LANGUAGES if column in _TRANSLATED else ("",))]
    for number, (column, tag) in enumerate(keys):
        sheet.write_string(0, number, f"{column}::{_SUFFIXES[tag]}" if tag else column, bold)
        sheet.set_column(number, number, 40 if tag else 24)
    for row, line in enumerate(lines, start=1):
        for number, (column, tag) in enumerate(keys):
            value = line.get(column, "")
            text = value if isinstance(value, str) else value.get(tag, "")
            if text:
                sheet.write_string(row, number, text)
    sheet.freeze_panes(1, 0)
