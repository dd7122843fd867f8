"""What libraries keep to themselves is left alone, or used in one module with a test here that says what would break."""

import ast
import asyncio
import inspect
import socket
import threading
import time
from collections.abc import Iterator
from io import BytesIO

import psycopg
import pytest
import requests
import uvicorn
from requests.adapters import HTTPAdapter
from starlette.types import Receive, Scope, Send
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from websockets.sync.client import connect

from ita_dash.history.patience import PatientConnection
from ita_dash.web.connection import NoDelay, transport_of
from tests.test_layers import MODULES

OWN = {"self", "cls"}
LEFT: dict[tuple[str, str], str] = {
    ("ita_dash.history.store", "_try_again"): "our own, called by a timer of the same module",
    ("ita_dash.sheet.lifeline", "_hold"): "our own, called by a class within the class",
    ("ita_dash.web.ending", "_exit"): "os._exit is documented",
    ("ita_dash.report.word", "_inline"): "python-docx gives a picture's description no other place",
    ("ita_dash.report.wordsetup", "_sectPr"): "python-docx knows no numbering of pages",
    ("ita_dash.report.wordsetup", "_blob"): "python-docx knows no table of fonts",
    ("ita_dash.report.pagewords", "_element"): "python-docx empties no header, and knows no fields in one",
    ("ita_dash.report.pagewords", "_BaseHeaderFooter"): "the type of both headers and footers, for annotations alone",
    ("ita_dash.report.wordtemplate", "_settings_part"): "python-docx gives a template's settings no other way",
}
"""Module and name → why it stays. What of the Word file they are for, ``test_report_word`` reads back."""
NAMED_TUPLES = {"_replace", "_asdict", "_fields"}


def _names(tree: ast.AST) -> Iterator[str]:
    """Names with one underscore before them that are taken from something that is not the module's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id in OWN):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
            yield from (node.module or "").split(".")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "setattr"):
            yield from (one.value for one in node.args[1:2] if isinstance(one, ast.Constant) and isinstance(one.value, str))


@pytest.mark.slow
def test_no_module_takes_what_a_library_keeps_to_itself():
    found = {
        (module, name)
        for module, file in MODULES.items()
        for name in _names(ast.parse(file.read_text(encoding="utf-8")))
        if name.startswith("_") and not name.startswith("__") and name != "_" and name not in NAMED_TUPLES
    }
    assert found == set(LEFT)


def test_uvicorn_shows_the_transport_of_a_websocket():
    """``web.connection`` finds it as ``receive.__self__.transport``. Pages end 40 ms later without it, and see the next test."""
    accepted: list[socket.socket] = []

    class Listening(socket.socket):
        def accept(self) -> tuple[socket.socket, object]:
            connection, peer = super().accept()
            accepted.append(connection)
            return connection, peer

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            await receive()

    with Listening() as listening:  # as Streamlit makes it: without the number of the protocol
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(NoDelay(app), loop="asyncio", lifespan="off", log_level="error"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with connect(f"ws://127.0.0.1:{listening.getsockname()[1]}/", proxy=None):
            (one,) = accepted
            assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        server.should_exit = True
        thread.join(30)


def test_uvicorn_shows_its_connections_and_what_each_answers():
    """``web.unfinished`` finds them by the transport, ``web.arrival`` the machine that asks. Without it half a question holds a
    file for ever, and a visitor behind a proxy on the loopback that nobody named is whoever he says he is."""
    seen: list[bool] = []
    peers: list[str] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        transport = transport_of(receive)
        protocol = transport.get_protocol() if transport is not None else None
        seen.append(protocol in protocol.connections and not protocol.cycle.response_complete)
        peers.append(transport.get_extra_info("peername")[0] if transport is not None else "")
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, loop="asyncio", lifespan="off", log_level="error"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        assert requests.get(f"http://127.0.0.1:{listening.getsockname()[1]}/", timeout=30).status_code == 204
        server.should_exit = True
        thread.join(30)
    assert (seen, peers) == ([True], ["127.0.0.1"])


def test_psycopg_waits_by_a_method_that_takes_a_limit():
    """``history.patience`` gives it one. Without it a stopped PostgreSQL is waited for without end."""
    assert list(inspect.signature(psycopg.Connection.wait).parameters) == ["self", "gen", "interval", "timeout"]
    assert PatientConnection.wait is not psycopg.Connection.wait


@pytest.mark.parametrize(("scheme", "pool"), [("http", HTTPConnectionPool), ("https", HTTPSConnectionPool)])
def test_urllib3_makes_connections_by_a_class_that_can_be_another(scheme: str, pool: type):
    """``sheet.lifeline`` gives it one whose sockets it can cut. Without it an answer that drips is waited for without end."""
    adapter = HTTPAdapter()
    assert adapter.poolmanager.pool_classes_by_scheme[scheme] is pool
    assert callable(pool.ConnectionCls.connect)


def test_requests_reads_a_body_that_is_given_to_it():
    """``sheet.google`` reads an answer within a bound and hands it on as another one."""
    answer = requests.Response()
    answer.raw = BytesIO(b'{"a": 1}')
    answer.status_code = 200
    assert (answer.content, answer.json()) == (b'{"a": 1}', {"a": 1})
