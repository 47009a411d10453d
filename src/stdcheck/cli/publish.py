"""`stdcheck publish`: the draft of a standard becomes its next version."""

from typing import Annotated

import typer

from stdcheck.cli.calls import day
from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.stores import database_option, opened
from stdcheck.domain.content import content_hash
from stdcheck.domain.findings import Severity
from stdcheck.services.publishing import publish_standard, review_draft


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("publish", help=about)
    def run(
        identifier: Annotated[str, typer.Argument(metavar="ID", help=t("The id of the standard."))],
        effective_from: Annotated[
            str | None, typer.Option(metavar="DATE", help=t("The day from which audits use it (default: today)."))
        ] = None,
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        return run_publish(session, identifier, effective_from, database)

    del run


def run_publish(session: Session, identifier: str, effective_from: str | None, database: str | None) -> int:
    """Publish, or show the errors that stand in the way and return 1."""
    t, today = session.t, session.today()
    since = day("--effective-from", effective_from) if effective_from else today
    with opened(session, database) as (store, actor):
        findings = review_draft(store, actor, identifier, today=today)
        errors = [f for f in findings if f.severity is Severity.ERROR and f.accepted is None]
        if errors:
            for finding in errors:
                session.say(f"{finding.path}: {finding.rule}: {t.say(finding.message)}")
                session.say(f"    {t.say(finding.remedy)}")
            session.say(t("Not published: mend these, or accept them with a reason."))
            return SHORT
        published = publish_standard(store, actor, identifier, effective_from=since, now=session.now())
    session.say(
        t(
            "Published: {id}, version {version}, in effect from {day}, content {hash}.",
            id=published.id,
            version=str(published.version),
            day=since.isoformat(),
            hash=content_hash(published)[:12],
        )
    )
    return GOOD
