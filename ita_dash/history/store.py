"""The store of versions: what the rest of the app asks for. It always answers, from memory where the database does not."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from ita_dash.fiscal import BANGKOK
from ita_dash.history import records
from ita_dash.history.content import BadContentError, Packed, as_json, pack, unpack
from ita_dash.history.database import Database, NewerStoreError, StoreError
from ita_dash.history.memory import Memory
from ita_dash.history.notices import Notice
from ita_dash.history.thinning import DAILY_DAYS, KEEP_DAYS
from ita_dash.history.version import NotStoredError, Version, source_key
from ita_dash.sheet.workbook import Workbook

__all__ = ["NotStoredError", "Store", "Version", "open_store", "source_key"]
LOG = logging.getLogger(__name__)
AGAIN_AFTER = 30.0
"""Seconds until a database that failed is asked again: nobody waits for it more often."""
LEAP = timedelta(days=366)
"""A clock that runs ahead by more than this since the last version is not believed: thinning would take what must stay."""
MEMORY_URL = "sqlite://"
Answer = TypeVar("Answer")


def open_store(url: str, *, keep_days: int = KEEP_DAYS, daily_days: int = DAILY_DAYS) -> "Store":
    """The store at ``url`` (``sqlite:///var/history.db``, from the project; ``postgresql://…``; ``sqlite://``: memory).

    Never raises: whatever is the matter stands in ``Store.notices``. A damaged file is moved aside, a newer store left alone.
    """
    return Store(url, keep_days, daily_days)


def _storable(text: str) -> str:
    """``text`` without what a column of text cannot hold: NUL in PostgreSQL, half a pair of UTF-16 in both."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Store:
    """Safe for threads, and for several processes at one database."""

    def __init__(self, url: str, keep_days: int = KEEP_DAYS, daily_days: int = DAILY_DAYS) -> None:
        self._lock = threading.RLock()
        self._memory = Memory()
        self._stored: dict[int, Version] = {}  # what once had an id of the memory's
        self._trouble: Notice | None = None
        self._moved: list[Notice] = []
        self._prepared = self._readable = False
        self._ask_again = 0.0
        self._thinned = ""
        self._keep_days, self._daily_days = keep_days, daily_days
        self._database: Database | None = None
        if url == MEMORY_URL:
            return
        try:
            self._database = Database(url)
        except StoreError as failure:
            self._trouble = Notice(failure.code, {"detail": failure.detail})
            return
        self._prepare()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should know about the store now."""
        with self._lock:
            return (*self._moved, *([self._trouble] if self._trouble else []))

    @property
    def place(self) -> str:
        """Where versions are kept: a path, an address without its password; empty for memory."""
        return self._database.place if self._database else ""

    def add(
        self,
        source: str,
        workbook: Workbook,
        packed: Packed | None = None,
        *,
        fiscal_year: int | None,
        assignments: int,
        forms: int,
    ) -> Version:
        """Keep what was read: ``workbook``, or what it was ``packed`` to. Committed when it returns; kept in memory, with a
        notice, where the database fails.

        The same content as the latest of ``source`` adds nothing but that it was seen again.
        """
        entry = records.Entry(
            source=source,
            packed=packed or pack(workbook),
            title=_storable(workbook.title),
            location=_storable(workbook.source),
            url=_storable(workbook.url),
            fiscal_year=fiscal_year,
            assignments=assignments,
            forms=forms,
            seen=workbook.read_at.astimezone(BANGKOK),
        )
        with self._lock:
            stored = self._write(lambda database: self._store(database, entry))
            if stored is None:
                return self._memory.add(entry, self._read(lambda database: records.latest(database, source), None))
            self._thin_daily(entry.seen)
            return stored

    def latest(self, source: str) -> Version | None:
        """The version of ``source`` that was stored last."""
        with self._lock:
            return self._memory.latest(source) or self._read(lambda database: records.latest(database, source), None)

    def versions(self, source: str) -> list[Version]:
        """Every version of ``source``, newest first."""
        with self._lock:
            return self._memory.versions(source) + self._read(lambda database: records.versions(database, source), [])

    def of_other_sources(self, source: str, fiscal_year: int) -> list[Version]:
        """Versions of ``fiscal_year`` read from elsewhere, newest first: the year's spreadsheet was another one then."""
        with self._lock:
            mine = [one for one in self._memory.everything() if one.fiscal_year == fiscal_year and one.source != source]
            return mine + self._read(lambda database: records.of_other_sources(database, source, fiscal_year), [])

    def sources(self) -> list[str]:
        """Every source that has a version, the one stored last first."""
        with self._lock:
            mine = [one.source for one in self._memory.everything()]
            return list(dict.fromkeys(mine + self._read(records.sources, [])))

    def version(self, id_: int) -> Version | None:
        """The version that has this id; None where it was thinned out or never was."""
        with self._lock:
            kept = self._stored.get(id_) or next((one for one in self._memory.everything() if one.id == id_), None)
            return kept or self._read(lambda database: records.by_id(database, id_), None)

    def workbook(self, version: Version) -> Workbook:
        """What was read then; ``read_at`` is the version's ``last_seen``. Raises ``NotStoredError``."""
        try:
            return unpack(self.cells(version), version.last_seen, version.location, version.url)
        except BadContentError as error:
            LOG.warning("version %s cannot be read: %s", version.id, error)
            raise NotStoredError(version.id) from None

    def content(self, version: Version) -> str:
        """The same as JSON. Raises ``NotStoredError``."""
        try:
            return as_json(self.cells(version))
        except BadContentError:
            raise NotStoredError(version.id) from None

    def thin(self, now: datetime) -> int:
        """Let old versions go; gives how many. Never the latest of a source."""
        with self._lock:
            return self._write(lambda database: records.thin(database, now, self._keep_days, self._daily_days)) or 0

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()

    def cells(self, version: Version) -> bytes:
        """What was read then, as ``content.pack`` wrote it. Raises ``NotStoredError``."""
        with self._lock:
            known = self._stored.get(version.id, version)
            if known.id < 0:
                return self._memory.cells(known)
            data = self._read(lambda database: records.cells(database, known), None)
        if data is None:
            raise NotStoredError(version.id)
        return data

    def _store(self, database: Database, entry: records.Entry) -> Version:
        """``entry`` after everything that waits in memory."""
        for version, waiting in self._memory.waiting():
            stored = records.add(database, waiting)
            if version.last_seen > version.first_seen:
                stored = records.add(database, replace(waiting, seen=version.last_seen))
            self._stored[version.id] = stored
            self._memory.forget(version.id)
        return records.add(database, entry)

    def _thin_daily(self, now: datetime) -> None:
        day = now.date().isoformat()
        if self._thinned == day:
            return
        before, self._thinned = self._thinned, day
        if before and now - datetime.fromisoformat(before).replace(tzinfo=BANGKOK) > LEAP:
            return
        if self._write(lambda database: records.claim_thinning(database, day)):
            self.thin(now)

    def _write(self, work: Callable[[Database], Answer]) -> Answer | None:
        """What ``work`` gives, or None where the database cannot be written now."""
        if self._database is None or (not self._prepared and (time.monotonic() < self._ask_again or not self._prepare())):
            return None
        try:
            done = work(self._database)
        except StoreError as failure:
            # Somebody may have taken the file away or spoilt it since it was opened: once more, with what prepare makes of it
            if not self._prepare(failure):
                return None
            try:
                done = work(self._database)
            except StoreError as again:
                self._fail(again)
                return None
        self._trouble = None
        return done

    def _answers(self) -> bool:
        """Whether reading is worth a try: a server that failed is left alone for a while, for its silence takes time."""
        if self._database is None or not self._readable:
            return False
        failing = self._trouble is not None and self._database.file is None
        return not failing or time.monotonic() >= self._ask_again

    def _read(self, work: Callable[[Database], Answer], otherwise: Answer) -> Answer:
        if self._database is None or not self._answers():
            return otherwise
        try:
            return work(self._database)
        except StoreError as failure:
            if failure.code == "corrupt" and self._prepare(failure):
                return self._read(work, otherwise)
            self._fail(failure)
            return otherwise
        except NotStoredError:
            return otherwise

    def _prepare(self, because: StoreError | None = None) -> bool:
        """Make the database ready, a damaged file moved aside; whether it can be written."""
        database = self._database
        if database is None:
            return False
        self._prepared = False
        try:
            if because is not None and because.code == "corrupt":
                self._begin_anew(database)
            try:
                database.prepare()
            except StoreError as failure:
                if failure.code != "corrupt":
                    raise
                self._begin_anew(database)
                database.prepare()
        except NewerStoreError:
            self._readable = False
            self._fail(StoreError("newer"))
            return False
        except StoreError as failure:
            self._fail(failure)
            self._readable = database.read_only()
            return False
        self._prepared = self._readable = True
        self._trouble = None
        return True

    def _begin_anew(self, database: Database) -> None:
        file = database.file
        if file is None:
            return
        name = f"{file.stem}.damaged-{datetime.now(BANGKOK):%Y%m%d-%H%M%S}{file.suffix}"
        aside = database.move_aside(name)
        if aside.exists():
            self._moved.append(Notice("corrupt", {"aside": str(aside), "place": database.place}))
            LOG.error("the store of versions was damaged; moved to %s", aside)

    def _fail(self, failure: StoreError) -> None:
        self._ask_again = time.monotonic() + AGAIN_AFTER
        self._trouble = Notice(failure.code, {"place": self.place, "detail": failure.detail})
        LOG.warning("the store of versions failed: %s", failure)
