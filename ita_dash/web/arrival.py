"""By which machine a question came, and whether by TLS: what the rations, the cookies and the addresses of a page go by.

uvicorn takes the word of whatever stands on the loopback for both, and of no other machine. So a visitor behind a proxy there
that passes on what he wrote would be another for each question, and one behind a proxy elsewhere would come by plain HTTP.
"""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.web.addresses import Networks, is_among
from ita_dash.web.connection import transport_of

BY_TLS = {"http": "https", "websocket": "wss"}
"""The scheme of each kind of question where TLS brings it."""


class Arrival:
    """ASGI middleware: ``client`` is the machine that is connected, ``scheme`` also what a proxy says that ``proxies`` names."""

    def __init__(self, app: ASGIApp, *, proxies: Callable[[], Networks]) -> None:
        self.app = app
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in BY_TLS:
            scope["client"] = client = _connected(receive) or scope.get("client")
            if client and is_among(client[0], self._proxies()) and _is_said_to_be_tls(scope):
                scope["scheme"] = BY_TLS[scope["type"]]
        await self.app(scope, receive, send)


def _connected(receive: Receive) -> tuple[str, int] | None:
    """Address and port of the machine at the other end; None where the server does not show it."""
    transport = transport_of(receive)
    peer: object = transport.get_extra_info("peername") if transport is not None else None
    return (str(peer[0]), int(peer[1])) if isinstance(peer, tuple | list) and len(peer) >= 2 else None


def _is_said_to_be_tls(scope: Scope) -> bool:
    """Whether the last proxy says so: what stands before its word anybody may have written."""
    said = ",".join(Headers(scope=scope).getlist("x-forwarded-proto")).rpartition(",")[2]
    return said.strip().lower() in BY_TLS.values()
