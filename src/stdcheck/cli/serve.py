"""`stdcheck serve`: the web application."""

import os
import socket
import sys
import threading
import warnings
import webbrowser
from typing import Annotated

import typer

from stdcheck.cli.calls import whole
from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.stores import DATABASE_VARIABLE, database_option, opened
from stdcheck.domain.errors import refuse
from stdcheck.domain.messages import message

APPLICATION = "stdcheck.web.application:create_application"
"""A name, so that the command line does not import the web."""


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("serve", help=about)
    def run(
        host: Annotated[
            str,
            typer.Option(
                metavar="ADDRESS", help=t("The address to listen at; others reach only what is not 127.0.0.1.")
            ),
        ] = "127.0.0.1",
        port: Annotated[str, typer.Option(metavar="PORT", help=t("The port to listen at."))] = "8501",
        database: Annotated[
            str | None,
            database_option(t),
        ] = None,
        *,
        browse: Annotated[bool, typer.Option("--open", help=t("Open it in the browser."))] = False,
    ) -> int:
        return run_serve(session, host, whole("--port", port, 0, 65_535), database, browse=browse)

    del run


def run_serve(session: Session, host: str, port: int, database: str | None, *, browse: bool) -> int:
    """Listen until Ctrl-C; raises StdcheckError where the port is taken or the database cannot be used."""
    with opened(session, database):
        """A database that cannot be used is said before anybody opens a page."""
    if database:
        os.environ[DATABASE_VARIABLE] = database
    listening = _listen(host, port)
    import uvicorn  # noqa: PLC0415

    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    session.note(session.t("stdcheck is open at {address} (Ctrl-C ends it).", address=address))
    if browse and _has_desktop():
        threading.Timer(1.0, webbrowser.open, [address]).start()
    # Ctrl-C in the instant before the server runs makes Python remark on it.
    warnings.filterwarnings("ignore", message="coroutine 'Server.serve' was never awaited")
    server = uvicorn.Server(uvicorn.Config(APPLICATION, factory=True, log_level="warning", access_log=False))
    server.run(sockets=[listening])
    return GOOD


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Said to be TCP, the connections are sent without delay; left open, each answer may wait 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise refuse(
            message(
                "{host}, port {port} cannot be listened at: {reason}", host=host, port=str(port), reason=_reason(error)
            ),
            message("End what listens there, or choose another with --port or --host."),
        ) from None
    listening.listen(128)
    listening.set_inheritable(True)
    return listening


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _has_desktop() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
