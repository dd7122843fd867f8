"""Sign-ins that somebody ended before their time, by *sign out*: nobody who kept a copy of the cookie has anything of it.

A sign-in is known by what the sign-in service said of it, which stands signed in the cookie, never by the cookie's letters: those
can be written in several ways. What is ended is told to the other servers by whoever keeps it for all (``tell``, ``told``).
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from threading import Lock

OF_A_SIGN_IN = ("iss", "sub", "aud", "sid", "jti", "nonce", "iat", "exp")
"""Claims of OpenID Connect that together are one sign-in's."""
MOST = 20_000
"""Sign-ins that are remembered as ended, the one that was ended first dropped first."""


def sign_in_of(claims: Mapping[str, object]) -> str:
    """What names the sign-in with ``claims``: nothing can be read out of it."""
    said = [str(claims.get(name, "")) for name in OF_A_SIGN_IN]
    return hashlib.sha256(json.dumps(said).encode("utf-8", "replace")).hexdigest()


class Ended:
    """Safe for threads; nothing is waited for."""

    def __init__(self) -> None:
        self._mine: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()
        self.tell: Callable[[str], None] = lambda _sign_in: None
        """Keeps an ended sign-in for all servers, and for this one when it starts again."""
        self.told: Callable[[], Collection[str]] = frozenset
        """Those that are kept, as far as this server has heard."""

    def end(self, sign_in: str) -> None:
        """For good, in this server at once."""
        with self._lock:
            self._mine[sign_in] = None
            while len(self._mine) > MOST:
                self._mine.popitem(last=False)
        self.tell(sign_in)

    def __contains__(self, sign_in: object) -> bool:
        with self._lock:
            if sign_in in self._mine:
                return True
        return sign_in in self.told()
