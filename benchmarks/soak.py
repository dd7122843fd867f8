"""A day of an office in ten minutes: edits, faults at random, viewers coming and going, files made. What must hold, holds.

python -m benchmarks.soak                        ten minutes, an edit every 20 seconds, 50 viewers
python -m benchmarks.soak --seconds 120 --viewers 10 --seed 7

Before it begins the caches of what was made of older versions are filled: a cache that fills is no leak, and one that never fills
in ten minutes would hide one. What is measured is measured with full caches.

Ends with 1 where the log has a traceback or an error, a version is gone, an edit that was read is not kept, a page did not come
whole, or memory grew (``not_flat``). Everything is on the loopback: a Sheets API server of the tests' own in Google's place.
"""

import argparse
import asyncio
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.server import Server, running
from benchmarks.table import RESULTS, keep_soak
from benchmarks.visitors import visiting
from ita_dash.caches import LATEST
from ita_dash.fiscal import BANGKOK
from ita_dash.history.packing import unpack
from tests.grids import HEADER, tab, workbook
from tests.sheets_server import ANYONE, API_KEY, Fault, SheetsServer

SHEET = "1sheet-of-the-soak-0123456789abcdefghij"
ROWS = 200
REFRESH_SECONDS = 3
LOOK_EVERY = 0.2
PAGES = ("", "measures", "divisions", "timeline", "recommendations", "changes", "checks", "downloads")
REPORTS = ("report.docx", "report.pdf", "summary.pdf")
FILES = (*REPORTS, "export/assignments.xlsx", "export/measures.csv")
FILL = 4 * LATEST
"""Edits, each with a report: of more of either no cache keeps what was made of them."""
BUSY = (429, 503)
"""What a file may answer while much is asked for, or while nothing was read yet."""
FAULTS = (*(Fault(status=one) for one in (500, 503, 429)), *(Fault(kind=one) for one in ("html", "truncated", "reset")))
MOST_GROWTH = 1.02
"""Of memory from the second quarter to the last, medians both: six megabytes, by as much as it goes up and down in a minute."""
MOST_SLOPE = 0.2
"""Megabytes a minute in the second half: twelve in an hour."""
LEAST_MINUTES, SLOPE_MINUTES = 5, 28
"""Of a soak that is judged by the one, and by the other: in a short half the ups and downs are the steepest line."""


