"""Which addresses there are: the pages', our files', and what Streamlit needs. Everything else is answered by 404.

Streamlit itself answers any address with its page, and has doors that this app does not use: uploads, components, an interface
for agents, its own metrics; and sign-in, where nobody signs in.
"""

from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.messages import _

CORE = "_stcore"
CORE_USED = frozenset({"health", "host-config", "stream"})
"""What Streamlit's pages and whoever watches the server ask for below ``/_stcore``."""
SHUT = frozenset({"component", "app"})
"""Streamlit's other doors by the first part of their path: components, files of a folder ``static``."""
SIGN_IN = frozenset({"auth", "oauth2callback"})
"""The way to a sign-in service and back, open where people sign in."""
FILES = frozenset({"export", "report", "summary", "assets", "media", "static"})
"""First parts under which there are files and no page."""


class Paths:
    """ASGI middleware: lets through what lies below ``base`` and is not shut. ``signing_in`` is whether people sign in."""

    def __init__(self, app: ASGIApp, *, base: str = "", signing_in: Callable[[], bool] = lambda: False) -> None:
        self.app = app
        self._base, self._signing_in = base, signing_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and self._is_shut(scope["path"]):
            if scope["type"] == "http":
                await nothing_here()(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    def _is_shut(self, path: str) -> bool:
        parts = below(path, self._base)
        if parts is None:
            return True
        if CORE in parts:
            return parts[0] != CORE or len(parts) != 2 or parts[1] not in CORE_USED
        return bool(parts) and (parts[0] in SHUT or (parts[0] in SIGN_IN and not self._signing_in()))


def below(path: str, base: str) -> list[str] | None:
    """The parts of ``path`` below ``base`` (``/ita``; empty for none); None where it does not lie there."""
    if base and path != base and not path.startswith(base + "/"):
        return None
    return [part for part in path[len(base) :].split("/") if part]


def nothing_here() -> PlainTextResponse:
    """404 in words for a person."""
    return PlainTextResponse(_("There is nothing at this address.") + "\n", 404, {"Cache-Control": "no-store"})
