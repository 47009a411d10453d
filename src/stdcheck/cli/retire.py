"""`stdcheck retire`: no new audits use a version any more."""

from typing import Annotated

import typer

from stdcheck.cli.calls import whole
from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.services.drafting import open_version
from stdcheck.services.publishing import retire_standard


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("retire", help=about)
    def run(
        identifier: Annotated[str, typer.Argument(metavar="ID", help=t("The id of the standard."))],
        version: Annotated[
            str | None, typer.Option(metavar="N", help=t("Which version (default: the newest published)."))
        ] = None,
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        chosen = whole("--version", version, 1, 999_999_999) if version else None
        with opened(session, database) as (store, actor):
            number = chosen or open_version(store, actor, identifier).version
            retire_standard(store, actor, identifier, number, now=session.now())
        session.say(t("Retired: {id}, version {version}.", id=identifier, version=str(number)))
        return GOOD

    del run
