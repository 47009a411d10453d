"""The long sheet of the results: every answer of every audit, a row each."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stdcheck.documents.answer_words import answer_in_words
from stdcheck.documents.results_pen import DAY_FORMAT, PERCENT_FORMAT, Pen, ground, share
from stdcheck.documents.workbook_look import could_run
from stdcheck.domain.audit import Response
from stdcheck.domain.results import Results, ScoredAudit
from stdcheck.domain.scorecard import Outcome
from stdcheck.domain.terms import term
from stdcheck.domain.values import LONGEST_TEXT

Cell: TypeAlias = tuple[str, Format]
"""A text that is ready to be written, with its format."""

_DATE, _VERSION, _ANSWER, _OUTCOME, _NOTE = 1, 5, 9, 10, 13
_WIDTHS = (24, 12, 18, 16, 16, 9, 16, 18, 40, 18, 16, 11, 9, 50)


def write_answers(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write every answer; the headings stand in the first row, so that the sheet can be filtered and pivoted."""
    t = pen.t
    titles = (
        t("Audit"),
        t("Date"),
        t("Site"),
        t("Inspector"),
        t("Method"),
        t("Version"),
        t("Stage"),
        t("Step"),
        t("Measurable standard"),
        t("Answer"),
        t("Outcome"),
        t("Attainment"),
        t("Weight"),
        t("Note"),
    )
    sheet.set_row(0, 32)
    for number, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        pen.put(sheet, 0, number, title, "header")
    sheet.freeze_panes(1, 1)
    rows = _Rows(pen, sheet, results)
    for scored in results.audits:
        rows.write(scored)
    sheet.autofilter(0, 0, max(rows.row, 1), len(titles) - 1)
    pen.set_up_print(sheet, pen.read(results.standard.title), repeated=0)


class _Rows:
    """Writes the rows; whatever is the same for many of them is said once, since there may be a hundred thousand."""

    def __init__(self, pen: Pen, sheet: Worksheet, results: Results) -> None:
        self.row = 0
        self._pen = pen
        self._sheet = sheet
        self._language = results.standard.language
        self._text = pen.style(indent=1)
        self._day = pen.style(align="center", num_format=DAY_FORMAT).plain
        self._percent = pen.style(align="center", num_format=PERCENT_FORMAT).plain
        self._number = pen.style(align="center").plain
        self._places = {place.criterion.id: place for place in results.standard.criteria()}
        self._outcomes = {
            outcome: (pen.outcome(outcome, pen.t.say(term(outcome))), self._outcome_style(outcome))
            for outcome in Outcome
        }
        self._criteria: dict[str, Sequence[Cell]] = {}
        self._answers: dict[tuple[str, str], Cell] = {}
        self._shares: dict[Fraction, float] = {}

    def write(self, scored: ScoredAudit) -> None:
        """Write the rows of one audit."""
        string, number = self._sheet.write_string, self._sheet.write_number
        audit, responses = scored.audit, scored.audit.responses
        about = self._about(scored)
        day = audit.observed_at.date() if audit.observed_at else None
        for result in scored.card.criteria:
            self.row += 1
            row = self.row
            for column, (text, style) in about:
                string(row, column, text, style)
            if day is not None:
                self._sheet.write_datetime(row, _DATE, day, self._day)
            number(row, _VERSION, scored.card.version, self._number)
            for column, (text, style) in enumerate(self._criterion(result.id), start=_VERSION + 1):
                string(row, column, text, style)
            response = responses.get(result.id)
            if response is not None:
                self._write_response(row, result.id, response)
            string(row, _OUTCOME, *self._outcomes[result.outcome])
            if result.attainment is not None:
                number(row, _OUTCOME + 1, self._share(result.attainment), self._percent)
            number(row, _OUTCOME + 2, float(result.weight), self._number)

    def _write_response(self, row: int, identifier: str, response: Response) -> None:
        if response.value is not None:
            answer = self._answers.get((identifier, response.value))
            if answer is None:
                answer = self._answers[identifier, response.value] = self._answer(identifier, response)
        else:
            answer = self._answer(identifier, response)
        if answer[0]:
            self._sheet.write_string(row, _ANSWER, *answer)
        if response.note:
            self._sheet.write_string(row, _NOTE, *self._cell(response.note))

    def _about(self, scored: ScoredAudit) -> Sequence[tuple[int, Cell]]:
        audit = scored.audit
        site = self._pen.read(scored.site.name) if scored.site else audit.site
        method = self._pen.t.say(term(audit.method)) if audit.method else ""
        said = {0: audit.id, _DATE + 1: site, _DATE + 2: audit.inspector, _DATE + 3: method}
        return [(column, self._cell(text)) for column, text in said.items() if text]

    def _criterion(self, identifier: str) -> Sequence[Cell]:
        found = self._criteria.get(identifier)
        if found is None:
            place = self._places.get(identifier)
            said = [place.stage.title, place.step.title, place.criterion.what] if place else ["", "", identifier]
            found = self._criteria[identifier] = [self._cell(self._pen.read(text)) for text in said]
        return found

    def _answer(self, identifier: str, response: Response) -> Cell:
        place = self._places.get(identifier)
        measure = place.criterion.measure if place else None
        return self._cell(answer_in_words(response, measure, self._pen.t, self._language))

    def _cell(self, text: str) -> Cell:
        cut = text[:LONGEST_TEXT]
        return cut, self._text.quoted if could_run(cut) else self._text.plain

    def _share(self, attainment: Fraction) -> float:
        found = self._shares.get(attainment)
        if found is None:
            found = self._shares[attainment] = share(100 * attainment)
        return found

    def _outcome_style(self, outcome: Outcome) -> Format:
        return self._pen.style(indent=1, **ground(outcome)).plain
