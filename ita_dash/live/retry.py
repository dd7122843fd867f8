"""How often one read of a sheet tries, and how long it may take in all. Nothing here knows what is read.

``TOTAL`` covers everything: tries, the waits between them, and answers that come drop by drop. A try is told how many seconds are
left and is cut off when they are over; it begins only where at least ``SHORTEST`` are left, for a shorter one would fail anyway.
So a server that hangs gets one try of 20 seconds, and one that refuses at once gets four within a few.

Only what may be over in a moment is tried again (``SheetError.passing``): 429, 500, 502, 503, 504, time-outs, broken answers.
A wait is drawn from nought up to a bound that doubles (full jitter: many apps that fail together do not come back together),
and is never shorter than the server's ``Retry-After``. Where that is longer than what is left, the read ends at once.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ita_dash.sheet.errors import SheetError

TRIES = 4
TOTAL = 20.0
SHORTEST = 1.0
FIRST_WAIT, LONGEST_WAIT = 1.0, 8.0
"""Bounds of the first wait and of all later ones, in seconds."""
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Retry:
    """The policy; another clock, sleep or random numbers are for tests."""

    tries: int = TRIES
    total: float = TOTAL
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    """Gives a number from 0 up to 1."""

    def __call__(self, attempt: Callable[[float], Answer], on_retry: Callable[[], None] = lambda: None) -> Answer:
        """What ``attempt`` gives, called with the seconds that it may take. Raises its last ``SheetError``.

        ``on_retry`` is told of each try after the first.
        """
        ends = self.clock() + self.total
        for number in range(1, self.tries + 1):
            try:
                return attempt(max(0.0, ends - self.clock()))
            except SheetError as error:
                wait = max(self._wait(number), error.retry_after or 0.0)
                if not error.passing or number == self.tries or self.clock() + wait + SHORTEST > ends:
                    raise
            self.sleep(wait)
            on_retry()
        raise AssertionError("no try at all")

    def _wait(self, number: int) -> float:
        return self.chance() * min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (number - 1))
