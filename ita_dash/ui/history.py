"""The versions of the year that is shown, as its pages use them. The only place where a page meets the store.

A version's cells are understood once for all sessions, kept by the digest of its content (at most ``READ``, the least used
dropped first); a trend is made once for its versions and filters (at most ``TRENDS``).
"""

from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
import streamlit as st

from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.form.reader import read_form
from ita_dash.history import trend as trends
from ita_dash.history.choosing import sampled, with_forms
from ita_dash.history.notices import Notice
from ita_dash.history.store import NotStoredError, Version, source_key
from ita_dash.history.trend import Point
from ita_dash.history.updates import last_updates
from ita_dash.messages import _
from ita_dash.progress import assess
from ita_dash.settings import Settings
from ita_dash.ui.store import store
from ita_dash.ui.view import View

READ = 200
TRENDS = 24


@dataclass(frozen=True)
class History:
    """``versions`` hold a form and are no newer than the data that is shown, newest first.

    ``elsewhere`` are the versions of the same fiscal year that were read from another spreadsheet, newest first.
    """

    versions: list[Version]
    elsewhere: list[Version]
    notices: tuple[Notice, ...]

    def with_elsewhere(self) -> "History":
        """The versions of both, in the order of time."""
        everything = sorted([*self.versions, *self.elsewhere], key=lambda version: version.first_seen, reverse=True)
        return replace(self, versions=everything)


@dataclass(frozen=True)
class Followed:
    """``trend`` and ``plan`` as ``history.trend`` makes them, ``updates`` as ``history.updates``.

    ``planned`` is where the plan of each (kind, key) of the trend stands on the as-of date, NaN where there is none.
    """

    trend: pd.DataFrame
    plan: pd.DataFrame
    planned: dict[tuple[str, str], float]
    updates: pd.DataFrame


def history(view: View) -> History:
    """What is known of the year that is shown."""
    kept, source = store(view.settings), source_key(view.dataset.source.location)
    until = view.dataset.read_at
    return History(
        with_forms(kept.versions(source), until),
        with_forms(kept.of_other_sources(source, view.dataset.year.be), until),
        kept.notices,
    )


def assessed(view: View, version: Version) -> pd.DataFrame | None:
    """``progress.assess``'s frame of ``version``, judged on its own day; None where its cells are no longer there."""
    try:
        assignments = _assignments(version.digest, view.dataset.year.be, repr(view.settings.columns), view.settings, version)
    except NotStoredError:
        return None
    return _judged(assignments, version.first_seen, view.dataset.year)


def followed(view: View, known: History) -> Followed:
    """The year's trend under the filters of ``view``; the last point is the data that is shown."""
    chosen = sampled(known.versions, view.dataset.read_at)
    return _followed(
        tuple((version.digest, version.first_seen) for version in chosen),
        view.dataset.source.location,
        view.dataset.read_at,
        repr(view.filters),
        chosen,
        view,
    )


def _judged(assignments: pd.DataFrame, seen: datetime, year: FiscalYear) -> pd.DataFrame:
    return assess(assignments, year.clamp(seen.astimezone(BANGKOK).date()))


@st.cache_resource(max_entries=READ, show_spinner=False)
def _assignments(digest: str, year: int, columns: str, _settings: Settings, _version: Version) -> pd.DataFrame:
    return read_form(store(_settings).workbook(_version), FiscalYear(year), _settings.columns).assignments


@st.cache_resource(max_entries=TRENDS, show_spinner=_("Following the year through its versions…"))
def _followed(
    versions: tuple[tuple[str, datetime], ...],
    location: str,
    read_at: datetime,
    filters: str,
    _chosen: list[Version],
    _view: View,
) -> Followed:
    everything = [Point(version.first_seen, frame) for version in _chosen if (frame := assessed(_view, version)) is not None]
    everything.append(Point(read_at, _view.assessed))
    narrowed = [Point(point.seen, _view.filters.apply(point.frame)) for point in everything]
    table = trends.trend(narrowed)
    # A filter by status would take an assignment in and out as its status changes: no update of anybody's
    all_statuses = replace(_view.filters, statuses=())
    return Followed(
        trend=table,
        plan=trends.plan_line(_view.frame, _view.dataset.year),
        planned=_planned(table, _view),
        updates=last_updates([Point(point.seen, all_statuses.apply(point.frame)) for point in everything]),
    )


def _planned(table: pd.DataFrame, view: View) -> dict[tuple[str, str], float]:
    """Where the plan stands today for each line of ``table``."""
    frame, found = view.frame, {}
    for kind, key, no, name in table.drop_duplicates(["kind", "key"])[["kind", "key", "no", "name"]].itertuples(index=False):
        if kind == "measure":
            rows = frame[(frame["measure_no"] == no) & (frame["measure"] == name)]
        elif kind == "division":
            rows = frame[(frame["division"] == name) | (frame["parent"] == name)]
        else:
            rows = frame
        found[kind, key] = trends.planned_on(rows, view.filters.as_of)
    return found
