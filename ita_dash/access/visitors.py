"""Which browsers have been let in: so that a file that a page shows is given to the browser that shows the page, and to no other.

Streamlit knows who signed in by a signed cookie of its own, and tells the script, not the routes beside it. The script notes the
cookie's digest here when it lets somebody in; a request with the same cookie is theirs. Nothing is read out of the cookie.
"""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Container, Mapping

COOKIE = "_streamlit_user"
"""How the names of Streamlit's cookies begin that say who signed in; a long one comes in parts."""
MOST = 20_000
"""Browsers that are known at a time, the one that was longest silent dropped first."""
LASTS = 600.0
"""Seconds for which a browser is known after its page was last heard of; an open page says so every 20 seconds."""


class Visitors:
    """Safe for threads. Of this process: behind several, a browser stays with the one that its page runs in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, ended: Container[str] = frozenset()) -> None:
        self._clock, self._ended, self._lock = clock, ended, threading.Lock()
        self._known: OrderedDict[str, tuple[str, float, float, str]] = OrderedDict()

    def note(self, cookies: Mapping[str, str], grant: str, holds: float, sign_in: str = "") -> None:
        """That the browser with ``cookies`` was let in by ``grant``; its ``sign_in`` holds for so many seconds more."""
        if mark := _mark(cookies):
            with self._lock:
                moment = self._clock()
                self._known[mark] = grant, moment + LASTS, moment + holds, sign_in
                self._known.move_to_end(mark)
                while len(self._known) > MOST:
                    self._known.popitem(last=False)

    def grant(self, cookies: Mapping[str, str]) -> str | None:
        """What let the browser with ``cookies`` in; None where it was not, or was silent for long, or its sign-in is over."""
        mark, moment = _mark(cookies), self._clock()
        with self._lock:
            grant, until, ends, sign_in = self._known.get(mark, ("", 0.0, 0.0, ""))
            if not grant or moment >= min(until, ends) or sign_in in self._ended:
                return None
            self._known[mark] = grant, moment + LASTS, ends, sign_in
            self._known.move_to_end(mark)
            return grant

    def forget(self, cookies: Mapping[str, str]) -> None:
        """The browser with ``cookies`` is let in no more."""
        with self._lock:
            self._known.pop(_mark(cookies), None)


def _mark(cookies: Mapping[str, str]) -> str:
    own = sorted((name, value) for name, value in cookies.items() if name.startswith(COOKIE))
    return hashlib.sha256(repr(own).encode("utf-8", "replace")).hexdigest() if own else ""
