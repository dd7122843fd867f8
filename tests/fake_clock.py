"""A clock that tests move, and a reader that only counts: hours of a feed in a moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ita_dash.fiscal import BANGKOK
from ita_dash.live.feed import Feed
from ita_dash.sheet.errors import SheetError

START = datetime(2024, 6, 30, 9, 0, tzinfo=BANGKOK)


@dataclass
class FakeClock:
    """``clock`` is monotonic, ``now`` the wall clock, which may be ``set_back``; ``sleep`` passes the time."""

    seconds: float = 1000.0
    wall_shift: timedelta = timedelta()
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds) + self.wall_shift

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def set_back(self, by: timedelta) -> None:
        self.wall_shift -= by


@dataclass
class CountingReader:
    """Gives 1, 2, 3 …, one more at each read; fails while ``error`` is set."""

    clock: FakeClock
    takes: float = 0.0
    error: SheetError | Exception | None = None
    began: list[float] = field(default_factory=list)

    def __call__(self, _before: int | None) -> int:
        self.began.append(self.clock.seconds)
        self.clock.seconds += self.takes
        if self.error is not None:
            raise self.error
        return len(self.began)


def at_once(read: Callable[[], None]) -> None:
    """In place of a thread."""
    read()


def feed_of(reader: CountingReader, every: float = 60.0, **how: Any) -> Feed[int]:
    """A feed of ``reader`` on its clock, which reads in the thread that asks."""
    return Feed(reader, every, clock=reader.clock.clock, now=reader.clock.now, **{"start": at_once, **how})
