"""Problems and wrong calls as text for people."""

import difflib
import re
from collections.abc import Iterable, Sequence

from stdcheck.cli.session import readable
from stdcheck.domain.errors import SHOWN_PROBLEMS, StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.language import Translator

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)")


def problems_text(error: StdcheckError, t: Translator) -> str:
    """Return the first 50 problems, each with its place and remedy, and the count of the rest."""
    lines = []
    for problem in error.problems[:SHOWN_PROBLEMS]:
        place = str(problem.place)
        lines.append(f"{place}: {t.say(problem.what)}" if place else t.say(problem.what))
        lines.append(f"    {t.say(problem.remedy)}")
    if (rest := len(error.problems) - SHOWN_PROBLEMS) > 0:
        lines.append(t.plural("{n} more problem", "{n} more problems", rest))
    return "".join(_harmless(line) + "\n" for line in lines)


def wrong_call(error: Exception, command: str) -> StdcheckError:
    """Return what is wrong with the call of a command, from what the parser of the command line says of it."""
    kind = type(error).__name__
    name = str(getattr(error, "option_name", "") or "")
    param = getattr(error, "param", None)
    if param is not None and not name:
        name = param.get_error_hint().replace("'", "")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else f"stdcheck {command}".rstrip()
    see = message("See {command}.", command=f"{path} --help")
    if kind == "NoSuchOption":
        near = difflib.get_close_matches(name, getattr(error, "possibilities", None) or (), n=1)
        return refuse(message("there is no option {option}", option=name), _did_you_mean(near) or see)
    if kind == "MissingParameter":
        return refuse(message("{name} is missing", name=name), see)
    if kind in {"BadOptionUsage", "BadParameter"} and name:
        return refuse(message("{name} is given without a value that fits", name=name), see)
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    if extra := _EXTRA.fullmatch(said):
        return refuse(message("{found} is more than this command takes", found=extra[1]), see)
    return refuse(message("the command cannot be read: {reason}", reason=said), see)


def no_such_command(found: str, known: Iterable[str]) -> StdcheckError:
    """Return the problem of a command that there is not."""
    known = tuple(known)
    near = difflib.get_close_matches(found, known, n=1)
    return refuse(
        message("there is no command {command}", command=found[:40]),
        _did_you_mean(near) or message("Use one of: {known}.", known=known),
    )


def not_one_of(option: str, found: str, known: Sequence[str]) -> StdcheckError:
    """Return the problem of a value that an option does not take."""
    near = difflib.get_close_matches(found, known, n=1)
    return refuse(
        message("{found} cannot stand for {option}", found=found[:40], option=option),
        _did_you_mean(near) or message("Use one of: {known}.", known=tuple(known)),
    )


def no_command(known: Iterable[str]) -> StdcheckError:
    """Return the problem of a call without a command."""
    return refuse(message("no command is given"), message("Use one of: {known}.", known=tuple(known)))


def unforeseen(error: BaseException) -> StdcheckError:
    """Return what to say of an error of our own making; its id is the same whenever it arises in the same place."""
    import hashlib  # noqa: PLC0415  (nothing of this is needed as long as all goes well)
    import traceback  # noqa: PLC0415

    frames = traceback.extract_tb(error.__traceback__)
    where = [type(error).__name__, *(f"{frame.name}:{frame.lineno}" for frame in frames[-5:])]
    identifier = hashlib.sha256("\n".join(where).encode()).hexdigest()[:8]
    what = message("something went wrong inside the program (id {id})", id=identifier)
    return refuse(what, message("Run it again with --debug and report what it prints."))


def _did_you_mean(near: Sequence[str]) -> Message | None:
    return message("Did you mean {nearest}?", nearest=near[0]) if near else None


def _harmless(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in readable(text))
