"""Versions that the database did not take: kept by this process until it does, or until it ends."""

from dataclasses import replace

from ita_dash.history.queries import VersionEntry
from ita_dash.history.version import NotStoredError, Version

PER_SOURCE = 60
"""Versions kept of each source; of more the oldest goes."""


class Memory:
    """Not safe for threads: its caller holds a lock. Ids count down from -1."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Version, VersionEntry]] = {}
        self._last_id = 0

    def add(self, entry: VersionEntry, stored: Version | None) -> Version:
        """The version that ``entry`` is; ``stored`` is the latest that the database has of its source."""
        newest = self.latest(entry.source) or stored
        mine = self._kept.get(newest.id) if newest is not None else None
        same = mine is not None and bool(entry.meaning) and mine[1].meaning == entry.meaning
        if newest is not None and (same or newest.digest == entry.packed.digest):
            again = replace(
                newest,
                last_seen=max(entry.seen, newest.first_seen),
                fiscal_year=entry.fiscal_year,
                assignments=entry.assignments,
                forms=entry.forms,
            )
            if newest.id in self._kept:
                self._kept[newest.id] = (again, self._kept[newest.id][1])
            return again
        self._last_id -= 1
        version = Version(
            id=self._last_id,
            source=entry.source,
            digest=entry.packed.digest,
            title=entry.title,
            fiscal_year=entry.fiscal_year,
            assignments=entry.assignments,
            forms=entry.forms,
            first_seen=entry.seen,
            last_seen=entry.seen,
            location=entry.location,
            url=entry.url,
        )
        self._kept[version.id] = (version, entry)
        for superfluous in self.versions(entry.source)[PER_SOURCE:]:
            del self._kept[superfluous.id]
        return version

    def latest(self, source: str) -> Version | None:
        return next(iter(self.versions(source)), None)

    def versions(self, source: str) -> list[Version]:
        """Newest first."""
        return [version for version in self.everything() if version.source == source]

    def everything(self) -> list[Version]:
        """Of all sources, newest first."""
        return [version for version, _entry in reversed(self._kept.values())]

    def waiting(self) -> list[tuple[Version, VersionEntry]]:
        """Everything with what is to be stored of it, the oldest first."""
        return list(self._kept.values())

    def forget(self, id_: int) -> None:
        """It is in the database now."""
        self._kept.pop(id_, None)

    def cells(self, version: Version) -> bytes:
        """The packed content of ``version``. Raises ``NotStoredError``."""
        if version.id not in self._kept:
            raise NotStoredError(version.id)
        return self._kept[version.id][1].packed.data
