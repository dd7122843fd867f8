"""What this process has done since it started, counted for whoever watches it. Safe for threads; no names and no texts."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Times:
    """How often something was done and how many seconds it took in all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count, self._seconds = 0, 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around each; one that fails counts too."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            with self._lock:
                self._count += 1
                self._seconds += time.perf_counter() - begun

    @property
    def totals(self) -> tuple[int, float]:
        """Count and seconds."""
        with self._lock:
            return self._count, self._seconds


class Now:
    """How many there are at this moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.number = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """While the block runs there is one more."""
        with self._lock:
            self.number += 1
        try:
            yield
        finally:
            with self._lock:
                self.number -= 1


PAGES, BUILDS = Times(), Times()
"""Runs of a page, and files that were built."""
SESSIONS = Now()
"""Open websockets: pages in browsers."""
