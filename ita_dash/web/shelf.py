"""Files that were built, kept while there is room: one version of a file is built once, however many ask for it at once."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from ita_dash.messages import _
from ita_dash.web.answers import RefusedError


class Shelf:
    """Lifetime: until others need the room (the least used goes first; a new version of the data has new keys).

    Bound: ``most_bytes`` of content, ``workers`` builds at a time, ``most_waiting`` waiting for one; who comes then is asked to
    come again. A build that fails is not kept: it fails for all who wait for it, and the next one tries again.
    """

    def __init__(self, most_bytes: int = 48 * 1024 * 1024, workers: int = 2, most_waiting: int = 24) -> None:
        self._most_bytes = most_bytes
        self._most_waiting = most_waiting
        self._pool = ThreadPoolExecutor(workers, "files")
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._building: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()

    async def get(self, key: str, build: Callable[[], bytes]) -> bytes:
        """The content under ``key``, built in a thread where it is not there. Raises what ``build`` raises; ``RefusedError``."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            future = self._building.get(key)
            if future is None:
                if len(self._building) >= self._most_waiting:
                    raise RefusedError(
                        503, _("Many files are being made at the moment. Try again shortly."), {"Retry-After": "10"}
                    )
                future = self._building[key] = self._pool.submit(self._build, key, build)
        # Shielded: one who goes away does not take the file from the others who wait for it
        return await asyncio.shield(asyncio.wrap_future(future))

    def _build(self, key: str, build: Callable[[], bytes]) -> bytes:
        try:
            content = build()
            with self._lock:
                self._keep(key, content)
            return content
        finally:
            with self._lock:
                del self._building[key]

    def _keep(self, key: str, content: bytes) -> None:
        if len(content) > self._most_bytes:
            return
        self._kept[key] = content
        self._bytes += len(content)
        while self._bytes > self._most_bytes:
            _key, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
