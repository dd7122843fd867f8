"""The timeline: the fiscal year as one chart, a bar for each activity in lanes one under the other."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypedDict

import altair as alt
import pandas as pd

from ita_dash import thai
from ita_dash.charts.figure import BREAK, LINE, Figure, finish
from ita_dash.fiscal import FiscalYear
from ita_dash.messages import _
from ita_dash.palette import SCHEDULE_ICONS, SCHEDULE_TONES, TONES, Surface, surface
from ita_dash.thailines import columns, wrap
from ita_dash.vocabulary import SCHEDULE_LABELS, word


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the timeline. ``name`` is short and stands left of it, ``text`` is the whole of it."""

    lane: str
    name: str
    text: str
    schedule: str
    start: date | None
    end: date | None


class _Heading(TypedDict):
    """The name of a lane, whose first line stands at ``row``."""

    row: float
    height: float
    narrow: str
    wide: str
    narrow_lines: int
    wide_lines: int


class _Line(TypedDict):
    """A bar as the chart takes it."""

    row: float
    bottom: float
    middle: float
    name: str
    schedule: str
    said: str
    start: int | None
    end: int | None
    dated: bool
    room: int
    text: str
    period: str


BAR_TONES = SCHEDULE_TONES | {"done": "good", "on_track": "moving"}
"""A picture has no line of the day through what is done, as the page's bars have: there the colours tell it too."""
ROW = 30
"""Pixels of one line of the timeline."""


TOP = 1.7
"""Rows above the first bar: the quarters, and the label of the as-of line."""


NARROW, WIDE = 36, 110
"""Columns of a lane's heading on a telephone and on a desk."""


NARROW_PIXELS = 620


LETTER = 7
"""Pixels of a letter of the words in bars, rather more than fewer."""


def timeline(bars: Sequence[Bar], year: FiscalYear, as_of: date, *, dark: bool = False, thai_digits: bool = True) -> Figure:
    """The fiscal year with its quarters, ``bars`` in their lanes one under the other, and a line on ``as_of``."""
    ink = surface(dark)
    lines, heads = _timeline_rows(bars, year, thai_digits)
    rows = len(lines) + sum(head["height"] for head in heads)
    y = alt.Y("row:Q", title=None, axis=None, scale=alt.Scale(domain=[-TOP, rows], reverse=True, nice=False, zero=False))
    bands, quarter_names = _quarter_marks(year, ink, thai_digits)
    line, label = _today(year, as_of, [one["row"] for one in lines], dark, thai_digits)
    boxes, texts = _timeline_bars(pd.DataFrame(lines), y, utc(as_of), dark) if lines else ([], [])
    layers = [bands, *boxes, line, *texts, quarter_names, *([_headings(heads, ink)] if heads else []), label]
    said = "; ".join(f"{bar.name} {word(SCHEDULE_LABELS, bar.schedule)}" for bar in bars)
    alt_text = _("Timeline of fiscal year {year} as of {day}: {bars}").format(
        year=thai.digits(year.be, thai_digits), day=thai.day(as_of, thai_digits), bars=said
    )
    return Figure(finish(alt.LayerChart(layer=layers), dark, round(ROW * (rows + TOP)), left=46), alt_text)


def _quarter_marks(year: FiscalYear, ink: Surface, thai_digits: bool) -> tuple[alt.Chart, alt.Chart]:
    """The bands of every second quarter, which also hold the axis of months, and the names of all."""
    quarters = _quarters(year, thai_digits)
    x = alt.X(
        "start:T",
        title=None,
        scale=alt.Scale(domain=[utc(year.start), utc(year.end + timedelta(days=1))], type="utc"),
        axis=month_axis(year, ink.muted),
    )
    bands = alt.Chart(quarters[::2]).mark_rect(opacity=0.55, color=ink.track).encode(x=x, x2="end:T")
    names = (
        alt.Chart(quarters)
        .mark_text(baseline="middle", fontSize=12, fontWeight=600, color=ink.muted)
        .encode(x=alt.X("middle:T"), y=alt.YDatum(0.45 - TOP), text=alt.Text("name:N"))
    )
    return bands, names


