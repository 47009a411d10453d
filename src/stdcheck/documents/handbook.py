"""The staff handbook: the whole standard for the people who carry it out, as a page or as a Word document."""

from typing import Literal

from stdcheck.documents.handbook_content import handbook_of
from stdcheck.documents.handbook_page import as_page
from stdcheck.domain.standard import Standard


def write_handbook(standard: Standard, language: str, form: Literal["html", "docx"] | str = "html") -> bytes:  # noqa: PYI051
    """Return the handbook of `standard` in `language`, as an HTML page (UTF-8) or as a Word document.

    Stage by stage, step by step, key factor by key factor: every measurable standard with what, who, when, how, check
    and measure, critical ones marked with their reason, the evidence, and how all of it is scored.
    """
    book = handbook_of(standard, language)
    if form == "docx":
        from stdcheck.documents.handbook_docx import as_docx  # noqa: PLC0415  (a page needs no Word library)

        return as_docx(book)
    return as_page(book).encode()
