"""The staff handbook as a Word document."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from stdcheck.documents import workbook_look as look
from stdcheck.documents.handbook_content import CriterionPart, FactorPart, Handbook

_LATIN = "Calibri"
_CHINESE = "Microsoft YaHei"
_LABEL, _TEXT = Cm(3.6), Cm(13.4)
_SIZES = {
    "Normal": 10.5,
    "Title": 26,
    "Heading 1": 17,
    "Heading 2": 13,
    "Heading 3": 11.5,
    "List Bullet": 9.5,
    "Footer": 8.5,
}
_COLOURS = {"Footer": look.MUTED}


def as_docx(book: Handbook) -> bytes:
    """Return the handbook as a .docx file."""
    target = BytesIO()
    _Writing(book).document().save(target)
    return target.getvalue()


class _Writing:
    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.out: Any = Document()

    def document(self) -> Any:
        """Return the whole document."""
        book, t = self.book, self.book.t
        self._set_up()
        self._paragraph(book.subtitle, colour=look.ACCENT, bold=True)
        self.out.add_paragraph(book.title, style="Title")
        self._pairs(book.about)
        for stage in book.stages:
            self.out.add_heading(f"{stage.number}  {stage.title}", level=1)
            for step in stage.steps:
                self.out.add_heading(f"{step.number}  {step.title}", level=2)
                for factor in step.factors:
                    self._factor(factor)
        self.out.add_heading(t("How scoring works"), level=1)
        self._pairs(book.scoring)
        return self.out

    def _factor(self, factor: FactorPart) -> None:
        self.out.add_heading(factor.title, level=3)
        self._paragraph(factor.about, colour=look.MUTED, size=9.5, keep=True)
        if factor.evidence:
            self._paragraph(self.book.t("Why it matters"), colour=look.MUTED, size=9.5, keep=True)
            for line in factor.evidence:
                added = self.out.add_paragraph(line, style="List Bullet")
                added.paragraph_format.keep_with_next = True
        for criterion in factor.criteria:
            self._criterion(criterion)

    def _criterion(self, criterion: CriterionPart) -> None:
        rows = list(criterion.rows)
        table = self._table(1 + len(rows) + bool(criterion.critical))
        head = table.rows[0].cells
        head[0].merge(head[1])
        self._write(head[0], f"{criterion.number}.  {criterion.what}", bold=True)
        _shade(head[0], look.BAND)
        at = 1
        if criterion.critical:
            self._write(table.rows[1].cells[0], self.book.t("Critical"), bold=True, colour=look.POOR_INK)
            self._write(table.rows[1].cells[1], criterion.critical, colour=look.POOR_INK)
            at = 2
        for (label, said), row in zip(rows, table.rows[at:], strict=True):
            self._write(row.cells[0], label, colour=look.MUTED)
            self._write(row.cells[1], said)
        for row in table.rows:
            _keep_together(row)
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = row is not table.rows[-1]
        self._paragraph("", size=4)

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        given = list(pairs)
        if not given:
            return
        table = self._table(len(given), ruled=False)
        for (label, said), row in zip(given, table.rows, strict=True):
            self._write(row.cells[0], label, bold=True)
            self._write(row.cells[1], said)

    def _table(self, rows: int, *, ruled: bool = True) -> Any:
        table = self.out.add_table(rows=rows, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        if ruled:
            _rule(table)
        for column, width in zip(table.columns, (_LABEL, _TEXT), strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        return table

    def _write(self, cell: Any, text: str, *, bold: bool = False, colour: str = look.INK) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(10)
        run.font.color.rgb = RGBColor.from_string(colour)

    def _paragraph(
        self, text: str, *, colour: str = look.INK, size: float = 10.5, bold: bool = False, keep: bool = False
    ) -> None:
        paragraph = self.out.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = keep
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size)
        run.font.color.rgb = RGBColor.from_string(colour)

    def _set_up(self) -> None:
        book = self.book
        self.out.core_properties.title = f"{book.title} · {book.subtitle}"
        self.out.core_properties.author = "stdcheck"
        self.out.core_properties.language = "zh-CN" if book.t.language == "zh" else "en-GB"
        section = self.out.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
        for name, size in _SIZES.items():
            self._set_font(self.out.styles[name], size)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.LEFT
        footer.add_run(f"{book.title}    ")
        for code in ("PAGE", " / ", "NUMPAGES"):
            _add_field(footer, code) if code.isalpha() else footer.add_run(code)

    def _set_font(self, style: Any, size: float) -> None:
        font = style.font
        font.name, font.size = _LATIN, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), _CHINESE)
        fonts.set(qn("w:hAnsi"), _LATIN)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
        style.element.get_or_add_rPr().append(language)
        heading = style.name.startswith("Heading")
        font.color.rgb = RGBColor.from_string(look.ACCENT if heading else _COLOURS.get(style.name, look.INK))
        font.bold = heading or style.name == "Title"
        if heading:
            style.paragraph_format.space_before = Pt(16 if style.name == "Heading 1" else 10)
            style.paragraph_format.space_after = Pt(3)
            style.paragraph_format.keep_with_next = True
        if style.name == "Title":
            _drop_border(style)


def _add_field(paragraph: Any, code: str) -> None:
    """Add a field that the word processor fills, such as the number of the page."""
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, code), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001  (the library has no way to add a field)


def _rule(table: Any) -> None:
    """Draw thin lines around a table and between its rows."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": "4", "space": "0", "color": look.RULE}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001  (the library has no way to set borders)


def _shade(cell: Any, colour: str) -> None:
    """Give a cell a ground."""
    shading = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": colour}.items():
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001  (the library has no way to set a ground)


def _keep_together(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  (the library has no way to say so)


def _drop_border(style: Any) -> None:
    """Take off the line that the library's template draws under titles."""
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
