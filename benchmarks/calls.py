"""Line 4: how often Google is asked in an hour, by one viewer and by two hundred.

The whole app over HTTP against the tests' Sheets API server, sixty times as fast as the clock: the sheet may be read once a
second instead of once a minute, and the hour takes a minute. The viewers ask for pages all the time, so that a read begins as
soon as one is allowed. What a read itself takes counts sixty times too, so that a few reads less than one a minute fit.
"""

import asyncio
import time

from benchmarks.server import running
from benchmarks.table import Result
from benchmarks.visitors import visiting
from ita_dash import sample
from ita_dash.settings import Settings
from ita_dash.sheet.source import open_workbook
from tests.sheets_server import ANYONE, API_KEY, SheetsServer

MANY, MANY_QUICK = 200, 20
MOST_CALLS = 60
MINUTES, MINUTES_QUICK = 60, 10
PAUSE = {1: 0.05}
"""Seconds a viewer waits before asking again. Ten of a crowd of two hundred ask in any second, less than the server can bear."""
CROWD_PAUSE = 20.0
SPREADSHEET_ID = "benchmark-spreadsheet-of-2567"


def results(quick: bool) -> list[Result]:
    minutes, many = (MINUTES_QUICK, MANY_QUICK) if quick else (MINUTES, MANY)
    one, crowd = (calls(viewers, minutes) for viewers in (1, many))
    allowed = MOST_CALLS * minutes // MINUTES
    # The two runs begin at different moments of the app's own minute: one read more is the clock, not the viewers.
    met = crowd <= min(one + 1, allowed)
    return [
        Result(
            4,
            f"Google calls in {minutes} simulated minutes, {many} viewers",
            str(crowd),
            f"{one} with 1 viewer",
            f"{crowd / one:.2f}×",
            f"no more (+1), ≤ {allowed}",
            met,
        )
    ]


def calls(viewers: int, minutes: int) -> int:
    """Reads of the spreadsheet after the first one in as many seconds as ``minutes``, with ``viewers`` at once."""
    bundled = open_workbook(str(sample.BUNDLED[2567].path), Settings())
    with SheetsServer() as sheets:
        link = sheets.share(SPREADSHEET_ID, bundled, ANYONE)
        settings = {
            "ITA_DASH_SPREADSHEET": link,
            "ITA_DASH_API_KEY": API_KEY,
            "ITA_DASH_API_ENDPOINT": sheets.url,
            "ITA_DASH_REFRESH_SECONDS": "1",
        }
        with running(settings=settings) as server:
            asyncio.run(_watch(server.port, 1, 0.1))
            before = len(sheets.reads())
            asyncio.run(_watch(server.port, viewers, minutes))
            return len(sheets.reads()) - before


async def _watch(port: int, viewers: int, for_seconds: float) -> None:
    ends = time.monotonic() + for_seconds
    pause = PAUSE.get(viewers, CROWD_PAUSE)

    async def watch(number: int) -> None:
        await asyncio.sleep(pause * number / viewers)
        async with visiting(port) as visitor:
            while time.monotonic() < ends:
                await visitor.open()
                await asyncio.sleep(max(0.0, min(pause, ends - time.monotonic())))

    await asyncio.gather(*(watch(number) for number in range(viewers)))
