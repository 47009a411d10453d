"""The address that a proxy asks whether this process can serve people; it says yes or no and nothing else."""

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse

from stdcheck.domain.errors import StdcheckError
from stdcheck.services.health import answers
from stdcheck.web.session import store

ADDRESS = "/healthz"
PATIENCE = 5.0
"""Seconds in which the store must answer."""


async def tell(_request: Request) -> JSONResponse:
    """Answer 200 where the store answers, else 503."""
    good = False
    with suppress(TimeoutError):
        good = await asyncio.wait_for(asyncio.to_thread(_is_good), PATIENCE)
    return JSONResponse(
        {"status": "ok" if good else "unavailable"}, 200 if good else 503, headers={"Cache-Control": "no-store"}
    )


def _is_good() -> bool:
    try:
        return answers(store())
    except StdcheckError:
        return False
