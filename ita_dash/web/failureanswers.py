"""An answer for what failed outside every page and file: its number, and the rest in the log."""

import logging

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.incidents import incident
from ita_dash.messages import _

LOG = logging.getLogger(__name__)


class Failures:
    """ASGI middleware. What has begun to be sent cannot be taken back: the server cuts it off then."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if begun:
                raise
            said = _("Something unexpected happened. The log of the dashboard says what under {id}.")
            number = incident(LOG, "an answer failed", error)
            answer = PlainTextResponse(said.format(id=number) + "\n", 500, {"Cache-Control": "no-store"})
            await answer(scope, receive, send)
