"""Connections on which no request comes to its end: each holds a file of the server, and whoever opens many and sends a letter
now and then leaves none for others. uvicorn waits for ever; a proxy in front would not."""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.web.connection import transport_of

LONGEST = 60.0
"""Seconds in which what a browser asks has come: what nginx gives it, too. Telephones in a weak network take some."""
EVERY = 5.0
"""Seconds between two looks."""


class Unfinished:
    """ASGI middleware, the outermost: it knows the server's connections by the first request that comes.

    Where the server shows none (another than uvicorn) nothing is closed.
    """

    def __init__(
        self, app: ASGIApp, *, longest: float = LONGEST, every: float = EVERY, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app = app
        self._longest, self._every, self._clock = longest, every, clock
        self._looks = False
        self._waiting: dict[object, tuple[object, float]] = {}
        """Connections without a request that is being answered: the last one that was, and since when."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._looks and (connections := _connections_beside(receive)) is not None:
            self._looks = True
            self._look(connections)
        await self.app(scope, receive, send)

    def _look(self, connections: Iterable[Any]) -> None:
        now, before, self._waiting = self._clock(), self._waiting, {}
        for one in list(connections):
            last: Any = getattr(one, "cycle", self)  # a websocket has none, and is bounded elsewhere
            if last is self or not (last is None or last.response_complete):
                continue
            kept, since = before.get(one, (last, now))
            self._waiting[one] = (last, since if kept is last else now)
            if now - self._waiting[one][1] >= self._longest:
                one.transport.close()
        asyncio.get_running_loop().call_later(self._every, self._look, connections)


def _connections_beside(receive: Receive) -> Iterable[Any] | None:
    """All connections of the uvicorn server that gave ``receive``; None for another server."""
    transport = transport_of(receive)
    protocol = transport.get_protocol() if transport is not None else None
    found: Iterable[Any] | None = getattr(protocol, "connections", None)
    return found