def _today(year: FiscalYear, as_of: date, rows: Sequence[float], dark: bool, thai_digits: bool) -> tuple[alt.Chart, alt.Chart]:
    """The line on ``as_of`` beside its label and across each of ``rows``, not across headings; the label where there is room."""
    said = _("As of {day}").format(day=thai.day(as_of, thai_digits))
    today = alt.Chart(pd.DataFrame({"start": [utc(as_of)], "text": [said], "late": [as_of > year.quarter(3)[0]]}))
    colour = TONES["bad"].ink(dark)
    parts = [(-0.8, 0.0), *((row, row + 1) for row in rows)]
    across = alt.Chart(pd.DataFrame([{"start": utc(as_of), "text": said, "row": top, "below": end} for top, end in parts]))
    line = across.mark_rule(color=colour, strokeWidth=2, strokeDash=[5, 3]).encode(
        x="start:T", y="row:Q", y2="below:Q", tooltip=alt.Tooltip("text:N", title=_("As of"))
    )
    label = today.mark_text(
        fontSize=12,
        fontWeight=700,
        color=colour,
        align={"expr": "datum.late ? 'right' : 'left'"},
        dx={"expr": "datum.late ? -5 : 5"},
        baseline="middle",
    ).encode(x="start:T", y=alt.YDatum(-0.4), text="text:N")
    return line, label


def _headings(heads: list[_Heading], ink: Surface) -> alt.Chart:
    """The names of the lanes, in more lines on a narrow screen."""
    names: alt.Chart = (
        alt.Chart(pd.DataFrame(heads))
        .mark_text(
            align="left",
            baseline="top",
            fontSize=13,
            fontWeight=700,
            color=ink.text,
            lineHeight=LINE,
            lineBreak=BREAK,
            text={"expr": f"width < {NARROW_PIXELS} ? datum.narrow : datum.wide"},
            x=-44,
            dy={"expr": f"-4 - {LINE} * (width < {NARROW_PIXELS} ? datum.narrow_lines : datum.wide_lines)"},
        )
        .encode(y=alt.Y("row:Q"))
    )
    return names


def _timeline_rows(bars: Sequence[Bar], year: FiscalYear, thai_digits: bool) -> tuple[list[_Line], list[_Heading]]:
    """Where each bar and each lane's heading stands, in rows from the top."""
    lines: list[_Line] = []
    heads: list[_Heading] = []
    row = 0.0
    lane: str | None = None
    for bar in bars:
        if bar.lane != lane:
            lane = bar.lane
            narrow, wide = wrap(lane, NARROW), wrap(lane, WIDE)
            height = 0.35 + LINE / ROW * len(narrow)
            row += height
            heads.append(
                {
                    "row": row,
                    "height": height,
                    "narrow": BREAK.join(narrow),
                    "wide": BREAK.join(wide),
                    "narrow_lines": len(narrow),
                    "wide_lines": len(wide),
                }
            )
        start, end = (year.clamp(day) if day else None for day in (bar.start or bar.end, bar.end or bar.start))
        said = f"{SCHEDULE_ICONS[bar.schedule]} {word(SCHEDULE_LABELS, bar.schedule)}"
        shown = " – ".join(thai.day(day, thai_digits) for day in (bar.start, bar.end) if day)
        lines.append(
            {
                "row": row,
                "bottom": row + 0.82,
                "middle": row + 0.41,
                "name": bar.name,
                "schedule": bar.schedule,
                "said": said,
                "start": utc(start) if start else None,
                "end": utc(end + timedelta(days=1)) if end else None,
                "dated": bool(start),
                "room": LETTER * columns(said),
                "text": " ".join(wrap(bar.text, 60)),
                "period": shown or word(SCHEDULE_LABELS, "no_period"),
            }
        )
        row += 1
    return lines, heads


def _place_of_words(today: int) -> str:
    """Where the words of a bar begin, in pixels: in the bar, else behind it or before it, never upon its end nor on the line of
    ``today``. A Vega expression: how wide the chart is only the browser knows."""
    start, end, line, room = "scale('x', datum.start)", "scale('x', datum.end)", f"scale('x', {today})", "datum.room"
    inside = f"{start} + 7 + {room} < {end}"
    off_line = f"({line} < {start} + 3 || {line} > {start} + 9 + {room})"
    right_of_line = f"{line} > {start} && {line} + 7 + {room} < {end}"
    left_of_line = f"{line} < {end} && {line} - 7 - {room} > {start}"
    behind = f"max({end}, {line} < {end} + 9 + {room} ? {line} : 0) + 7"
    before = f"min({start}, {line} > {start} - 9 - {room} ? {line} : width) - 7 - {room}"
    return (
        f"{inside} && {off_line} ? {start} + 7 : {right_of_line} ? {line} + 7 : {left_of_line} ? {line} - 7 - {room} : "
        f"{behind} + {room} < width ? {behind} : {before}"
    )


