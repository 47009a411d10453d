"""The ASGI application: Streamlit's pages, and our own routes beside them."""

from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from stdcheck.web import preferences
from stdcheck.web.checklist.routes import checklist_routes

SCRIPT = Path(__file__).parent / "main.py"

_SECURITY = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"SAMEORIGIN",
    b"cross-origin-opener-policy": b"same-origin",
}


def create_application() -> App:
    """Return a new application; it opens its store at the first request."""
    return App(SCRIPT, **parts())


def parts() -> dict[str, Any]:
    """Return the routes and middleware of the application."""
    return {"routes": routes(), "middleware": [Middleware(SecurityHeaders)]}


def routes() -> list[BaseRoute]:
    """Return every address that is ours and not a page."""
    return [Route("/preferences", preferences.choose, methods=["GET"]), *checklist_routes()]


class SecurityHeaders:
    """Adds the headers that tell a browser to trust nothing it need not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] += [pair for pair in _SECURITY.items() if pair[0] not in present]
            await send(message)

        await self._app(scope, receive, send_with_headers)
