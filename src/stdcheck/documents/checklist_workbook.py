"""The checklist as a workbook, both ways."""

from stdcheck.documents.checklist_reading import FindStandard, read_checklist
from stdcheck.documents.checklist_writing import write_checklist

__all__ = ["FindStandard", "read_checklist", "write_checklist"]
