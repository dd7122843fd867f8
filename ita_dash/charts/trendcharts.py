"""Charts of the trend: completion over the fiscal year beside its plan, and a small line for each measure or division."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import altair as alt
import pandas as pd

from ita_dash import thai
from ita_dash.charts.figure import BREAK, LABEL_WIDTH, LINE, TEXT, Figure, finish, percent_axis
from ita_dash.charts.yearchart import month_axis, utc
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.messages import _
from ita_dash.palette import TONES, surface
from ita_dash.thailines import wrap

HEIGHT = 250
BAND = 46
"""Pixels of one small line, from 0 to 100 percent."""
DASHED = [6, 4]


@dataclass(frozen=True)
class Line:
    """One series. ``values`` are (seen, completion), oldest first; ``planned`` is its plan on the as-of date, or NaN."""

    name: str
    values: Sequence[tuple[datetime, float]]
    planned: float


def overall_trend(
    line: Line, plan: pd.DataFrame, year: FiscalYear, as_of: date, *, dark: bool = False, thai_digits: bool = True
) -> Figure:
    """Completion (a solid line that steps from version to version) and the plan (``trend.plan_line``, dashed) over ``year``."""
    ink = surface(dark)
    seen = _seen(line, year, as_of, thai_digits)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=percent_axis(thai_digits))
    bands = [year.quarter(number) for number in (1, 3)]
    quarters = pd.DataFrame([{"day": utc(first), "until": utc(last + timedelta(days=1))} for first, last in bands])
    # The first layer alone says what the time axis is: Vega-Lite makes nonsense of a domain that is given twice
    layers: list[alt.Chart] = [
        alt.Chart(quarters).mark_rect(opacity=0.55, color=ink.track).encode(x=_x(year, ink.muted), x2="until:T")
    ]
    if len(plan):
        planned = pd.DataFrame({"day": [utc(day) for day in plan["day"]], "value": plan["planned"]})
        layers.append(alt.Chart(planned).mark_line(color=ink.muted, strokeWidth=2, strokeDash=DASHED).encode(x="day:T", y=y))
    layers.append(_as_of(as_of, dark))
    base = alt.Chart(seen).encode(x="day:T", y=y)
    layers.append(base.mark_line(color=ink.bar, strokeWidth=3, interpolate="step-after"))
    layers.append(base.mark_point(filled=True, size=42, color=ink.bar, opacity=1).encode(tooltip=_tooltip()))
    told = "; ".join(f"{day} {shown}" for day, shown in zip(seen["said"], seen["shown"], strict=True))
    alt_text = _("Completion over fiscal year {year}: {values}. The plan stands at {planned} on {day}.").format(
        year=thai.digits(year.be, thai_digits),
        values=told,
        planned=thai.percent(line.planned, thai_digits),
        day=thai.day(as_of, thai_digits),
    )
    return Figure(finish(alt.LayerChart(layer=layers), dark, HEIGHT, left=6), alt_text)


def small_trends(
    lines: Sequence[Line], year: FiscalYear, as_of: date, *, title: str, dark: bool = False, thai_digits: bool = True
) -> Figure:
    """A small line under the name of each of ``lines``, all over the same year, and a mark where its plan stands on ``as_of``."""
    ink = surface(dark)
    heads, points, plans, rails, top = [], [], [], [], 0
    for number, line in enumerate(lines):
        names = wrap(line.name, LABEL_WIDTH)
        said = _first_to_last(line, thai_digits)
        heads.append({"top": top, "label": BREAK.join(names), "below": top + LINE * len(names), "said": said})
        top += LINE * (len(names) + 1) + 8
        bottom = top + BAND
        rails.append({"top": top, "bottom": bottom})
        seen = _seen(line, year, as_of, thai_digits)
        points.append(seen.assign(place=bottom - seen["value"] * BAND / 100, line=line.name, number=number))
        if line.planned == line.planned:
            plans.append({"day": utc(as_of), "place": bottom - line.planned * BAND / 100})
        top = bottom + 18
    height = max(top, 60)
    y = alt.Y("top:Q", title=None, axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    frame = (
        pd.concat(points) if points else pd.DataFrame({"day": [], "place": [], "line": [], "number": [], "said": [], "shown": []})
    )
    base = alt.Chart(frame).encode(x="day:T", y="place:Q")
    begin, end = utc(year.start), utc(year.end + timedelta(days=1))
    layers: list[alt.Chart] = [
        alt.Chart(pd.DataFrame(rails).assign(day=begin, until=end))
        .mark_rect(color=ink.track, cornerRadius=4)
        .encode(x=_x(year, ink.muted, grid=False), x2="until:T", y=y, y2="bottom:Q"),
        base.mark_line(color=ink.bar, strokeWidth=2.5, interpolate="step-after").encode(detail="number:N"),
        base.mark_point(filled=True, size=26, color=ink.bar, opacity=1).encode(
            tooltip=[alt.Tooltip("line:N", title=title), *_tooltip()]
        ),
    ]
    if plans:
        layers.append(
            alt.Chart(pd.DataFrame(plans))
            .mark_point(shape="diamond", filled=True, size=90, color=TONES["bad"].ink(dark), opacity=1)
            .encode(x="day:T", y="place:Q")
        )
    words = alt.Chart(pd.DataFrame(heads))
    layers += [
        words.mark_text(
            align="left", baseline="top", fontSize=TEXT, fontWeight=600, color=ink.text, lineHeight=LINE, lineBreak=BREAK, x=0
        ).encode(y="top:Q", text="label:N"),
        words.mark_text(align="left", baseline="top", fontSize=TEXT, color=ink.muted, x=0).encode(y="below:Q", text="said:N"),
    ]
    told = "; ".join(f"{line.name} {_first_to_last(line, thai_digits)}" for line in lines)
    return Figure(finish(alt.LayerChart(layer=layers), dark, height, left=2), f"{title}: {told}")


def first_and_last(line: Line) -> tuple[float, float]:
    """Completion at the first and at the last version that has any; NaN where none has."""
    known = [value for _seen, value in line.values if value == value]
    return (known[0], known[-1]) if known else (float("nan"), float("nan"))


def _first_to_last(line: Line, thai_digits: bool) -> str:
    first, last = (thai.percent(value, thai_digits) for value in first_and_last(line))
    said = _("from {first} to {last}").format(first=first, last=last)
    if line.planned != line.planned:
        return said
    return said + " " + _("(plan {planned})").format(planned=thai.percent(line.planned, thai_digits))


def _seen(line: Line, year: FiscalYear, as_of: date, thai_digits: bool) -> pd.DataFrame:
    """The points that have a value; one that was seen outside the year or after the day that is judged stands at its end."""
    known = [(moment, value) for moment, value in line.values if value == value]
    days = [moment.astimezone(BANGKOK) for moment, _value in known]
    return pd.DataFrame(
        {
            "day": pd.Series([min(_place(day, year), utc(as_of + timedelta(days=1))) for day in days], dtype="float64"),
            "value": pd.Series([value for _moment, value in known], dtype="float64"),
            "said": pd.Series([thai.moment(day, thai_digits) for day in days], dtype="str"),
            "shown": pd.Series([thai.percent(value, thai_digits) for _moment, value in known], dtype="str"),
        }
    )


def _place(moment: datetime, year: FiscalYear) -> float:
    """Milliseconds as Vega counts them, the hour of the day included."""
    day = year.clamp(moment.date())
    inside = (moment.hour * 60 + moment.minute) * 60_000 if day == moment.date() else 0
    return utc(day) + inside


def _x(year: FiscalYear, muted: str, grid: bool = True) -> alt.X:
    domain = [utc(year.start), utc(year.end + timedelta(days=1))]
    axis = month_axis(year, muted, "bottom")
    axis.grid = grid
    return alt.X("day:T", title=None, scale=alt.Scale(domain=domain, type="utc"), axis=axis)


def _as_of(as_of: date, dark: bool) -> alt.Chart:
    line: alt.Chart = (
        alt.Chart(pd.DataFrame({"day": [utc(as_of)]}))
        .mark_rule(color=TONES["bad"].ink(dark), strokeWidth=2, strokeDash=[2, 3])
        .encode(x="day:T")
    )
    return line


def _tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip("said:N", title=_("Seen")), alt.Tooltip("shown:N", title=_("Completion"))]
