"""The websocket's connection sends at once."""

import asyncio
import socket

from starlette.types import Receive, Scope, Send

from ita_dash.web.connection import NoDelay


class Connection(asyncio.Protocol):
    """A server's protocol object, as the middleware meets it: its ``receive`` is bound to what holds the transport."""

    transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    async def receive(self) -> dict:
        return {}


async def nothing(*_arguments: object) -> None:
    pass


def no_delay(transport: asyncio.Transport) -> bool:
    return bool(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_a_websocket_sends_at_once_and_other_requests_are_left_alone() -> None:
    async def connections() -> list[bool]:
        with socket.socket() as listening:  # as Streamlit makes it: without the number of the protocol
            listening.bind(("127.0.0.1", 0))
            seen = []
            loop = asyncio.get_running_loop()
            server = await loop.create_server(lambda: seen.append(Connection()) or seen[-1], sock=listening)
            _reader, writer = await asyncio.open_connection(*listening.getsockname())
            while not (seen and seen[0].transport):
                await asyncio.sleep(0.01)
            (one,) = seen
            found = [no_delay(one.transport)]
            for kind in ("http", "websocket"):
                await NoDelay(nothing)({"type": kind}, one.receive, nothing)
                found.append(no_delay(one.transport))
            writer.close()
            one.transport.close()
            server.close()
            return found

    assert asyncio.run(connections()) == [False, False, True]


def test_a_server_that_shows_no_socket_is_left_alone() -> None:
    reached = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append(scope["type"])

    asyncio.run(NoDelay(app)({"type": "websocket"}, nothing, nothing))
    assert reached == ["websocket"]
