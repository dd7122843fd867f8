"""Connections that hold a file of the server and ask for nothing are closed; those that are being answered are not."""

import asyncio
import socket
from contextlib import ExitStack
from functools import partial

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ita_dash.web.unfinished import Unfinished
from tests.asking import serving

ENDLESS = (b"", b"G", b"GET /quick HTTP/1.1\r\nHost: here\r\nX: ", b"GET /quick HTTP/1.1\r\nHost: h\r\n\r\nGET /quick HT")
POST = b"POST /quick HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf of it"


def test_what_never_comes_to_its_end_is_closed_and_what_is_answered_stays() -> None:
    go_on = asyncio.Event()

    async def slow(_request: Request) -> Response:
        await go_on.wait()
        return PlainTextResponse("slow")

    async def quick(request: Request) -> Response:
        if request.method == "GET" and request.url.query == "go":
            go_on.set()
        return PlainTextResponse("quick")

    routes = [Route("/slow", slow), Route("/quick", quick, methods=["GET"])]
    app = Starlette(routes=routes, middleware=[Middleware(Unfinished, longest=0.5, every=0.05)])
    with serving(app) as server, ExitStack() as opened:

        def connection(sent: bytes) -> socket.socket:
            made = opened.enter_context(socket.create_connection(("127.0.0.1", server.port), 60))
            made.sendall(sent)
            return made

        asked = connection(b"GET /slow HTTP/1.1\r\nHost: here\r\n\r\n")
        for one in [connection(sent) for sent in (*ENDLESS, POST)]:
            while one.recv(4096):  # an answer to what was whole, then the end
                pass
        assert server.ask("/quick?go").status == 200
        assert b"".join(iter(partial(asked.recv, 4096), b"")).endswith(b"slow")


def test_a_connection_that_goes_on_asking_stays_open() -> None:
    class Connection:
        cycle = None
        closed = False
        transport = property(lambda self: self)

        def close(self) -> None:
            self.closed = True

    class Answered:
        response_complete = True

    async def looked_at(busy: Connection, idle: Connection) -> None:
        looks = (0.0, 59.0, 118.0, 177.0)
        middleware = Unfinished(Starlette(), longest=60, every=1_000, clock=iter(looks).__next__)
        for _look in looks:
            busy.cycle = Answered()  # another request was answered since the last look
            middleware._look([busy, idle, object()])

    busy, idle = Connection(), Connection()
    asyncio.run(looked_at(busy, idle))
    assert (busy.closed, idle.closed) == (False, True)
