"""Files that were built, kept while there is room: one version of a file is built once, however many ask for it at once."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from weakref import WeakSet

from ita_dash.caches import LATEST, Cache
from ita_dash.filemaking import NotMadeError
from ita_dash.tally import BUILDS

MOST_FAILED = 64


class Shelf:
    """Lifetime and bound of what is kept: those of a ``Cache`` of ``most_bytes``, of the latest versions that were asked for. A
    key begins with its version of the data.

    Bound of builds: ``workers`` at a time and as many more ``apart``, which only wait for a process of their own;
    ``most_waiting`` of all; who comes then is asked to come again. A build that fails is not kept: it fails for all who wait
    for it, and the next one tries again.
    """

    def __init__(self, most_bytes: int = 48 * 1024 * 1024, workers: int = 2, most_waiting: int = 24) -> None:
        self._most_waiting = most_waiting
        self._here, self._apart = ThreadPoolExecutor(workers, "files"), ThreadPoolExecutor(most_waiting, "files apart")
        self._kept = Cache("files", most_bytes, weigh=len, latest=LATEST)
        self._building: dict[str, Future[bytes]] = {}
        self._failed: OrderedDict[str, Exception] = OrderedDict()  # builds that nobody waited for: whoever asks again is told
        self._lock = threading.Lock()
        SHELVES.add(self)

    async def get(self, key: str, build: Callable[[], bytes], *, apart: bool = False, late: bool = False) -> bytes:
        """The content under ``key``, built in a thread where it is not there; ``apart``: by a process, for which it waits.

        Raises what ``build`` raises; ``NotMadeError`` where too many wait, or the app is ending, and with ``late`` while it is
        built: whoever asks comes again.
        """
        with self._lock:
            found: bytes | None = self._kept.look(key)
            if found is not None:
                return found
            future = self._building.get(key)
            if late and (failed := self._failed.pop(key, None)) is not None:
                raise failed
            if future is None:
                if len(self._building) >= self._most_waiting:
                    raise NotMadeError("busy")
                try:
                    future = (self._apart if apart else self._here).submit(self._build, key, build)
                except RuntimeError:  # closed
                    raise NotMadeError("ended") from None
                self._building[key] = future
        if late:
            raise NotMadeError("making")
        # Shielded: one who goes away does not take the file from the others who wait for it
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        except (CancelledError, asyncio.CancelledError):
            if future.cancelled():
                raise NotMadeError("ended") from None
            raise

    @property
    def waiting(self) -> int:
        """Builds that are going on or wait for a place."""
        with self._lock:
            return len(self._building)

    def close(self) -> None:
        """For good: what waits is told so; what is being built goes on, and nobody waits for it."""
        with self._lock:
            for pool in (self._here, self._apart):
                pool.shutdown(wait=False, cancel_futures=True)

    def _build(self, key: str, build: Callable[[], bytes]) -> bytes:
        try:
            with BUILDS.one():
                content = build()
            self._kept.keep(key, content)
            return content
        except Exception as error:
            with self._lock:
                self._failed[key] = error
                while len(self._failed) > MOST_FAILED:
                    self._failed.popitem(last=False)
            raise
        finally:
            with self._lock:
                self._building.pop(key, None)


SHELVES: WeakSet[Shelf] = WeakSet()
