"""`stdcheck db`: look after the database."""

from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.stores import actor, database_option, opened, settings_of
from stdcheck.services.backups import back_up_store, restore_store
from stdcheck.services.checking import check_store
from stdcheck.services.opening import existing_store


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

    @group.command("backup", help=t("Back the database up into a new file, while people work."))
    def backup(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=t("The file to write; it must not be there yet."))],
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        return run_backup(session, file, database)

    @group.command("restore", help=t("Put a backup in the place of the database, which is kept beside it."))
    def restore(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=t("The backup to put back."))],
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        return run_restore(session, file, database)

    del upgrade, check, backup, restore


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


def run_backup(session: Session, file: Path, database: str | None) -> int:
    """Write a backup and say what is in it."""
    t = session.t
    store = existing_store(settings_of(session, database))
    try:
        with session.progress(t("Backing up")) as advance:
            done = back_up_store(store, actor(), file, progress=advance)
    finally:
        store.close()
    session.say(t("Backed up to {file}: {size} bytes, verified.", file=str(done.file), size=done.size))
    session.say(t.plural("{n} entry in the history.", "{n} entries in the history.", done.check.entries))
    if done.check.head:
        session.say(t("Newest hash: {head}", head=done.check.head))
    return GOOD


def run_restore(session: Session, file: Path, database: str | None) -> int:
    """Put a backup back and say what became of the database that was there."""
    t = session.t
    with session.progress(t("Restoring")) as advance:
        done = restore_store(settings_of(session, database), actor(), file, now=session.now(), progress=advance)
    session.say(t("Restored: {file} is what {backup} holds, verified.", file=str(done.file), backup=str(file)))
    session.say(t.plural("{n} entry in the history.", "{n} entries in the history.", done.check.entries))
    if done.migrated:
        session.say(t("It was of an older version and has been brought up to date."))
    if done.replaced:
        session.say(t("What was there before is kept as {file}.", file=str(done.replaced)))
    return GOOD
