"""Who calls one of our own addresses, and whether the call comes from our own pages."""

from urllib.parse import urlsplit

from starlette.requests import Request

from stdcheck.language import Translator, translator
from stdcheck.services.actors import Actor, Role
from stdcheck.web.preferences import CHOICES, cookie

MARK = "X-Stdcheck"
"""Pages of other places cannot send this header without asking first, and are never allowed to."""


def actor_of(request: Request) -> Actor:
    """Return the person who calls."""
    role = Role(_chosen(request, "role", Role.MANAGER))
    return Actor(name=str(role), role=role)


def translator_of(request: Request) -> Translator:
    """Return the translator for the caller: the language chosen, else the browser's."""
    accepted = request.headers.get("accept-language", "").lower()
    return translator(_chosen(request, "language", "zh" if accepted.startswith("zh") else "en"))


def is_from_here(request: Request) -> bool:
    """Tell whether one of our own pages makes the call."""
    if request.headers.get(MARK) is None:
        return False
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _chosen(request: Request, preference: str, default: str) -> str:
    value = request.cookies.get(cookie(preference), "")
    return value if value in CHOICES[preference] else default
