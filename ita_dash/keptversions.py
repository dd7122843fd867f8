"""How the work stood in a version that is kept: its cells understood once for everybody, and completion at the last meeting.

Frames of older versions have a cache of their own: they would push out what pages show of the newest.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

import pandas as pd

from ita_dash import summary
from ita_dash.caches import LATEST, Cache
from ita_dash.configuredstore import store
from ita_dash.dataset import Dataset, reading_settings
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.history.choosing import MOST_POINTS, standing_at, with_forms
from ita_dash.history.store import NotStoredError, Version, source_key
from ita_dash.live.understanding import GIVEN_UP, Stored, in_worker
from ita_dash.progress import assess
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError

FOLLOWED = Cache("history", 96 * 1024 * 1024, latest=MOST_POINTS + LATEST)
"""As many versions as a trend has points: of a day's only the last is one, those before it are asked for no more."""


def assessed(settings: Settings, dataset: Dataset, version: Version, until: date = date.max) -> pd.DataFrame | None:
    """``progress.assess``'s frame of ``version``, of the year and source of ``dataset``; None where its cells are gone.

    The version that ``dataset`` is itself is understood already, and nothing is kept of it: the next edit overtakes it.

    It is judged on its own day, or on ``until`` where that is before: beside what is judged on an earlier day the plan of a later
    one would seem to have gone back.
    """
    year, source = dataset.year, dataset.source
    day = min(year.clamp(version.first_seen.astimezone(BANGKOK).date()), until)
    if version.digest == dataset.digest:
        return assess(dataset.unfiltered.form.assignments, day)

    def read() -> pd.DataFrame | None:
        stored = Stored(store(settings).cells(version), version.last_seen, version.location, version.url)
        try:
            datasets = in_worker(stored, {year.be: source}, settings, digest=version.digest).datasets
        except SheetError as error:
            if error.code not in GIVEN_UP:
                raise NotStoredError(version.id) from None
            return None  # kept: it would be given up again for each viewer
        if not datasets:
            return None
        return assess(datasets[year.be].form.assignments, day)

    try:
        found: pd.DataFrame | None = FOLLOWED.get(
            (version.digest, version.source, version.first_seen, day, year, reading_settings(settings)), read
        )
    except NotStoredError:
        return None
    return found


def moment_of(day: date) -> datetime:
    """When the day of a meeting begins: what is seen from then on has changed since."""
    return datetime.combine(day, time.min, BANGKOK)


def at_last_meeting(
    settings: Settings, dataset: Dataset, filters: Filters, versions: Sequence[Version] | None = None
) -> float | None:
    """Completion of what ``filters`` leave as it stood at the last meeting; None without a meeting or a version of before.

    ``versions`` are those of the source that hold a form, the newest first, where the caller has them.
    """
    days = list(dataset.meetings(settings))
    if not days or dataset.source.bundled:
        return None
    if versions is None:
        versions = with_forms(store(settings).versions(source_key(dataset.source.location)), dataset.read_at)
    moment = moment_of(days[0])
    version = standing_at(versions, moment)
    if version is None or version.first_seen > moment:
        return None
    before = assessed(settings, dataset, version)
    completion = summary.total(filters.apply(before)).completion if before is not None else float("nan")
    return completion if completion == completion else None
