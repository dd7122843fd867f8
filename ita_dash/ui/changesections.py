"""The parts of the page การเปลี่ยนแปลง, from top to bottom."""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import streamlit as st

from ita_dash.fiscal import BANGKOK
from ita_dash.history.changes import Changes
from ita_dash.history.updates import QUIET_DAYS
from ita_dash.history.version import Version
from ita_dash.messages import _
from ita_dash.trendcharts import Line, overall_trend, small_trends
from ita_dash.ui import changelists, labels, notices
from ita_dash.ui.figures import chart_with_table
from ita_dash.ui.history import Followed, History
from ita_dash.ui.markup import element, markdown_text, show, text
from ita_dash.ui.view import View

ELSEWHERE = "elsewhere"
OPEN_AT_ONCE = 3
"""Divisions whose changes stand open; of more each is opened by a click."""


def with_elsewhere(known: History) -> History:
    """Says where this year's data was read before, and lets the viewer take those versions in."""
    if not known.elsewhere:
        return known
    last = known.elsewhere[0]
    notices.aside(
        _("This fiscal year was read from another spreadsheet before"),
        _("“{title}”: {count} versions, the last seen on {moment}. They are kept.").format(
            title=last.title, count=labels.number(len(known.elsewhere)), moment=labels.moment(last.last_seen)
        ),
    )
    if ELSEWHERE not in st.session_state:
        st.session_state[ELSEWHERE] = st.query_params.get(ELSEWHERE) == "1"
    taken_in = st.checkbox(_("Compare with those versions too"), key=ELSEWHERE)
    if taken_in:
        st.query_params[ELSEWHERE] = "1"
    else:
        st.query_params.pop(ELSEWHERE, None)
    return known.with_elsewhere() if taken_in else replace(known)


def how_history_comes_about(view: View) -> None:
    """In place of the comparison where there is nothing to compare with."""
    if view.dataset.source.bundled:
        notices.empty(
            _("The bundled data has no earlier version"),
            _("Connect your office's sheet: every version of it that the dashboard sees is kept and compared here."),
        )
        return
    notices.empty(
        _("There is no earlier version to compare with yet"),
        _(
            "The dashboard keeps every version of the sheet that it sees. Changes show here once somebody edits the sheet; "
            "python -m ita_dash snapshot keeps a version without opening the dashboard."
        ),
    )


def compared(version: Version, moment: datetime, view: View) -> str:
    """What is compared with what; says where history is shorter than what was asked for."""
    said = _("Compared: the version of {before} with that of {after}.").format(
        before=labels.moment(version.first_seen), after=labels.moment(view.dataset.read_at)
    )
    if version.first_seen > moment:
        said += " " + _("Nothing older is kept: history begins on {day}.").format(day=labels.day(_day(version.first_seen)))
    return said


def by_division(changes: Changes) -> None:
    """Each division with what changed in it."""
    counts = changes.by_division()
    for row in counts.to_dict("records"):
        name, own = row["division"], changes.of_division(row["division"])
        title = f"{markdown_text(name or _('No division named'))} — **{markdown_text(changelists.said(row))}**"
        with st.expander(title, expanded=len(counts) <= OPEN_AT_ONCE, key=f"changes_{name}"):
            if len(own.changed):
                show(changelists.changed_table(own.changed))
            for kind, rows in (("added", own.added), ("removed", own.removed)):
                if len(rows):
                    show(changelists.rows_table(rows, kind))


def trend(view: View, year: Followed) -> None:
    """The line of the whole, then a small one for each measure or division."""
    theme = {"dark": view.dark, "thai_digits": view.settings.thai_digits}
    (whole,) = _lines(year, "overall")
    legend = _("Solid: completion, now {completion}. Dashed: the plan, {planned} on {day}.").format(
        completion=labels.percent(whole.values[-1][1]),
        planned=labels.percent(whole.planned),
        day=labels.day(view.filters.as_of),
    )
    show(element("p", text(legend), class_="muted"))
    figure = overall_trend(whole, year.plan, view.dataset.year, view.filters.as_of, **theme)
    chart_with_table(figure, changelists.overall_table(year.trend), "trend")
    words = {"measure": _("By measure"), "division": _("By division")}
    kind = st.segmented_control(_("Lines"), list(words), default="measure", required=True, format_func=words.get, key="lines")
    lines = _lines(year, kind)
    show(
        element(
            "p", text(_("◆ marks where the plan stands on {day}.").format(day=labels.day(view.filters.as_of))), class_="muted"
        )
    )
    header = {"measure": _("Measure"), "division": _("Division")}[kind]
    figure = small_trends(lines, view.dataset.year, view.filters.as_of, title=header, **theme)
    chart_with_table(figure, changelists.lines_table(lines, header), f"trend_{kind}")


def updates(found: pd.DataFrame) -> None:
    """Who has reported nothing new for a while; says so where history is too short to tell."""
    quiet, unknown = (found[found["state"] == state] for state in ("quiet", "unknown"))
    days = labels.number(QUIET_DAYS)
    if len(unknown):
        notices.empty(
            _("Too early to tell for {count} divisions").format(count=labels.number(len(unknown))),
            _("They are known for less than {days} days: history begins on {day}.").format(
                days=days, day=labels.day(_day(unknown["since"].min()))
            ),
        )
    elif quiet.empty:
        notices.all_well(_("Every division with open work has updated within {days} days").format(days=days))
    if len(found):
        show(changelists.updates_table(found, QUIET_DAYS))


def versions(known: list[Version]) -> None:
    """Every version that is kept, for who wants to know."""
    if not known:
        return
    title = _("All {count} versions that are kept").format(count=labels.number(len(known)))
    opened = st.expander(title, icon=":material/history:", key="versions", on_change="rerun", type="compact")
    with opened:
        if opened.open:
            show(changelists.versions_table(known))


def _lines(year: Followed, kind: str) -> list[Line]:
    """The lines of one kind that the data has now, in the order of its summary."""
    rows = year.trend[year.trend["kind"] == kind]
    now = rows[rows["seen"] == year.trend["seen"].iloc[-1]]
    return [
        Line(
            _name(kind, one),
            list(rows.loc[rows["key"] == one["key"], ["seen", "completion"]].itertuples(index=False, name=None)),
            year.planned[kind, one["key"]],
        )
        for one in now.to_dict("records")
    ]


def _name(kind: str, row: dict) -> str:
    if kind == "measure":
        return labels.measure(row["no"], row["name"])
    return f"└ {row['name']}" if row["level"] else row["name"]


def _day(moment: datetime) -> object:
    return moment.astimezone(BANGKOK).date()
