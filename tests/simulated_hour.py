"""An hour of viewers before one feed, on a clock that jumps from one look to the next: how often is the sheet read?

Every viewer opens a page at a random moment, changes pages now and then, and has its open page look by itself every ``POLL``
seconds, as ``ui/freshness.py`` does.
"""

import heapq
import random

from ita_dash.live.feed import Feed
from ita_dash.sheet.errors import SheetError
from tests.fake_clock import CountingReader, FakeClock, at_once

HOUR = 3600.0
POLL = 20.0
PAGE_EVERY = 90.0
"""Seconds between two pages that one viewer opens, on average."""


def calls_in_an_hour(viewers: int, every: float = 60.0, *, seed: int = 1, error: SheetError | None = None) -> int:
    """Reads that begin in an hour with ``viewers`` at once; all of them fail where ``error`` is given."""
    chance, clock = random.Random(seed), FakeClock()
    reader = CountingReader(clock, error=error)
    feed = Feed(reader, every, clock=clock.clock, now=clock.now, start=at_once)
    begins = clock.seconds
    looks = [(begins + (0.0 if not number else chance.uniform(0, POLL)), number) for number in range(viewers)]
    looks += [(begins + chance.expovariate(1 / PAGE_EVERY), number + viewers) for number in range(viewers)]
    heapq.heapify(looks)
    while looks and looks[0][0] < begins + HOUR:
        clock.seconds, who = heapq.heappop(looks)
        feed.ask()
        after = POLL if who < viewers else chance.expovariate(1 / PAGE_EVERY)
        heapq.heappush(looks, (clock.seconds + after, who))
    return len(reader.began)
