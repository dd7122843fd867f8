"""The data that pages show, read once for all sessions. The one place where pages and links to files meet ``live``."""

from collections.abc import Mapping
from contextlib import suppress

from ita_dash import dataset as data
from ita_dash import sample
from ita_dash.access.sight import emails_of
from ita_dash.configuredstore import store
from ita_dash.dataset import Dataset
from ita_dash.live.feed import State, in_background
from ita_dash.live.feeds import Feeds, Standing, YearSource
from ita_dash.live.sourcereads import Reading
from ita_dash.settings import Settings, load_settings
from ita_dash.sheet.errors import SheetError

REFRESH_WAIT = 8.0
"""Seconds for which a viewer who presses refresh waits for the answer; one that comes later comes to the page by itself."""
FEEDS = Feeds()


def settings() -> Settings:
    """The installation's settings. Raises ``SettingError``."""
    return load_settings()


def years(configured: Settings) -> dict[int, bool]:
    """The fiscal years to choose from, the latest first, and whether each is known to be a demonstration.

    A spreadsheet that is not under ``[years]`` has to be read to know its year; where it cannot be, it is missing here.
    """
    found: dict[int, bool] = {}
    for year, source in data.configured_sources(configured).items():
        bundled = sample.bundled_at(source.location)
        if year is None:
            try:
                usual = dataset(configured, None)
            except SheetError:
                continue
            found |= dict.fromkeys(usual.form.years or (usual.year.be,), False)
        else:
            found[year] = bundled is not None and bundled.demo
    return dict(sorted(found.items(), reverse=True))


def default_year(configured: Settings) -> int | None:
    """The year to open on; None where it is known only once the spreadsheet has been read, and it cannot be."""
    known = data.choose_source(configured, None)[1]
    if known is not None:
        return known
    try:
        return dataset(configured, None).year.be
    except SheetError:
        return None


def dataset(configured: Settings, year: int | None) -> Dataset:
    """The data of ``year``, the same object for every session until there is newer. Raises ``SheetError``."""
    source = _source(configured, year)
    return source.dataset(source.feed.ask())


def dataset_at(configured: Settings, year: int | None, version: int) -> Dataset | None:
    """The data of ``year`` as it was in ``version`` of its source; None where there is no such version."""
    return _source(configured, year).at(version)


def standing(configured: Settings, year: int | None) -> Standing:
    """How the source of ``year`` stands. Raises ``SheetError("no_year")``."""
    return _source(configured, year).standing()


def state(configured: Settings) -> State[Reading]:
    """How the usual source stands, at once; where nothing has been read a read begins. Raises ``SheetError("no_year")``."""
    feed = _source(configured, None).feed
    now = feed.state()

    def look() -> None:
        feed.ask()

    if now.reading is None and not now.busy:
        in_background(look)
    return now


def listed(configured: Settings) -> Mapping[str, tuple[str, ...]]:
    """The e-mail addresses of the usual year's list of divisions, as far as it has been read; see ``access.sight.emails_of``.

    At once: nothing is read for it.
    """
    try:
        source = _source(configured, None)
        return emails_of(source.dataset(source.feed.state()))
    except SheetError:
        return {}


def unread(configured: Settings) -> bool:
    """Whether the usual source has not been read since the start, and no read of it has failed."""
    return nothing_yet(configured, None)


def read_first(configured: Settings) -> None:
    """Wait for the first read of the usual source; one that fails is the page's to tell."""
    with suppress(SheetError):
        dataset(configured, None)


def nothing_yet(configured: Settings, year: int | None) -> bool:
    """Whether the first read of the source of ``year`` has not ended: a viewer will have to wait for it."""
    state = _source(configured, year).feed.state()
    return state.reading is None and state.outage is None


def year_unknown_yet(configured: Settings) -> bool:
    """Whether the usual year is known only once its source has been read, and it has not been."""
    return data.choose_source(configured, None)[1] is None and nothing_yet(configured, None)


def refresh(configured: Settings, year: int | None) -> bool:
    """Read the source of ``year`` now, for everybody. False where that was granted only a moment ago."""
    return _source(configured, year).feed.refresh(REFRESH_WAIT)


def _source(configured: Settings, year: int | None) -> YearSource:
    return FEEDS.source(configured, store(configured), year)
