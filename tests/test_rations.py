"""What one address may have: files in a minute, open pages; and who is believed to ask."""

import asyncio
from collections.abc import Iterator

import pytest
from websockets.exceptions import WebSocketException

from ita_dash.access.people import EVERYBODY
from ita_dash.access.perminute import ADDRESS
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.addresses import address_of
from ita_dash.web.fileaccess import PERSON
from ita_dash.web.openpages import TRY_AGAIN_LATER, OpenPages
from ita_dash.web.rations import Rations
from tests.page_visits import Browser
from tests.running_app import running_app


async def settled() -> None:
    """All that can go on has gone on."""
    for _step in range(20):
        await asyncio.sleep(0)


class App:
    """Answers at once; a websocket stays open until ``leave``."""

    def __init__(self, base: str = "", **settings: object) -> None:
        self.now = 0.0
        self.leave = asyncio.Event()
        self.rations = Rations(self._app, now=lambda: Settings(**settings), base=base, clock=lambda: self.now)

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
        await settled()
        if kind == "http":
            await task
        return sent[0]

    async def page(self, client: str) -> list[dict]:
        """All that is said over a page's websocket until it is closed."""
        sent = []

        async def send(message) -> None:
            sent.append(message)

        await self.rations({"type": "websocket", "client": (client, 1), "headers": [], "path": "/_stcore/stream"}, None, send)
        return sent

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


@pytest.mark.parametrize("base", ["", "/ita"])
def test_sign_ins_have_a_share_of_their_own_and_so_has_who_cannot_be_told(base):
    async def go() -> None:
        app = App(base, files_per_minute=2)
        for client in ("10.0.0.1", "10.0.0.2", "127.0.0.1"):
            said = [await app.ask(client, path=f"{base}/{step}") for step in ("auth/login", "oauth2callback", "auth/login")]
            assert [one["status"] for one in said] == [200, 200, 429]
            assert dict(said[-1]["headers"])[b"retry-after"] == b"30"
            assert await app.file(client) == 200

    asyncio.run(go())


def test_open_pages_are_bounded_for_one_and_for_all_and_make_room_when_they_close():
    async def go() -> None:
        app = App(most_pages=3, most_pages_of_one=2)

        async def page(client: str) -> bool:
            first = await app.ask(client, "websocket")
            assert first["type"] == "websocket.accept" or first["code"] == TRY_AGAIN_LATER
            return first["type"] == "websocket.accept"

        assert [await page("10.0.0.1") for _number in range(3)] == [True, True, False]
        assert [await page("10.0.0.2"), await page("10.0.0.2")] == [True, False]
        app.leave.set()
        await settled()
        assert await page("10.0.0.1")

    asyncio.run(go())


def test_a_few_addresses_that_hold_all_pages_make_room_for_others():
    pages = OpenPages()
    open_ones = [pages.opened(f"10.0.0.{n % 3}", 12, 4) for n in range(12)]
    assert pages.opened("10.0.0.0", 12, 4) is None
    pages.heard(open_ones[0])  # of the first address the second is silent for the longest now
    came = [pages.opened(f"10.1.0.{n}", 12, 4) for n in range(12)]
    gone = [page for page in open_ones if page.goes.is_set()]
    assert open_ones[0] not in gone
    assert None not in came[:9]
    assert [sum(page.address == f"10.0.0.{n}" for page in gone) for n in range(3)] == [3, 3, 3], (
        "each keeps as many as the others"
    )
    assert came[9:] == [None] * 3, "nobody who has one place loses it"
    for page in [*open_ones, *came[:9]]:
        pages.closed(page)
    assert pages.opened("10.0.0.9", 1, 1)
    assert pages.opened("", 2, 1)
    assert pages.opened("", 3, 1), "who cannot be told apart has no bound of its own"


def test_a_page_that_makes_room_is_closed_with_all_that_runs_for_it():
    async def go() -> None:
        app = App(most_pages=2)
        first, second, other = (asyncio.ensure_future(app.page(client)) for client in ("10.0.0.1", "10.0.0.1", "10.0.0.2"))
        await settled()
        accepted, closed = {"type": "websocket.accept"}, {"type": "websocket.close", "code": TRY_AGAIN_LATER}
        assert first.done()
        assert first.result() == [accepted, closed]
        app.leave.set()
        assert await asyncio.gather(second, other) == [[accepted], [accepted]]

    asyncio.run(go())


