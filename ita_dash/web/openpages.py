"""Which pages are open and whose they are: so that some who open very many leave room for everybody else."""

import asyncio
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TRY_AGAIN_LATER = 1013
"""The code by which a websocket is closed for want of room (IANA's registry)."""


@dataclass(eq=False)
class OpenPage:
    """One, of whoever asks from ``address``; empty where that is not known: all such visitors are one here."""

    address: str
    goes: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when it has to make room."""


class OpenPages:
    """Of one event loop. The pages of each address are in the order in which they were last heard of."""

    def __init__(self) -> None:
        self._of: dict[str, dict[OpenPage, None]] = {}
        self._all = 0

    def opened(self, address: str, most: int, most_of_one: int) -> OpenPage | None:
        """One more page of ``address``, of at most ``most`` in all; None where there is no room for it.

        Where all places are taken the address that has the most gives one up, that of the page that was silent for the longest:
        while it has more than the one that comes will have. A few addresses that hold everything are left with their share.
        """
        mine = len(self._of.get(address, ()))
        if address and mine >= most_of_one:
            return None
        if self._all >= most:
            pages = max(self._of.values(), key=len)
            if len(pages) <= mine + 1:
                return None
            longest_silent = next(iter(pages))
            self.closed(longest_silent)
            longest_silent.goes.set()
        page = OpenPage(address)
        self._of.setdefault(address, {})[page] = None
        self._all += 1
        return page

    def heard(self, page: OpenPage) -> None:
        """Something was said over ``page``."""
        pages = self._of.get(page.address, {})
        if page in pages:
            del pages[page]
            pages[page] = None

    def closed(self, page: OpenPage) -> None:
        """``page`` is no more, or has to go."""
        pages = self._of.get(page.address, {})
        if page in pages:
            del pages[page]
            self._all -= 1
            if not pages:
                del self._of[page.address]

    async def run(self, page: OpenPage, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """``app`` over the websocket of ``page``, until it ends or the page has to go."""

        async def receive_and_note() -> Message:
            message = await receive()
            self.heard(page)
            return message

        running = asyncio.ensure_future(app(scope, receive_and_note, send))
        going = asyncio.ensure_future(page.goes.wait())
        try:
            await asyncio.wait({running, going}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                await running  # what it raises is the server's to tell
        finally:
            self.closed(page)
            going.cancel()
            if not running.done():
                running.cancel()
                await asyncio.wait({running})
        if running.cancelled():
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
