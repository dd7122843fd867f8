"""How much an address may ask for, on every route: looked at before anything is read from it."""

from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.messages import _
from ita_dash.query import MOST_LETTERS, MOST_VALUES
from ita_dash.web.answers import RefusedError

TOO_LONG = 414
"""The status for an address that is longer than the server reads (RFC 9110, 15.5.15)."""


class Queries:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if len(query) <= MOST_LETTERS and query.count(b"&") < MOST_VALUES:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            said = _("The address asks for too much: at most {values} values, {letters} letters. Choose fewer filters.")
            refusal = RefusedError(TOO_LONG, said.format(values=MOST_VALUES, letters=MOST_LETTERS))
            await refusal.response()(scope, receive, send)
