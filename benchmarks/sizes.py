"""Line 7: what a page costs however large the data: the processor time of a warm run and the bytes that it sends."""

import asyncio
import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.server import Server, running
from benchmarks.table import Result, seconds
from benchmarks.visitors import Visitor, visiting
from benchmarks.workload import table

ROWS = (300, 20_000, 50_000)
TIMES_SMALL = 2.0
"""A page of the largest data beside the same page of the smallest."""
MOST_BYTES = 1_000_000
"""Of one run."""
PATIENT = {"ITA_DASH_UNDERSTAND_SECONDS": "600"}
"""What is measured comes after the reading, which a busy machine may take long for."""
READ_WITHIN = 600.0
"""Seconds for the first page, which waits for the sheet to be read and understood."""


def results(quick: bool) -> list[Result]:
    """For each size the slowest page and the largest, beside those of the smallest data."""
    from ita_dash.ui.navigation import PAGES

    sizes, runs = ((40, 700), 3) if quick else (ROWS, 20)
    pages = [entry.url_path for entry in PAGES]
    measured = {rows: _pages(rows, pages, runs) for rows in sizes}
    small = measured[sizes[0]]
    found = []
    for rows, by_page in measured.items():
        slowest = max(pages, key=lambda page: by_page[page][0] / small[page][0])
        largest = max(pages, key=lambda page: by_page[page][1])
        ratio, most = by_page[slowest][0] / small[slowest][0], by_page[largest][1]
        met = None if rows == sizes[0] else ratio <= TIMES_SMALL
        found.append(
            Result(
                7,
                f"{rows:,} rows: a warm run of {slowest or 'overview'}, the one that grew most",
                seconds(by_page[slowest][0]),
                f"{seconds(small[slowest][0])} of {sizes[0]:,} rows",
                f"{ratio:.1f}×",
                "" if met is None else f"≤ {TIMES_SMALL:g}×",
                met,
            )
        )
        sent = f"{rows:,} rows: sent by {largest or 'overview'}, the largest page"
        beside = f"{small[largest][1] / 1000:,.0f} kB of {sizes[0]:,} rows"
        limit = f"≤ {MOST_BYTES / 1000:,.0f} kB"
        found.append(
            Result(7, sent, f"{most / 1000:,.0f} kB", beside, f"{most / small[largest][1]:.1f}×", limit, most <= MOST_BYTES)
        )
    return found


def _pages(rows: int, pages: list[str], runs: int) -> dict[str, tuple[float, int]]:
    """Processor seconds of a warm run of each page, and the bytes that it sends."""
    with _sheet(rows) as path:
        settings = {"ITA_DASH_SPREADSHEET": str(path), "ITA_DASH_FILES": str(path.parent), **PATIENT}
        with running(settings=settings) as server:
            return asyncio.run(_measured(server, pages, runs))


async def _measured(server: Server, pages: list[str], runs: int) -> dict[str, tuple[float, int]]:
    found = {}
    async with visiting(server.port) as visitor:
        await asyncio.wait_for(_data_comes(visitor), READ_WITHIN)
        for page in pages:
            for _time in range(3):
                shown = await visitor.open(page, within=READ_WITHIN)
            if not shown.succeeded:
                raise RuntimeError(f"{page or 'the first page'} failed")
            before = server.processor_seconds
            for _time in range(runs):
                await visitor.open(page)
            found[page] = ((server.processor_seconds - before) / runs, shown.size)
    return found


async def _data_comes(visitor: Visitor) -> None:
    """A visitor is told after a while that the sheet is still being read, and asks again."""
    while not any("panel headline" in delta.delta.new_element.html.body for delta in (await visitor.open()).deltas):
        await asyncio.sleep(1)


@contextmanager
def _sheet(rows: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "รายงาน 2567.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table(rows))
        yield path
