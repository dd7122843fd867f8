"""The start of the app, with a worker ready and its data being read, and its end.

It ends at once when it is asked to (SIGTERM, Ctrl-C), whatever is still being read, understood or made.
The server waits for the answers that it owes before it ends, and Python for its threads. So whoever waits for a file or a worker
is told that the app is ending, the workers are stopped, and what then still holds it up is left behind: it writes nothing that
would be half done (the store of versions is a database).
"""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType

from ita_dash.heap import give_back_now_and_then
from ita_dash.live import understanding
from ita_dash.web.announced import read_ahead
from ita_dash.web.shelf import SHELVES
from ita_dash.workers.crew import close_all

LOG = logging.getLogger(__name__)
SIGNALS = (signal.SIGTERM, signal.SIGINT)
ENDS_WITHIN = 7.0
"""Seconds until the process ends in any case; a service manager waits for ten or more."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """For the server: from its start on a signal also ends what runs beside it. The handlers that there were are called too."""
    handlers = {one: signal.getsignal(one) for one in SIGNALS} if _in_main_thread() else {}

    def end(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=_stop_all, name="ending", daemon=True).start()
        before = handlers[signal.Signals(number)]
        if callable(before):
            before(number, frame)

    for one in handlers:
        signal.signal(one, end)
    understanding.CREW.warm()  # ready when the first visitor comes
    read_ahead()
    giving_back = asyncio.create_task(give_back_now_and_then())
    LOG.info("the dashboard has started")
    yield
    LOG.info("the dashboard ends")
    giving_back.cancel()
    _stop_all_once()


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _stop_all_once() -> None:
    for shelf in list(SHELVES):
        shelf.close()
    close_all()


def _stop_all() -> None:
    # In a thread: a signal comes in the middle of anything, also of what holds the locks that are taken here
    timer = threading.Timer(ENDS_WITHIN, os._exit, (128 + signal.SIGTERM,))
    timer.daemon = True
    timer.start()
    _stop_all_once()
