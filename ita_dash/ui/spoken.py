"""What a browser may say over a page's websocket: what our pages use, and no more.

Streamlit takes more from whoever opens the websocket: to empty its caches for everybody, to tell the repository and which files
are not committed, to write files beside the app, to give addresses for uploads.
"""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from ita_dash.tally import SESSIONS

USED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
"""A widget was used, a run is to stop, the page is still open."""
OPERATION = "backend_operation_request"
OPERATIONS_USED = frozenset({"deferred_file"})
"""A download is wanted whose file is made only then."""


class Spoken:
    """ASGI middleware: leaves out what is not used, as if it had not been said. What is no message Streamlit refuses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def receive_used() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or is_used(message.get("bytes") or b""):
                    return message

        with SESSIONS.one():
            await self.app(scope, receive_used, send)


def is_used(said: bytes) -> bool:
    """Whether ``said``, a message of a browser's, is one that our pages send, or none at all."""
    try:
        message = BackMsg.FromString(said)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == OPERATION:
        return getattr(message, OPERATION).WhichOneof("payload") in OPERATIONS_USED
    return kind in USED
