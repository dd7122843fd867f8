"""Real HTTP requests to a server on the loopback, as tests write them."""

import http.client
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8-sig")


@dataclass(frozen=True)
class Server:
    """A server on the loopback."""

    port: int

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None, **parameters) -> Reply:
        query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path + query, headers=headers or {})
            reply = connection.getresponse()
            return Reply(reply.status, reply.headers, reply.read())
        finally:
            connection.close()
