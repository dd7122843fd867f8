"""ไทม์ไลน์: the fiscal year as rows of links, name, bar and words; on a phone the same rows stand one under the other.

A bar is the period; its solid part is what is done (``charts.yearbars``).
"""

from datetime import date
from functools import partial

import pandas as pd
from markupsafe import Markup

from ita_dash.charts.yearbars import Bar
from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.status import CANCELLED, UNABLE
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels, yearrows
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text, unbroken
from ita_dash.messages import _
from ita_dash.palette import STATE_ICONS, STATE_TONES
from ita_dash.thai import MONTHS_SHORT
from ita_dash.ui import listings
from ita_dash.ui.builtonce import once
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.link import staying
from ita_dash.ui.view import View
from ita_dash.vocabulary import STATE_LABELS, word

ROWS = 40
"""At a time."""


ONLY = "only"
"""The parameter of an address that leaves bars of one state."""
STATES = ("overdue", UNABLE, "behind", "due_soon", "on_track", "not_due", "no_period", CANCELLED, "done")
"""States of bars from the one to look at first."""


@once
def rows_of(view: View, lanes: str, only: str = "") -> pd.DataFrame:
    """``yearrows.timeline_rows``; ``only`` those of one state, all where it is empty."""
    if only:
        rows = rows_of(view, lanes)
        return rows[rows["state"] == only]
    return yearrows.timeline_rows(view.frame, lanes, view.filters.as_of)


@once
def count(view: View, lanes: str, only: str) -> int:
    return len(rows_of(view, lanes, only))


@once
def states(view: View, lanes: str) -> dict[str, int]:
    """How many bars are in each state, the most pressing first."""
    counts = rows_of(view, lanes)["state"].value_counts()
    return {code: int(counts[code]) for code in STATES if code in counts}


def chips(view: View, lanes: str, only: str) -> Markup:
    """Each state with how many bars are in it: a press leaves those alone, another brings all back."""
    counts = states(view, lanes)
    whole = labels.number(sum(counts.values()))
    said = _("{count} items, press to filter") if lanes == "division" else _("{count} activities, press to filter")
    links = Markup("")
    for code, number in counts.items():
        said_of = f"{word(STATE_LABELS, code)} {labels.number(number)}"
        shown = labels.state_badge(code, said_of)
        chosen = code == only
        kind = "plain narrowing chosen" if chosen else "plain narrowing"
        links += staying(shown, f"{ONLY}_{code}", kind, aria_current="true" if chosen else None, **{ONLY: "" if chosen else code})
    return element("div", element("span", text(said.format(count=whole)), class_="muted") + links, class_="legend chips")


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
    bar, weight = yearrows.bar_of(row), row["weight"]
    name = element("b", text(bar.code)) + text(" ") + unbroken(bar.text)
    name += weight_badge(weight)
    track = _bar(bar, year, as_of) + element("span", "", class_="now", style=f"left:{_share(year, as_of, 1):.2f}%")
    words = element("b", sign(STATE_ICONS[bar.state]) + text(f" {bar.said}"), class_=f"state tone-{STATE_TONES[bar.state]}")
    reached = element("span", text(labels.percent(bar.completion)), class_="muted")
    period = labels.period(row["start"], row["end"]) or _("No period given")
    title = f"{bar.code} {bar.text}: {period}, {bar.said}, {labels.percent(bar.completion)}"
    return door(
        doors.activity(row),
        element("span", name, class_="name")
        + element("span", track, class_="track", aria_hidden="true")
        + element("span", words + reached, class_="words"),
        "year-row plain",
        title=title,
    )


def _bar(bar: Bar, year: FiscalYear, as_of: date) -> Markup:
    """The period as a frame, the done part in it, what is missing up to the day."""
    parts = bar.parts(year, as_of)
    if parts is None:
        return element("span", "", class_="period undated")
    begin, end = _share(year, parts.first, 0), _share(year, parts.after, 0)
    finished = " finished" if bar.state == "done" else ""
    pieces = element("span", "", class_=f"part{finished}", style=f"width:{parts.done:.1f}%")
    if parts.lacks:
        style = f"left:{parts.done:.1f}%;width:{parts.due - parts.done:.1f}%"
        pieces += element("span", "", class_=f"missing {parts.missing}", style=style)
    return element("span", pieces, class_=f"period {bar.state}", style=f"left:{begin:.2f}%;width:{end - begin:.2f}%")


def _share(year: FiscalYear, day: date, after: int) -> float:
    """Where ``day`` begins (or, with ``after`` 1, ends) in the year, 0–100; what lies outside stands at its edge."""
    whole = (year.end - year.start).days + 1
    return max(0.0, min(100.0, ((day - year.start).days + after) / whole * 100))
