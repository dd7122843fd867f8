"""What one address, and all together, may have at a time: files and steps of a sign-in in a minute, open pages.

Behind a proxy every visitor comes from the proxy's address: ``proxies`` names those whose ``X-Forwarded-For`` is believed. A
visitor from this machine whom no proxy names is not told from others, and is bounded with all together only.
"""

import time
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.access.perminute import ADDRESS, Shares
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.addresses import address_of
from ita_dash.web.answers import RefusedError
from ita_dash.web.fileaccess import PERSON
from ita_dash.web.openpages import TRY_AGAIN_LATER, OpenPages
from ita_dash.web.paths import SIGN_IN, below

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
