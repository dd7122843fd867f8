"""Line 8: how long others wait for a page while a large sheet that changes is read again and again, beside a quiet server.

The visitor looks at the bundled demonstration year; another year of the same office is a sheet of many rows, served by the tests'
own Sheets API, with one cell changed before each read. Somebody asks for that year as often as the app reads.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.server import OURS, Server, running
from benchmarks.table import Result, seconds
from benchmarks.visitors import visiting
from benchmarks.workload import payload
from ita_dash import sample
from tests.sheets_server import SheetsServer

ROWS, QUICK_ROWS = 50_000, 1_000
SHEET = "1benchmark-sheet-0123456789abcdefghij"
QUIET_YEAR, LARGE_YEAR = 2567, 2568
EVERY = 60
"""Seconds between two reads: the app's own pace."""
PAUSE = 0.25
"""Seconds between two pages of the one visitor whose waiting is measured."""
BYTES_OF_A_ROW = 10
"""A version of the large sheet takes more, an empty store far less."""
TIMES = 2.0


def results(quick: bool) -> list[Result]:
    rows, lasts, every = (QUICK_ROWS, 5, 2) if quick else (ROWS, 2 * EVERY, EVERY)
    with SheetsServer() as sheets, tempfile.TemporaryDirectory() as folder:
        content = json.loads(payload(rows))
        settings = {
            "ITA_DASH_YEARS": json.dumps(
                {QUIET_YEAR: str(sample.BUNDLED[QUIET_YEAR].path), LARGE_YEAR: sheets.share(SHEET, content)}
            ),
            "ITA_DASH_API_ENDPOINT": sheets.url,
            "ITA_DASH_SERVICE_ACCOUNT": json.dumps(sheets.service_account),
            "ITA_DASH_HISTORY_URL": f"sqlite:///{folder}/history.db",
            "ITA_DASH_REFRESH_SECONDS": str(every),
            "ITA_DASH_UNDERSTAND_SECONDS": "600",
        }
        with running(OURS, settings=settings) as server:
            quiet = asyncio.run(_waits(server, lasts))
            over = Event()
            changing = Thread(target=_change_and_ask, args=(server, sheets, content, every, over))
            changing.start()
            try:
                busy = asyncio.run(_waits(server, lasts))
            finally:
                over.set()
                changing.join()
            kept = sum(file.stat().st_size for file in Path(folder).iterdir())
            if not quick and kept < ROWS * BYTES_OF_A_ROW:
                raise RuntimeError("the large sheet was never understood")
    ours, beside = _p95(busy), _p95(quiet)
    what = f"ภาพรวม while a changed sheet of {rows:,} rows is read every minute: p95"
    target = "" if quick else f"≤ {TIMES:g}×"
    met = None if quick else ours / beside <= TIMES
    return [Result(8, what, seconds(ours), f"{seconds(beside)} while none is", f"{ours / beside:.1f}×", target, met)]


async def _waits(server: Server, lasts: float) -> list[float]:
    """Seconds that each warm page took for one visitor who looks for ``lasts`` seconds."""
    waits = []
    async with visiting(server.port) as visitor:
        for _time in range(5):
            await visitor.open("", f"year={QUIET_YEAR}")
        ends = time.monotonic() + lasts
        while time.monotonic() < ends:
            page = await visitor.open("", f"year={QUIET_YEAR}")
            if not page.succeeded:
                raise RuntimeError("the first page failed")
            waits.append(page.seconds)
            await asyncio.sleep(PAUSE)
    return waits


def _change_and_ask(server: Server, sheets: SheetsServer, content: dict, every: float, over: Event) -> None:
    cell = content["sheets"][0]["data"][0]["rowData"][-1]["values"]
    for number in range(10_000):
        said = f"ครั้งที่ {number}"
        cell[-1] = {"formattedValue": said, "effectiveValue": {"stringValue": said}}
        sheets.share(SHEET, content)
        with suppress(HTTPError):  # 503 while it is still being read
            urlopen(f"http://127.0.0.1:{server.port}/export/dictionary.json?year={LARGE_YEAR}", timeout=600).close()
        if over.wait(every):
            return


def _p95(waits: Sequence[float]) -> float:
    return quantiles(waits, n=20)[-1]
