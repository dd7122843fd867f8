"""The store of one office's versions: what the rest of the app asks. Where the database does not answer, its memory does."""

import threading
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from ita_dash.caches import Cache
from ita_dash.fiscal import BANGKOK
from ita_dash.history import attempts, queries
from ita_dash.history.attempts import Attempts
from ita_dash.history.choosing import in_order
from ita_dash.history.database import Database
from ita_dash.history.memory import Memory
from ita_dash.history.office import Office
from ita_dash.history.packing import BadContentError, Packed, as_json, pack, unpack
from ita_dash.history.storefailures import StoreError
from ita_dash.history.storenotices import Notice
from ita_dash.history.thinning import DAILY_DAYS, KEEP_DAYS
from ita_dash.history.version import NotStoredError, Version, source_key
from ita_dash.sheet.workbook import Workbook

__all__ = ["NotStoredError", "Office", "Store", "Version", "open_store", "source_key"]
LEAP = timedelta(days=366)
"""A clock that runs ahead by more than this since the last version is not believed: thinning would take what must stay."""
MOST_BYTES = 2_000_000_000
"""Of an office's versions, as they are packed: ten thousand of a sheet of 10,000 rows."""
ROOM_EVERY = 100
"""Versions between two looks at the room: a sheet of 50,000 rows with a clock in it fills a gigabyte in a day."""
MEMORY_URL = "sqlite://"
REMEMBERED = 8 * 1024 * 1024
"""Bytes of lists of versions that are remembered for when the database does not answer: some 10,000 versions."""
Answer = TypeVar("Answer")


def open_store(url: str, office: Office, **how: Any) -> "Store":
    """The store at ``url``, made ready; ``how`` as for ``Store``."""
    store = Store(url, office, **how)
    store.open()
    return store


