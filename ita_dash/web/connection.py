"""The connection by which a request came, and pages without a pause at their end.

Streamlit makes its listening socket in a way by which asyncio does not know that its connections are TCP, and leaves Nagle's
algorithm on: the last messages of every run wait for the browser to acknowledge the ones before, 40 ms as a rule.
"""

import asyncio
import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class NoDelay:
    """ASGI middleware that turns the wait off for each websocket. Where the server shows no socket nothing is changed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            transport = transport_of(receive)
            connection = transport.get_extra_info("socket") if transport is not None else None
            if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


def transport_of(receive: Receive) -> asyncio.Transport | None:
    """The connection by which a request came, as uvicorn's protocol object, whose method ``receive`` is, shows it.

    None for another server. Nothing public gives it.
    """
    found: asyncio.Transport | None = getattr(getattr(receive, "__self__", None), "transport", None)
    return found
