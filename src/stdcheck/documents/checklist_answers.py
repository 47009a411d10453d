"""From the cells of one line of a checklist to the response, or to every problem with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from stdcheck.documents.checklist_layout import CONFORMITY, STATES, TITLES, recorded_in
from stdcheck.documents.validation import problems_of, said_of, shorten
from stdcheck.documents.value_lists import BETWEEN, BETWEEN_REMEDY, bare, is_percent, normal
from stdcheck.documents.workbook_tables import Cell, Kind, Row, Table
from stdcheck.domain.audit import MOST_VALUES, Response
from stdcheck.domain.errors import Place, Problem
from stdcheck.domain.measures import Conformity, Limit, Mean, Quantity, Scale, Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.numbers import parse_count, parse_number, plain
from stdcheck.domain.standard import Criterion, Standard
from stdcheck.domain.terms import term
from stdcheck.domain.values import Text, by_language
from stdcheck.language import LANGUAGES, translator


def words_of(members: Mapping[str, Message]) -> dict[str, str]:
    """Return for every word in every language, and for every code, the code it stands for."""
    known = {normal(code): code for code in members}
    for language in LANGUAGES:
        known |= {normal(translator(language).say(word)): code for code, word in members.items()}
    return known


class _Refused(Exception):  # noqa: N818  (not an error of the program: it becomes one of the problems of the workbook)
    def __init__(self, what: Message, remedy: Message) -> None:
        super().__init__(what.text)
        self.what, self.remedy = what, remedy


@dataclass(slots=True)
class Line:
    """One line of the checklist and what it says; `problems` fills while it is read."""

    table: Table
    row: Row
    standard: Standard
    criterion: Criterion
    problems: list[Problem] = field(default_factory=list)

    def response(self) -> Response | None:
        """Return the response, or None where nothing was entered or `problems` says why it cannot be taken."""
        given = self._texts()
        answers = self._forms(given)
        given |= self._answer(answers)
        if self.problems or not given:
            return None
        try:
            return Response.model_validate(given)
        except ValidationError as error:
            self.problems += problems_of(error, Response, self._locate)
            return None

    def _texts(self) -> dict[str, Any]:
        given = {}
        for key in (*STATES, "note"):
            cell = self.row.cells.get(key)
            if cell is not None and self._is_sound(cell, key) and (text := as_text(cell)):
                given[key] = text
        return given

    def _forms(self, given: Mapping[str, Any]) -> dict[str, Cell]:
        """Return the filled answer cells that belong to the measure; name those that do not, and doubled answers."""
        due = recorded_in(self.criterion.measure)
        answers: dict[str, Cell] = {}
        for key in ("answer", "compliant", "observed"):
            cell = self.row.cells.get(key)
            if cell is None or not self._is_sound(cell, key):
                continue
            if key in due:
                answers[key] = cell
            else:
                self._refuse(
                    message("{found} stands in a field that this line does not use", found=shorten(cell.text)),
                    message("Write the answer under: {columns}.", columns=tuple(TITLES[one] for one in due)),
                    key,
                )
        counted = next((key for key in ("compliant", "observed") if key in answers), None)
        forms = [key for key in ("answer", counted, *(state for state in STATES if state in given)) if key]
        forms = [key for key in forms if key in answers or key in given]
        for extra in forms[1:]:
            self._refuse(
                message(
                    "two answers are given: {first} and {second}",
                    first=self.row.cells[forms[0]].address,
                    second=self.row.cells[extra].address,
                ),
                message("Keep one answer: a result, “not applicable” or “not observed”, and empty the other field."),
                extra,
            )
        return answers

    def _answer(self, answers: Mapping[str, Cell]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for key, cell in answers.items():
            try:
                given |= self._read(key, cell)
            except _Refused as refused:
                self._refuse(refused.what, refused.remedy, key)
            except PydanticCustomError as error:
                self._refuse(*said_of(error, cell.text), key)
        for key, other in (("compliant", "observed"), ("observed", "compliant")):
            if key in answers and other not in answers:
                self._refuse(
                    message("of the two counts only one is given"),
                    message("Write how many complied, and how many were observed."),
                    other,
                )
        return given

    def _read(self, key: str, cell: Cell) -> dict[str, Any]:
        measure = self.criterion.measure
        if key != "answer":
            return {key: parse_count(self._number(cell, None, percent=False))}
        match measure:
            case Conformity():
                return {"value": _conformity(cell)}
            case Scale():
                return {"value": _label(measure, self.standard, cell)}
            case Quantity():
                return {"value": plain(parse_number(self._number(cell, measure.unit)))}
            case Mean():
                return {"values": self._values(cell, measure.unit)}
            case Share(limit=limit):
                return {"values": self._values(cell, limit.unit if isinstance(limit, Limit) else None)}

    def _values(self, cell: Cell, unit: Text | None) -> list[Decimal]:
        if cell.kind is not Kind.TEXT:
            return [parse_number(self._number(cell, unit))]
        parts = [part for part in BETWEEN.split(cell.text) if part]
        if len(parts) > MOST_VALUES:
            raise _Refused(message("more than {most} values are given", most=MOST_VALUES), message("Shorten the list."))
        units = {normal(words) for words in by_language(unit, "").values()}
        values: list[Decimal] = []
        for part in parts:
            if values and normal(part) in units:
                continue
            try:
                values.append(parse_number(bare(part, unit)))
            except PydanticCustomError as error:
                what, remedy = said_of(error, part)
                if error.type == "number_with_comma":
                    remedy = BETWEEN_REMEDY
                raise _Refused(what, remedy) from None
        return values

    def _number(self, cell: Cell, unit: Text | None, *, percent: bool = True) -> str:
        """Return a number as text, without its unit; a percentage only where the unit is percent or nothing is said."""
        if cell.kind is Kind.DATE:
            raise _Refused(
                message("{found} is a date or a time, not a number", found=shorten(cell.text)),
                message("Set the format of the cell to “General” and write the number again."),
            )
        if cell.kind is Kind.PERCENT and not (percent and is_percent(unit)):
            raise _Refused(
                message("{found}% is a percentage", found=cell.text), message("Write the number that was seen.")
            )
        return bare(cell.text, unit) if percent and cell.kind is Kind.TEXT else cell.text

    def _is_sound(self, cell: Cell, key: str) -> bool:
        if cell.kind is Kind.ERROR:
            self._refuse(
                message("the cell holds the error {found}", found=shorten(cell.text)),
                message("Write what was seen instead of a formula."),
                key,
            )
        elif cell.kind is Kind.UNCALCULATED:
            self._refuse(
                message("the cell holds a formula that was never calculated"),
                message("Write the value itself, or open the workbook in a spreadsheet program and save it."),
                key,
            )
        else:
            return True
        return False

    def _refuse(self, what: Message, remedy: Message, key: str) -> None:
        self.problems.append(Problem(what, remedy, self.table.place(self.row, key)))

    def _locate(self, path: tuple[str | int, ...]) -> Place:
        keys = {"value": "answer", "values": "answer"}
        key = str(path[0]) if path else "compliant"
        return self.table.place(self.row, keys.get(key, key))


def as_text(cell: Cell) -> str:
    """Return what a cell says where words are due."""
    return cell.text.strip() + ("%" if cell.kind is Kind.PERCENT else "")


@cache
def _conformity_words() -> Mapping[str, str]:
    return words_of({code: term(member) for code, member in CONFORMITY.items()})


def _conformity(cell: Cell) -> str:
    if (code := _conformity_words().get(normal(cell.text))) is None:
        raise _not_offered(cell, (term(member) for member in CONFORMITY.values()))
    return code


def _label(measure: Scale, standard: Standard, cell: Cell) -> str:
    """Return the label that was chosen, in the language it was chosen in."""
    labels = [
        (index, words.strip())
        for index, label in enumerate(measure.labels)
        for words in by_language(label.label, standard.language).values()
    ]
    written = as_text(cell)
    found = {index: words for index, words in labels if words == written}
    found = found or {index: words for index, words in labels if normal(words) == normal(written)}
    if len(found) != 1:
        raise _not_offered(cell, (message("{label}", label=label.label) for label in measure.labels))
    return next(iter(found.values()))


def _not_offered(cell: Cell, offered: Iterable[Message]) -> _Refused:
    return _Refused(
        message("{found} is not one of the answers", found=shorten(as_text(cell))),
        message("Choose one of: {known}.", known=tuple(offered)),
    )
