"""ไทม์ไลน์: the fiscal year as rows of links, name, bar and words; on a phone the same rows stand one under the other.

A bar is the period; its solid part is what is done. A plan is a straight line, so it stands where the line of the day cuts the
bar, and what is missing up to there is red where it is late.
"""

from datetime import date
from functools import partial

import pandas as pd
from markupsafe import Markup

from ita_dash import assignmentlists, summary
from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.status import UNABLE
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels, pagerows
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text, unbroken
from ita_dash.messages import _
from ita_dash.palette import SCHEDULE_ICONS, SCHEDULE_TONES, STATUS_ICONS, STATUS_TONES
from ita_dash.thai import MONTHS_SHORT
from ita_dash.ui import listings
from ita_dash.ui.builtonce import once
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.link import staying
from ita_dash.ui.view import View
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

ROWS = 40
"""At a time."""


ONLY = "only"
"""The parameter of an address that leaves bars of one schedule."""


@once
def rows_of(view: View, lanes: str, only: str = "") -> pd.DataFrame:
    """``pagerows.timeline_rows`` with ``alike`` and ``units`` (int): how many of a row's items have its schedule, of how many;
    and ``status``, empty where its items have several. ``only`` those of one schedule, all where it is empty."""
    if only:
        rows = rows_of(view, lanes)
        return rows[rows["schedule"] == only]
    rows = pagerows.timeline_rows(view.frame, lanes, view.filters.as_of)
    if lanes == "division":
        return rows.assign(alike=1, units=1, completion=rows["progress"].where(rows["counted"]))
    activities = view.frame.groupby(summary.ACTIVITY_KEYS, sort=False)
    alike, units = activities["schedule"].value_counts().to_dict(), activities.size().to_dict()
    first, kinds = activities["status"].first().to_dict(), activities["status"].nunique().to_dict()
    keys = list(rows[summary.ACTIVITY_KEYS].itertuples(index=False, name=None))
    counted = [int(alike[(*key, schedule)]) for key, schedule in zip(keys, rows["schedule"], strict=True)]
    status = [first[key] if kinds[key] == 1 else "" for key in keys]
    return rows.assign(alike=counted, units=[int(units[key]) for key in keys], status=status)


@once
def count(view: View, lanes: str, only: str) -> int:
    return len(rows_of(view, lanes, only))


@once
def schedules(view: View, lanes: str) -> dict[str, int]:
    """How many bars have each schedule, the most pressing first."""
    counts = rows_of(view, lanes)["schedule"].value_counts()
    return {code: int(counts[code]) for code in summary.PRESSING if code in counts}


def chips(view: View, lanes: str, only: str) -> Markup:
    """Each schedule with how many bars have it: a press leaves those alone, another brings all back."""
    counts = schedules(view, lanes)
    whole = labels.number(sum(counts.values()))
    said = _("{count} items, press to filter") if lanes == "division" else _("{count} activities, press to filter")
    links = Markup("")
    for code, number in counts.items():
        solid = "solid" if code == "overdue" else ""
        shown = labels.badge(SCHEDULE_ICONS[code], _counted(code, number), SCHEDULE_TONES[code], solid)
        chosen = code == only
        kind = "plain narrowing chosen" if chosen else "plain narrowing"
        links += staying(shown, f"{ONLY}_{code}", kind, aria_current="true" if chosen else None, **{ONLY: "" if chosen else code})
    return element("div", element("span", text(said.format(count=whole)), class_="muted") + links, class_="legend chips")


def _counted(schedule: str, number: int) -> str:
    return f"{word(SCHEDULE_LABELS, schedule)} {labels.number(number)}"


def keys() -> Markup:
    """What a bar, its line and its colours mean."""
    said = (
        ("period", _("The frame is the period of the plan, its solid part what is done")),
        ("plan", _("The day of the figures: what is done up to this line is on plan")),
        ("behind", _("What is late")),
        ("short", _("What is still missing of work that falls due soon")),
    )
    parts = (element("span", element("span", "", class_=f"key {kind}", aria_hidden="true") + text(words)) for kind, words in said)
    return element("div", Markup("").join(parts), class_="legend muted keys")


@once
def table(view: View, lanes: str, only: str, lines: range) -> Markup:
    """Some bars as lines of a table."""
    return listings.timeline_table(rows_of(view, lanes, only).iloc[lines.start : lines.stop])


