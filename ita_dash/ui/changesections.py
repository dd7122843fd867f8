"""The parts of the page การเปลี่ยนแปลง, from top to bottom."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import summary
from ita_dash.fiscal import BANGKOK
from ita_dash.history.changes import Changes, compare
from ita_dash.history.choosing import standing_at
from ita_dash.history.turns import turns
from ita_dash.history.updates import QUIET_DAYS
from ita_dash.history.version import Version
from ita_dash.look import labels
from ita_dash.look.markup import element, heading, markdown_text, text
from ita_dash.messages import N_, _
from ita_dash.rows import Row, each_row
from ita_dash.trendcharts import Line
from ita_dash.ui import changelists, notices, trendlines, turnlists
from ita_dash.ui.chartswithtables import below
from ita_dash.ui.doors import Doors
from ita_dash.ui.meetings import held
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts, lead_on, part_of, short_key
from ita_dash.ui.versionhistory import Followed, History, assessed, built, followed_key
from ita_dash.ui.view import View

ELSEWHERE = "elsewhere"
_KINDS = {"measure": N_("Measure"), "division": N_("Division")}
OPEN_AT_ONCE = 3
"""Divisions whose changes stand open; of more each is opened by a click."""
DIVISIONS = 40
"""Divisions with changes on a page at a time."""
ROWS = 100
"""Changed fields, and items added or removed, of a division at a time."""
LINES = 48
"""Small trends at a time."""


def with_elsewhere(known: History) -> History:
    """Says where this year's data was read before. Those versions go on in the new ones, unless the viewer leaves them out."""
    if not known.elsewhere:
        return known
    last = known.elsewhere[0]
    notices.beside(
        _("This fiscal year was read from another spreadsheet before"),
        _("“{title}”: {count} versions, the last seen on {moment}. They are kept.").format(
            title=last.title, count=labels.number(len(known.elsewhere)), moment=labels.moment(last.last_seen)
        ),
    )
    if ELSEWHERE not in st.session_state:
        st.session_state[ELSEWHERE] = st.query_params.get(ELSEWHERE) != "0"
    taken_in = st.checkbox(_("Compare with those versions too"), key=ELSEWHERE)
    if taken_in:
        st.query_params.pop(ELSEWHERE, None)
    else:
        st.query_params[ELSEWHERE] = "0"
    return known.with_elsewhere() if taken_in else known


def bundled() -> None:
    """All that the page says of the bundled data, which never changes."""
    notices.empty(
        _("The bundled data has no earlier version"),
        _("Connect your office's sheet: every version of it that the dashboard sees is kept and compared here."),
    )


def since(view: View, known: History, moment: datetime) -> None:
    """What changed since ``moment``, or since history began."""
    version = standing_at(known.versions, moment)
    # Where the oldest version is the data that is shown, there is nothing to compare it with
    is_own = version is not None and version == known.versions[0] and version.first_seen > moment
    before = assessed(view, version) if version is not None and not is_own else None
    if version is None or is_own:
        _how_history_comes_about(view)
        return
    if before is None:
        notices.empty(
            _("The version of {moment} cannot be read just now").format(moment=labels.moment(version.first_seen)),
            _("The database does not answer, or this version is damaged. Open the page again later, or choose another day."),
        )
        return
    key = ("since", version.digest, version.first_seen)
    found = built(view, key, lambda: _compared(view, before))
    since_words = held(view).get(moment.astimezone(BANGKOK).date(), "")
    meant = built(
        view, (*key, "meaning", since_words), lambda: _meant(view, found, since_words or labels.day(_day(version.first_seen)))
    )
    show(meant, element("p", text(_what_is_compared(view, version, moment)), class_="muted"))
    show(heading(_("Cell by cell")), found.counts)
    listed = part_of("changes", len(found.divisions), DIVISIONS, view.filters)
    for row in found.divisions[listed.first : listed.last]:
        _division(view, (*key, row["division"]), row, found.changes, open_=len(found.divisions) <= OPEN_AT_ONCE)
    show(lead_on(listed))
    if not found.divisions:
        said = _("No item that these filters show was added, removed or changed since {moment}.")
        notices.all_well(_("Nothing changed"), said.format(moment=labels.moment(version.first_seen)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """The counts, the changes, and the divisions that have any (``Changes.by_division``)."""

    counts: Markup
    changes: Changes
    divisions: Sequence[Row]
    before: pd.DataFrame
    """All assignments as they were then."""


def _compared(view: View, before: pd.DataFrame) -> _Compared:
    narrowed = view.filters.apply(before)
    changes = compare(before, view.assessed).narrowed(narrowed, view.frame)
    counts = changelists.counts(changes, summary.total(narrowed), summary.total(view.frame))
    return _Compared(counts, changes, each_row(changes.by_division()), before)


def _meant(view: View, found: _Compared, since_words: str) -> Markup:
    """What the changes mean: a sentence, counts, the assignments by name."""
    told = turns(found.changes, found.before, view.assessed)
    then = summary.total(view.filters.apply(found.before))
    return turnlists.meaning(told, since_words, then, summary.total(view.frame), Doors(view))


def _division(view: View, key: Hashable, row: Row, changes: Changes, *, open_: bool) -> None:
    """The changes of one division; they are looked up and sent once somebody opens it."""
    name = row["division"]
    title = f"{markdown_text(name or _('No division named'))} — **{markdown_text(changelists.said(row))}**"
    short = f"changes_{short_key(name)}"
    opened = st.expander(title, expanded=open_, key=short, on_change="rerun")
    with opened:
        if opened.open:
            own = changes.of_division(name)
            total = sum(len(rows) for rows in (own.changed, own.added, own.removed))

            def tables(lines: range) -> Markup:
                return built(view, (key, lines), lambda: changelists.tables(own, lines))

            show(in_parts(short, total, ROWS, view.filters, tables))


def _how_history_comes_about(view: View) -> None:
    """In place of the comparison where there is nothing to compare with."""
    notices.empty(
        _("There is no earlier version to compare with yet"),
        _(
            "The dashboard keeps every version of the sheet that it sees. Changes show here once somebody edits the sheet; "
            "python -m ita_dash snapshot keeps a version without opening the dashboard."
        ),
    )


def _what_is_compared(view: View, version: Version, moment: datetime) -> str:
    """The two versions; says where history is shorter than what was asked for."""
    said = _("Compared: the version of {before} with that of {after}.").format(
        before=labels.moment(version.first_seen), after=labels.moment(view.dataset.read_at)
    )
    if version.first_seen > moment:
        said += " " + _("Nothing older is kept: history begins on {day}.").format(day=labels.day(_day(version.first_seen)))
    return said


def trend(view: View, known: History, year: Followed) -> None:
    """The line of the whole, then a small one for each measure or division; nothing where there is one point only."""
    if len(year.overall) < 2:
        return
    show(heading(_("Completion over the year")))
    key = followed_key(view, known)
    (whole,) = built(view, ("overall", key), lambda: _lines(year, "overall"))
    trendlines.one(view, known, ("overall", key), _("Completion over the year"), whole, year.overall, year.plan)
    words = {"measure": _("By measure"), "division": _("By division")}
    kind = st.segmented_control(
        _("Lines"), list(words), default="measure", required=True, format_func=words.__getitem__, key="lines"
    )
    lines = built(view, ("lines", kind, key), lambda: _lines(year, kind))
    part = part_of(f"trend_{kind}", len(lines), LINES, view.filters)
    some = lines[part.first : part.last]
    addresses = built(view, ("addresses", kind, key), lambda: _addresses(view, year, kind))[part.first : part.last]
    show(built(view, ("rows", kind, part, key), lambda: trendlines.rows(view, some, addresses)), lead_on(part))
    title = _("Completion over the year") + " " + words[kind]
    marks = _("◆ marks where the plan stands on {day}.").format(day=labels.day(view.filters.as_of))
    table = built(view, ("small table", kind, part, key), lambda: changelists.lines_table(some, _(_KINDS[kind])))
    below(table, f"trend_{kind}", trendlines.rows_picture(view, some, _(_KINDS[kind]), title, marks))


def updates(view: View, known: History, year: Followed) -> None:
    """Who has reported nothing new for a while; says so where history is too short to tell."""
    found, states = year.updates, year.states
    days = labels.number(QUIET_DAYS)
    if unknown := states["unknown"]:
        begun = labels.day(_day(found.loc[found["state"] == "unknown", "since"].min()))
        notices.empty(
            _("Too early to tell for {count} divisions").format(count=labels.number(unknown)),
            _("They are known for less than {days} days: history begins on {day}.").format(days=days, day=begun),
        )
    elif states["finished"] == len(found):
        notices.empty(_("No division has open work"), _("There is nothing left that a division could report on."))
    elif not states["quiet"]:
        said = (
            _("Every division that these filters show has updated within {days} days")
            if view.filters.active
            else _("Every division with open work has updated within {days} days")
        )
        notices.all_well(said.format(days=days))
    nothing_told = unknown and unknown + states["finished"] == len(found)
    if not nothing_told:
        key = ("updates", followed_key(view, known))

        def table(lines: range) -> Markup:
            some = slice(lines.start, lines.stop)
            return built(view, (key, lines), lambda: changelists.updates_table(found.iloc[some], QUIET_DAYS))

        show(in_parts("updates", len(found), ROWS, view.filters, table))


def versions(view: View, known: History) -> None:
    """Every version that is kept, each with a link to the data as it was then."""
    if not known.versions:
        return
    title = _("All {count} versions that are kept").format(count=labels.number(len(known.versions)))
    opened = st.expander(title, icon=":material/history:", key="versions", on_change="rerun", type="compact")
    with opened:
        if opened.open:
            of = known.versions

            def table(lines: range) -> Markup:
                return changelists.versions_table(of[lines.start : lines.stop], known.source, view.dataset.year)

            show(in_parts("versions", len(of), ROWS, None, table))


def _now(year: Followed, kind: str) -> pd.DataFrame:
    """The last row of each line of one kind that the data has now, in the order of its summary."""
    rows: pd.DataFrame = year.trend[(year.trend["kind"] == kind) & (year.trend["seen"] == year.trend["seen"].iloc[-1])]
    return rows


def _lines(year: Followed, kind: str) -> list[Line]:
    rows = year.trend[year.trend["kind"] == kind]
    return [
        trendlines.line_of(rows[rows["key"] == one["key"]], _name(kind, one), year.planned[kind, one["key"]])
        for one in each_row(_now(year, kind))
    ]


def _addresses(view: View, year: Followed, kind: str) -> list[str]:
    doors, found = Doors(view), each_row(_now(year, kind))
    return [doors.measure(one["no"], one["name"]) if kind == "measure" else doors.division(one["name"]) for one in found]


def _name(kind: str, row: Mapping[str, Any]) -> str:
    if kind == "measure":
        return labels.measure(row["no"], row["name"])
    return f"└ {row['name']}" if row["level"] else row["name"]


def _day(moment: datetime) -> date:
    return moment.astimezone(BANGKOK).date()
