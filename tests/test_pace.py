"""A page runs as often as a person presses; what comes faster is heard later, each time."""

import asyncio
from pathlib import Path

import pytest
import streamlit

from ita_dash.access.admission import Door
from ita_dash.access.perminute import ADDRESS
from ita_dash.settings import Settings
from ita_dash.web.guard import SettingsNow, guard
from ita_dash.web.pace import BYTES_OF_A_RUN, MOST_BYTES, TOO_BIG, Pace
from ita_dash.web.rations import Rations
from ita_dash.web.unfinished import Unfinished


class Time:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def heard(pages: list[str], *, runs_per_minute: int, said: int, run: bytes = b"run") -> list[float]:
    """When each of ``said`` messages of each page was heard, page by page; a page is the address that it comes from."""
    when, time = [], Time()

    async def app(_scope, receive, _send) -> None:
        for _number in range(said):
            assert (await receive())["bytes"] == run
            when.append(time.now)
        assert (await receive())["type"] == "websocket.disconnect"

    async def go() -> None:
        pace = Pace(app, now=lambda: Settings(runs_per_minute=runs_per_minute), clock=lambda: time.now, sleep=time.sleep)
        for address in pages:
            messages = iter([{"type": "websocket.receive", "bytes": run}] * said + [{"type": "websocket.disconnect"}])

            async def receive(messages=messages):
                return next(messages)

            await pace({"type": "websocket", "headers": [(ADDRESS.encode(), address.encode())]}, receive, None)

    asyncio.run(go())
    return when


def test_what_an_address_says_too_fast_is_heard_later():
    assert heard(["10.0.0.1"], runs_per_minute=60, said=63) == [*[0.0] * 60, 1.0, 2.0, 3.0]


def test_a_long_message_counts_as_many():
    long = b"r" * (3 * BYTES_OF_A_RUN - 1)
    assert heard(["10.0.0.1"], runs_per_minute=12, said=5, run=long) == [0.0, 0.0, 0.0, 0.0, 15.0]


@pytest.mark.parametrize("kind", ["bytes", "text"])
def test_a_message_that_is_too_long_closes_its_page_and_is_not_handed_on(kind):
    told, sent = [], []

    async def app(_scope, receive, _send) -> None:
        told.append([await receive() for _number in range(2)])

    async def send(message) -> None:
        sent.append(message)

    messages = iter([{"type": "websocket.receive", kind: "x" * length} for length in (MOST_BYTES, MOST_BYTES + 1)])

    async def receive():
        return next(messages)

    asyncio.run(Pace(app, now=Settings)({"type": "websocket", "headers": [(ADDRESS.encode(), b"10.0.0.1")]}, receive, send))
    assert [one["type"] for one in told[0]] == ["websocket.receive", "websocket.disconnect"]
    assert sent == [{"type": "websocket.close", "code": TOO_BIG}]


def test_pages_of_one_address_share_and_another_has_its_own():
    assert heard(["10.0.0.1", "10.0.0.1", "10.0.0.2"], runs_per_minute=60, said=40) == [
        *[0.0] * 60,
        *map(float, range(1, 21)),
        *[20.0] * 40,
    ]


@pytest.mark.parametrize("runs", [10, 60])
def test_pages_whose_address_is_not_known_have_less_and_share_nothing(runs):
    assert heard(["", ""], runs_per_minute=runs, said=runs // 10) == [0.0] * (2 * (runs // 10))
    assert heard([""], runs_per_minute=runs, said=runs // 10 + 1)[-1] == 600 / runs


def test_the_server_has_it_behind_what_says_who_asks():
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    around = [one.cls for one in guard(now=SettingsNow(), door=Door(), index=index, pages={}, address=None)]
    assert around.index(Rations) < around.index(Pace)
    assert around[0] is Unfinished
