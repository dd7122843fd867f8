"""What one read of a source gave, ready to be shown, and the reader that makes it: cells → meaning → store → what was lost."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from ita_dash.caches import Cache
from ita_dash.dataset import Dataset, Source
from ita_dash.fiscal import BANGKOK, today
from ita_dash.form.read import Form
from ita_dash.history.loss import Loss, structural_loss
from ita_dash.history.store import NotStoredError, Store, Version, source_key
from ita_dash.live.countedsheets import PatientSheets
from ita_dash.live.understanding import Datasets, Stored, Understand, Understood, here
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import Spreadsheets, fetch

LOG = logging.getLogger(__name__)
WARNED_FOR = timedelta(days=7)
"""How long a loss is named: a change that nobody put right in a week was meant."""
LOOKED_AT = 3
"""Versions that a process which has just started compares with, to see whether the newest one had lost something."""
OLD_BYTES = 64 * 1024 * 1024
"""Of older versions that are kept understood: some twenty of 1,000 assignments."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Structural loss: what is gone that ``before`` still had."""

    losses: tuple[Loss, ...]
    before: Version
    form: Form
    """That of ``before``: what comes later is compared with it too."""


@dataclass(frozen=True)
class Reading:
    """One content of one source. ``datasets`` is empty where it holds no form and none is known that did."""

    datasets: Datasets
    digest: str
    """Of what was read."""
    read_at: datetime
    """When it was last read and was still the same; by the wall clock."""
    day: date
    """On which it was understood: the same cells may mean something else on another."""
    version: Version | None = None
    """As it is kept; None for a source that needs no history."""
    lost: Lost | None = None
    stand_in: bool = False
    """Whether ``datasets`` are of ``lost.before``: what was read since holds no form."""

    def again(self, read_at: datetime) -> "Reading":
        """The same content, read once more."""
        if self.stand_in:
            return replace(self, read_at=read_at)
        seen = {year: replace(dataset, read_at=read_at) for year, dataset in self.datasets.items()}
        return replace(self, datasets=seen, read_at=read_at)