def _timeline_bars(frame: pd.DataFrame, y: alt.Y, today: int, dark: bool) -> tuple[list[alt.Chart], list[alt.Chart]]:
    """The boxes of the bars, and the texts in and beside them, clear of the line on ``today``."""
    ink = surface(dark)
    kinds = list(BAR_TONES)
    tones = [TONES[BAR_TONES[kind]] for kind in kinds]
    fill = alt.Fill("schedule:N", scale=alt.Scale(domain=kinds, range=[tone.surface(dark) for tone in tones]), legend=None)
    stroke = alt.Stroke("schedule:N", scale=alt.Scale(domain=kinds, range=[tone.ink(dark) for tone in tones]), legend=None)
    tooltip = [
        alt.Tooltip("name:N", title=_("No.")),
        alt.Tooltip("text:N", title=_("Activity")),
        alt.Tooltip("period:N", title=_("Period")),
        alt.Tooltip("said:N", title=_("Schedule")),
    ]
    dated, undated = frame[frame["dated"]], frame[~frame["dated"]]
    boxes: list[alt.Chart] = []
    texts: list[alt.Chart] = []
    # Rows of its own for each mark: Vega-Lite stumbles over filters here
    if len(dated):
        boxes.append(
            alt.Chart(dated)
            .mark_rect(strokeWidth=1.5, cornerRadius=4)
            .encode(x="start:T", x2="end:T", y=y, y2="bottom:Q", fill=fill, stroke=stroke, tooltip=tooltip)
        )
    line = f"scale('x', {today})"
    beside = f"{line} < 9 + datum.room ? {line} + 7 : 7"
    for rows, colour, place in ((dated, ink.text, _place_of_words(today)), (undated, ink.muted, beside)):
        if len(rows):
            texts.append(
                alt.Chart(rows)
                .mark_text(align="left", x={"expr": place}, color=colour, fontSize=12, fontWeight=500, baseline="middle")
                .encode(y=alt.Y("middle:Q"), text="said:N", tooltip=tooltip)
            )
    texts.append(
        alt.Chart(frame.drop(columns=["start", "end"]))
        .mark_text(align="right", fontSize=13, fontWeight=600, color=ink.text, x=-6, baseline="middle")
        .encode(y=alt.Y("middle:Q"), text="name:N", tooltip=tooltip)
    )
    return boxes, texts


def _quarters(year: FiscalYear, thai_digits: bool) -> pd.DataFrame:
    spans = [year.quarter(number) for number in (1, 2, 3, 4)]
    return pd.DataFrame(
        {
            "start": [utc(first) for first, _last in spans],
            "end": [utc(last + timedelta(days=1)) for _first, last in spans],
            "middle": [utc(first + timedelta(days=46)) for first, _last in spans],
            "name": [_("Quarter {number}").format(number=thai.digits(number, thai_digits)) for number in (1, 2, 3, 4)],
        }
    )


def month_axis(year: FiscalYear, ink: str, orient: Literal["top", "bottom"] = "top") -> alt.Axis:
    """The months of ``year`` by their short names, each at its first day."""
    firsts = [date(year.start.year + (month > 12), (month - 1) % 12 + 1, 1) for month in range(10, 22)]
    names = ", ".join(f"'{month}': '{name}'" for month, name in enumerate(thai.MONTHS_SHORT))
    return alt.Axis(
        values=[alt.DateTime(year=first.year, month=first.month, date=1, utc=True) for first in firsts],
        labelExpr=f"({{{names}}})[utcmonth(datum.value)]",
        labelAlign="left",
        labelOverlap="parity",
        labelFlush=False,
        grid=True,
        tickSize=6,
        labelColor=ink,
        labelFontSize=11,
        orient=orient,
        format="%m",
        labelPadding=3,
    )


def utc(day: date) -> int:
    """Milliseconds of the day's beginning as Vega counts time, without any zone of a browser."""
    return calendar.timegm(day.timetuple()) * 1000
