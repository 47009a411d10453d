"""`stdcheck checklist`: the blank checklist of a standard as a workbook, or as a form for ODK and Kobo clients."""

from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from stdcheck.cli.one_file import make_file
from stdcheck.cli.session import Session
from stdcheck.documents.checklist_workbook import write_checklist
from stdcheck.domain.standard import Standard


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("checklist", help=about)
    def run(
        standard: Annotated[Path, typer.Argument(metavar="STANDARD.yaml", help=t("The file of the standard."))],
        output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help=t("The workbook to write."))],
        *,
        xlsform: Annotated[bool, typer.Option("--xlsform", help=t("As an XLSForm, for ODK and Kobo clients."))] = False,
    ) -> int:
        def write(made: Standard, target: BinaryIO, _ending: str) -> None:
            if xlsform:
                from stdcheck.documents.xlsform import write_xlsform  # noqa: PLC0415

                write_xlsform(made, target, t.language)
            else:
                write_checklist(made, target, language=t.language)

        return make_file(session, standard, output, [".xlsx"], write)

    del run
