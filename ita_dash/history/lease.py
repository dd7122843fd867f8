"""Which of the processes at one database reads a source now: a row a source, held for as long as one read may take.

A process that dies holds its row no longer than that. All times are the database's: clocks of machines differ.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from ita_dash.history.database import Database
from ita_dash.history.schema import LEASE
from ita_dash.history.storefailures import StoreError

ATTEMPTS = 5
"""How often a process looks again when another one began the row first."""
MOST_LETTERS = 2000
"""Of what is said of a failure."""


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """How the reads of a source stand, for the process that asks."""

    mine: bool
    """Whether it is to read now; the others wait."""
    busy: bool = False
    """Whether another one reads now."""
    again_in: float = 0.0
    """Seconds until somebody may read by itself."""
    failures: int = 0
    """Reads that failed, in a row."""
    failed: str = ""
    """What the last one said; empty where it succeeded."""


def take(database: Database, name: str, holder: str, longest: float, pressed_after: float | None = None) -> ReadTurn:
    """The turn of ``holder`` at the source ``name``; where it is its own, it holds the row for ``longest`` seconds.

    Nobody reads while another one does, and none before the rest that the last one named is over. ``pressed_after``: a person
    asks, and waits for no rest, only until so many seconds have passed since the last read began.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _take(database, name, holder, longest, pressed_after)
        except IntegrityError:  # another process was first
            continue
    raise StoreError("unavailable", "too many readers at once")


def _take(database: Database, name: str, holder: str, longest: float, pressed_after: float | None) -> ReadTurn:
    with database.writing(hurried=True) as connection:
        row = connection.execute(select(LEASE).where(LEASE.c.name == name).with_for_update()).first()
        now = float(connection.execute(select(_NOW)).scalar_one())
        values = {"holder": holder, "began": now, "ends": now + longest}
        if row is None:
            connection.execute(insert(LEASE).values(name=name, failures=0, failed="", **values))
            return ReadTurn(mine=True)
        if (left := _left(row, holder, now, pressed_after)) > 0:
            return ReadTurn(False, bool(row.holder), left, row.failures, row.failed)
        connection.execute(update(LEASE).where(LEASE.c.name == name).values(**values))
        return ReadTurn(mine=True, failures=row.failures)


def _left(row: Row[Any], holder: str, now: float, pressed_after: float | None) -> float:
    """Seconds for which ``holder`` must not read; 0 where it may. A clock that was put back holds nobody up."""
    if row.holder == holder or now < row.began - 1:
        return 0.0
    until = row.ends if row.holder or pressed_after is None else row.began + pressed_after
    return max(0.0, float(until - now))


def give_back(database: Database, name: str, holder: str, rest: float, failures: int = 0, failed: str = "") -> float:
    """That ``holder`` has read: nobody reads by itself before ``rest`` seconds have passed, since it began, or where it failed
    since now. Gives the seconds that are left of it; does nothing where another one has taken the row since."""
    with database.writing(hurried=True) as connection:
        row = connection.execute(select(LEASE).where(LEASE.c.name == name).with_for_update()).first()
        now = float(connection.execute(select(_NOW)).scalar_one())
        if row is None or row.holder != holder:
            return max(0.0, float(row.ends - now)) if row is not None else 0.0
        ends = rest + (now if failed else float(row.began))
        values = {"holder": "", "ends": ends, "failures": failures, "failed": failed[:MOST_LETTERS]}
        connection.execute(update(LEASE).where(LEASE.c.name == name).values(**values))
        return max(0.0, ends - now)


_NOW = func.date_part("epoch", func.clock_timestamp())
