"""A gate in front of a server: open, silent (it takes connections and answers nothing, as a stopped server does), or shut."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit


class Gate:
    """On the loopback. Without ``to`` nothing stands behind it: for as long as it is silent that makes no difference."""

    def __init__(self, to: tuple[str, int] | None = None) -> None:
        self._to = to
        self._way = threading.Condition()
        self._state = "open" if to else "silent"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def set(self, state: str) -> None:
        """``open``, ``silent`` or ``shut``; also for connections that are there."""
        with self._way:
            self._state = state
            if state == "shut":
                self._close_all()
            self._way.notify_all()

    def close(self) -> None:
        self.set("shut")
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _close_all(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            with self._way:
                if self._state == "shut":
                    client.close()
                    continue
                self._open.append(client)
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with suppress(OSError, ValueError):
            self._wait_until_open()
            if self._to is None:
                return
            with socket.create_connection(self._to) as server:
                while True:
                    readable, _writable, _failed = select.select([client, server], [], [])
                    for one in readable:
                        if not (data := one.recv(65_536)):
                            return
                        self._wait_until_open()
                        (server if one is client else client).sendall(data)

    def _wait_until_open(self) -> None:
        with self._way:
            self._way.wait_for(lambda: self._state != "silent")


@contextmanager
def gate_before(url: str) -> Iterator[tuple[Gate, str]]:
    """A gate before the server of ``url``, and the address by which one comes through it."""
    parts = urlsplit(url)
    gate = Gate((parts.hostname or "127.0.0.1", parts.port or 5432))
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    try:
        yield gate, urlunsplit(parts._replace(netloc=f"{user}127.0.0.1:{gate.port}"))
    finally:
        gate.close()
