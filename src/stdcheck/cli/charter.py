"""`stdcheck charter`: the customer charter of a standard as a page."""

from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from stdcheck.cli.one_file import make_file
from stdcheck.cli.session import Session
from stdcheck.domain.standard import Standard


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("charter", help=about)
    def run(
        standard: Annotated[Path, typer.Argument(metavar="STANDARD.yaml", help=t("The file of the standard."))],
        output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help=t("The page to write."))],
    ) -> int:
        def write(made: Standard, target: BinaryIO, _ending: str) -> None:
            from stdcheck.documents.charter import write_charter  # noqa: PLC0415  (the help needs none of it)

            target.write(write_charter(made, t.language).encode())

        return make_file(session, standard, output, [".html", ".htm"], write)

    del run
