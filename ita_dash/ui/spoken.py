"""What a browser may say over a page's websocket: what our pages use, and no more.

Streamlit takes more from whoever opens the websocket: to empty its caches for everybody, to tell the repository and which files
are not committed, to write files beside the app, to give addresses for uploads.

And in a page that nobody may see any more only the whole page runs: it asks again who is there. A part of it (a *fragment*), or a
download whose file is made late, would not.
"""

from collections.abc import Callable, Mapping

from google.protobuf.message import DecodeError
from google.protobuf.message import Message as ProtobufMessage
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from ita_dash.tally import SESSIONS

USED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
"""A widget was used, a run is to stop, the page is still open."""
MOST_PARTS = 20_000
"""Widgets, their values and whatever else one message counts up: no page has a tenth of it, and Streamlit keeps each."""
OPERATION = "backend_operation_request"
OPERATIONS_USED = frozenset({"deferred_file"})
"""A download is wanted whose file is made only then."""


class Spoken:
    """ASGI middleware: leaves out what is not used, as if it had not been said. What is no message Streamlit refuses.

    ``may_act`` says of a browser's cookies whether its page may run in parts.
    """

    def __init__(self, app: ASGIApp, *, may_act: Callable[[Mapping[str, str]], bool] = lambda _cookies: True) -> None:
        self.app = app
        self._may_act = may_act

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        cookies = HTTPConnection(scope).cookies

        async def receive_used() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                heard = as_heard(message.get("bytes") or b"", lambda: self._may_act(cookies))
                if heard is not None:
                    return {**message, "bytes": heard}

        with SESSIONS.one():
            await self.app(scope, receive_used, send)


def as_heard(said: bytes, may_act: Callable[[], bool]) -> bytes | None:
    """What of ``said``, a message of a browser's, Streamlit is told; None for nothing."""
    try:
        message = BackMsg.FromString(said)
    except DecodeError:
        return said
    kind = message.WhichOneof("type")
    if kind == OPERATION:
        used = getattr(message, OPERATION).WhichOneof("payload") in OPERATIONS_USED
        return said if used and may_act() else None
    if _parts(message) > MOST_PARTS:
        return None
    if kind == "rerun_script" and message.rerun_script.fragment_id and not may_act():
        message.rerun_script.fragment_id = ""
        return bytes(message.SerializeToString())
    return said if kind in USED else None


def _parts(message: ProtobufMessage) -> int:
    """How many there are of what ``message`` repeats; counted until they are more than ``MOST_PARTS``."""
    found = 0
    for field, value in message.ListFields():
        many = value if field.is_repeated else (value,)
        found += len(many)
        if field.message_type is not None:
            for one in many:
                if found > MOST_PARTS:
                    break
                found += _parts(one)
    return found
