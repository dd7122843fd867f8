"""Sign-outs of all servers at one database, and of this one before it was started anew.

They are looked up every few seconds by a thread of their own; nobody waits for it but the first who comes.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.exc import IntegrityError

from ita_dash.access.ended import Ended
from ita_dash.configuredstore import store
from ita_dash.history import signouts
from ita_dash.history.database import Database
from ita_dash.history.store import Store
from ita_dash.settings import Settings
from ita_dash.settings.accesssection import MOST_HOURS

AGAIN_AFTER = 10.0
"""Seconds after which the sign-outs of other servers are looked up again."""
LASTS = MOST_HOURS * 3600
"""Seconds for which one is kept: longer than any sign-in holds, whatever the settings say later."""


class SignOuts:
    """``now`` gives the settings, None while they are wrong. Safe for threads."""

    def __init__(
        self,
        now: Callable[[], Settings | None],
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._now, self._clock, self._wall = now, clock, wall
        self._lock = threading.Lock()
        self._known: frozenset[str] = frozenset()
        self._untold: dict[str, float] = {}
        self._until: float | None = None

    def join(self, ended: Ended) -> None:
        """What is ended in this server is told to the others, and theirs to it."""
        ended.tell, ended.told = self.tell, self.told

    def tell(self, sign_in: str) -> None:
        """Keep it for all; again later where the database does not take it now."""
        with self._lock:
            self._untold[sign_in] = self._wall() + LASTS
        self._look()

    def told(self) -> frozenset[str]:
        """Those of all servers, as they were at most a few seconds ago where the database answers."""
        with self._lock:
            first = self._until is None
            due = first or self._clock() >= (self._until or 0.0)
            if due:
                self._until = self._clock() + AGAIN_AFTER
        if first:
            self._look()
        elif due:
            threading.Thread(target=self._look, name="sign-outs", daemon=True).start()
        return self._known

    def _look(self) -> None:
        settings = self._now()
        if settings is None or settings.access.mode != "signed-in":
            return
        kept = store(settings)
        with self._lock:
            untold = list(self._untold.items())
        for sign_in, until in untold:
            if self._keep(kept, sign_in, until):
                with self._lock:
                    self._untold.pop(sign_in, None)
        found = kept.attempts.read(signouts.kept, None)
        if found is not None:
            self._known = found

    def _keep(self, kept: Store, sign_in: str, until: float) -> bool:
        def work(database: Database) -> bool:
            with suppress(IntegrityError):  # another server was first
                signouts.keep(database, sign_in, self._wall(), until)
            return True

        return not kept.lasting or bool(kept.attempts.write(work))