def _storable(text: str) -> str:
    """``text`` without what a column of text cannot hold: NUL in PostgreSQL, half a pair of UTF-16 in both."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Store:
    """Safe for threads, and for several processes at one database. What is not the office's does not exist for it.

    ``url``: ``sqlite:///var/history.db`` (a relative path begins in ``folder``), ``postgresql://…``, or ``sqlite://`` for memory.
    Never raises: whatever is the matter stands in ``notices``. A damaged file is moved aside, a newer store left alone.
    """

    def __init__(
        self,
        url: str,
        office: Office,
        *,
        keep_days: int = KEEP_DAYS,
        daily_days: int = DAILY_DAYS,
        most_bytes: int = MOST_BYTES,
        folder: Path = Path(),
    ) -> None:
        self.office = office
        self._kept = keep_days, daily_days, most_bytes
        self._no_room = False
        self._lock = threading.Lock()  # of what is in memory here; the database is never asked under it
        self._memory = Memory()
        self._stored: dict[int, Version] = {}  # what once had an id of the memory's
        self._remembered = Cache("versions", REMEMBERED)
        self._storing = threading.Lock()  # taken without waiting: whoever finds it taken leaves the work to the other
        self._timer: threading.Timer | None = None
        self._thinned = ""
        self.lasting = url != MEMORY_URL
        """Whether what is stored outlives this process."""
        try:
            self.attempts = Attempts(Database(url, folder) if self.lasting else None)
        except StoreError as failure:
            self.attempts, self.lasting = Attempts(None, Notice(failure.code, {"detail": failure.sign})), False
        """What else is kept beside the versions asks the database by it."""

    @property
    def place(self) -> str:
        """Where versions are kept: a path, or an address without user and password; empty for memory."""
        return self.attempts.place

    def open(self) -> None:
        """Make the database ready, where nobody has yet; the first question does so too."""
        self.attempts.open()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should know about the store now. Nothing is asked of the database, and nobody waits."""
        return (*self.attempts.notices, *([Notice("no_room")] if self._no_room else []))

    def add(
        self,
        source: str,
        workbook: Workbook,
        packed: Packed | None = None,
        *,
        fiscal_year: int | None,
        assignments: int,
        forms: int,
        meaning: str = "",
    ) -> Version:
        """Keep what was read: ``workbook``, or what it was ``packed`` to. Committed when it returns; kept in memory, with a
        notice, where the database fails.

        The same content as the latest of ``source``, or the same ``meaning``, adds nothing but that it was seen again.
        """
        entry = queries.VersionEntry(
            source=source,
            packed=packed or pack(workbook),
            title=_storable(workbook.title),
            location=_storable(workbook.source),
            url=_storable(workbook.url),
            fiscal_year=fiscal_year,
            assignments=assignments,
            forms=forms,
            seen=workbook.read_at.astimezone(BANGKOK),
            meaning=meaning,
        )
        waits, most = not self._store_waiting(), self._kept[-1]
        stored = None if waits else self.attempts.write(lambda database: queries.add(database, self.office, entry))
        if stored is not None:
            self._thin_daily(source, entry.seen)
            if stored.id % ROOM_EVERY == 0 and stored.first_seen == entry.seen:
                self._no_room |= bool(self.attempts.write(lambda database: queries.make_room(database, self.office, most)))
            return stored
        newest = next(iter(self._asked(source)), None)
        with self._lock:
            kept = self._memory.add(entry, newest)
        self._try_later()
        return kept

    def latest(self, source: str) -> Version | None:
        """The version of ``source`` that was stored last."""
        return next(iter(self.versions(source)), None)

    def versions(self, source: str) -> list[Version]:
        """Every version of ``source``, newest first."""
        stored = self._asked(source)
        with self._lock:
            return self._memory.versions(source) + stored

    def of_other_sources(self, source: str, fiscal_year: int) -> list[Version]:
        """The office's versions of ``fiscal_year`` read from elsewhere, newest first: the year had another spreadsheet then."""
        stored = self._asked(source, fiscal_year)
        with self._lock:
            mine = [one for one in self._memory.everything() if one.fiscal_year == fiscal_year and one.source != source]
        return mine + stored

    def of_year(self, source: str, fiscal_year: int | None) -> list[Version]:
        """The versions of ``source`` and, in the order of time, those that the office has of the year from elsewhere."""
        return in_order(self.versions(source), self.of_other_sources(source, fiscal_year) if fiscal_year else [])

    def sources(self) -> list[str]:
        """Every source that the office has a version of, the one stored last first."""
        stored: list[str] = self._read(lambda database: queries.sources(database, self.office), [])
        with self._lock:
            mine = [one.source for one in self._memory.everything()]
        return list(dict.fromkeys(mine + stored))

    def version(self, id_: int) -> Version | None:
        """The version that has this id; None where it was thinned out, never was, or is not the office's."""
        with self._lock:
            kept = self._stored.get(id_) or next((one for one in self._memory.everything() if one.id == id_), None)
        known = next((one for some in self._remembered.values() for one in some if one.id == id_), None)
        if kept is not None:
            return kept
        return self._read(lambda database: queries.by_id(database, self.office, id_), known)

    def workbook(self, version: Version) -> Workbook:
        """What was read then; ``read_at`` is the version's ``last_seen``. Raises ``NotStoredError``."""
        try:
            return unpack(self.cells(version), version.last_seen, version.location, version.url)
        except BadContentError:
            raise NotStoredError(version.id) from None

    def content(self, version: Version) -> str:
        """The same as JSON. Raises ``NotStoredError``."""
        try:
            return as_json(self.cells(version))
        except BadContentError:
            raise NotStoredError(version.id) from None

    def thin(self, now: datetime) -> int:
        """Let old versions go; gives how many. Never the latest of a source."""
        found = self.attempts.write(lambda database: queries.thin(database, self.office, now, *self._kept))
        count, self._no_room = found or (0, self._no_room)
        return count

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
        self.attempts.close()

    def _asked(self, source: str, other_than_it: int | None = None) -> list[Version]:
        """What the database has of ``source``, or of a year from elsewhere; what it had last where it does not answer."""
        place = source, other_than_it

        def ask(database: Database) -> list[Version] | None:
            if other_than_it is None:
                return queries.versions(database, self.office, source)
            return queries.of_other_sources(database, self.office, source, other_than_it)

        found = self._read(ask, None)
        if found is None:
            remembered: list[Version] = self._remembered.look(place, [])
            return remembered
        self._remembered.keep(place, found)
        return found

    def _read(self, work: Callable[[Database], Answer], otherwise: Answer) -> Answer:
        found = self.attempts.read(work, otherwise)
        if self.attempts.failing:
            self._try_later()
        return found

    def cells(self, version: Version) -> bytes:
        """What was read then, as ``packing.pack`` wrote it. Raises ``NotStoredError``."""
        with self._lock:
            known = self._stored.get(version.id, version)
            if known.id < 0:
                return self._memory.cells(known)
        data: bytes | None = self._read(lambda database: queries.cells(database, self.office, known), None)
        if data is None:
            raise NotStoredError(version.id)
        return data

    def _store_waiting(self) -> bool:
        """Store what waits in memory, the oldest first; whether nothing waits any more."""
        if not self._storing.acquire(blocking=False):
            return False
        try:
            while True:
                with self._lock:
                    first = next(iter(self._memory.waiting()), None)
                if first is None:
                    return True
                version, entry = first
                stored = self.attempts.write(self._late(version, entry))
                if stored is None:
                    return False
                with self._lock:
                    self._stored[version.id] = stored
                    self._memory.forget(version.id)
        finally:
            self._storing.release()

    def _late(self, version: Version, entry: queries.VersionEntry) -> Callable[[Database], Version]:
        """Store what became ``version`` of the memory's, with the last time that it was seen."""

        def store(database: Database) -> Version:
            stored = queries.add(database, self.office, entry)
            if version.last_seen > version.first_seen:
                stored = queries.add(database, self.office, replace(entry, seen=version.last_seen))
            return stored

        return store

    def _try_later(self) -> None:
        """Ask a database that failed again by and by, also where nobody adds or looks."""
        with self._lock:
            if not self.lasting or (self._timer is not None and self._timer.is_alive()):
                return
            mine = weakref.ref(self)
            self._timer = threading.Timer(attempts.AGAIN_AFTER + 1.0, _again, (mine,))
            self._timer.daemon = True
        self._timer.start()

    def _try_again(self) -> None:
        with self._lock:
            self._timer = None
            waits = bool(self._memory.waiting())
        if not (self._store_waiting() if waits else self.attempts.revive()):
            self._try_later()

    def _thin_daily(self, source: str, now: datetime) -> None:
        day = now.date().isoformat()
        if self._thinned == day:
            return
        before, self._thinned = self._thinned, day
        if before and now - datetime.fromisoformat(before).replace(tzinfo=BANGKOK) > LEAP:
            return
        if self.attempts.write(lambda database: queries.claim_thinning(database, self.office.name(source), day)):
            self.thin(now)


def _again(mine: "weakref.ref[Store]") -> None:
    """Ask once more, for a store that is still used."""
    if (store := mine()) is not None:
        store._try_again()
