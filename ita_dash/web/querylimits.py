"""How much an address may ask for, on every route: looked at before anything is read from it."""

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.messages import _
from ita_dash.query import MOST_VALUES
from ita_dash.settings import Settings
from ita_dash.sheet.limits import QUERY_LETTERS, set_to
from ita_dash.web.answers import RefusedError

TOO_LONG = 414
"""The status for an address that is longer than the server reads (RFC 9110, 15.5.15)."""


class Queries:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, now: Callable[[], Settings] = Settings) -> None:
        self.app, self._now = app, now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        with set_to(self._now().limits.given):
            most, shown = QUERY_LETTERS.most, QUERY_LETTERS.shown
        if len(query) <= most and query.count(b"&") < MOST_VALUES:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refusal = RefusedError(TOO_LONG, _(QUERY_LETTERS.message).format(values=MOST_VALUES, limit=shown))
            await refusal.response()(scope, receive, send)
