"""How often a page runs: whoever says over its websocket, without a pause, that it is to run anew has the processor else.

Nothing is lost: what comes too fast is heard later, and meanwhile nothing more of it is read.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import count

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.access.perminute import ADDRESS, Shares
from ita_dash.settings import Settings

PAGES_OF_ONE = 10
"""A page whose browser's address is not known has the share of an address for so many: nobody presses twice a second for long."""
MOST_BYTES = 1_000_000
"""Of a message; a page that says more is closed, as Streamlit would do it (``server.maxWidgetStateSize``), but before anything is
made of it: sixteen megabytes can hold eight million widgets without a name, and take seconds and half a gigabyte."""
TOO_BIG = 1009
"""The code by which a websocket is closed for a message that is too long (RFC 6455, 7.4.1)."""
BYTES_OF_A_RUN = 32 * 1024
"""A longer message counts as several, as it takes longer to read: what the widgets of a page say has some hundred bytes."""


class Pace:
    """ASGI middleware behind ``Rations``, which says who asks. ``now`` gives the settings: how often a minute."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        now: Callable[[], Settings],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.app = app
        self._now, self._sleep = now, sleep
        self._shares, self._pages = Shares(clock), count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address = Headers(scope=scope).get(ADDRESS, "")
        who = address or f"page {next(self._pages)}"

        async def receive_in_turn() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                length = len(message.get("bytes") or message.get("text") or b"")
                if length > MOST_BYTES:
                    await send({"type": "websocket.close", "code": TOO_BIG})
                    return {"type": "websocket.disconnect", "code": TOO_BIG}
                runs = self._now().runs_per_minute
                for _part in range(1 + length // BYTES_OF_A_RUN):
                    while seconds := self._shares.must_wait(who, runs if address else max(1, runs // PAGES_OF_ONE)):
                        await self._sleep(seconds)
            return message

        await self.app(scope, receive_in_turn, send)
