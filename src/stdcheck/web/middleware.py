"""What every answer of the server passes through: security headers, and the reader's language in the page itself."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stdcheck.language import LANGUAGES
from stdcheck.web.preferences import cookie

_SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
}
_HTML_LANGUAGES = {"en": b'<html lang="en"', "zh": b'<html lang="zh-CN"'}


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
                headers = MutableHeaders(scope=message)
                for name, value in _SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class ReaderLanguage:
    """Names the reader's language and the product in the page's HTML, where screen readers and fonts look for it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; rewrite the answer when it is an HTML page."""
        if scope["type"] != "http" or "text/html" not in Request(scope).headers.get("accept", ""):
            await self._app(scope, receive, send)
            return
        language = _language(Request(scope))
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def send_in_language(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await _send_page(start, _in_language(body, language), send)
            else:
                await send(message)

        await self._app({**scope, "headers": plain}, receive, send_in_language)


def _language(request: Request) -> str:
    chosen = request.cookies.get(cookie("language"))
    if chosen in LANGUAGES:
        return chosen
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


def _is_page(start: Message) -> bool:
    kind = MutableHeaders(scope=start).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _in_language(page: bytes, language: str) -> bytes:
    named = page.replace(b"<title>Streamlit</title>", b"<title>stdcheck</title>", 1)
    return named.replace(b'<html lang="en"', _HTML_LANGUAGES[language], 1)


async def _send_page(start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(body))
    for name in ("etag", "last-modified", "accept-ranges"):
        if name in headers:
            del headers[name]
    headers["vary"] = "Cookie, Accept-Language"
    await send(start)
    await send({"type": "http.response.body", "body": body})
