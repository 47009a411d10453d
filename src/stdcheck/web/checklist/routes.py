"""The addresses that the checklist saves to, and its scripts. Answers are JSON; every error names its problems."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from stdcheck.domain.audit import Method
from stdcheck.domain.errors import StdcheckError, refuse
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor
from stdcheck.services.auditing import AnswerSave, record_responses, set_audit_details, submit_audit
from stdcheck.services.drafting import open_version
from stdcheck.services.permissions import may
from stdcheck.storage.store import Store
from stdcheck.web import session
from stdcheck.web.callers import actor_of, is_from_here, translator_of
from stdcheck.web.checklist.component import ASSETS, SCRIPTS, stamp
from stdcheck.web.checklist.contract import card_data, outcome_data, problems_data

MOST_BYTES = 512 * 1024
MOST_SAVES = 50
_FOR_EVER = "public, max-age=31536000, immutable"
_M = TypeVar("_M", bound=BaseModel)


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Save(_Body):
    operation: Annotated[str, Field(min_length=1, max_length=100)]
    criterion: Annotated[str, Field(min_length=1, max_length=64)]
    response: Any
    seen: Annotated[int, Field(ge=0, le=2**31)]


class _Saves(_Body):
    saves: Annotated[list[_Save], Field(min_length=1, max_length=MOST_SAVES)]


class _Details(_Body):
    inspector: Annotated[str, Field(max_length=200)] | None
    method: Annotated[Method, Field(strict=False)] | None
    observed_at: Annotated[datetime, Field(strict=False)] | None


class _Nothing(_Body):
    pass


class Refusal(Exception):  # noqa: N818  (an answer to the browser, not an error of the program)
    """The call itself cannot be taken."""

    def __init__(self, status: int, what: Message, remedy: Message) -> None:
        super().__init__(what.text)
        self.status, self.error = status, refuse(what, remedy)


def checklist_routes() -> list[BaseRoute]:
    """Return the routes of the checklist."""
    return [
        Route("/api/audits/{audit}/answers", _guarded(answers), methods=["POST"]),
        Route("/api/audits/{audit}/details", _guarded(details), methods=["POST"]),
        Route("/api/audits/{audit}/submit", _guarded(submit), methods=["POST"]),
        Route("/parts/checklist/{stamp}/{file}", script, methods=["GET"]),
    ]


async def answers(request: Request) -> Response:
    """Save answers, each for itself, and return what became of them and the score as it stands."""
    body = await _read(request, _Saves)
    saves = [AnswerSave(**save.model_dump()) for save in body.saves]
    t, actor, audit = translator_of(request), actor_of(request), request.path_params["audit"]

    def work() -> dict[str, Any]:
        store = session.store()
        recorded = record_responses(store, actor, audit, saves, now=datetime.now(UTC))
        card = recorded.card
        standard = _standard(store, actor, card.standard, card.version, card.sha256)
        return {
            "outcomes": [outcome_data(outcome, card, t) for outcome in recorded.outcomes],
            "card": card_data(card, standard, t),
        }

    return _answer(await run_in_threadpool(work))


async def details(request: Request) -> Response:
    """Save who audited, how, and when it was observed."""
    body = await _read(request, _Details)
    if body.observed_at is not None and body.observed_at.tzinfo is None:
        raise _misfit()
    actor, audit, now = actor_of(request), request.path_params["audit"], datetime.now(UTC)

    def work() -> dict[str, Any]:
        values = body.model_dump()
        set_audit_details(session.store(), actor, audit, **values, now=now)
        return {"saved_at": now.isoformat()}

    return _answer(await run_in_threadpool(work))


async def submit(request: Request) -> Response:
    """Hand the audit in."""
    await _read(request, _Nothing)
    actor, audit = actor_of(request), request.path_params["audit"]

    def work() -> dict[str, Any]:
        sheet = submit_audit(session.store(), actor, audit, now=datetime.now(UTC))
        return {"status": str(sheet.status)}

    return _answer(await run_in_threadpool(work))


async def script(request: Request) -> Response:
    """Return one of the scripts; the address changes with their content, so browsers may keep them."""
    asked, file = request.path_params["stamp"], request.path_params["file"]
    if file not in SCRIPTS:
        return Response(status_code=404)
    kept = _FOR_EVER if asked == stamp() else "no-cache"
    return Response(
        (ASSETS / file).read_bytes(), media_type="text/javascript; charset=utf-8", headers={"Cache-Control": kept}
    )


_Endpoint = Callable[[Request], Awaitable[Response]]


def _guarded(endpoint: _Endpoint) -> _Endpoint:
    """Turn calls from elsewhere away, and every refusal into JSON."""

    @wraps(endpoint)
    async def guarded(request: Request) -> Response:
        try:
            if not is_from_here(request):
                _turn_away(403, message("the call does not come from a page of this application"))
            if not may(actor_of(request), "record_responses"):
                _turn_away(403, message("your role does not fill checklists"))
            return await endpoint(request)
        except Refusal as refusal:
            return _problems(refusal.status, refusal.error, request)
        except StdcheckError as error:
            return _problems(409, error, request)
        except ClientDisconnect:
            return Response(status_code=400)

    return guarded


def _turn_away(status: int, what: Message) -> NoReturn:
    raise Refusal(status, what, message("Open the page again and go on there."))


def _misfit() -> Refusal:
    return Refusal(422, message("the call has another form than expected"), message("Reload the page."))


async def _read(request: Request, form: type[_M]) -> _M:
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise _misfit()
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MOST_BYTES:
            what = message("more than {most} KB were sent at once", most=MOST_BYTES // 1024)
            raise Refusal(413, what, message("Shorten the note, or enter counts instead of single values."))
    try:
        data = json.loads(raw, parse_float=Decimal, parse_constant=_no_constant)
        return form.model_validate(data)
    except (ValidationError, ValueError, RecursionError):
        raise _misfit() from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


@lru_cache(maxsize=64)
def _standard(store: Store, actor: Actor, standard: str, version: int, sha256: str) -> Standard:  # noqa: ARG001
    """Return a version, remembered by its hash: published versions do not change."""
    return open_version(store, actor, standard, version)


def _problems(status: int, error: StdcheckError, request: Request) -> JSONResponse:
    return _answer({"problems": problems_data(error, translator_of(request))}, status)


def _answer(content: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
