"""`stdcheck export`: everything in the store as files."""

from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.services.transfer import export_all


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("export", help=about)
    def run(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=t("The folder to write: a new or an empty one."))],
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
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
