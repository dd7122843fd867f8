"""The timeline as a picture: the fiscal year with a line for each activity, its name, bar and words, as on the page."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import altair as alt
import pandas as pd

from ita_dash import thai
from ita_dash.charts.figure import BREAK, LINE, TEXT, Figure, finish
from ita_dash.charts.signmarks import SIZE, sign_marks
from ita_dash.charts.yearbars import Bar
from ita_dash.fiscal import FiscalYear
from ita_dash.messages import _
from ita_dash.palette import FINISHED, GAPS, STATE_ICONS, STATE_TONES, TONES, Surface, surface
from ita_dash.thailines import wrap

NAMES, WORDS = 320, 235
"""Pixels left of the year, for names, and right of it, for states in words."""
NAME_COLUMNS, LANE_COLUMNS, WORD_COLUMNS = 39, 110, 26
"""Columns of a line of a name, of a lane's heading, of a state in words."""
TOP, THICK, GAP = 48, 14, 12
"""Pixels above the first line (the quarters and the day), of a bar's thickness, and between two lines."""


def timeline(bars: Sequence[Bar], year: FiscalYear, as_of: date, *, dark: bool = False, thai_digits: bool = True) -> Figure:
    """The fiscal year with its quarters, ``bars`` in their lanes one under the other, and a line on ``as_of``."""
    ink = surface(dark)
    lines, heads, height = _placed(bars, year, as_of, thai_digits)
    y = alt.Y("top:Q", title=None, axis=None, scale=alt.Scale(domain=[-TOP, height], reverse=True, nice=False, zero=False))
    bands, quarter_names = _quarter_marks(year, ink, thai_digits)
    day = _today(year, as_of, [(one["top"], one["bottom"]) for one in lines], ink, thai_digits)
    drawn = _line_marks(pd.DataFrame(lines), y, dark) if lines else []
    layers = [bands, *drawn, *day, quarter_names, *([_headings(heads, ink)] if heads else [])]
    said = "; ".join(f"{bar.code} {bar.said}" for bar in bars)
    alt_text = _("Timeline of fiscal year {year} as of {day}: {bars}").format(
        year=thai.digits(year.be, thai_digits), day=thai.day(as_of, thai_digits), bars=said
    )
    return Figure(finish(alt.LayerChart(layer=layers), dark, TOP + height), alt_text)


