"""How long a piece of work may take and how much memory its process may hold, and the error that says which was too much."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LOOK_EVERY = 0.02
"""Seconds between two looks at a process: within them it takes a few dozen megabytes more, and a look takes 20 microseconds."""
Reason = Literal["time", "memory", "died", "busy", "making", "ended"]
"""Beyond its time; beyond its memory; the process ended by itself; too many wait; it is made now; the app itself is ending."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``megabytes`` are of the whole process, what Python and its libraries take (some 150) among them."""

    seconds: float
    megabytes: int


class StoppedError(Exception):
    """The work was given up. No other process is harmed, and the same work may be asked for again."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


class Watch:
    """Looks whether the process ``pid`` (``"self"``: this one) is beyond its limits, counted from now."""

    def __init__(self, pid: int | str, limits: Limits) -> None:
        self._pid, self._limits = pid, limits
        self._ends = time.monotonic() + limits.seconds

    def beyond(self) -> Reason | None:
        """``time`` or ``memory``; None while it is within both. Memory is seen only where there is ``/proc``."""
        if time.monotonic() > self._ends:
            return "time"
        return "memory" if resident(self._pid) > self._limits.megabytes else None


def resident(pid: int | str) -> float:
    """Megabytes of memory that a process holds; 0 where that is not told, or there is no such process."""
    try:
        status = Path(f"/proc/{pid}/status").read_bytes()  # no text: a signal may come while Python imports an encoding
    except OSError:
        return 0.0
    found = status.partition(b"VmRSS:")[2].split(maxsplit=1)
    return int(found[0]) / 1024 if found else 0.0