@once
def listed(view: View, lanes: str, only: str, lines: range) -> Markup:
    """Some rows, those of a lane under its name, below the months."""
    rows, doors = rows_of(view, lanes, only).iloc[lines.start : lines.stop], Doors(view)
    draw = partial(_row, year=view.dataset.year, as_of=view.filters.as_of, doors=doors)
    parts, lane = [_months(view.dataset.year, view.filters.as_of)], None
    for row in each_row(rows):
        if row["lane"] != lane:
            lane = row["lane"]
            parts.append(element("h2", unbroken(lane or _("No division named"))))
        parts.append(draw(row))
    return element("div", Markup("").join(parts), class_="year")


def _months(year: FiscalYear, as_of: date) -> Markup:
    names = Markup("").join(element("span", MONTHS_SHORT[(month + 8) % 12]) for month in range(1, 13))
    place = f"{_share(year, as_of, 1):.2f}%"
    # As far along itself as its place is along the year: it touches its line, and stands within the months on any day
    style = f"left:{place};transform:translateX(-{place})"
    today = element("span", text(labels.day(as_of).rpartition(" ")[0]), class_="today", style=style)
    return element(
        "div", element("span", "") + element("span", names + today, class_="months") + element("span", ""), class_="year-head"
    )


def _row(row: Row, year: FiscalYear, as_of: date, doors: Doors) -> Markup:
    code, weight = labels.digits(row["code"]), row["weight"]
    name = element("b", text(code)) + text(" ") + unbroken(row["activity"])
    name += weight_badge(weight)
    track = _bar(row, year, as_of) + element("span", "", class_="now", style=f"left:{_share(year, as_of, 1):.2f}%")
    kind = row["schedule"]
    said, icon, tone = word(SCHEDULE_LABELS, kind), SCHEDULE_ICONS[kind], SCHEDULE_TONES[kind]
    if kind == "stopped" and (status := row["status"]):
        said, icon, tone = word(STATUS_LABELS, status), STATUS_ICONS[status], STATUS_TONES[status]
    if row["units"] > 1 and kind in (*assignmentlists.LATE, "due_soon"):
        of = _("{count}/{units} divisions").format(count=labels.number(row["alike"]), units=labels.number(row["units"]))
        said = f"{said} {of}"
    words = element("b", sign(icon) + text(f" {said}"), class_=f"state tone-{tone}")
    reached = element("span", text(labels.percent(row["completion"])), class_="muted")
    period = labels.period(row["start"], row["end"]) or _("No period given")
    title = f"{code} {row['activity']}: {period}, {said}, {labels.percent(row['completion'])}"
    return door(
        doors.activity(row),
        element("span", name, class_="name")
        + element("span", track, class_="track", aria_hidden="true")
        + element("span", words + reached, class_="words"),
        "year-row plain",
        title=title,
    )


def _bar(row: Row, year: FiscalYear, as_of: date) -> Markup:
    """The period as a frame, the done part in it, what is missing up to the day."""
    first: date | None = None if pd.isna(row["start"]) else row["start"].date()
    last: date | None = None if pd.isna(row["end"]) else row["end"].date()
    if first is None and last is None:
        return element("span", "", class_="period undated")
    begin, end = _share(year, first or year.start, 0), _share(year, last or year.end, 1)
    width, now = max(end - begin, 0.6), _share(year, as_of, 1)
    done = 0.0 if row["completion"] != row["completion"] else max(0.0, min(100.0, float(row["completion"])))
    kind = row["schedule"]
    pieces = element("span", "", class_="part finished" if kind == "done" else "part", style=f"width:{done:.1f}%")
    due = max(0.0, min(100.0, (now - begin) / width * 100))
    if kind in (*assignmentlists.LATE, "due_soon") and due > done:
        tone = "behind" if kind in assignmentlists.LATE else "short"
        pieces += element("span", "", class_=f"missing {tone}", style=f"left:{done:.1f}%;width:{due - done:.1f}%")
    unable = " unable" if kind == "stopped" and row["status"] == UNABLE else ""
    return element("span", pieces, class_=f"period {kind}{unable}", style=f"left:{begin:.2f}%;width:{width:.2f}%")


def _share(year: FiscalYear, day: date, after: int) -> float:
    """Where ``day`` begins (or, with ``after`` 1, ends) in the year, 0–100; what lies outside stands at its edge."""
    whole = (year.end - year.start).days + 1
    return max(0.0, min(100.0, ((day - year.start).days + after) / whole * 100))
