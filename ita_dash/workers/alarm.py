"""The limits of a worker for the process itself: for a command, which does one thing and need not answer anybody meanwhile.

The system's timer interrupts Python, also in the middle of a regular expression (its engine looks for signals as it tries). So a
command pays for no other process.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

from ita_dash.workers.bounds import LOOK_EVERY, Limits, Reason, StoppedError, Watch, resident

CLEARING_UP = 3.0
"""Seconds that the work beyond its limits has to unwind before it is interrupted once more."""


class _Beyond(BaseException):
    """No error of the work: nothing that is ready for errors may take it for one."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason


def possible() -> bool:
    """Whether ``limited`` can be used here: in the main thread, and not on Windows."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Raises ``StoppedError`` out of the block where it goes beyond ``limits``.

    Memory counts from what the process holds now: a program that has loaded much before it asks a command is no work too large.
    """
    watch, over = Watch("self", replace(limits, megabytes=limits.megabytes + int(resident("self")))), False

    def look(_signal: int, _frame: FrameType | None) -> None:
        if over:  # it rang while the block ended: to set the timer again would end the process, where nobody listens any more
            return
        reason = watch.beyond()
        # It comes again: one that a library swallows is not the last. The work that it ends has time to clear up meanwhile
        signal.setitimer(signal.ITIMER_REAL, CLEARING_UP if reason else LOOK_EVERY)
        if reason:
            raise _Beyond(reason)

    before = signal.signal(signal.SIGALRM, look)
    timer = signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY)
    try:
        yield
    except _Beyond as beyond:
        raise StoppedError(beyond.reason) from None
    except MemoryError:
        raise StoppedError("memory") from None
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, before)
