"""Lines 2, 3 and 5: real websocket sessions on a server of its own, ended with the measurement."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.server import AS_SHIPPED, EMPTY, OURS, SHIPPED_OPTIONS, Server, running
from benchmarks.table import Result, seconds
from benchmarks.visitors import Crowd, Visitor, crowd, visiting
from benchmarks.weeklyversions import WEEKS, office_that_met

QUERY = "year=2567"
"""The year with a demonstration of everything that a page shows."""
TIMES_AS_SHIPPED = {1: 6.0, 20: 6.0, 50: 8.0, 100: 8.0}
"""Runs per second beside Streamlit's as shipped, by visitors at once."""
SECONDS_FOR_ALL = 3.0
TIMES_EMPTY = 5.0
ASK_THE_STORE = ("", "changes", "downloads")
"""Pages that show what is kept: versions, the last meeting, what planners decided."""
GROWTH = 50.0
"""Megabytes."""


def crowds(quick: bool) -> list[Result]:
    """Line 2: runs per second, and how long the last of the largest crowd waits for its page."""
    sizes = ((1, 5), (20, 1)) if quick else ((1, 20), (50, 2), (100, 1))  # visitors, runs after their first page
    with running(OURS) as server:
        ours, all_at_once = _crowds(server, sizes)
    with running(AS_SHIPPED, SHIPPED_OPTIONS) as server:
        shipped, all_as_shipped = _crowds(server, sizes)
    found = []
    for (visitors, _reruns), one, other in zip(sizes, ours, shipped, strict=True):
        ratio = one.runs_per_second / other.runs_per_second
        found.append(
            Result(
                2,
                f"ภาพรวม, {visitors} at once: runs per second",
                f"{one.runs_per_second:.1f}",
                f"{other.runs_per_second:.1f} as Streamlit ships",
                f"{ratio:.1f}×",
                f"≥ {TIMES_AS_SHIPPED[visitors]:g}×",
                ratio >= TIMES_AS_SHIPPED[visitors],
            )
        )
    last, other = all_at_once.first_pages[-1], all_as_shipped.first_pages[-1]
    what = f"ภาพรวม, {sizes[-1][0]} in the same second: the last has its page after"
    beside = f"{seconds(other)} as Streamlit ships"
    ratio = f"{last / other:.2f}×"
    if quick:
        return [*found, Result(2, what, seconds(last), beside, ratio)]
    return [*found, Result(2, what, seconds(last), beside, ratio, f"≤ {SECONDS_FOR_ALL:g} s", last <= SECONDS_FOR_ALL)]


def _crowds(server: Server, sizes: tuple[tuple[int, int], ...]) -> tuple[list[Crowd], Crowd]:
    """The crowds of ``sizes``; and the largest once more, of which nobody asks again before all have their page."""
    asyncio.run(crowd(server.port, 1, 3, query=QUERY))
    crowds = [asyncio.run(crowd(server.port, visitors, reruns, query=QUERY)) for visitors, reruns in sizes]
    return crowds, asyncio.run(crowd(server.port, sizes[-1][0], 0, query=QUERY))


def pages(quick: bool) -> list[Result]:
    """Line 3: the processor time of a warm run of each page, beside that of an empty page."""
    from ita_dash.ui.navigation import PAGES

    runs = 20 if quick else 100
    with running(EMPTY) as server:
        empty = asyncio.run(_processor_time(server, "", runs))
    with running(OURS) as server:
        taken = [(one.url_path or "overview", asyncio.run(_processor_time(server, one.url_path, runs))) for one in PAGES]
    with TemporaryDirectory() as folder, running(OURS, settings=office_that_met(Path(folder))) as server:
        taken += [
            (f"{page or 'overview'}, of {WEEKS} versions", asyncio.run(_processor_time(server, page, runs)))
            for page in ASK_THE_STORE
        ]
    beside, most = f"{seconds(empty)} an empty page", f"≤ {TIMES_EMPTY:g}×"
    return [
        Result(3, f"A warm run of {name}", seconds(one), beside, f"{one / empty:.1f}×", most, one / empty <= TIMES_EMPTY)
        for name, one in taken
    ]


async def _processor_time(server: Server, page: str, runs: int) -> float:
    async def some(visitor: Visitor, count: int) -> None:
        for _time in range(count):
            if not (await visitor.open(page, QUERY)).succeeded:
                raise RuntimeError(f"{page or 'the first page'} failed")

    async with visiting(server.port) as visitor:
        await some(visitor, 5)
        before = server.processor_seconds
        await some(visitor, runs)
        return (server.processor_seconds - before) / runs


def memory(quick: bool) -> list[Result]:
    """Line 5: resident memory after many visitors have come and gone, beside that after the first tenth of them."""
    first, all_of_them, at_once = (10, 40, 5) if quick else (50, 500, 25)
    with running(OURS) as server:
        asyncio.run(_come_and_go(server.port, first, at_once))
        before = server.resident
        asyncio.run(_come_and_go(server.port, all_of_them - first, at_once))
        after = server.resident
    return [
        Result(
            5,
            f"Resident memory after {all_of_them} visitors have come and gone",
            f"{after:.0f} MB",
            f"{before:.0f} MB after {first}",
            f"{after - before:+.0f} MB",
            f"≤ +{GROWTH:g} MB",
            after - before <= GROWTH,
        )
    ]


async def _come_and_go(port: int, visitors: int, at_once: int) -> None:
    for _wave in range(visitors // at_once):
        await crowd(port, at_once, 1, query=QUERY)
