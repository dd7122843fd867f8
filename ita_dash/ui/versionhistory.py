"""The versions of the year that is shown, as its page uses them: which there are, what they say, what is drawn of them.

A version's cells are understood once for all sessions, and what is drawn is built once for each view and its versions. Both are
kept in a cache of their own, for frames of older versions would push out what the other pages show.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import keptversions, summary
from ita_dash.caches import LATEST, Cache
from ita_dash.configuredstore import store
from ita_dash.history import trend as trends
from ita_dash.history.choosing import MOST_POINTS, in_order, sampled, with_forms
from ita_dash.history.store import Version, source_key
from ita_dash.history.trend import Point
from ita_dash.history.updates import last_updates
from ita_dash.messages import _
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

Built = TypeVar("Built")

_KNOWN = Cache("known versions", 8 * 1024 * 1024, latest=LATEST)
"""Lists of versions, one for each read of a source: an older one is asked for by nobody. Some 10,000 versions take 4 MB."""
_BUILT = Cache("followed", 48 * 1024 * 1024, latest=LATEST)
"""The trend of a version of the data under its filters, and what changed until it."""


@dataclass(frozen=True)
class History:
    """``versions`` hold a form and are no newer than the data that is shown, newest first.

    ``elsewhere`` are the versions of the same fiscal year that were read from another spreadsheet, newest first.
    """

    source: str
    versions: list[Version]
    elsewhere: list[Version]

    def with_elsewhere(self) -> "History":
        """The versions of both, in the order of time."""
        return replace(self, versions=in_order(self.versions, self.elsewhere))


@dataclass(frozen=True)
class Followed:
    """``trend`` and ``plan`` as ``history.trend`` makes them, ``updates`` as ``history.updates``.

    ``planned`` is where the plan of each (kind, key) of the trend stands on the as-of date, NaN where there is none.
    ``overall`` are the rows of ``trend`` that are of the whole, ``states`` how many divisions of ``updates`` are in each state,
    ``begun`` since when the first of each state is known.
    """

    trend: pd.DataFrame
    overall: pd.DataFrame
    plan: pd.DataFrame
    planned: dict[tuple[str, str], float]
    updates: pd.DataFrame
    states: Counter[str]
    begun: dict[str, datetime]


def history(view: View) -> History:
    """What is known of the year that is shown: asked for once for each read of its source, for all viewers."""
    source, until, year = source_key(view.dataset.source.location), view.dataset.read_at, view.dataset.year.be

    def ask() -> History:
        kept = store(view.settings)
        return History(source, with_forms(kept.versions(source), until), with_forms(kept.of_other_sources(source, year), until))

    return _KNOWN.get((until, source, year, view.settings.fingerprint), ask)


def built(view: View, key: Hashable, build: Callable[[], Built]) -> Built:
    """What ``build`` gives for this view and ``key``, built once for all viewers."""
    return _BUILT.get((view.version, key), build)


def assessed(view: View, version: Version) -> pd.DataFrame | None:
    """``keptversions.assessed`` of the year that is shown, judged on no later day than the view is."""
    return keptversions.assessed(view.settings, view.dataset, version, view.filters.as_of)


def followed(view: View, known: History, most: int = MOST_POINTS) -> Followed:
    """The year's trend under the filters of ``view``, by so many versions; the last point is the data that is shown."""
    chosen = sampled(known.versions, view.dataset.read_at, most)
    return built(view, _names(view, chosen), lambda: _followed(view, chosen))


def followed_below(view: View, known: History, above: Markup) -> tuple[Followed, Markup]:
    """``followed``, and what of ``above`` is not on the page yet: where following takes time it is shown before, and below it
    what is being done."""
    found = already_followed(view, known)
    if found is not None:  # no spinner then: its messages and its clock cost a fifth of a warm run
        return found, above
    show(above)
    with st.spinner(_("Following the year through its versions…")):
        return followed(view, known), Markup("")


def already_followed(view: View, known: History, most: int = MOST_POINTS) -> Followed | None:
    """``followed`` where it is there already; nothing is read."""
    found: Followed | None = _BUILT.look((view.version, _names(view, sampled(known.versions, view.dataset.read_at, most))))
    return found


def followed_key(view: View, known: History, most: int = MOST_POINTS) -> Hashable:
    """What tells one ``followed`` of a view from another."""
    return _names(view, sampled(known.versions, view.dataset.read_at, most))


def _names(view: View, versions: list[Version]) -> Hashable:
    hour = view.dataset.read_at.replace(minute=0, second=0, microsecond=0)  # the last point moves on with it
    failing = bool(store(view.settings).notices)  # what is missing meanwhile is not missing for the rest of the hour
    return hour, failing, tuple((version.digest, version.first_seen) for version in versions)


def _followed(view: View, chosen: list[Version]) -> Followed:
    # The version that the shown data is may have been stored in this very moment: it is the last point already
    earlier = [version for version in chosen if version.first_seen < view.dataset.read_at]
    frames = [(version.first_seen, assessed(view, version)) for version in earlier]
    everything = [Point(seen, frame) for seen, frame in frames if frame is not None]
    everything.append(Point(view.dataset.read_at, view.assessed))
    table = trends.trend([Point(point.seen, view.filters.apply(point.frame)) for point in everything])
    # A filter by status or schedule would take an assignment in and out as it changes: no update of anybody's
    all_statuses = replace(view.filters, statuses=(), schedules=())
    updates = last_updates([Point(point.seen, all_statuses.apply(point.frame)) for point in everything])
    return Followed(
        trend=table,
        overall=table[table["kind"] == "overall"],
        plan=trends.plan_line(view.frame, view.dataset.year),
        planned=_planned(table, view),
        updates=updates,
        states=Counter(updates["state"]),
        begun={str(state): since for state, since in updates.groupby("state")["since"].min().items()},
    )


def _planned(table: pd.DataFrame, view: View) -> dict[tuple[str, str], float]:
    """Where the plan stands today for each line of ``table`` that the data has now."""
    frame = view.frame
    measures = summary.measures(frame).set_index(["measure_no", "measure"])["planned"]
    divisions = summary.divisions(frame).set_index("division")["planned"]
    found = {("overall", ""): summary.total(frame).planned}
    for kind, key, no, name in table.drop_duplicates(["kind", "key"])[["kind", "key", "no", "name"]].itertuples(index=False):
        if kind == "measure":
            found[kind, key] = float(measures.get((no, name), float("nan")))
        elif kind == "division":
            found[kind, key] = float(divisions.get(name, float("nan")))
    return found
