"""What one address may have: files in a minute, open pages; and who is believed to ask."""

import asyncio

import pytest

from ita_dash.access.people import EVERYBODY
from ita_dash.settings import Settings
from ita_dash.web.access import PERSON
from ita_dash.web.rations import TRY_AGAIN_LATER, Rations, address_of


class App:
    """Answers at once; a websocket stays open until ``leave``."""

    def __init__(self, **settings: object) -> None:
        self.now = 0.0
        self.leave = asyncio.Event()
        self.rations = Rations(self._app, now=lambda: Settings(**settings), clock=lambda: self.now)

    async def _app(self, scope, _receive, send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            await self.leave.wait()
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def ask(self, client: str = "10.0.0.1", kind: str = "http", **more: object) -> dict:
        sent = []

        async def send(message) -> None:
            sent.append(message)

        scope = {"type": kind, "client": (client, 1), "headers": [], "path": "/export/measures.csv", "method": "GET", **more}
        task = asyncio.ensure_future(self.rations(scope, None, send))
        await asyncio.sleep(0)
        if kind == "http":
            await task
        return sent[0]

    async def file(self, client: str = "10.0.0.1") -> int:
        return (await self.ask(client, **{PERSON: EVERYBODY}))["status"]


def test_an_address_has_its_share_of_files_and_others_have_theirs():
    async def go() -> None:
        app = App(files_per_minute=3)
        assert [await app.file() for _number in range(4)] == [200, 200, 200, 429]
        assert await app.file("10.0.0.2") == 200
        refused = await app.ask(**{PERSON: EVERYBODY})
        assert dict(refused["headers"])[b"retry-after"] == b"20"
        app.now = 20.0
        assert [await app.file(), await app.file()] == [200, 429]
        assert [(await app.ask())["status"] for _number in range(9)] == [200] * 9  # scripts, fonts

    asyncio.run(go())


def test_who_cannot_be_told_apart_has_no_share_of_its_own():
    async def go() -> None:
        app = App(files_per_minute=1)
        assert [await app.file("127.0.0.1") for _number in range(5)] == [200] * 5

    asyncio.run(go())


def test_open_pages_are_bounded_for_one_and_for_all_and_make_room_when_they_close():
    async def go() -> None:
        app = App(most_pages=3, most_pages_of_one=2)

        async def page(client: str) -> bool:
            first = await app.ask(client, "websocket")
            assert first["type"] == "websocket.accept" or first["code"] == TRY_AGAIN_LATER
            return first["type"] == "websocket.accept"

        assert [await page("10.0.0.1") for _number in range(3)] == [True, True, False]
        assert [await page("10.0.0.2"), await page("10.0.0.3")] == [True, False]
        app.leave.set()
        await asyncio.sleep(0)
        assert await page("10.0.0.1")

    asyncio.run(go())


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("10.0.0.9", "1.1.1.1", "10.0.0.9"),  # nobody's word but a proxy's
        ("127.0.0.1", "1.1.1.1", "1.1.1.1"),
        ("127.0.0.1", "6.6.6.6, 1.1.1.1", "1.1.1.1"),  # what the visitor wrote stands before
        ("127.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.5", "1.1.1.1"),
        ("127.0.0.1", "", ""),
        ("127.0.0.1", "x" * 900, "x" * 60),
    ],
)
def test_a_proxy_says_who_asks(client, forwarded, address):
    scope = {"type": "http", "client": (client, 1), "headers": [(b"x-forwarded-for", forwarded.encode())]}
    assert address_of(scope, ("127.0.0.1", "10.0.0.5")) == address
    assert address_of({**scope, "client": ("127.0.0.1", 1)}, ()) == ""
