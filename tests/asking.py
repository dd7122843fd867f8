"""Real HTTP requests to a server on the loopback, as tests write them."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8-sig")

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A server on the loopback."""

    port: int

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None, **parameters) -> Reply:
        query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        try:
            connection.request(method, path + query, headers=headers or {})
            reply = connection.getresponse()
            return Reply(reply.status, reply.headers, reply.read())
        finally:
            connection.close()


@contextmanager
def serving(app: Starlette) -> Iterator[Server]:
    """A server of ``app`` in a thread of this process."""
    running = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield Server(running.servers[0].sockets[0].getsockname()[1])
    finally:
        running.should_exit = True
        thread.join(60)
