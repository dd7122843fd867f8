"""One source for everybody who asks: read seldom, by one reader, and answered at once from what is there.

- While somebody asks, a read begins at most once in ``every`` seconds, and never two at a time. Nobody asks, nobody reads.
- What is there is given at once, however old; a thread of its own renews it. Only where nothing is there yet does one wait, at
  most ``LONGEST_WAIT`` from the moment that the read began.
- After a read that failed none begins for ``FIRST_PAUSE``, twice as long after each further failure, up to ``LONGEST_PAUSE``,
  and not before the server's ``Retry-After``; a read that succeeds ends that. What was there before stays.
- ``refresh`` begins a read for everybody also within these times, at most once in ``REFRESH_PAUSE``.
- Where other processes read the same (``Others``), whose turn it is reads, and all have what it found.

Intervals are taken from a monotonic clock; the wall clock, which may jump, is only ever shown.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from ita_dash.fiscal import BANGKOK
from ita_dash.incidents import incident
from ita_dash.sheet.errors import SheetError

LOG = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 600.0
REFRESH_PAUSE = 10.0
LONGEST_WAIT = 25.0
"""A little more than a read's tries may take in all."""
Reading = TypeVar("Reading")


@dataclass(frozen=True, slots=True)
class Outage:
    """Reads that fail, ``times`` in a row, the first at ``since`` by the wall clock; ``error`` is the last one's."""

    error: SheetError
    since: datetime
    times: int


@dataclass(frozen=True, slots=True)
class State(Generic[Reading]):
    """How a feed stands at one moment. Seconds count from then; 0 is now."""

    reading: Reading | None
    """What the last good read gave; before the first one in this process what was kept from an earlier one."""
    fresh: bool
    """Whether ``reading`` was read by this process, or by another one whose turn it was."""
    outage: Outage | None
    """None where the last read succeeded, or none has ended yet."""
    busy: bool
    """Whether a read is on its way."""
    next_read: float
    """Seconds until a read may begin by itself."""
    refresh_in: float
    """Seconds until ``refresh`` is granted."""

    def next_try(self, now: datetime) -> datetime:
        """When a read may begin by itself, by the wall clock that shows ``now``."""
        return now + timedelta(seconds=self.next_read)


@dataclass(frozen=True, slots=True)
class Told(Generic[Reading]):
    """What was found by this process or another: a reading, or the error of its read."""

    reading: Reading | None
    error: SheetError | None
    again_in: float | None = None
    """Seconds until somebody reads again, where another process found it."""


class Others(Protocol[Reading]):
    """Other processes that read the same source: one of all at a time."""

    def elsewhere(self, before: Reading | None, *, pressed: bool) -> Told[Reading] | None:
        """What another one found, once it has; None where this process is to read. ``pressed``: somebody asks for it now."""

    def done(self, error: SheetError | None) -> float | None:
        """That this process has read; gives the seconds until one reads again, None where nobody knows."""


def pause_after(times: int, error: SheetError) -> float:
    """Seconds without a read after so many that failed in a row, the last with ``error``."""
    return min(LONGEST_PAUSE, max(FIRST_PAUSE * 2.0 ** min(times - 1, 10), error.retry_after or 0.0))


def in_background(read: Callable[[], None]) -> None:
    """Run ``read`` in a thread of its own, which does not keep the process alive."""
    threading.Thread(target=read, name="sheet reader", daemon=True).start()


