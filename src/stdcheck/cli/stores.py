"""The store for a command, and on whose behalf it acts."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from stdcheck.cli.session import Session
from stdcheck.language import Translator
from stdcheck.services.actors import Actor, Role
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store

DATABASE_VARIABLE = "STDCHECK_DATABASE_URL"


def database_option(t: Translator) -> Any:
    """Return the option that every command on the store has."""
    return typer.Option(
        metavar="URL", help=t("The database (else STDCHECK_DATABASE_URL, else a file in the data folder).")
    )


@contextmanager
def opened(session: Session, database: str | None) -> Iterator[tuple[Store, Actor]]:
    """Open the store at the URL given, else where the environment says, and close it in the end."""
    store = open_store(settings_of(session, database))
    try:
        yield store, actor()
    finally:
        store.close()


def settings_of(session: Session, database: str | None) -> Settings:
    """Return where the data lives."""
    given = {DATABASE_VARIABLE: database} if database else {}
    return Settings.from_environment({**session.environ, **given}, session.folder)


def actor() -> Actor:
    """Return who runs the command: whoever may start programs on the machine of the database administers it."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        name = "command line"
    return Actor(name, Role.ADMINISTRATOR)
