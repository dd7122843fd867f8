"""What one address, and all together, may have at a time: files in a minute, open pages.

Behind a proxy every visitor comes from the proxy's address: ``proxies`` names those whose ``X-Forwarded-For`` is believed. A
visitor from this machine whom no proxy names is not told from others, and is bounded with all together only.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.access.modes import is_loopback
from ita_dash.access.perminute import ADDRESS, Shares
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError
from ita_dash.web.fileaccess import PERSON

TRY_AGAIN_LATER = 1013
"""The code by which a websocket is closed for want of room (IANA's registry)."""


class Rations:
    """ASGI middleware. ``now`` gives the settings: how many files a minute, how many pages at a time."""

    def __init__(self, app: ASGIApp, *, now: Callable[[], Settings], clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._now, self._lock = now, threading.Lock()
        self._files = Shares(clock)
        self._pages: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = self._now()
        address = address_of(scope, settings.proxies)
        if scope["type"] == "http" and PERSON in scope and (seconds := self._files.must_wait(address, settings.files_per_minute)):
            said = _("Too many files were asked for from your address. Try again in {seconds} seconds.").format(seconds=seconds)
            await RefusedError(429, said, {"Retry-After": str(seconds)}).response()(scope, receive, send)
        elif scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif not self._has_room(address, settings):
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
        else:
            try:
                await self.app(_with_address(scope, address), receive, send)
            finally:
                with self._lock:
                    self._pages[address] -= 1
                    self._pages += Counter()  # leaves out who has none

    def _has_room(self, address: str, settings: Settings) -> bool:
        with self._lock:
            mine = self._pages[address] if address else 0
            if self._pages.total() >= settings.most_pages or mine >= settings.most_pages_of_one:
                return False
            self._pages[address] += 1
            return True


def _with_address(scope: Scope, address: str) -> Scope:
    """``scope`` with the header by which the page's script knows who asks."""
    others = [pair for pair in scope["headers"] if pair[0].lower() != ADDRESS.encode()]
    return {**scope, "headers": [*others, (ADDRESS.encode(), address.encode("ascii", "replace"))]}


Networks = tuple[IPv4Network | IPv6Network, ...]


def address_of(scope: Scope, proxies: Networks) -> str:
    """Who asks; empty where that is not known. Of ``X-Forwarded-For`` the last address that is no proxy counts: what stands
    before it anybody may have written."""
    client = (scope.get("client") or ("", 0))[0]
    if _is_among(client, proxies):
        forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
        named = [one.strip() for one in forwarded if one.strip() and not _is_among(one.strip(), proxies)]
        return named[-1][:60] if named else ""
    return "" if is_loopback(client) else client


def _is_among(address: str, proxies: Networks) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any((getattr(found, "ipv4_mapped", None) or found) in network for network in proxies)
