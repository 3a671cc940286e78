"""What keeps strangers out: the name in the address, a token for other machines, a mark on every form, strict headers.

- Only requests that name this machine are answered (DNS rebinding: a page elsewhere whose name leads here).
- With a token, nothing is shown before the address has carried it once; a cookie remembers.
- A form must carry the mark that the page was made with; no page elsewhere can read it (CSRF).
- The browser runs and loads nothing that does not come from this server (Content Security Policy, level 3).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "sayso_token"
LARGEST_FORM = 64 * 1024  # bytes: a comment, not a book
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def policy(styles: Iterable[str] = ()) -> str:
    """Return the Content Security Policy; ``styles`` are the texts that may stand in style elements beside our own style sheet.

    Plotly's map is drawn by workers made of its own script (blob:) and pictures it paints itself (data:, blob:). Plotly writes
    its rules into elements, and sets attributes, that are empty at first: the hash of nothing lets these in.
    """
    empty, *others = (f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in ("", *styles))
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            " ".join(("style-src-elem 'self'", empty, *others)),
            f"style-src-attr 'unsafe-hashes' {empty}",
            "img-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Forms:
    """The mark that a form carries: made anew with every start of the server."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    @property
    def mark(self) -> str:
        """What stands in the hidden field of every form."""
        return hmac.new(self._key, b"form", hashlib.sha256).hexdigest()

    def good(self, mark: str, request: Request) -> bool:
        """Whether a form was made by this server, and sent from a page of it."""
        return sent_from_here(request) and _same(mark, self.mark)


def sent_from_here(request: Request) -> bool:
    """Whether a browser says that a page of this server, or nobody's, sent a request; programs say nothing and pass.

    Our referrer policy makes browsers write "null" for the origin of our own forms.
    """
    origin = request.headers.get("origin", "null")
    ours = origin == "null" or urlsplit(origin).netloc == request.headers.get("host")
    return ours and request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


class Guard:
    """Stands before the application: see the module's description."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], token: str | None = None, styles: Iterable[str] = ()) -> None:
        """``hosts`` are the names the server answers to, without port; with a token every name will do. ``styles``: see ``policy``."""
        self.app = app
        self.headers = {**HEADERS, "content-security-policy": policy(styles)}
        self.hosts = {h.lower() for h in hosts}
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass, hand on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refuse(request)
        await (refusal or self.app)(scope, receive, with_headers)

    def _refuse(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        if not _length_is_fine(request.headers):
            return PlainTextResponse("A form may be 64 kB long at most.\n", status_code=413)
        if self.token is None:
            host = urlsplit("//" + request.headers.get("host", "")).hostname or ""
            if host.lower() not in self.hosts:
                return PlainTextResponse("This server answers to its own name only: open http://127.0.0.1 and the port it was started with.\n", status_code=421)
            return None
        if _same(request.cookies.get(COOKIE, ""), self._worn()):
            return None
        given = request.query_params.get("token", "")
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if _same(bearer, self.token):
            return None
        if not _same(given, self.token):
            return PlainTextResponse("This reading room asks for its token: add ?token=… to the address once.\n", status_code=401)
        rest = urlencode([(k, v) for k, v in parse_qsl(request.url.query) if k != "token"])
        answer = RedirectResponse("/" + request.url.path.lstrip("/\\") + (f"?{rest}" if rest else ""), status_code=303)
        answer.set_cookie(COOKIE, self._worn(), httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    def _worn(self) -> str:
        """What the cookie says: made from the token, but not the token."""
        return hashlib.sha256(b"sayso cookie " + (self.token or "").encode()).hexdigest()


def _same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode("utf8", "replace"), b.encode("utf8", "replace"))


def _length_is_fine(headers: Headers) -> bool:
    """A body says how long it is; one that does not, or is long, is refused."""
    if "transfer-encoding" in headers:
        return False
    length = headers.get("content-length", "0")
    return length.isdecimal() and int(length) <= LARGEST_FORM