class Reader:
    """Reads one source. ``sources`` name it, each for the fiscal year that the settings give it.

    ``understand`` is ``understanding.here`` for a command, ``in_worker`` for the app.
    """

    def __init__(
        self,
        sources: Mapping[int | None, Source],
        settings: Settings,
        store: Store | None,
        sheets: Spreadsheets | None = None,
        *,
        understand: Understand = here,
    ) -> None:
        self._sources, self._settings, self._store, self._understand = sources, settings, store, understand
        self._sheets = sheets or PatientSheets(settings)
        self._location = next(iter(sources.values())).location
        self._key = source_key(self._location)
        self._file_as_read: tuple[int, ...] | None = None
        self._old = Cache("older versions", OLD_BYTES)

    def read(self, before: Reading | None) -> Reading:
        """The next reading, stored. Raises ``SheetError`` where the source cannot be read."""
        file, day = _file_facts(self._location), today()
        of_today = before if before is not None and before.day == day else None
        if of_today is not None and file is not None and file == self._file_as_read:
            return of_today.again(datetime.now(BANGKOK))
        fetched = fetch(self._location, self._settings, google=self._sheets)
        known = of_today.digest if of_today else ""
        reading = self._reading(self._understand(fetched, self._sources, self._settings, known), before, day)
        self._file_as_read = file
        return reading

    def kept(self) -> Reading | None:
        """What the store has of this source; None where that is nothing to show."""
        day = today()
        for place, version in enumerate(versions := self._versions()):
            if not version.forms:
                continue
            datasets = self._at(version)
            if datasets:
                newest = versions[0]
                form = _form(datasets)
                if place and not newest.forms:
                    lost = Lost(structural_loss(form, None), version, form)
                    return Reading(datasets, newest.digest, newest.last_seen, day, newest, lost, stand_in=True)
                return Reading(
                    datasets, version.digest, version.last_seen, day, version, self._lost_before(version, versions, form)
                )
        return None

    def stored(self, before: Reading | None) -> Reading | None:
        """The next reading, as another process has read and stored it; None where nothing is stored."""
        newest, day = self._store.latest(self._key) if self._store else None, today()
        if newest is None or before is None:
            return self.kept()
        if newest.digest == before.digest and before.day == day:
            return before.again(max(newest.last_seen, before.read_at))
        return _next(before, self._at(newest), newest.digest, max(newest.last_seen, before.read_at), newest, day)

    def at(self, id_: int, year: int | None) -> Dataset | None:
        """The data as it was in the version ``id_`` of this source, for the year that the settings give; None where it is not."""

        def understand() -> Dataset:
            version = self._store.version(id_) if self._store else None
            datasets = self._at(version) if version is not None and version.source == self._key else {}
            if year not in datasets:
                raise NotStoredError(id_)  # nothing is kept of it
            return datasets[year]

        try:
            return self._old.get((id_, year, today()), understand)
        except NotStoredError:
            return None

    def _reading(self, read: Understood, before: Reading | None, day: date) -> Reading:
        digest, read_at = read.packed.digest, read.heading.read_at
        if read.datasets is None and before is not None:
            self._keep(read, {} if before.stand_in else before.datasets)
            return before.again(read_at)
        datasets = read.datasets or {}
        version = self._keep(read, datasets)
        form = _form(datasets) if datasets else None
        LOG.info(
            "the source was read: version %(version)s, %(items)s items, %(problems)s problems",
            {
                "version": version.id if version else None,
                "items": len(form.assignments) if form else 0,
                "problems": len(form.problems) if form else 0,
            },
        )
        return _next(before, datasets, digest, read_at, version, day)

    def _keep(self, read: Understood, datasets: Datasets) -> Version | None:
        if self._store is None:
            return None
        first = next(iter(datasets.values()), None)
        return self._store.add(
            self._key,
            read.heading,
            read.packed,
            fiscal_year=first.year.be if first else None,
            assignments=len(first.form.assignments) if first else 0,
            forms=sum(tab.is_form for tab in first.form.tabs) if first else 0,
            meaning=read.meaning,
        )

    def _versions(self) -> list[Version]:
        return self._store.versions(self._key) if self._store else []

    def _at(self, version: Version) -> Datasets:
        """The data of ``version``; nothing where its cells are not there any more, or hold no form."""
        try:
            cells = self._store.cells(version) if self._store else None
        except NotStoredError:
            cells = None
        if cells is None:
            return {}
        stored = Stored(cells, version.last_seen, version.location, version.url)
        try:
            return self._understand(stored, self._sources, self._settings, digest=version.digest).datasets or {}
        except SheetError as error:
            if error.code != "loading":  # kept before such a read counted as failed
                raise
            return {}

    def _lost_before(self, newest: Version, versions: list[Version], form: Form) -> Lost | None:
        """What ``newest`` had lost of the versions before it: this process has not seen it happen."""
        since = newest.last_seen - WARNED_FOR
        earlier = [one for one in versions[versions.index(newest) + 1 :] if one.forms and one.last_seen > since]
        for version in earlier[:LOOKED_AT]:
            datasets = self._at(version)
            if datasets and (losses := structural_loss(_form(datasets), form)):
                return Lost(losses, version, _form(datasets))
        return None


def _next(
    before: Reading | None, datasets: Datasets, digest: str, read_at: datetime, version: Version | None, day: date
) -> Reading:
    """The reading of another content than that of ``before``, or of the same on another day, with what it lost.

    What was there stands in for no form at all.
    """
    lost = _lost_since(before, _form(datasets) if datasets else None, read_at)
    if datasets or before is None or lost is None:
        return Reading(datasets, digest, read_at, day, version, lost)
    return Reading(before.datasets, digest, read_at, day, version, lost, stand_in=True)


def _lost_since(before: Reading | None, form: Form | None, now: datetime) -> Lost | None:
    """What ``form`` lost of what was read before it, or of what that had lost already."""
    if before is None:
        return None
    earlier = before.lost
    if earlier is not None and now - earlier.before.last_seen < WARNED_FOR:
        losses = structural_loss(earlier.form, form)
        if losses:
            return Lost(losses, earlier.before, earlier.form)
    if before.version is None or not before.datasets or before.stand_in:
        return None
    had = _form(before.datasets)
    losses = structural_loss(had, form)
    return Lost(losses, before.version, had) if losses else None


def _form(datasets: Datasets) -> Form:
    return next(iter(datasets.values())).form


def _file_facts(location: str) -> tuple[int, ...] | None:
    """What changes whenever a file does; None for what is no file."""
    try:
        known = Path(os.path.expanduser(location.strip())).stat()
    except (OSError, ValueError):
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns
