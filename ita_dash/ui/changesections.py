"""The parts of the page การเปลี่ยนแปลง, from top to bottom."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import summary
from ita_dash.charts.trendcharts import Line
from ita_dash.fiscal import BANGKOK
from ita_dash.framerows import Row, each_row
from ita_dash.history.changes import Changes, compare
from ita_dash.history.choosing import standing_at
from ita_dash.history.turns import turns
from ita_dash.history.updates import QUIET_DAYS
from ita_dash.history.version import Version
from ita_dash.look import labels
from ita_dash.look.markup import element, heading, text
from ita_dash.messages import N_, _
from ita_dash.ui import changelists, notices, trendlines, turnlists
from ita_dash.ui.chartswithtables import below
from ita_dash.ui.doors import Doors
from ita_dash.ui.foldings import folding
from ita_dash.ui.link import choice_of, choices
from ita_dash.ui.meetings import held
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


def since(view: View, known: History, moment: datetime) -> Markup:
    """What changed since ``moment``, or since history began."""
    version = standing_at(known.versions, moment)
    # Where the oldest version is the data that is shown, there is nothing to compare it with
    is_own = version is not None and version == known.versions[0] and version.first_seen > moment
    before = assessed(view, version) if version is not None and not is_own else None
    if version is None or is_own:
        return _how_history_comes_about()
    if before is None:
        return notices.notice(
            "quiet",
            _("The version of {moment} cannot be read just now").format(moment=labels.moment(version.first_seen)),
            _("The database does not answer, or this version is damaged. Open the page again later, or choose another day."),
        )
    key = ("since", version.digest, version.first_seen)
    found = built(view, key, lambda: _compared(view, before))
    since_words = held(view).get(moment.astimezone(BANGKOK).date(), "")
    meant = built(
        view, (*key, "meaning", since_words), lambda: _meant(view, found, since_words or labels.day(_day(version.first_seen)))
    )
    said = meant + element("p", text(_what_is_compared(view, version, moment)), class_="muted")
    said += heading(_("Cell by cell")) + found.counts
    listed = part_of("changes", len(found.divisions), DIVISIONS, view.filters)
    for row in found.divisions[listed.first : listed.last]:
        said += _division(view, (*key, row["division"]), row, found.changes, open_=len(found.divisions) <= OPEN_AT_ONCE)
    if not found.divisions:
        nothing = _("No item that these filters show was added, removed or changed since {moment}.")
        said += notices.notice("good", _("Nothing changed"), nothing.format(moment=labels.moment(version.first_seen)))
    return said + lead_on(listed)


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


def _division(view: View, key: Hashable, row: Row, changes: Changes, *, open_: bool) -> Markup:
    """The changes of one division; they are looked up and sent once somebody opens it."""
    name = row["division"]
    short = f"changes_{short_key(name)}"

    def content() -> Markup:
        own = changes.of_division(name)
        total = sum(len(rows) for rows in (own.changed, own.added, own.removed))

        def tables(lines: range) -> Markup:
            return built(view, (key, lines), lambda: changelists.tables(own, lines))

        return in_parts(short, total, ROWS, view.filters, tables)

    title = element("span", text(f"{name or _('No division named')} — ") + element("b", text(changelists.said(row))))
    return folding(short, title, content, open_=open_)


def _how_history_comes_about() -> Markup:
    """In place of the comparison where there is nothing to compare with."""
    return notices.notice(
        "quiet",
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


def trend(view: View, known: History, year: Followed, above: Markup) -> Markup:
    """``above``, the line of the whole, then a small one for each measure or division; nothing of them where there is one point
    only. What stands under the last widget is the caller's to show with what follows."""
    if len(year.overall) < 2:
        return above
    key = followed_key(view, known)
    (whole,) = built(view, ("overall", key), lambda: _lines(year, "overall"))
    title = _("Completion over the year")
    of = trendlines.YearLine(("overall", key), title, whole, year.overall, year.plan)
    said = trendlines.one(view, known, of, above + heading(title))
    words = {"measure": _("By measure"), "division": _("By division")}
    kind = choice_of("lines", words)
    lines = built(view, ("lines", kind, key), lambda: _lines(year, kind))
    part = part_of(f"trend_{kind}", len(lines), LINES, view.filters)
    some = lines[part.first : part.last]
    addresses = built(view, ("addresses", kind, key), lambda: _addresses(view, year, kind))[part.first : part.last]
    rows = built(view, ("rows", kind, part, key), lambda: trendlines.rows(view, some, addresses))
    marks = _("◆ marks where the plan stands on {day}.").format(day=labels.day(view.filters.as_of))
    table = built(view, ("small table", kind, part, key), lambda: changelists.lines_table(some, _(_KINDS[kind])))
    picture = trendlines.rows_picture(view, some, _(_KINDS[kind]), f"{title} {words[kind]}", marks)
    said += choices(_("Lines"), "lines", words) + rows + lead_on(part)
    return below(said, table, f"trend_{kind}", picture)


def updates(view: View, known: History, year: Followed) -> Markup:
    """Who has reported nothing new for a while; says so where history is too short to tell."""
    found, states = year.updates, year.states
    days, said = labels.number(QUIET_DAYS), heading(_("Who has not updated"))
    if unknown := states["unknown"]:
        begun = labels.day(_day(year.begun["unknown"]))
        said += notices.notice(
            "quiet",
            _("Too early to tell for {count} divisions").format(count=labels.number(unknown)),
            _("They are known for less than {days} days: history begins on {day}.").format(days=days, day=begun),
        )
    elif states["finished"] == len(found):
        nothing = _("There is nothing left that a division could report on.")
        said += notices.notice("quiet", _("No division has open work"), nothing)
    elif not states["quiet"]:
        well = (
            _("Every division that these filters show has updated within {days} days")
            if view.filters.active
            else _("Every division with open work has updated within {days} days")
        )
        said += notices.notice("good", well.format(days=days))
    if unknown and unknown + states["finished"] == len(found):
        return said
    key = ("updates", followed_key(view, known))

    def table(lines: range) -> Markup:
        some = slice(lines.start, lines.stop)
        return built(view, (key, lines), lambda: changelists.updates_table(found.iloc[some], QUIET_DAYS))

    return said + in_parts("updates", len(found), ROWS, view.filters, table)


def versions(view: View, known: History) -> Markup:
    """Every version that is kept, each with a link to the data as it was then."""
    if not known.versions:
        return Markup("")
    of = known.versions

    def table(lines: range) -> Markup:
        return changelists.versions_table(of[lines.start : lines.stop], known.source, view.dataset.year)

    title = _("All {count} versions that are kept").format(count=labels.number(len(of)))
    return folding("versions", title, lambda: in_parts("versions", len(of), ROWS, None, table))


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


def _name(kind: str, row: Row) -> str:
    if kind == "measure":
        return labels.measure(row["no"], row["name"])
    return f"– {row['name']}" if row["level"] else row["name"]


def _day(moment: datetime) -> date:
    return moment.astimezone(BANGKOK).date()