def _placed(
    bars: Sequence[Bar], year: FiscalYear, as_of: date, thai_digits: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Each bar and each lane's heading with what is drawn of it and where, in pixels from the top; and how far they reach."""
    lines: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    top, lane = 0, None
    for bar in bars:
        if bar.lane != lane:
            lane = bar.lane
            named = wrap(lane, LANE_COLUMNS)
            heads.append({"top": top + GAP, "name": BREAK.join(named)})
            top += GAP + LINE * len(named) + GAP // 2
        names, said = wrap(f"{bar.code} {bar.text}".strip(), NAME_COLUMNS), wrap(bar.said, WORD_COLUMNS)
        words = [*said, thai.percent(bar.completion, thai_digits)]
        bottom = top + LINE * max(len(names), len(words)) + GAP
        lines.append(
            {
                "top": top,
                "bottom": bottom,
                "text_top": top + GAP // 2,
                "sign_at": top + GAP // 2 + SIZE / 2,
                "bar_top": (top + bottom - THICK) / 2,
                "bar_bottom": (top + bottom + THICK) / 2,
                "name": BREAK.join(names),
                "said": BREAK.join(said),
                "reached": words[-1],
                "reached_top": top + GAP // 2 + LINE * len(said),
                "state": bar.state,
                "sign": STATE_ICONS[bar.state],
                "tone": STATE_TONES[bar.state],
                **_bar(bar, year, as_of),
            }
        )
        top = bottom
    return lines, heads, top


def _bar(bar: Bar, year: FiscalYear, as_of: date) -> dict[str, Any]:
    """Where the period of a bar begins and ends, what is done of it, and what is missing up to ``as_of``, as Vega counts time."""
    parts = bar.parts(year, as_of)
    if parts is None:
        return {"dated": False, "start": utc(year.start), "end": utc(year.end + timedelta(days=1)), "missing": ""}
    start, end = utc(parts.first), utc(parts.after)
    done, due = (round(start + (end - start) * percent / 100) for percent in (parts.done, parts.due))
    missing = parts.missing if parts.lacks else ""
    return {"dated": True, "start": start, "end": end, "done": done, "due": due, "missing": missing}


def _line_marks(lines: pd.DataFrame, y: alt.Y, dark: bool) -> list[alt.Chart]:
    """Between two rules each line's name, bar and words. Rows of its own for each mark: Vega-Lite stumbles over filters here."""
    ink = surface(dark)
    rules = alt.Chart(lines).mark_rule(color=ink.grid, x=-NAMES, x2={"expr": f"width + {WORDS}"}).encode(y=y)
    tones = {name: tone.ink(dark) for name, tone in TONES.items()}
    colour = alt.Color("tone:N", scale=alt.Scale(domain=list(tones), range=list(tones.values())), legend=None)
    text: dict[str, Any] = {"align": "left", "baseline": "top", "lineBreak": BREAK, "lineHeight": LINE, "fontSize": TEXT}
    beside = {"expr": f"width + {SIZE + 18}"}
    words = alt.Chart(lines).mark_text(x=beside, fontWeight=600, **text).encode(y="text_top:Q", text="said:N", color=colour)
    return [
        rules,
        *_bar_marks(lines[lines["dated"]], dark),
        *_undated(lines[~lines["dated"]], ink),
        alt.Chart(lines).mark_text(x=2 - NAMES, color=ink.text, **text).encode(y="text_top:Q", text="name:N"),
        *sign_marks(lines, tones, {"y": alt.Y("sign_at:Q")}, x={"expr": f"width + {10 + SIZE / 2}"}),
        words,
        alt.Chart(lines).mark_text(x=beside, color=ink.muted, **text).encode(y="reached_top:Q", text="reached:N"),
    ]


def _bar_marks(lines: pd.DataFrame, dark: bool) -> list[alt.Chart]:
    """The frame of the period, what is done in it, what is missing."""
    ink, bad = surface(dark), TONES["bad"].ink(dark)
    waits, grave = lines["state"] == "not_due", lines["state"].isin(("overdue", "unable"))
    frames: list[tuple[pd.Series[bool], dict[str, Any]]] = [
        (waits, {"fillOpacity": 0, "stroke": ink.muted, "strokeDash": [4, 3]}),
        (grave, {"fill": ink.track, "stroke": bad}),
        (~waits & ~grave, {"fill": ink.track, "stroke": ink.muted}),
    ]
    finished = lines["state"] == "done"
    parts = [(lines[finished], "start", "done", FINISHED[dark]), (lines[~finished], "start", "done", ink.bar)]
    parts += [(lines[lines["missing"] == kind], "done", "due", pair[dark]) for kind, pair in GAPS.items()]
    drawn = [_rects(lines[which], "start", "end", cornerRadius=3, strokeWidth=1.2, **look) for which, look in frames]
    drawn += [_rects(rows, first, after, fill=colour, cornerRadius=2) for rows, first, after, colour in parts]
    return list(_some(drawn))


def _rects(rows: pd.DataFrame, first: str, after: str, **look: Any) -> alt.Chart | None:
    if rows.empty:
        return None
    made: alt.Chart = (
        alt.Chart(rows).mark_rect(**look).encode(x=f"{first}:T", x2=f"{after}:T", y=alt.Y("bar_top:Q"), y2="bar_bottom:Q")
    )
    return made


def _undated(lines: pd.DataFrame, ink: Surface) -> list[alt.Chart]:
    """A line of dots through the whole year."""
    if lines.empty:
        return []
    middle = lines.assign(middle=(lines["bar_top"] + lines["bar_bottom"]) / 2)
    return [alt.Chart(middle).mark_rule(color=ink.muted, strokeDash=[2, 3]).encode(x="start:T", x2="end:T", y=alt.Y("middle:Q"))]


def _some(charts: Iterable[alt.Chart | None]) -> Iterable[alt.Chart]:
    return (one for one in charts if one is not None)


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
        .mark_text(baseline="middle", fontSize=TEXT, fontWeight=600, color=ink.muted)
        .encode(x=alt.X("middle:T"), y=alt.YDatum(13 - TOP), text=alt.Text("name:N"))
    )
    return bands, names


def _today(
    year: FiscalYear, as_of: date, lines: Sequence[tuple[float, float]], ink: Surface, thai_digits: bool
) -> list[alt.Chart]:
    """The line on ``as_of`` beside its label and across each of ``lines``, not across headings; the label where there is room."""
    said = _("As of {day}").format(day=thai.day(as_of, thai_digits))
    late = as_of > year.quarter(3)[0]
    after = utc(as_of + timedelta(days=1))
    across = alt.Chart(pd.DataFrame([{"day": after, "top": top, "bottom": end} for top, end in ((-24, 0), *lines)]))
    label = alt.Chart(pd.DataFrame([{"day": after, "said": said}])).mark_text(
        fontSize=TEXT, fontWeight=700, color=ink.text, align="right" if late else "left", dx=-6 if late else 6, baseline="middle"
    )
    return [
        across.mark_rule(color=ink.text, strokeWidth=2).encode(x="day:T", y=alt.Y("top:Q"), y2="bottom:Q"),
        label.encode(x="day:T", y=alt.YDatum(-14), text="said:N"),
    ]


def _headings(heads: list[dict[str, Any]], ink: Surface) -> alt.Chart:
    """The names of the lanes."""
    names: alt.Chart = (
        alt.Chart(pd.DataFrame(heads))
        .mark_text(
            align="left",
            baseline="top",
            fontSize=TEXT,
            fontWeight=700,
            color=ink.text,
            lineHeight=LINE,
            lineBreak=BREAK,
            x=2 - NAMES,
        )
        .encode(y=alt.Y("top:Q"), text="name:N")
    )
    return names


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
        labelFontSize=TEXT,
        orient=orient,
        format="%m",
        labelPadding=3,
    )


def utc(day: date) -> int:
    """Milliseconds of the day's beginning as Vega counts time, without any zone of a browser."""
    return calendar.timegm(day.timetuple()) * 1000