class Feed(Generic[Reading]):
    """``read`` is given the reading before (None at first) and gives the next, or raises ``SheetError``.

    ``kept`` gives what an earlier process left, to be shown until the first read has succeeded; it is asked once. Any thread may
    call the methods; ``read`` and ``kept`` are each called by one at a time.
    """

    def __init__(
        self,
        read: Callable[[Reading | None], Reading],
        every: float,
        kept: Callable[[], Reading | None] = lambda: None,
        *,
        others: Others[Reading] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(BANGKOK),
        start: Callable[[Callable[[], None]], None] = in_background,
    ) -> None:
        self._read, self._kept, self._every, self._others = read, kept, every, others
        self._clock, self._now, self._start = clock, now, start
        self._changed = threading.Condition()
        self._looking = threading.Lock()
        self._looked = False
        self._reading: Reading | None = None
        self._fresh = self._busy = False
        self._outage: Outage | None = None
        self._began = self._next = clock()
        self._next_refresh = self._next

    def ask(self) -> State[Reading]:
        """How things stand, with a renewal on its way where one is due.

        Where there is nothing to show yet it waits for the first read. Never raises: see ``State.outage``.
        """
        with self._changed:
            due = not self._busy and self._clock() >= self._next
            if due:
                self._set_busy()
        if due:
            self._begin()
        self._look()
        with self._changed:
            while self._reading is None and self._busy and (left := self._began + LONGEST_WAIT - self._clock()) > 0:
                self._changed.wait(left)
            return self._state()

    def refresh(self, wait: float = 0.0) -> bool:
        """Read now, for everybody; wait up to ``wait`` seconds for the end of it. False where it was not granted."""
        with self._changed:
            if self._clock() < self._next_refresh:
                return False
            begins = not self._busy
            if begins:
                self._set_busy()
            self._next_refresh = self._clock() + REFRESH_PAUSE
        if begins:
            self._begin(pressed=True)
        with self._changed:
            self._changed.wait_for(lambda: not self._busy, wait)
        return True

    def state(self) -> State[Reading]:
        """How things stand; nothing begins and nobody waits."""
        with self._changed:
            return self._state()

    def _state(self) -> State[Reading]:
        moment = self._clock()
        return State(
            reading=self._reading,
            fresh=self._fresh,
            outage=self._outage,
            busy=self._busy,
            next_read=max(0.0, self._next - moment),
            refresh_in=max(0.0, self._next_refresh - moment),
        )

    def _look(self) -> None:
        """Put there what was kept, where there is nothing; a hundred who come at once wait for the one that looks."""
        if self._looked:
            return
        with self._looking:
            if self._looked:
                return
            found = None
            try:
                found = self._kept() if self._reading is None else None
            except Exception as error:  # what was kept is a help in need; the read on its way will tell the truth
                if not _with_the_app(error):
                    LOG.exception("what was kept cannot be shown")
            with self._changed:
                self._looked = True
                if self._reading is None:
                    self._reading = found
                self._changed.notify_all()

    def _set_busy(self) -> None:
        self._busy = True
        self._began = self._clock()

    def _begin(self, *, pressed: bool = False) -> None:
        try:
            self._start(lambda: self._read_once(pressed))
        except RuntimeError as error:  # no more threads
            self._failed(SheetError("unexpected", detail=incident(LOG, "a read cannot begin", error)))

    def _read_once(self, pressed: bool) -> None:
        try:
            found = self._told(pressed) or Told(self._read(self._reading), None)
        except SheetError as error:
            found = Told(None, error)
        except Exception as error:
            failure = SheetError("unexpected", detail=incident(LOG, "a read failed for a reason nobody foresaw", error))
            found = Told(None, failure)
        again_in = found.again_in
        if again_in is None and self._others is not None:
            again_in = self._others.done(found.error)
        if found.error is not None:
            self._failed(found.error, again_in)
            return
        with self._changed:
            if self._outage is not None:
                LOG.info("the source can be read again, after %(times)s failures", {"times": self._outage.times})
            self._reading, self._fresh, self._outage, self._busy = found.reading, True, None, False
            self._next = self._began + self._every if again_in is None else self._clock() + again_in
            self._changed.notify_all()

    def _told(self, pressed: bool) -> Told[Reading] | None:
        if self._others is None:
            return None
        self._look()  # what is kept is understood once, here or by whoever asks
        return self._others.elsewhere(self._reading, pressed=pressed)

    def _failed(self, error: SheetError, again_in: float | None = None) -> None:
        with self._changed:
            before = self._outage
            times = before.times + 1 if before else 1
            self._outage = Outage(error, before.since if before else self._now(), times)
            pause = pause_after(times, error) if again_in is None else again_in
            self._next, self._busy = self._clock() + pause, False
            self._changed.notify_all()
        if _with_the_app(error):
            return
        LOG.warning(
            "the source could not be read, %(times)s times in a row: %(why)s; next try in %(seconds)s s",
            {"why": error.sign, "times": times, "seconds": round(pause)},
        )


def _with_the_app(error: Exception) -> bool:
    """Whether something ended since the app ends, as it was asked to: no failure of the source, and nothing to log."""
    return isinstance(error, SheetError) and error.code == "ended"
