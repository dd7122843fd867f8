"""By which machine a question came, and whether by TLS, whatever uvicorn was told."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from ita_dash.settings import Settings
from ita_dash.web.arrival import Arrival
from tests.page_visits import Browser
from tests.running_app import running_app


class Answer:
    """What uvicorn hands on: its ``receive`` is bound to what holds the connection."""

    def __init__(self, peer: object) -> None:
        self.transport = SimpleNamespace(get_extra_info=lambda name: peer if name == "peername" else None)

    async def receive(self) -> None: ...


def arrived(peer: object, kind: str = "http", scheme: str = "http", **said: str) -> tuple[object, str]:
    """Client and scheme as the app sees them, where uvicorn takes the first for 6.6.6.6."""
    found: list[tuple[object, str]] = []

    async def app(scope, _receive, _send) -> None:
        found.append((scope["client"], scope["scheme"]))

    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in said.items()]
    scope = {"type": kind, "client": ("6.6.6.6", 0), "scheme": scheme, "headers": headers}
    proxies = Settings(proxies=["10.0.0.0/8", "::1"]).proxies
    asyncio.run(Arrival(app, proxies=lambda: proxies)(scope, Answer(peer).receive, None))
    return found[0]


@pytest.mark.parametrize("peer", [("127.0.0.1", 50000), ("192.0.2.7", 50000)])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_who_is_connected_is_who_asks_whatever_was_said(peer, kind):
    assert arrived(peer, kind, x_forwarded_for="6.6.6.6")[0] == peer
    assert arrived((*peer, 0, 0), kind)[0] == peer  # as IPv6 has it


@pytest.mark.parametrize("peer", [None, "", "/run/socket", b""])
def test_where_the_server_shows_no_machine_what_it_says_stays(peer):
    assert arrived(peer)[0] == ("6.6.6.6", 0)


@pytest.mark.parametrize(
    ("peer", "kind", "said", "scheme"),
    [
        ("10.1.2.3", "http", "https", "https"),
        ("10.1.2.3", "websocket", "https", "wss"),
        ("10.1.2.3", "websocket", "wss", "wss"),
        ("::1", "http", "HTTPS ", "https"),
        ("10.1.2.3", "http", "http, https", "https"),
        ("10.1.2.3", "http", "https, http", "http"),
        ("10.1.2.3", "http", "", "http"),
        ("192.0.2.7", "http", "https", "http"),
    ],
)
def test_a_proxy_that_is_named_says_how_it_was_asked(peer, kind, said, scheme):
    plain = "http" if kind == "http" else "ws"
    assert arrived((peer, 1), kind, plain, x_forwarded_proto=said)[1] == scheme


def test_what_came_by_tls_stays_so():
    assert arrived(("10.1.2.3", 1), scheme="https", x_forwarded_proto="http")[1] == "https"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for which no proxy is named, and where people sign in, a little."""
    folder = tmp_path_factory.mktemp("app")
    (folder / "secrets.toml").write_text(
        '[access]\nmode = "signed-in"\n[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\n', encoding="utf-8"
    )
    settings = {"STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"), "ITA_DASH_FILES_PER_MINUTE": "3"}
    with running_app(folder / "log", settings) as found:
        yield found


@pytest.mark.heavy
def test_a_visitor_is_no_other_by_saying_so_to_a_proxy_that_nobody_named(address):
    answers = [Browser(address, forwarded=f"203.0.113.{number}").get("/auth/login").status for number in range(6)]
    assert answers[3:] == [429] * 3
