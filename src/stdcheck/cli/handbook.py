"""`stdcheck handbook`: the staff handbook of a standard, to read and to print."""

from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from stdcheck.cli.one_file import make_file
from stdcheck.cli.session import Session
from stdcheck.domain.standard import Standard


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("handbook", help=about)
    def run(
        standard: Annotated[Path, typer.Argument(metavar="STANDARD.yaml", help=t("The file of the standard."))],
        output: Annotated[
            Path,
            typer.Option(
                "--output", "-o", metavar="FILE.docx|html", help=t("The handbook to write; its ending says the form.")
            ),
        ],
    ) -> int:
        def write(made: Standard, target: BinaryIO, ending: str) -> None:
            from stdcheck.documents.handbook import write_handbook  # noqa: PLC0415  (the help needs none of it)

            target.write(write_handbook(made, t.language, "docx" if ending == ".docx" else "html"))

        return make_file(session, standard, output, [".docx", ".html"], write)

    del run
