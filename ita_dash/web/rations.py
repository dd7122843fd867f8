"""What one address, and all together, may have at a time: files in a minute, open pages.

Behind a proxy every visitor comes from the proxy's address: ``proxies`` names those whose ``X-Forwarded-For`` is believed. A
visitor from this machine whom no proxy names is not told from others, and is bounded with all together only.
"""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.access import PERSON
from ita_dash.web.answers import RefusedError
from ita_dash.web.hosts import is_loopback

MOST_ADDRESSES = 10_000
"""Addresses whose files are counted, the one that was longest silent dropped first."""
TRY_AGAIN_LATER = 1013
"""The code by which a websocket is closed for want of room (IANA's registry)."""


class Rations:
    """ASGI middleware. ``now`` gives the settings: how many files a minute, how many pages at a time."""

    def __init__(self, app: ASGIApp, *, now: Callable[[], Settings], clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._now, self._clock, self._lock = now, clock, threading.Lock()
        self._files: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._pages: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = self._now()
        address = address_of(scope, settings.proxies)
        if scope["type"] == "http" and PERSON in scope and (seconds := self._must_wait(address, settings.files_per_minute)):
            said = _("Too many files were asked for from your address. Try again in {seconds} seconds.").format(seconds=seconds)
            await RefusedError(429, said, {"Retry-After": str(seconds)}).response()(scope, receive, send)
        elif scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif not self._has_room(address, settings):
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
        else:
            try:
                await self.app(scope, receive, send)
            finally:
                with self._lock:
                    self._pages[address] -= 1
                    self._pages += Counter()  # leaves out who has none

    def _must_wait(self, address: str, a_minute: int) -> int:
        """Whole seconds until the next file; 0 where it may come now. As many as come in a minute may come at once."""
        if not address:
            return 0
        with self._lock:
            moment = self._clock()
            left, then = self._files.pop(address, (float(a_minute), moment))
            left = min(float(a_minute), left + (moment - then) * a_minute / 60)
            granted = left >= 1
            self._files[address] = (left - 1 if granted else left, moment)
            while len(self._files) > MOST_ADDRESSES:
                self._files.popitem(last=False)
            return 0 if granted else max(1, round((1 - left) * 60 / a_minute))

    def _has_room(self, address: str, settings: Settings) -> bool:
        with self._lock:
            mine = self._pages[address] if address else 0
            if self._pages.total() >= settings.most_pages or mine >= settings.most_pages_of_one:
                return False
            self._pages[address] += 1
            return True


def address_of(scope: Scope, proxies: tuple[str, ...]) -> str:
    """Who asks; empty where that is not known. Of ``X-Forwarded-For`` the last address that is no proxy counts: what stands
    before it anybody may have written."""
    client = (scope.get("client") or ("", 0))[0]
    if client in proxies:
        forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
        named = [one.strip() for one in forwarded if one.strip() and one.strip() not in proxies]
        return named[-1][:60] if named else ""
    return "" if is_loopback(client) else client
