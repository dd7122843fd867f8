"""Visitors of a Streamlit server: each a websocket session that asks for pages as a browser does and reads all it is sent.

Streamlit's own protobuf messages over ``/_stcore/stream``: a ``BackMsg`` asks for a run, ``ForwardMsg``s bring the page, the last
of them says that the script has finished.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ANSWERS_WITHIN = 150.0
"""Seconds after which a page that has not come is an error."""
MOST_VISITORS = 500
LARGEST_MESSAGE = 64 * 1024 * 1024


@dataclass
class Page:
    """What one run sent. ``seconds`` is from the asking to the last message."""

    seconds: float
    succeeded: bool
    deltas: list[ForwardMsg] = field(default_factory=list)
    """The messages that carry elements, in order."""
    size: int = 0
    """Bytes of all messages."""


class Visitor:
    """One browser tab."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    async def open(self, page: str = "", query: str = "", within: float = ANSWERS_WITHIN) -> Page:
        """Ask for ``page`` (its address below the root) and read all that comes until its script has finished.

        Raises TimeoutError where that takes longer than ``within`` seconds.
        """
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        message.rerun_script.context_info.timezone = "Asia/Bangkok"
        message.rerun_script.context_info.locale = "th-TH"
        began = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        return await asyncio.wait_for(self._page(began), within)

    async def _page(self, began: float) -> Page:
        shown = Page(0.0, succeeded=False)
        async for received in self._connection:
            message = ForwardMsg.FromString(received)
            shown.size += len(received)
            match message.WhichOneof("type"):
                case "delta":
                    shown.deltas.append(message)
                case "script_finished":
                    shown.seconds = time.perf_counter() - began
                    shown.succeeded = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                    return shown
        raise ConnectionError("the server closed the connection in the middle of a page")


@asynccontextmanager
async def visiting(port: int):
    """A visitor of the server on the loopback's ``port``, who leaves with the block."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    patient = {"open_timeout": ANSWERS_WITHIN, "ping_interval": None}  # a server that is overwhelmed is what some lines measure
    async with connect(address, subprotocols=["streamlit"], max_size=LARGEST_MESSAGE, proxy=None, **patient) as connection:
        yield Visitor(connection)


@dataclass(frozen=True)
class Crowd:
    """What visitors at once saw: each one's seconds from before its connecting to its first page, and all runs together."""

    first_pages: Sequence[float]
    runs: int
    seconds: float

    @property
    def runs_per_second(self) -> float:
        return self.runs / self.seconds


async def crowd(port: int, visitors: int, reruns: int, page: str = "", query: str = "") -> Crowd:
    """``visitors`` (at most ``MOST_VISITORS``) come at once, open ``page`` and have it run ``reruns`` times more.

    Raises RuntimeError where a page does not come whole, TimeoutError where it takes longer than ``ANSWERS_WITHIN``.
    """
    if visitors > MOST_VISITORS:
        raise ValueError(f"at most {MOST_VISITORS} visitors at once")

    async def visit() -> float:
        began = time.perf_counter()
        async with visiting(port) as visitor:
            _whole(await visitor.open(page, query))
            first = time.perf_counter() - began
            for _time in range(reruns):
                _whole(await visitor.open(page, query))
            await everybody.wait()  # who has seen enough stays until the last one has, as people do
        return first

    everybody = asyncio.Barrier(visitors)
    began = time.perf_counter()
    first_pages = await asyncio.gather(*(visit() for _visitor in range(visitors)))
    return Crowd(sorted(first_pages), visitors * (1 + reruns), time.perf_counter() - began)


def _whole(page: Page) -> None:
    if not page.succeeded or not page.deltas:
        raise RuntimeError("a page did not come whole")