def test_what_a_page_raises_is_told_and_it_is_open_no_longer():
    async def broken(_scope, _receive, _send) -> None:
        raise ValueError("broken")

    async def go() -> None:
        rations = Rations(broken, now=lambda: Settings(most_pages=1))
        for _again in range(2):
            with pytest.raises(ValueError, match="broken"):
                await rations({"type": "websocket", "client": ("10.0.0.1", 1), "headers": [], "path": "/"}, None, None)

    asyncio.run(go())


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("10.0.0.9", "1.1.1.1", "10.0.0.9"),  # nobody's word but a proxy's
        ("127.0.0.1", "1.1.1.1", "1.1.1.1"),
        ("127.0.0.1", "6.6.6.6, 1.1.1.1", "1.1.1.1"),  # what the visitor wrote stands before
        ("127.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.5", "1.1.1.1"),
        ("127.0.0.1", "1.1.1.1, ::ffff:10.0.0.5, 10.0.0.4", "1.1.1.1"),
        ("10.0.0.6", "1.1.1.1", "10.0.0.6"),
        ("::1", "1.1.1.1", ""),
        ("127.0.0.1", "", ""),
        ("127.0.0.1", "x" * 900, "x" * 60),
        ("127.0.0.1", "1.1.1.1:50123", "1.1.1.1"),  # as some proxies write it
        ("127.0.0.1", "1.1.1.1, 10.0.0.5:443", "1.1.1.1"),
        ("127.0.0.1", "[2001:db8:0:1::5]:50123", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:a:b:c:d", "", "2001:db8:0:1::/64"),  # one connection has them all
        ("2001:db8:0:2::1", "", "2001:db8:0:2::/64"),
        ("::ffff:10.0.0.9", "", "10.0.0.9"),
        ("::ffff:127.0.0.2", "", ""),
    ],
)
def test_a_proxy_says_who_asks(client, forwarded, address):
    scope = {"type": "http", "client": (client, 1), "headers": [(b"x-forwarded-for", forwarded.encode())]}
    assert address_of(scope, Settings(proxies=["127.0.0.1", "10.0.0.4/31"]).proxies) == address
    assert address_of({**scope, "client": ("127.0.0.1", 1)}, ()) == ""


def test_a_page_is_told_who_asks_by_the_server_alone():
    heard = []

    async def app(scope, _receive, _send) -> None:
        heard.append([value for name, value in scope["headers"] if name.lower() == ADDRESS.encode()])

    async def go() -> None:
        rations = Rations(app, now=Settings)
        for client, said in (("10.0.0.1", b"6.6.6.6"), ("127.0.0.1", b"6.6.6.6")):
            scope = {"type": "websocket", "client": (client, 1), "headers": [(ADDRESS.encode(), said)]}
            await rations(scope, None, None)

    asyncio.run(go())
    assert heard == [[b"10.0.0.1"], [b""]]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server behind a proxy, with little to give."""
    settings = {
        "ITA_DASH_PROXIES": "127.0.0.1",
        "ITA_DASH_FILES_PER_MINUTE": "5",
        "ITA_DASH_MOST_PAGES_OF_ONE": "2",
        "ITA_DASH_MOST_PAGES": "3",
    }
    with running_app(tmp_path_factory.mktemp("app") / "log", settings) as found:
        yield found


@pytest.mark.heavy
def test_behind_a_proxy_each_address_has_its_share_of_files(address):
    greedy, other = Browser(address, forwarded="203.0.113.5"), Browser(address, forwarded="203.0.113.6")
    asked = "/export/measures.csv"
    assert [greedy.get(asked).status for _number in range(5)] == [200] * 5
    again = Browser(address, forwarded="198.51.100.1, 203.0.113.5")  # the first one anybody may have written
    refused = next(reply for _number in range(12) if (reply := again.get(asked)).status != 200)  # a slow one has time for more
    assert refused.status == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 12
    assert other.get(asked).status == 200
    assert greedy.get("/").status == 200


@pytest.mark.heavy
def test_behind_a_proxy_each_address_has_its_share_of_pages_and_of_refreshes(address):
    greedy, other = Browser(address, forwarded="203.0.113.5"), Browser(address, forwarded="203.0.113.6")

    def waits(page) -> int:
        """Presses refresh; the seconds that the page says to wait, 0 where it says none."""
        first = page.run()
        shown = page.run(first.button("refresh"))
        said = _("The sheet was refreshed a moment ago. You can refresh again in {seconds} seconds.")
        return next((n for n in range(1, 61) if shown.holds(said.format(seconds=labels.number(n)))), 0)

    with greedy.visit("measures") as page, greedy.visit("measures"):
        with pytest.raises(WebSocketException), greedy.visit("measures") as third:
            third.run()
        found = [waits(page) for _number in range(4)]
        assert found[0] == 0
        assert all(one <= 10 for one in found[:3]), "for all, one in ten seconds"
        assert found[3] > 10, "for one address, three in a minute"
        with other.visit("measures") as another:
            assert waits(another) <= 10
            with pytest.raises(WebSocketException), other.visit("measures") as beyond:
                beyond.run()
