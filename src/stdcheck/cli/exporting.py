"""`stdcheck export`: everything in the store as files."""

from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message
from stdcheck.services.transfer import export_all


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("export", help=about)
    def run(
        folder: Annotated[
            Path, typer.Argument(metavar="DIR", help=t("The folder to write; made where it is not there."))
        ],
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
        *,
        force: Annotated[bool, typer.Option("--force", help=t("Write into a folder that is not empty."))] = False,
    ) -> int:
        check_folder(folder, force=force)
        with opened(session, database) as (store, actor), session.progress(t("Exporting")) as advance:
            done = export_all(store, actor, folder, progress=advance)
        session.say(
            t(
                "Written to {folder}: {counts}.",
                folder=str(done.folder),
                counts=(
                    t.plural("{n} standard", "{n} standards", done.standards),
                    t.plural("{n} audit", "{n} audits", done.audits),
                    t.plural("{n} site", "{n} sites", done.sites),
                ),
            )
        )
        return GOOD

    del run


def check_folder(folder: Path, *, force: bool) -> None:
    """Refuse a file, and a folder that holds something unless `force` says so; raises StdcheckError."""
    place = Place(file=str(folder))
    if folder.exists() and not folder.is_dir():
        raise refuse(message("the output is a file, not a folder"), message("Name a folder."), place)
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise refuse(message("the folder is not empty"), message("Name another, or say --force."), place)
