"""The program `stdcheck`: finds the command, runs it, and turns what happened into an exit status.

Only the module of the command that was asked for is imported, so that `stdcheck lint` starts fast.
"""

import gc
import io
import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path

from stdcheck.cli.session import GOOD, SHORT, WRONG, ReaderGoneError, Session
from stdcheck.domain.errors import StdcheckError
from stdcheck.language import LANGUAGES, Translator, translator

INTERRUPTED = 130
PIPE_CLOSED = 141

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 good, 1 falls short, 2 wrong input or call."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    _hurry(os.environ)
    _speak_utf8()
    session = Session(translator(language_of(given, os.environ)), os.environ, Path.cwd())
    try:
        status = _run(given, session)
        if status in {GOOD, SHORT}:
            session.write_output()
            sys.stdout.flush()
    except StdcheckError as error:
        return _complain(error, session.t)
    except KeyboardInterrupt:
        return _interrupted()
    except (BrokenPipeError, ReaderGoneError):
        return _leave_quietly()
    except Exception as error:  # the last net: people see a sentence, not a traceback
        if debug:
            raise
        from stdcheck.cli.problems import unforeseen  # noqa: PLC0415  (problems are the exception)

        return _complain(unforeseen(error), session.t)
    return status


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return what --lang says, wherever it stands; None where it is not given."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the language asked for by --lang, else by the locale; `en` where neither says."""
    spoken = (environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name))
    return asked_language(arguments) or next(spoken, None) or _system_language()


def _system_language() -> str:
    """Return the language of the desktop where the environment does not say it (Windows)."""
    if sys.platform != "win32":
        return "en"
    import ctypes  # noqa: PLC0415
    import locale  # noqa: PLC0415

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "en")


def _run(arguments: list[str], session: Session) -> int:
    """Build the one command that is asked for, or all of them by name for the help, and run it."""
    if arguments[:1] == ["lint"] and arguments[1:] and not any(word.startswith("-") for word in arguments):
        from stdcheck.cli.lint import Call, run_lint  # noqa: PLC0415  (only names of files: no parser needs to load)

        return run_lint(session, Call(tuple(map(Path, arguments[1:]))))
    import typer  # noqa: PLC0415  (so that a broken installation still gets a sentence)

    from stdcheck.cli.command_line import COMMANDS, command_line  # noqa: PLC0415
    from stdcheck.cli.problems import no_command, no_such_command, not_one_of, wrong_call  # noqa: PLC0415

    if (language := asked_language(arguments)) is not None and language not in LANGUAGES:
        raise not_one_of("--lang", language, tuple(LANGUAGES))
    name = _command_in(arguments)
    if name is None and not {"--help", "--version"} & set(arguments):
        raise no_command(COMMANDS)
    if name is not None and name not in COMMANDS:
        raise no_such_command(name, COMMANDS)
    command = command_line(name, session)
    try:
        status = command.main(arguments, prog_name="stdcheck", standalone_mode=False)
    except typer.Abort:
        return _interrupted()
    except typer.TyperException as error:
        raise wrong_call(error, name or "") from None
    return status if isinstance(status, int) else GOOD


def _command_in(arguments: Sequence[str]) -> str | None:
    """Return the name of the command: the first word that is no option."""
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _hurry(environ: MutableMapping[str, str]) -> None:
    """Leave out what takes a quarter of a short run and serves it nothing.

    These are searching for cycles of garbage after every few hundred objects, and searching all installed packages for
    plugins of pydantic; who uses one sets PYDANTIC_DISABLE_PLUGINS.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be text (parts of file names) is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(error: StdcheckError, t: Translator) -> int:
    from stdcheck.cli.problems import problems_text  # noqa: PLC0415

    sys.stderr.write(problems_text(error, t))
    return WRONG


def _interrupted() -> int:
    """End after Ctrl-C, which often ends the reader of our output too."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
    return INTERRUPTED


def _leave_quietly() -> int:
    """End after the reader of our output has gone, without Python complaining about it once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
