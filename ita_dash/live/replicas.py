"""One reader among several servers: of all that keep their versions in one database, one reads a sheet, the others its store.

Whoever's turn it is reads and stores; whoever asks meanwhile waits for that, and shows what was stored. A failure is told to all,
so that Google is left in peace by all of them. Where the database does not answer, each server reads for itself: too often is
better than never.
"""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from ita_dash.history import lease
from ita_dash.history.lease import ReadTurn
from ita_dash.history.store import Store
from ita_dash.live.feed import REFRESH_PAUSE, Told, pause_after
from ita_dash.live.retry import TOTAL
from ita_dash.live.sourcereads import Reader, Reading
from ita_dash.settings import Settings
from ita_dash.sheet.errors import REASONS, SheetError

LOOK = 0.5
"""Seconds between two looks whether the one that reads has ended."""
SPARE = 15.0
"""Seconds that a read may take beside fetching and understanding: storing, mostly."""
EARLY = 0.1
"""Seconds after the rest at which one asks again: a little later than it ends, or one would ask in vain."""
HOLDER = secrets.token_hex(16)
"""This process among the others."""


@dataclass
class Replicas:
    """The others that read the source of ``reader``. For one thread at a time, as a feed has it."""

    store: Store
    name: str
    """What an office and its source go by among all that share the database."""
    reader: Reader
    every: float
    longest: float
    """Seconds for which one read may take; who reads longer is taken for dead."""
    holder: str = HOLDER
    sleep: Callable[[float], None] = time.sleep
    _turn: ReadTurn | None = None

    def elsewhere(self, before: Reading | None, *, pressed: bool) -> Told[Reading] | None:
        """What another server has read, once it has; None where this one is to read."""
        after = REFRESH_PAUSE if pressed else None
        while (turn := self._take(after)) is not None and turn.busy and not turn.mine:
            self.sleep(LOOK)
            after = None  # what is on its way now is as new as what was asked for
        self._turn = turn
        if turn is None or turn.mine:
            return None
        if turn.failed:
            return Told(None, _error(turn.failed), turn.again_in + EARLY)
        reading = self.reader.stored(before)
        return Told(reading, None, turn.again_in + EARLY) if reading is not None else None

    def done(self, error: SheetError | None) -> float | None:
        """That this server has read; gives the seconds until one reads again, None where nobody says."""
        turn, self._turn = self._turn, None
        if turn is None or not turn.mine:
            return None
        failures = turn.failures + 1 if error else 0
        rest = pause_after(failures, error) if error else self.every
        failed = _said(error) if error else ""
        left = self.store.attempts.write(
            lambda database: lease.give_back(database, self.name, self.holder, rest, failures, failed)
        )
        return None if left is None else left + EARLY

    def _take(self, after: float | None) -> ReadTurn | None:
        return self.store.attempts.write(lambda database: lease.take(database, self.name, self.holder, self.longest, after))


def replicas(settings: Settings, store: Store, source: str, reader: Reader) -> Replicas | None:
    """Those of the Google Sheet ``source``; None where no other server can know of it, as with versions in a file."""
    if not store.attempts.shared:
        return None
    longest = TOTAL + settings.understand_seconds + SPARE
    return Replicas(store, f"{store.office.id}\n{source}", reader, settings.refresh_seconds, longest)


def _said(error: SheetError) -> str:
    """What another server needs to say the same; nothing that a page does not show."""
    return json.dumps({"code": error.code, "source": error.source, "detail": error.detail})


def _error(said: str) -> SheetError:
    """What ``_said`` was of; a newer app may have reasons that this one does not know."""
    try:
        given = json.loads(said)
        code, source, detail = (str(given[name]) for name in ("code", "source", "detail"))
    except (ValueError, KeyError, TypeError):
        return SheetError("unavailable")
    return SheetError(code, source=source, detail=detail) if code in REASONS else SheetError("unavailable")
