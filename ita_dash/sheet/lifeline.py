"""HTTP whose connections can be cut from outside: an answer that comes one byte at a time never runs into a read's time limit."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Lifeline:
    """Every connection of the sessions that use ``adapter``. One try at a time: a cut ends them all."""

    def __init__(self) -> None:
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = threading.Lock()
        self._trying: object | None = None
        self._cut = False
        lifeline = self

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                lifeline._hold(self.sock)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                lifeline._hold(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        class Adapter(HTTPAdapter):
            def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
                super().init_poolmanager(*args, **kwargs)
                self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

        self.adapter = Adapter()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut what is still open after ``seconds``. Raises ``TimeoutError`` in place of what that cut makes go wrong."""
        this_try = object()
        with self._lock:
            self._trying, self._cut = this_try, False
        timer = threading.Timer(seconds, self._cut_all, (this_try,))
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception:
            if self._cut:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
            with self._lock:
                self._trying = None

    def _hold(self, connected: socket.socket | None) -> None:
        with self._lock:
            if connected is not None:
                self._sockets.add(connected)
            if self._cut:  # while it was connecting
                self._shut()

    def _cut_all(self, this_try: object) -> None:
        with self._lock:
            if self._trying is this_try:
                self._cut = True
                self._shut()

    def _shut(self) -> None:
        for one in list(self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
