"""`stdcheck db`: look after the database."""

from typing import Annotated

import typer

from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.services.checking import check_store


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the commands to the command line."""
    t = session.t
    group = typer.Typer(help=about, rich_markup_mode=app.rich_markup_mode)
    app.add_typer(group, name="db")

    @group.command("upgrade", help=t("Bring the database up to date."))
    def upgrade(
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        with opened(session, database):
            session.say(t("The database is up to date."))
        return GOOD

    @group.command("check", help=t("Verify the database and the chain of its history."))
    def check(
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        return run_check(session, database)

    del upgrade, check


def run_check(session: Session, database: str | None) -> int:
    """Verify, say what was found, and return 1 where something is wrong."""
    t = session.t
    with opened(session, database) as (store, actor):
        found = check_store(store, actor)
    for problem in found.problems:
        place = str(problem.place)
        session.say(f"{place}: {t.say(problem.what)}" if place else t.say(problem.what))
        session.say(f"    {t.say(problem.remedy)}")
    session.say(t.plural("{n} entry in the history.", "{n} entries in the history.", found.entries))
    if found.head:
        session.say(t("Newest hash: {head}", head=found.head))
    session.say(t("Something is wrong.") if found.problems else t("All is well."))
    return SHORT if found.problems else GOOD
