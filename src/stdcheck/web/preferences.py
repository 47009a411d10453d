"""What one person chose for this browser: language and, until there are accounts, the role. Kept in cookies."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from stdcheck.language import LANGUAGES
from stdcheck.services.actors import Role

CHOICES = {"language": frozenset(LANGUAGES), "role": frozenset(Role) - {Role.ADMINISTRATOR}}
_A_YEAR = 365 * 24 * 3600


def cookie(preference: str) -> str:
    """Return the name of the cookie that keeps a preference."""
    return f"stdcheck_{preference}"


async def choose(request: Request) -> Response:
    """Keep the choices in the address (`?role=inspector&language=zh&next=/audits`) and go on to `next`."""
    response = RedirectResponse(_inside(request.query_params.get("next", "")), status_code=303)
    for preference, allowed in CHOICES.items():
        value = request.query_params.get(preference)
        if value in allowed:
            response.set_cookie(
                cookie(preference),
                value,
                max_age=_A_YEAR,
                httponly=True,
                samesite="lax",
                secure=request.url.scheme == "https",
            )
    return response


def _inside(address: str) -> str:
    """Return the path and query of an address in this application, else its first page."""
    parts = urlsplit(address)
    inside = (
        not parts.scheme and not parts.netloc and parts.path.startswith("/") and not address.startswith(("//", "/\\"))
    )
    return f"{parts.path}?{parts.query}".removesuffix("?") if inside else "/"
