"""`stdcheck explain`: the manual of a rule."""

import sys
from typing import Annotated

import typer

from stdcheck.cli.problems import not_one_of
from stdcheck.cli.session import GOOD, Session
from stdcheck.domain.errors import refuse
from stdcheck.domain.messages import message
from stdcheck.rules import RULES, manual


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("explain", help=about)
    def run(
        codes: Annotated[
            list[str] | None, typer.Argument(metavar="CODE", help=t("Codes of rules, such as P301."))
        ] = None,
        *,
        every: Annotated[bool, typer.Option("--all", help=t("Every rule."))] = False,
    ) -> int:
        return run_explain(session, codes or [], every=every)

    del run


def run_explain(session: Session, codes: list[str], *, every: bool) -> int:
    """Show the manuals of the rules, set for the terminal where there is one, else as Markdown."""
    if every is bool(codes):
        raise refuse(message("name a rule, or say --all"), message("For example: stdcheck explain P301"))
    wanted = list(RULES) if every else [code.upper() for code in codes]
    for code in wanted:
        if code not in RULES:
            raise not_one_of("CODE", code, tuple(RULES))
    text = "\n".join(str(manual(code, session.t)) for code in wanted)
    session.say(_set(text) if sys.stdout.isatty() else text.rstrip("\n"))
    return GOOD


def _set(markdown: str) -> str:
    from rich.console import Console  # noqa: PLC0415
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console()
    with console.capture() as captured:
        console.print(Markdown(markdown))
    return captured.get().rstrip("\n")
