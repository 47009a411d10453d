"""`stdcheck import`: standards, sites and audits from files into the store."""

from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.services.transfer import Imported, import_files


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("import", help=about)
    def run(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH", help=t("Files, or folders of them."))],
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        with opened(session, database) as (store, actor), session.progress(t("Importing")) as advance:
            imported = import_files(store, actor, paths, now=session.now(), progress=advance)
        for one in imported:
            session.say(_line(session, one))
        return GOOD

    del run


def _line(session: Session, one: Imported) -> str:
    t = session.t
    states = {"added": t("added"), "already": t("already there"), "draft": t("added as a draft")}
    version = t(", version {version}", version=str(one.version)) if one.version else ""
    return f"{one.file}: {one.id}{version}: {states[one.state]}"
