"""For whoever watches the server: ``/ready``, whether there is data to show, and ``/metrics`` in OpenMetrics.

Neither waits for the sheet, and neither holds a word of it.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ita_dash import tally
from ita_dash.configuredstore import store
from ita_dash.dataset import choose_source
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import source_key
from ita_dash.live import loader
from ita_dash.live.countedsheets import CALLS
from ita_dash.plainerrors import ToldError
from ita_dash.settings import Settings
from ita_dash.sheet.source import spreadsheet_id
from ita_dash.web.shelf import SHELVES

OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
_WATCH = ThreadPoolExecutor(2, "watch")
"""Threads apart from those that wait for the sheet: a slow sheet makes no server look dead."""


@dataclass(frozen=True, slots=True)
class UsualData:
    """The usual year's data now."""

    loaded: bool
    age: float | None
    """Seconds since the source was last read and found as it is shown."""
    source: str
    """``google``, ``file`` or ``bundled``; empty where the settings are wrong."""
    failing: bool
    """Whether the last read failed."""
    versions: int


def routes(base: str = "") -> list[Route]:
    """Below ``base``."""
    return [Route(f"{base}/ready", _ready, methods=["GET"]), Route(f"{base}/metrics", _metrics, methods=["GET"])]


async def _ready(_request: Request) -> Response:
    now = await asyncio.get_running_loop().run_in_executor(_WATCH, standing)
    age = None if now.age is None else round(now.age)
    said = {"ready": now.loaded, "source": now.source, "age_seconds": age, "failing": now.failing}
    return JSONResponse(said, 200 if now.loaded else 503, {"Cache-Control": "no-store"})


async def _metrics(_request: Request) -> Response:
    now = await asyncio.get_running_loop().run_in_executor(_WATCH, standing)
    return Response("".join(_lines(now)), headers={"Content-Type": OPEN_METRICS, "Cache-Control": "no-store"})


def standing() -> UsualData:
    """How the data of the usual year stands. Where there is none yet a read begins, and nobody waits for it."""
    try:
        settings = loader.settings()
        state = loader.state(settings)
    except ToldError:
        return UsualData(False, None, "", True, 0)
    reading = state.reading
    age = (datetime.now(BANGKOK) - reading.read_at).total_seconds() if reading else None
    loaded = reading is not None and bool(reading.datasets)
    return UsualData(loaded, age, _kind(settings), state.outage is not None, _versions(settings))


def _kind(settings: Settings) -> str:
    source = choose_source(settings, None)[0]
    return "bundled" if source.bundled else "google" if spreadsheet_id(source.location) else "file"


def _versions(settings: Settings) -> int:
    source = choose_source(settings, None)[0]
    return 0 if source.bundled else len(store(settings).versions(source_key(source.location)))


def _lines(now: UsualData) -> Iterator[str]:
    calls = CALLS.counts()
    yield from _family("reads", "counter", "Calls to Google for a sheet", calls.calls)
    yield from _family("read_failures", "counter", "Calls to Google that failed", calls.failures)
    yield from _family("read_retries", "counter", "Calls that were tried again", calls.retries)
    yield from _family("quota_ratio", "gauge", "Share of the reads that Google grants in a minute", calls.quota_share / 100)
    yield from _family("data_loaded", "gauge", "Whether there is data to show", int(now.loaded))
    yield from _family("data_failing", "gauge", "Whether the last read failed", int(now.failing))
    if now.age is not None:
        yield from _family("data_age_seconds", "gauge", "Since the sheet was last read", now.age, unit="seconds")
    yield from _family("versions", "gauge", "Versions of the sheet that are kept", now.versions)
    yield from _family("sessions", "gauge", "Pages that are open in browsers", tally.SESSIONS.number)
    yield from _family("queue", "gauge", "Files that are being made or wait for it", sum(shelf.waiting for shelf in SHELVES))
    yield from _summary("page_seconds", "Runs of a page", *tally.PAGES.totals)
    yield from _summary("build_seconds", "Files that were made", *tally.BUILDS.totals)
    yield "# EOF\n"


def _family(name: str, kind: str, what: str, value: float, unit: str = "") -> Iterator[str]:
    yield f"# TYPE ita_dash_{name} {kind}\n"
    if unit:
        yield f"# UNIT ita_dash_{name} {unit}\n"
    yield f"# HELP ita_dash_{name} {what}.\n"
    yield f"ita_dash_{name}{'_total' if kind == 'counter' else ''} {value:g}\n"


def _summary(name: str, what: str, count: int, seconds: float) -> Iterator[str]:
    yield f"# TYPE ita_dash_{name} summary\n# UNIT ita_dash_{name} seconds\n# HELP ita_dash_{name} {what}.\n"
    yield f"ita_dash_{name}_count {count}\nita_dash_{name}_sum {seconds:.6f}\n"
