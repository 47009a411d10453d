"""`stdcheck doctor`: whether the installation is well."""

import json
from typing import Annotated

import typer

from stdcheck.cli.calls import choose
from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.stores import actor, database_option, settings_of
from stdcheck.language import Translator
from stdcheck.services.examining import Line, State, examine_installation

_FORMATS = ("text", "json")


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("doctor", help=about)
    def run(
        form: Annotated[
            str, typer.Option("--format", metavar="text|json", help=t("How to write the result."))
        ] = "text",
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
    ) -> int:
        return run_doctor(session, choose("--format", form, _FORMATS), database)

    del run


def run_doctor(session: Session, form: str, database: str | None) -> int:
    """Say how each thing is; return 1 where one is bad."""
    t = session.t
    lines = examine_installation(settings_of(session, database), actor())
    if form == "json":
        found = {"lines": [_plain(line, t) for line in lines]}
        session.say(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        marks = {State.GOOD: t("good"), State.ATTENTION: t("needs attention"), State.BAD: t("bad")}
        for line in lines:
            session.say(t("{state}: {found}", state=marks[line.state], found=t.say(line.found)))
            if line.remedy:
                session.say(f"    {t.say(line.remedy)}")
    return SHORT if any(line.state is State.BAD for line in lines) else GOOD


def _plain(line: Line, t: Translator) -> dict[str, str | None]:
    return {
        "name": line.name,
        "state": str(line.state),
        "found": t.say(line.found),
        "remedy": t.say(line.remedy) if line.remedy else None,
    }
