"""After a sign-in back to the page from which somebody went to sign in: Streamlit itself leads everybody to the first page.

The way to the sign-in service notes that page in a cookie, the way back reads it. Both look it up among ours: what stands in
a header or a cookie leads nowhere else.
"""

import re
from collections.abc import Callable, Collection
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.web.hosts import name_of
from ita_dash.web.paths import below

COOKIE = "ita_dash_back"
LASTS = 900
"""Seconds that a sign-in may take; later it leads to the first page."""
LOGIN, CALLBACK = ["auth", "login"], ["oauth2callback"]
_QUERY = re.compile(r"[A-Za-z0-9%&=+~:@!$'()*/?._-]{0,3000}")
"""Parameters as browsers write them, that fit into a cookie: of longer ones the page is led to without."""


class Back:
    """ASGI middleware. ``pages`` are the pages' addresses below ``base``, the first one's empty."""

    def __init__(self, app: ASGIApp, *, pages: Collection[str], base: str = "") -> None:
        self.app = app
        self._pages, self._base = frozenset(pages), base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        parts = below(scope["path"], self._base) if scope["type"] == "http" else None
        change = {tuple(LOGIN): self._note, tuple(CALLBACK): self._lead}.get(tuple(parts or ()))
        await self.app(scope, receive, _changed(send, scope, change) if change else send)

    def _note(self, asked: HTTPConnection, headers: MutableHeaders) -> None:
        """Remember the page that led to the sign-in, where it was one of ours."""
        try:
            before = urlsplit(asked.headers.get("referer", ""))
        except ValueError:  # an address that is none
            before = urlsplit("")
        # By name alone: a proxy may leave out the port
        ours = name_of(before.netloc) and name_of(before.netloc) == name_of(asked.headers.get("host", ""))
        page = self.page(f"{before.path}?{before.query}") if ours else ""
        headers.append("set-cookie", self._cookie(page, LASTS if page else 0))

    def _lead(self, asked: HTTPConnection, headers: MutableHeaders) -> None:
        """Lead there."""
        if page := self.page(asked.cookies.get(COOKIE, "")):
            headers["location"] = page
        headers.append("set-cookie", self._cookie("", 0))

    def page(self, address: str) -> str:
        """``address`` as it may be led to: a page of ours with its parameters; empty for anything else."""
        path, _mark, query = address.partition("?")
        parts = below(path, self._base)
        name = "/".join(parts) if parts is not None else None
        if name not in self._pages:
            return ""
        return f"{self._base}/{name}" + (f"?{query}" if query and _QUERY.fullmatch(query) else "")

    def _cookie(self, value: str, seconds: int) -> str:
        cookie = SimpleCookie({COOKIE: value})[COOKIE].OutputString()
        return f"{cookie}; Path={self._base}/; Max-Age={seconds}; HttpOnly; SameSite=Lax"


def _changed(send: Send, scope: Scope, change: Callable[[HTTPConnection, MutableHeaders], None]) -> Send:
    """``send`` with the headers of a redirect changed."""

    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (302, 303, 307):
            change(HTTPConnection(scope), MutableHeaders(scope=message))
        await send(message)

    return send_changed
