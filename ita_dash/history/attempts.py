"""Work that is asked of one database, and how the database stands between: ready, failing, or not asked yet.

Nobody waits for a server that is known to fail: it is asked again after ``AGAIN_AFTER``, by whoever stores something or by a
thread of its own. What is known about it is looked up under a lock; the database is never asked under one.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from ita_dash.fiscal import BANGKOK
from ita_dash.history.database import Database
from ita_dash.history.schema import NewerStoreError
from ita_dash.history.storefailures import StoreError
from ita_dash.history.storenotices import Notice
from ita_dash.history.version import NotStoredError

LOG = logging.getLogger(__name__)
AGAIN_AFTER = 30.0
"""Seconds until a database that failed is asked again."""
OPENING_WAIT = 30.0
"""Seconds for which one waits while another thread opens the database; more than its own limits make of it."""
Answer = TypeVar("Answer")
Work = Callable[[Database], Answer]


class Attempts:
    """Safe for threads. ``database`` is None where the address names none; ``trouble`` says why, if that is a fault."""

    def __init__(self, database: Database | None, trouble: Notice | None = None) -> None:
        self._database, self._trouble = database, trouble
        self._state = threading.Condition()
        self._moved: list[Notice] = []
        self._asked = self._opening = self._prepared = self._readable = False
        self._ask_again = 0.0

    @property
    def place(self) -> str:
        """As ``Database.place``; empty where there is none."""
        return self._database.place if self._database is not None else ""

    @property
    def shared(self) -> bool:
        """Whether it is a database server, where other machines may keep their versions too; a file is not."""
        return self._database is not None and self._database.file is None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should know about the store now; nothing is asked for it."""
        with self._state:
            return (*self._moved, *([self._trouble] if self._trouble else []))

    @property
    def failing(self) -> bool:
        """Whether the last attempt failed."""
        with self._state:
            return self._trouble is not None

    def open(self) -> None:
        """Make the database ready where nobody has tried yet."""
        if self._database is not None and not self._asked:
            self._open(self._database)

    def revive(self) -> bool:
        """Ask a database that failed once more; whether nothing is the matter with it now."""
        return self._database is None or not self.failing or self._open(self._database)

    def read(self, work: Work[Answer], otherwise: Answer) -> Answer:
        """What ``work`` gives; ``otherwise`` where the database does not answer now."""
        self.open()
        database = self._database
        if database is None or not self._answers(database):
            return otherwise
        try:
            return work(database)
        except NotStoredError:
            return otherwise
        except StoreError as failure:
            if failure.code == "corrupt" and self._open(database, failure):
                return self.read(work, otherwise)
            self._fail(failure)
            return otherwise

    def write(self, work: Work[Answer]) -> Answer | None:
        """What ``work`` gives; None where the database cannot be written now."""
        self.open()
        database = self._database
        if database is None or not self._takes(database):
            return None
        try:
            done = work(database)
        except StoreError as failure:
            # Somebody may have taken the file away or spoilt it since it was opened: once more, with what opening makes of it
            if (database.file is None and not failure.answered) or not self._open(database, failure):
                self._fail(failure)
                return None
            try:
                done = work(database)
            except StoreError as again:
                self._fail(again)
                return None
        with self._state:
            self._trouble = None
        return done

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()

    def _answers(self, database: Database) -> bool:
        """Whether reading is worth a try: a server that failed is left alone, for its silence takes time."""
        with self._state:
            return self._readable and (self._trouble is None or database.file is not None)

    def _takes(self, database: Database) -> bool:
        """Whether writing is worth a try."""
        with self._state:
            early = time.monotonic() < self._ask_again
            ready = self._prepared
            waits = early and self._trouble is not None and (database.file is None or not ready)
        return not waits and (ready or self._open(database))

    def _open(self, database: Database, because: StoreError | None = None) -> bool:
        """Make the database ready, a damaged file moved aside; whether it can be written. One thread does it, others wait."""
        with self._state:
            if self._opening:
                self._state.wait_for(lambda: not self._opening, OPENING_WAIT)
                return self._prepared
            self._opening, self._prepared = True, False
        prepared = readable = False
        try:
            prepared = readable = self._prepare(database, because)
        except NewerStoreError:
            self._fail(StoreError("newer"))
        except StoreError as failure:
            self._fail(failure)
            readable = (database.file is not None or failure.answered) and database.read_only()
        finally:
            with self._state:
                self._asked, self._opening, self._prepared, self._readable = True, False, prepared, readable
                if prepared:
                    self._trouble = None
                self._state.notify_all()
        return prepared

    def _prepare(self, database: Database, because: StoreError | None) -> bool:
        if because is not None and because.code == "corrupt":
            self._begin_anew(database)
        try:
            database.prepare()
        except StoreError as failure:
            if failure.code != "corrupt":
                raise
            self._begin_anew(database)
            database.prepare()
        return True

    def _begin_anew(self, database: Database) -> None:
        file = database.file
        if file is None:
            return
        name = f"{file.stem}.damaged-{datetime.now(BANGKOK):%Y%m%d-%H%M%S}{file.suffix}"
        aside = database.move_aside(name)
        if aside.exists():
            with self._state:
                self._moved.append(Notice("corrupt", {"aside": str(aside), "place": database.place}))
            LOG.error("the store of versions was damaged; moved aside under the name %s", aside.name)

    def _fail(self, failure: StoreError) -> None:
        with self._state:
            self._ask_again = time.monotonic() + AGAIN_AFTER
            self._trouble = Notice(failure.code, {"place": self.place, "detail": failure.sign})
        LOG.warning("the store of versions failed: %s", failure)
