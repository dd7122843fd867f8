"""What one address, and all together, may have at a time: files and steps of a sign-in in a minute, open pages.

Behind a proxy every visitor comes from the proxy's address: ``proxies`` names those whose ``X-Forwarded-For`` is believed. A
visitor from this machine whom no proxy names is not told from others, and is bounded with all together only.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.access.perminute import ADDRESS, Shares
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError
from ita_dash.web.fileaccess import PERSON
from ita_dash.web.hosts import name_of
from ita_dash.web.openpages import TRY_AGAIN_LATER, OpenPages
from ita_dash.web.paths import SIGN_IN, below

OF_ONE_CONNECTION = 64
"""Bits that the addresses of one connection to the internet have in common."""
NOBODY_KNOWN = "-"
"""Whoever's address is not known, where such visitors share."""


class Rations:
    """ASGI middleware. ``now`` gives the settings: how many files a minute, how many pages at a time."""

    def __init__(
        self, app: ASGIApp, *, now: Callable[[], Settings], base: str = "", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app = app
        self._now, self._base = now, base
        self._files, self._sign_ins = Shares(clock), Shares(clock)
        self._pages = OpenPages()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = self._now()
        address = address_of(scope, settings.proxies)
        if scope["type"] != "websocket":
            await (self._too_much(scope, address, settings) or self.app)(scope, receive, send)
        elif (page := self._pages.opened(address, settings.most_pages, settings.most_pages_of_one)) is None:
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
        else:
            await self._pages.run(page, self.app, _with_address(scope, address), receive, send)

    def _too_much(self, scope: Scope, address: str, settings: Settings) -> Response | None:
        """What is answered to a question that is one too many."""
        if scope["type"] != "http":
            return None
        if PERSON in scope:
            seconds = self._files.must_wait(address, settings.files_per_minute)
            said = _("Too many files were asked for from your address. Try again in {seconds} seconds.")
        elif (below(scope["path"], self._base) or [""])[0] in SIGN_IN:  # at each the sign-in service is asked
            seconds = self._sign_ins.must_wait(address or NOBODY_KNOWN, settings.files_per_minute)
            said = _("Too many sign-ins were begun from your address. Try again in {seconds} seconds.")
        else:
            return None
        return RefusedError(429, said.format(seconds=seconds), {"Retry-After": str(seconds)}).response() if seconds else None


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
        return _name(named[-1]) if named else ""
    found = _ip(client)
    return "" if found is not None and found.is_loopback else _name(client)


def _name(said: str) -> str:
    """One name for whoever ``said`` is the address of: without the port that some proxies add, and of IPv6 the network that a
    connection has to itself (RFC 6177), or one visitor would have a new address for each question."""
    found = _ip(said)
    if found is None:
        return said[:60]
    return str(IPv6Network((int(found), OF_ONE_CONNECTION), strict=False) if found.version == 6 else found)


def _ip(said: str) -> IPv4Address | IPv6Address | None:
    for one in (said, name_of(said)):
        with suppress(ValueError):
            found = ip_address(one)
            return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
    return None


def _is_among(said: str, proxies: Networks) -> bool:
    found = _ip(said)
    return found is not None and any(found in network for network in proxies)