@dataclass
class Soak:
    """What is going on, and what was seen."""

    sheets: SheetsServer
    server: Server
    chance: random.Random
    ends: float = 0.0
    edit: int = 0
    faulty: bool = False
    read: set[int] = field(default_factory=set)
    """Edits that a whole answer of the sheet's held."""
    pages: int = 0
    files: int = 0
    faults: int = 0
    wrong: list[str] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    minutes: list[float] = field(default_factory=list)
    """When each was seen."""
    seen: set[int] = field(default_factory=set)
    """Versions that were ever in the store."""
    gone: set[int] = field(default_factory=set)
    figures: str = ""
    """What came of it, as a sentence."""

    @property
    def goes_on(self) -> bool:
        return time.monotonic() < self.ends

    async def pause(self, least: float, most: float) -> None:
        await asyncio.sleep(max(0.0, min(self.chance.uniform(least, most), self.ends - time.monotonic())))

    def type_something(self) -> None:
        self.edit += 1
        rows = [
            [f"{n // 20 + 1}. มาตรการ", f"{n % 20 + 1}. จัดประชุม", "กองคลัง", "ตลอดปี", f"ครั้งที่ {self.edit} แล้วเสร็จ", "ไม่มี"]
            for n in range(ROWS)
        ]
        self.sheets.share(SHEET, workbook(tab("แผน 2567", [HEADER, *rows])), ANYONE)

    async def fill(self, versions: int) -> None:
        """So many edits in a row, each looked at on every page once it is kept, and in a report."""
        async with visiting(self.server.port) as visitor:
            for number in range(versions):
                before = self.newest
                self.type_something()
                while self.newest == before:
                    await visitor.open("changes")
                    await asyncio.sleep(LOOK_EVERY)
                for page in PAGES:
                    await visitor.open(page)
                await asyncio.to_thread(self.ask, REPORTS[number % len(REPORTS)])

    @property
    def newest(self) -> int:
        """The number of the newest version in the store."""
        with closing(sqlite3.connect(self.server.folder / "history.db", timeout=10)) as store:
            try:
                return int(store.execute("SELECT MAX(id) FROM history_version").fetchone()[0] or 0)
            except sqlite3.OperationalError:  # before the first
                return 0

    async def edits(self, every: float) -> None:
        while self.goes_on:
            self.type_something()
            await self.pause(every, every)

    async def fail_at_random(self) -> None:
        while self.goes_on:
            await self.pause(10, 40)
            self.faulty, self.faults = True, self.faults + 1
            self.sheets.fail(self.chance.choice(FAULTS), lasting=True)
            await self.pause(2, 10)
            self.sheets.recover()
            self.faulty = False

    async def watch_reads(self) -> None:
        """Which edits were read whole: at the second read since nothing failed and nothing was typed. The first may have begun
        before."""
        before, since = (0, True), 0
        while self.goes_on:
            reads, now = sum(request.status == 200 for request in self.sheets.reads()), (self.edit, self.faulty)
            if now != before or self.faulty:
                since = reads
            elif reads >= since + 2:
                self.read.add(self.edit)
            before = now
            await asyncio.sleep(LOOK_EVERY)

    async def watch_server(self) -> None:
        while self.goes_on:
            self.megabytes.append(self.server.resident)
            self.minutes.append(time.monotonic() / 60)
            there = {id_ for id_, _result in self.versions()}
            self.gone |= self.seen - there
            self.seen |= there
            await self.pause(3, 3)

    async def viewer(self) -> None:
        while self.goes_on:
            await self.pause(0, 10)
            try:
                async with visiting(self.server.port) as visitor:
                    for _page in range(self.chance.randint(1, 4)):
                        page = await visitor.open(self.chance.choice(PAGES), self.chance.choice(("", "division=กองคลัง")))
                        self.pages += 1
                        if not page.succeeded:
                            self.wrong.append("a page did not come whole")
                        await self.pause(0.5, 6)
            except (OSError, TimeoutError, ConnectionError) as error:
                self.wrong.append(f"a page: {type(error).__name__}")

    async def ask_for_files(self) -> None:
        while self.goes_on:
            await self.pause(5, 15)
            try:
                status = await asyncio.to_thread(self.ask, self.chance.choice(FILES))
            except OSError as error:  # no answer is a finding, not the end of the soak
                self.wrong.append(f"a file: {type(error).__name__}")
                continue
            self.files += 1
            if status != 200 and status not in BUSY:
                self.wrong.append(f"a file: {status}")

    def ask(self, path: str) -> int:
        try:
            with urlopen(f"http://127.0.0.1:{self.server.port}/{path}", timeout=120) as answer:
                answer.read()
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def versions(self) -> list[tuple[int, int]]:
        """The number of each version in the store, and of the edit that it holds."""
        found = []
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(self.server.folder / "history.db", timeout=10)) as store:
            for id_, cells in store.execute("SELECT id, cells FROM history_version ORDER BY id"):
                found.append((id_, int(unpack(cells, datetime.now(BANGKOK)).tabs[0].cell(1, 4).text.split()[1])))
        return found

    def findings(self) -> list[str]:
        """What does not hold."""
        kept = {edit for _id, edit in self.versions()}
        log = (self.server.folder / "log").read_text(encoding="utf-8", errors="replace")
        before, after, slope = growth_of(self.minutes, self.megabytes)
        said = [*self.wrong]
        said += [f"in the log: {line}" for line in log.splitlines() if " ERROR " in line or "Traceback" in line]
        said += [f"version {id_} is gone" for id_ in sorted(self.gone)]
        said += [f"edit {edit} was read and is not kept" for edit in sorted(self.read - kept)]
        said += not_flat(self.minutes, self.megabytes)
        self.figures = (
            f"{self.edit} edits, {len(self.read)} of them read whole, {len(kept)} kept; {self.faults} faults; {self.pages} pages,"
            f" {self.files} files; memory {before:.0f} MB in the second quarter, {after:.0f} in the last: "
            f"{slope:+.2f} MB a minute in the second half"
        )
        return said


