"""How often Google was asked, and how that went: one count for the process, for the quota is the account's.

Google lets one account read 60 times a minute. The times of the last hour are kept, at most ``REMEMBERED`` of them.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError

QUOTA = 60
"""Reads that Google grants an account in a minute."""
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Counts:
    """Of this process since it started; ``last_minute`` and ``last_hour`` are calls. A retry is a call too."""

    calls: int
    failures: int
    retries: int
    last_minute: int
    last_hour: int
    last_error: SheetError | None
    last_error_at: datetime | None

    @property
    def quota_share(self) -> float:
        """Percent of Google's reads of a minute that the last minute took."""
        return 100.0 * self.last_minute / QUOTA


class Calls:
    """Counts calls; safe for threads. The clock is monotonic: one that jumps back would move calls between hours."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, now: Callable[[], datetime] = lambda: datetime.now(BANGKOK)
    ) -> None:
        self._clock, self._now = clock, now
        self._lock = threading.Lock()
        self._times: deque[float] = deque(maxlen=REMEMBERED)
        self._calls = self._failures = self._retries = 0
        self._last_error: tuple[SheetError, datetime] | None = None

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around each call; a ``SheetError`` that leaves it is a failure."""
        with self._lock:
            self._calls += 1
            self._times.append(self._clock())
        try:
            yield
        except SheetError as error:
            with self._lock:
                self._failures += 1
                self._last_error = error, self._now()
            raise

    def again(self) -> None:
        """The next call is a retry."""
        with self._lock:
            self._retries += 1

    def counts(self) -> Counts:
        with self._lock:
            now = self._clock()
            while self._times and now - self._times[0] >= 3600:
                self._times.popleft()
            error, at = self._last_error or (None, None)
            return Counts(
                calls=self._calls,
                failures=self._failures,
                retries=self._retries,
                last_minute=sum(now - moment < 60 for moment in self._times),
                last_hour=len(self._times),
                last_error=error,
                last_error_at=at,
            )
