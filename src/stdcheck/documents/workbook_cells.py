"""Cells, sheets and print set-up with openpyxl, in the look of our workbooks."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents import workbook_look as look

_THIN = Side(style="thin", color=look.RULE)
RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
OPEN = Protection(locked=False)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one workbook, of one family."""

    family: str

    @cache  # noqa: B019  (a handful of values, and fonts of a family are the same for ever)
    def make(self, size: float = 10, *, bold: bool = False, italic: bool = False, colour: str = look.INK) -> Font:
        """Return a font of the family."""
        return Font(name=self.family, size=size, bold=bold, italic=italic, color=colour)


@cache
def filled(colour: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", fgColor=colour)


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell at a row and a column, both from 1."""
    return cast("Cell", sheet.cell(row, column))


def put_text(cell: Cell, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = look.escaped(text)
    cell.data_type = "s"
    if look.could_run(text):
        cell.quotePrefix = True


def hide_keys(sheet: Worksheet) -> None:
    """Hide the row and the column that hold the keys."""
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["A"].hidden = True


def set_widths(sheet: Worksheet, widths: list[float], first: int = 2) -> None:
    """Set the widths of columns, in characters, from column `first` on."""
    for number, width in enumerate(widths, start=first):
        sheet.column_dimensions[get_column_letter(number)].width = width


def protect(sheet: Worksheet) -> None:
    """Lock every cell that is not open; column widths, row heights and filters stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def set_up_print(sheet: Worksheet, *, landscape: bool, left: str, right: str = "", repeated: str | None = None) -> None:
    """Fit a sheet to the width of A4, with the page number at the foot."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for name, inches in {"left": 0.45, "right": 0.45, "top": 0.5, "bottom": 0.6, "header": 0.25, "footer": 0.3}.items():
        setattr(sheet.page_margins, name, inches)
    for part, text in {"left": _plain_footer(left), "center": "&P / &N", "right": _plain_footer(right)}.items():
        getattr(sheet.oddFooter, part).text = text
    if repeated:
        sheet.print_title_rows = repeated


def _plain_footer(text: str) -> str:
    return " ".join(text.split())[:60].replace("&", "&&")
