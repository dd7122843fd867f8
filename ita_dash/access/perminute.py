"""What each address may have of something in a minute: as many as come in a minute may come at once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 10_000
"""Addresses whose share is counted, the one that was longest silent dropped first."""
ADDRESS = "x-ita-dash-address"
"""The header by which the server tells a page's script who asks; one that a visitor sends is taken away."""


class Shares:
    """Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def must_wait(self, address: str, a_minute: int) -> int:
        """Whole seconds until the next one; 0 where it may come now, and is counted. Who has no ``address`` has no share."""
        if not address:
            return 0
        with self._lock:
            moment = self._clock()
            left, then = self._left.pop(address, (float(a_minute), moment))
            left = min(float(a_minute), left + (moment - then) * a_minute / 60)
            granted = left >= 1
            self._left[address] = (left - 1 if granted else left, moment)
            while len(self._left) > MOST_ADDRESSES:
                self._left.popitem(last=False)
            return 0 if granted else max(1, round((1 - left) * 60 / a_minute))