def growth_of(minutes: Sequence[float], megabytes: Sequence[float]) -> tuple[float, float, float]:
    """The medians of the second quarter and the last, and what the line through the second half rises by in a minute.

    The first quarter is left out: the viewers come in it.
    """
    quarter, half = max(1, len(megabytes) // 4), len(megabytes) // 2
    slope = statistics.linear_regression(minutes[half:], megabytes[half:]).slope if len(megabytes) - half > 1 else 0.0
    return statistics.median(megabytes[quarter : 2 * quarter] or megabytes), statistics.median(megabytes[-quarter:]), slope


def not_flat(minutes: Sequence[float], megabytes: Sequence[float]) -> list[str]:
    """By how much memory grew beyond what is called flat: nothing where it did not."""
    before, after, slope = growth_of(minutes, megabytes)
    took = minutes[-1] - minutes[0]
    said = []
    if took >= LEAST_MINUTES and after > before * MOST_GROWTH:
        said.append(f"memory grew from {before:.0f} to {after:.0f} MB")
    if took >= SLOPE_MINUTES and slope > MOST_SLOPE:
        said.append(f"memory grew by {slope:.2f} MB a minute")
    return said


async def soak(options: argparse.Namespace) -> tuple[str, list[str]]:
    """Do it; gives its figures, and what does not hold."""
    with SheetsServer() as sheets:
        settings = {
            "ITA_DASH_SPREADSHEET": f"https://docs.google.com/spreadsheets/d/{SHEET}/edit",
            "ITA_DASH_API_ENDPOINT": sheets.url,
            "ITA_DASH_API_KEY": API_KEY,
            "ITA_DASH_REFRESH_SECONDS": str(REFRESH_SECONDS),
            "ITA_DASH_FILES_PER_MINUTE": "1000",
        }
        chance = random.Random(options.seed)  # noqa: S311 (chance that can be had again)
        with running(settings=settings) as server:
            going = Soak(sheets, server, chance)
            going.type_something()
            await going.fill(options.fill)
            going.ends = time.monotonic() + options.seconds
            work = [going.edits(options.every), going.fail_at_random(), going.watch_reads(), going.watch_server()]
            await asyncio.gather(*work, going.ask_for_files(), *(going.viewer() for _viewer in range(options.viewers)))
            said = going.findings()
            return going.figures, said


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description="Edits, faults and viewers for a while.")
    parser.add_argument("--seconds", type=float, default=600, metavar="N", help="how long; ten minutes unless given")
    parser.add_argument("--every", type=float, default=20, metavar="N", help="seconds between edits")
    parser.add_argument("--viewers", type=int, default=50, metavar="N", help="viewers who come and go")
    parser.add_argument("--fill", type=int, default=FILL, metavar="N", help="edits before it begins, to fill caches")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of chance: the same faults again")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    options = parser.parse_args(arguments)
    figures, said = asyncio.run(soak(options))
    print(figures, *(said or ["all of it held"]), sep="\n")
    if options.write:
        day = date.today().isoformat()  # noqa: DTZ011 (a day of this machine)
        keep_soak(f"{day}, {options.seconds:.0f} seconds, {options.viewers} viewers: {figures}. {'; '.join(said) or 'All held'}.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
