"""The fields of a checklist: what each offers, how it shows what was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents.checklist_layout import CONFORMITY, METHODS
from stdcheck.documents.measure_words import limit_in_words
from stdcheck.documents.workbook_cells import at, put_text
from stdcheck.domain.audit import Response
from stdcheck.domain.measures import Conformity, Limit, Mean, Measure, Quantity, Scale, Share
from stdcheck.domain.numbers import plain
from stdcheck.domain.terms import term
from stdcheck.language import Translator

_AS_TEXT = "@"
_MOST_WORDS = 250


@dataclass(slots=True)
class Offer:
    """What is offered in some cells (column, row); they are gathered, since adding one by one takes quadratic time."""

    asked: DataValidation
    cells: list[tuple[int, int]] = field(default_factory=list)


class Choices:
    """The drop-downs of a workbook; their words stand on a hidden sheet, so that any label can be offered."""

    def __init__(self, lists: Worksheet, t: Translator) -> None:
        self._lists = lists
        self.t = t
        self._columns: dict[tuple[str, ...], int] = {}
        self._offered: dict[tuple[str, ...], Offer] = {}
        self.conformity = tuple(t.say(term(outcome)) for outcome in CONFORMITY.values())
        self.methods = tuple(t.say(term(method)) for method in METHODS)

    def of_words(self, words: tuple[str, ...], prompt: str) -> Offer:
        """Return the drop-down of `words`; other words are refused."""
        offered = self._offered.get((*words, prompt))
        if offered is None:
            asked = DataValidation(type="list", formula1=self._range(words), errorStyle="stop")
            offered = self._offered[*words, prompt] = self._new(asked, prompt)
            offered.asked.error = self.t("Please choose one of the words in the list.")
        return offered

    def of_numbers(self, kind: Literal["decimal", "whole"], prompt: str) -> Offer:
        """Return what asks for a number, or a count; other entries are warned of, not refused."""
        offered = self._offered.get((kind, prompt))
        if offered is None:
            asked = DataValidation(type=kind, operator="between", formula2="1E+15", errorStyle="warning")
            asked.formula1 = "0" if kind == "whole" else "-1E+15"
            offered = self._offered[kind, prompt] = self._new(asked, prompt)
            offered.asked.error = self.t("A number is due here.")
        return offered

    def of_text(self, prompt: str) -> Offer:
        """Return what shows a hint beside a cell and takes anything."""
        offered = self._offered.get((prompt,))
        if offered is None:
            offered = self._offered[(prompt,)] = self._new(DataValidation(), prompt)
        return offered

    def attach(self, sheet: Worksheet) -> None:
        """Give `sheet` everything offered since the last call."""
        for offered in self._offered.values():
            offered.asked.sqref = MultiCellRange(" ".join(_ranges(offered.cells)))
            sheet.add_data_validation(offered.asked)
        self._offered = {}

    def _new(self, asked: DataValidation, prompt: str) -> Offer:
        asked.allow_blank = True
        asked.showErrorMessage = True
        asked.showInputMessage = bool(prompt)
        asked.prompt = prompt[:_MOST_WORDS]
        return Offer(asked)

    def _range(self, words: tuple[str, ...]) -> str:
        column = self._columns.get(words)
        if column is None:
            column = self._columns[words] = len(self._columns) + 1
            for row, word in enumerate(words, start=1):
                put_text(at(self._lists, row, column), word)
        letter = get_column_letter(column)
        sheet = self._lists.title.replace("'", "''")
        return f"'{sheet}'!${letter}$1:${letter}${len(words)}"


def _ranges(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Yield cells as ranges, one for each run of cells below each other."""
    runs: list[list[int]] = []
    for column, row in sorted(cells):
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([column, row, row])
    for column, first, last in runs:
        letter = get_column_letter(column)
        yield f"{letter}{first}:{letter}{last}" if last > first else f"{letter}{first}"


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one criterion; `words` are the drop-down's, where it has one, in the measure's own order."""

    measure: Measure
    words: tuple[str, ...] | None
    choices: Choices
    t: Translator

    def number_format(self, key: str) -> str:
        """Return the format of a field; what is no bare number is kept as typed."""
        if key in {"compliant", "observed"}:
            return "0"
        return "General" if key == "answer" and isinstance(self.measure, Quantity) else _AS_TEXT

    def offer(self, cell: Cell, key: str) -> None:
        """Add the drop-down or the hint of a field to its cell."""
        if key == "compliant":
            self.choices.of_numbers("whole", self.t("How many of the observed complied")).cells.append(
                (cell.column, cell.row)
            )
        elif key == "observed":
            self.choices.of_numbers("whole", self.t("How many were observed")).cells.append((cell.column, cell.row))
        elif key == "answer":
            self._offer_answer(cell)

    def _offer_answer(self, cell: Cell) -> None:
        match self.measure:
            case Conformity() | Scale():
                self.choices.of_words(self.words or (), "").cells.append((cell.column, cell.row))
            case Quantity() as quantity:
                self.choices.of_numbers("decimal", self._one_number(quantity)).cells.append((cell.column, cell.row))
            case Share(limit=Limit() as limit):
                self.choices.of_text(self._several(limit)).cells.append((cell.column, cell.row))
            case Mean() as mean:
                self.choices.of_text(self._several(mean)).cells.append((cell.column, cell.row))

    def _one_number(self, limit: Limit) -> str:
        return self.t("One number ({limit})", limit=limit_in_words(limit))

    def _several(self, limit: Limit) -> str:
        return self.t("Every value, separated by ; ({limit})", limit=limit_in_words(limit))

    def shown(self, response: Response | None) -> Mapping[str, object]:
        """Return what stands in the fields for a response; reading gives the same response again.

        Not observed and no reason given is a dash, because an empty cell would be no answer.
        """
        if response is None:
            return {}
        texts = {key: getattr(response, key) for key in ("not_applicable", "not_observed", "note")}
        given: dict[str, object] = {key: text for key, text in texts.items() if text is not None}
        if response.not_observed == "":
            given["not_observed"] = "–"
        if response.values is not None:
            given["answer"] = "; ".join(plain(value) for value in response.values)
        if response.observed is not None:
            given |= {"compliant": response.compliant, "observed": response.observed}
        if response.value is not None:
            given["answer"] = self._value(response.value)
        return given

    def _value(self, value: str) -> object:
        match self.measure:
            case Conformity() if value in CONFORMITY and self.words:
                return self.words[list(CONFORMITY).index(value)]
            case Scale(labels=labels) if self.words:
                for label, word in zip(labels, self.words, strict=True):
                    if value == label.label or (not isinstance(label.label, str) and value in label.label.values()):
                        return word
        return value
