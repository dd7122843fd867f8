"""The feeds of this process: one for each spreadsheet or file, whichever years name it and whoever asks."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from ita_dash.caches import Cache
from ita_dash.dataset import Dataset, choose_source, configured_sources, of_year
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Store, source_key
from ita_dash.live.feed import Feed, Outage, State
from ita_dash.live.replicas import replicas
from ita_dash.live.sourcereads import Lost, Reader, Reading
from ita_dash.live.understanding import in_worker
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import spreadsheet_id

MOST = 24
"""Sources that are kept, the least used dropped first; an office has one for each year."""


@dataclass(frozen=True)
class YearSource:
    """One source as the settings of now name it, for one year."""

    feed: Feed[Reading]
    reader: Reader
    known_year: int | None
    """The fiscal year that the settings give it."""
    year: int | None
    """The one that was asked for."""
    location: str

    def dataset(self, state: State[Reading]) -> Dataset:
        """What there is to show. Raises ``SheetError`` where that is nothing, and why."""
        reading = state.reading
        if reading is None:
            raise state.outage.error if state.outage else SheetError("still_reading")
        if self.known_year not in reading.datasets:
            raise SheetError("no_form", source=self.location)
        return of_year(reading.datasets.get(self.year, reading.datasets[self.known_year]), self.year)

    def at(self, version: int) -> Dataset | None:
        """The data as it was in ``version``; None where that is no version of this source and year."""
        found = self.reader.at(version, self.known_year)
        if found is not None and self.year in found.form.years and self.year != found.year.be:
            found = self.reader.at(version, self.year)
        return found if found is not None and self.year in (None, found.year.be) else None

    def standing(self) -> "Standing":
        """How the source stands, with a renewal on its way where one is due; see ``Feed.ask``."""
        state = self.feed.ask()
        try:
            shown = self.dataset(state)
        except SheetError:
            shown = None
        return Standing(
            shown=shown,
            confirmed=state.reading.read_at if state.reading else None,
            fresh=state.fresh,
            outage=state.outage,
            busy=state.busy,
            next_try=state.next_try(datetime.now(BANGKOK)) if state.outage else None,
            refresh_in=state.refresh_in,
            lost=state.reading.lost if state.reading else None,
            stand_in=state.reading is not None and state.reading.stand_in,
        )


@dataclass(frozen=True)
class Standing:
    """How a source stands, for the line under a page's title."""

    shown: Dataset | None
    """The data to show now; None where there is none."""
    confirmed: datetime | None
    """When the source was last read."""
    fresh: bool
    """Whether that was in this process, not before it started."""
    outage: Outage | None
    busy: bool
    next_try: datetime | None
    """When the app tries again by itself; None where nothing is wrong."""
    refresh_in: float
    """Seconds until *refresh* reads again."""
    lost: Lost | None
    stand_in: bool
    """Whether an older version is shown since the newest one holds no form."""


class Feeds:
    """Safe for threads. A change of the settings makes new feeds; those of the old settings are dropped when nobody uses them."""

    def __init__(self) -> None:
        self._known = Cache.of_so_many("feeds", MOST)

    def source(self, settings: Settings, store: Store, year: int | None) -> YearSource:
        """The source of ``year``, None for the usual one. Raises ``SheetError("no_year")``."""
        chosen, known_year = choose_source(settings, year)
        key = source_key(chosen.location)

        def begin() -> tuple[Feed[Reading], Reader]:
            mine = {given: one for given, one in configured_sources(settings).items() if source_key(one.location) == key}
            # What came with the app is the same for as long as it runs, and needs no history.
            reader = Reader(mine, settings, None if chosen.bundled else store, understand=in_worker)
            every = inf if chosen.bundled else settings.refresh_seconds
            others = replicas(settings, store, key, reader) if spreadsheet_id(chosen.location) else None
            return Feed(reader.read, every, reader.kept, others=others), reader

        feed, reader = self._known.get((settings.fingerprint, key), begin)
        return YearSource(feed, reader, known_year, year, chosen.location)

    def forget(self) -> None:
        """Begin as a process that has just started."""
        self._known.clear()
