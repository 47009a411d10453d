"""The parser of the command line: the commands by name, and the options that all of them share."""

import sys
from collections.abc import Callable, Mapping
from copy import copy
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
import typer.core

from stdcheck.cli.session import Session
from stdcheck.domain.messages import Message, message
from stdcheck.language import Translator


class Entry(NamedTuple):
    """A command: its module, and the sentence that introduces it."""

    module: str
    about: Message


COMMANDS: Mapping[str, Entry] = {
    "serve": Entry("serve", message("Open the web application.")),
    "lint": Entry("lint", message("Look for pitfalls and gaps in standards, or in bare statements.")),
    "evaluate": Entry("evaluate", message("Hold the word rules against labelled statements.")),
    "explain": Entry("explain", message("Show the manual of a rule.")),
    "checklist": Entry("checklist", message("Write the blank checklist of a standard as a workbook.")),
    "score": Entry("score", message("Score one audit.")),
    "results": Entry("results", message("Write the results workbook for staff.")),
    "charter": Entry("charter", message("Write the customer charter of a standard.")),
    "handbook": Entry("handbook", message("Write the staff handbook of a standard.")),
    "publish": Entry("publish", message("Publish the draft of a standard.")),
    "retire": Entry("retire", message("Retire a published version of a standard.")),
    "import": Entry("importing", message("Take standards, sites and audits from files into the store.")),
    "export": Entry("exporting", message("Write everything in the store as files.")),
    "db": Entry("db", message("Look after the database.")),
    "doctor": Entry("doctor", message("Look whether versions, settings, disk and database are well.")),
}


def command_line(name: str | None, session: Session) -> Any:
    """Return the parser: with the command `name` alone, or with a bare mention of every command."""
    t = session.t
    mode: Any = "rich" if sys.stdout.isatty() else None
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=mode,
        help=t("Write service standards well, check them honestly, publish what was found, improve."),
    )
    _add_common_options(app, t)
    for known, entry in COMMANDS.items():
        about = t.say(entry.about)
        if name is None:
            app.command(known, help=about)(_mention)
        elif known == name:
            build: Callable[[typer.Typer, Session, str], None] = import_module(f"stdcheck.cli.{entry.module}").build
            build(app, session, about)
    _speak(t, rich=mode is not None)
    group: Any = typer.main.get_command(app)
    _share([param for param in group.params if param.name in _EVERYWHERE], group, t)
    return group


_EVERYWHERE = ("lang", "debug", "wants_help")


def _add_common_options(app: typer.Typer, t: Translator) -> None:
    language = typer.Option("--lang", metavar="en|zh", help=t("The language to speak; else that of the locale."))
    debug = typer.Option("--debug", help=t("Show where in the program an error arose."))
    version = typer.Option("--version", is_eager=True, callback=_show_version, help=t("Show the version and end."))
    wants_help = typer.Option("--help", is_eager=True, callback=_show_help, help=t("Show this text and end."))

    @app.callback()
    def common(
        lang: Annotated[str, language] = "",
        *,
        debug: Annotated[bool, debug] = False,
        version: Annotated[bool, version] = False,
        wants_help: Annotated[bool, wants_help] = False,
    ) -> None:
        """Read before anything else, by the program itself."""

    del common


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  (slow to load)

        typer.echo(f"stdcheck {version('stdcheck')}")
        raise typer.Exit


def _show_help(context: typer.Context, *, wanted: bool) -> None:
    if wanted:
        typer.echo(context.get_help())
        raise typer.Exit


def _share(params: list[Any], command: Any, t: Translator) -> None:
    """Let every command below take the common options too, so that they may stand behind its name."""

    def format_usage(context: Any, formatter: Any) -> None:
        pieces = " ".join(command.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, prefix=t("Usage: "))

    command.format_usage = format_usage
    for below in getattr(command, "commands", {}).values():
        for param in params:
            shared = copy(param)
            shared.expose_value = False
            below.params.append(shared)
        _share(params, below, t)


def _speak(t: Translator, *, rich: bool) -> None:
    """Give the headings of help pages, which Typer has in English only, the reader's language."""
    words = {
        "Arguments": t("Arguments"),
        "Options": t("Options"),
        "Commands": t("Commands"),
        "required": t("required"),
        "default: {default}": t("default: {default}"),
    }
    vars(typer.core)["_"] = lambda text: words.get(text, text)
    if rich:
        import typer.rich_utils as pages  # noqa: PLC0415  (slow to load)

        pages.ARGUMENTS_PANEL_TITLE, pages.OPTIONS_PANEL_TITLE = words["Arguments"], words["Options"]
        pages.COMMANDS_PANEL_TITLE, pages.REQUIRED_LONG_STRING = words["Commands"], f"[{words['required']}]"


def _mention() -> None:
    """Stand for a command in the list of all."""
