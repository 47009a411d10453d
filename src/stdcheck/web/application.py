"""The ASGI application: Streamlit's pages, and our own routes beside them."""

from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit.starlette import App

from stdcheck.web import faults, health, preferences
from stdcheck.web.checklist.routes import checklist_routes
from stdcheck.web.middleware import ReaderLanguage, SecurityHeaders

SCRIPT = Path(__file__).parent / "main.py"


def create_application() -> App:
    """Return a new application; it opens its store at the first request."""
    return App(SCRIPT, **parts())


def parts() -> dict[str, Any]:
    """Return the routes and middleware of the application, and what it does about a page that fails."""
    return {
        "routes": routes(),
        "middleware": [Middleware(SecurityHeaders), Middleware(ReaderLanguage)],
        "on_script_error": faults.tell,
    }


def routes() -> list[BaseRoute]:
    """Return every address that is ours and not a page."""
    return [
        Route("/preferences", preferences.choose, methods=["GET"]),
        Route(health.ADDRESS, health.tell, methods=["GET"]),
        *checklist_routes(),
    ]
