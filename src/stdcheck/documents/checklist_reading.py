"""Reads a filled checklist back, whoever filled it and whatever happened to the file."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from stdcheck.documents.checklist_answers import Line, as_text, words_of
from stdcheck.documents.checklist_layout import (
    CHECKLIST,
    DETAIL_TITLES,
    DETAILS,
    FILLED,
    FORMAT,
    IDENTITY,
    IDENTITY_TITLES,
    MARK,
    METHODS,
    NEEDED_IDENTITY,
    PASSED_OVER,
    SHEET_TITLES,
    TITLES,
    VALUE,
)
from stdcheck.documents.validation import problems_of, shorten
from stdcheck.documents.value_lists import normal
from stdcheck.documents.workbook_tables import Cell, Kind, Row, Sheet, Table, address, read_sheets, tables
from stdcheck.domain.audit import Audit, Response
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, Problem, StdcheckError
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Standard
from stdcheck.domain.terms import term

FindStandard: TypeAlias = Callable[[str, int], Standard | None]
"""Returns a version of a standard by its id and number, None where it is not known."""

_VERSION = re.compile(r"[1-9][0-9]{0,5}")
_DAY = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?(?:\s*(\d{1,2})[:：时](\d{2})分?)?")
_AGAIN = message("Download the checklist again and copy the answers over.")
_SLUG = re.compile(r"[^A-Za-z0-9]+")
_HASH_LENGTH = 12
_FIRST_YEAR = 2000
"""A number that stands in a field for dates becomes a day of the year 1900."""


def read_checklist(raw: bytes, file: str, find_standard: FindStandard, *, needed: Sequence[str] = ()) -> Audit:
    """Read the filled checklist in `raw` (an .xlsx workbook) as an audit.

    `needed` names details that may not be empty (`site`, `inspector`, `method`, `observed_at`). A time without a zone
    is taken as it stands, the site's time. A checklist that was not made for one audit gets an id from what it holds:
    the same file gives the same id. Raises StdcheckError with every problem, each with sheet and cell, where the file
    is no workbook, a harmful one, no checklist of ours, of an unknown version, or holds what cannot be an answer.
    """
    try:
        return _Reading(read_sheets(raw, MARK), find_standard, needed).audit()
    except StdcheckError as error:
        raise error.in_file(file) from None


@dataclass(slots=True)
class _Reading:
    sheets: tuple[Sheet, ...]
    find_standard: FindStandard
    needed: Sequence[str]
    problems: list[Problem] = field(default_factory=list)

    def audit(self) -> Audit:
        """Return the audit, or raise with everything that is wrong."""
        found = {name: self._table(name) for name in (CHECKLIST, DETAILS, IDENTITY)}
        checklist, details, identity = found.values()
        standard = self._standard(identity) if identity else None
        responses = self._responses(checklist, standard) if checklist and standard else {}
        given = self._details(details) if details else {}
        identifier = self._audit_id(identity) if identity else None
        if not self.problems and checklist and not any(response.is_answer for response in responses.values()):
            self._refuse(
                message("nothing is answered yet"),
                message("Fill the checklist first."),
                Place(sheet=checklist.sheet.name),
            )
        if self.problems or standard is None:
            raise StdcheckError(self._in_order())
        content = {"standard": {"id": standard.id, "version": standard.version}, **given, "responses": responses}
        return Audit.model_validate(
            {"stdcheck": 1, "kind": "audit", "id": identifier or _id_from(content, standard), **content}
        )

    def _in_order(self) -> list[Problem]:
        order = [sheet.name for sheet in self.sheets]
        return sorted(self.problems, key=lambda one: order.index(one.place.sheet) if one.place.sheet else -1)

    def _table(self, name: str) -> Table | None:
        found = tables(self.sheets, MARK + name)
        if not found:
            what = message("the sheet “{sheet}” is missing", sheet=SHEET_TITLES[name])
            self._refuse(what, _AGAIN, Place())
            return None
        for extra in found[1:]:
            what = message("the sheet “{sheet}” is in the workbook twice", sheet=SHEET_TITLES[name])
            self._refuse(what, message("Delete the copy that is not filled."), extra.sheet.place())
        table = found[0]
        due: Mapping[str, Message] = {key: TITLES[key] for key in FILLED} if name == CHECKLIST else {}
        for key in due or (VALUE,):
            if key not in table.columns:
                title = due.get(key, SHEET_TITLES[name])
                self._refuse(message("the column “{column}” is missing", column=title), _AGAIN, table.sheet.place())
        for cell in table.doubled:
            if cell.text.strip() in due or cell.text.strip() == VALUE:
                what = message("the column {column} is there twice", column=shorten(cell.text))
                self._refuse(what, message("Delete the copy."), table.sheet.place(cell.row, cell.column))
        return table

    def _standard(self, table: Table) -> Standard | None:
        rows = self._single_rows(table, IDENTITY_TITLES)
        said = {key: _said(row) for key, row in rows.items()}
        missing = [key for key in NEEDED_IDENTITY if not said.get(key)]
        for key in missing:
            place = table.place(rows[key], VALUE) if key in rows else table.sheet.place()
            self._refuse(message("{key} is missing", key=IDENTITY_TITLES[key]), _AGAIN, place)
        if missing:
            return None
        if said["format"] != str(FORMAT):
            what = message("the workbook has another format: {found}", found=shorten(said["format"]))
            self._refuse(what, _AGAIN, table.place(rows["format"], VALUE))
            return None
        standard = None
        if _VERSION.fullmatch(said["version"]):
            standard = self.find_standard(said["standard"], int(said["version"]))
        if standard is None:
            what = message(
                "the standard {id}, version {version}, is not known here",
                id=shorten(said["standard"]),
                version=shorten(said["version"]),
            )
            remedy = message("Bring the standard in this version here first, or check that this is the right file.")
            self._refuse(what, remedy, table.place(rows["standard"], VALUE))
        elif content_hash(standard) != said["sha256"].lower():
            what = message(
                "the checklist was made from another text of {id}, version {version}",
                id=standard.id,
                version=str(standard.version),
            )
            self._refuse(what, _AGAIN, table.place(rows["sha256"], VALUE))
            return None
        return standard

    def _responses(self, table: Table, standard: Standard) -> dict[str, Response]:
        criteria = {place.criterion.id: place.criterion for place in standard.criteria()}
        responses: dict[str, Response] = {}
        rows: dict[str, Row] = {}
        for row in table.rows:
            if row.id.startswith(PASSED_OVER):
                continue
            if row.id not in criteria:
                self._refuse_line(table, row, standard)
            elif row.id in rows:
                what = message(
                    "the line {id} is there twice (first in line {first})", id=row.id, first=rows[row.id].number
                )
                self._refuse(what, message("Delete the copy."), table.place(row))
            else:
                rows[row.id] = row
                line = Line(table, row, standard, criteria[row.id])
                response = line.response()
                self.problems += line.problems
                if response is not None:
                    responses[row.id] = response
        self._refuse_merged(table, {row.number for row in rows.values()})
        in_order = [identifier for identifier in criteria if identifier in responses]
        return {identifier: responses[identifier] for identifier in in_order}

    def _refuse_line(self, table: Table, row: Row, standard: Standard) -> None:
        filled = [key for key in FILLED if key in row.cells]
        if row.id:
            what = message("the standard has no line {id}", id=shorten(row.id))
            remedy = message(
                "Put the id of the line back, or download the checklist of {standard}, version {version}, again.",
                standard=standard.id,
                version=str(standard.version),
            )
            self._refuse(what, remedy, table.place(row))
        elif filled:
            what = message("{found} stands in a line that asks for nothing", found=shorten(row.cells[filled[0]].text))
            self._refuse(what, message("Move it to the line it belongs to, or delete it."), table.place(row, filled[0]))

    def _refuse_merged(self, table: Table, rows: set[int]) -> None:
        columns = {table.columns[key] for key in FILLED if key in table.columns}
        for top, left, bottom, right in table.sheet.merged:
            if columns & set(range(left, right + 1)) and rows & set(range(top, bottom + 1)):
                what = message("the cells {found} are merged", found=f"{address(top, left)}:{address(bottom, right)}")
                remedy = message("Split them again, so that every line has its own answer.")
                self._refuse(what, remedy, table.sheet.place(top, left))

    def _details(self, table: Table) -> dict[str, Any]:
        rows = self._single_rows(table, DETAIL_TITLES)
        given: dict[str, Any] = {}
        for key, title in DETAIL_TITLES.items():
            row = rows.get(key)
            cell = row.cells.get(VALUE) if row else None
            if cell is not None and cell.kind in {Kind.ERROR, Kind.UNCALCULATED}:
                what = message("the cell holds a formula without a value")
                self._refuse(what, message("Write the value itself."), table.sheet.place(cell.row, cell.column))
            elif cell is not None and row is not None:
                value = self._detail(key, cell, table.place(row, VALUE))
                given |= {key: value} if value is not None else {}
            elif key in self.needed:
                place = table.place(row, VALUE) if row else table.sheet.place()
                self._refuse(message("{key} is missing", key=title), message("Fill in the field."), place)
        return given

    def _detail(self, key: str, cell: Cell, place: Place) -> Any:
        written = as_text(cell)
        if key == "method":
            known = words_of({str(method): term(method) for method in METHODS})
            if normal(written) not in known:
                self._refuse(
                    message("{found} is not a method", found=shorten(written)),
                    message("Choose one of: {known}.", known=tuple(term(method) for method in METHODS)),
                    place,
                )
            return known.get(normal(written))
        try:
            value = _DETAILS[key].validate_python(_in_iso(written) if key == "observed_at" else written)
        except ValidationError as error:
            self.problems += problems_of(error, Audit, lambda _: place)
            return None
        if key == "observed_at" and value.year < _FIRST_YEAR:
            what = message("{found} lies too far back", found=shorten(written))
            self._refuse(what, message("Write the day of the visit, as in 2026-11-02 08:10."), place)
        return value

    def _audit_id(self, table: Table) -> str | None:
        row = next((row for row in table.rows if row.id == "audit"), None)
        written = _said(row) if row else ""
        if row is None or not written:
            return None
        try:
            return str(_ID.validate_python(written))
        except ValidationError:
            what = message("{found} is not the id of an audit", found=shorten(written))
            self._refuse(what, _AGAIN, table.place(row, VALUE))
            return None

    def _single_rows(self, table: Table, known: Mapping[str, Message]) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        for row in table.rows:
            if row.id in known and row.id in rows:
                what = message(
                    "the line {id} is there twice (first in line {first})", id=row.id, first=rows[row.id].number
                )
                self._refuse(what, message("Delete the copy."), table.place(row))
            elif row.id in known:
                rows[row.id] = row
        return rows

    def _refuse(self, what: Message, remedy: Message, place: Place) -> None:
        self.problems.append(Problem(what, remedy, place))


def _adapter(name: str) -> TypeAdapter[Any]:
    found = Audit.model_fields[name]
    return TypeAdapter(found.rebuild_annotation())


_DETAILS = {name: _adapter(name) for name in DETAIL_TITLES}
_ID = _adapter("id")


def _said(row: Row) -> str:
    cell = row.cells.get(VALUE)
    return as_text(cell) if cell is not None and cell.kind not in {Kind.ERROR, Kind.UNCALCULATED} else ""


def _in_iso(written: str) -> str:
    """Return a date that begins with the year as the files of audits have it; anything else as it is."""
    plain = unicodedata.normalize("NFKC", written).strip()
    found = _DAY.fullmatch(plain)
    if found is None:
        return plain
    year, month, day, hour, minute = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}" + (f" {int(hour):02}:{minute}" if hour else "")


def _id_from(content: Mapping[str, Any], standard: Standard) -> str:
    """Make the id of an audit from what the checklist holds: the place, the day, and a hash of everything."""
    responses = {key: response.model_dump(mode="json") for key, response in content["responses"].items()}
    seen = json.dumps({**content, "responses": responses}, default=str, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(seen.encode()).hexdigest()[:_HASH_LENGTH]
    observed = content.get("observed_at")
    day = observed.date().isoformat() if observed else ""
    return "-".join(filter(None, [_slug(content.get("site") or "") or standard.id[:40], day, digest]))


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words)
    if not plain.isascii():
        from pypinyin import lazy_pinyin  # noqa: PLC0415  (a checklist of an English site need not load it)

        plain = "-".join(lazy_pinyin(plain, errors="default"))
    return _SLUG.sub("-", plain).strip("-").lower()[:40].strip("-")
