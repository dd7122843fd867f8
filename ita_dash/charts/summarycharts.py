"""Charts of the summaries, drawn by Vega-Lite. Each comes with the sentence that says it to who cannot see it.

Nothing is told by colour alone: bars carry their number, schedules their icon and word.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import altair as alt
import pandas as pd

from ita_dash import thai
from ita_dash.charts.figure import BREAK, LABEL_WIDTH, LINE, TEXT, Figure, finish, percent_axis
from ita_dash.charts.signmarks import SIZE, sign_marks
from ita_dash.messages import _
from ita_dash.palette import GAPS, heat_colours, ink_on, surface
from ita_dash.planwords import gap_words, heat, heat_words, number_place
from ita_dash.progress import standing
from ita_dash.thailines import wrap

NAME_WIDTH = 22
"""Columns of a label beside the heat map: wide enough for a division's name, narrow enough for a telephone."""
BAR = 22
"""Pixels of a bar's thickness."""
Align = Literal["left", "right"]
SPLIT = f"split(datum.label, '{BREAK}')"


def completion_bars(
    names: Sequence[str],
    values: Sequence[float],
    counts: Sequence[str],
    *,
    planned: Sequence[float] | None = None,
    title: str,
    dark: bool = False,
    thai_digits: bool = True,
) -> Figure:
    """A horizontal bar under each name: ``values`` 0–100 (NaN: nothing counts), ``counts`` the plain count beside it.

    A tick on the bar is where ``planned`` stands (NaN, or nothing given: none); what is missing to it is red above ten points,
    else amber.
    """
    plans = planned if planned is not None else [float("nan")] * len(names)
    frame = pd.DataFrame(_bar_rows(names, values, counts, plans, thai_digits))
    height = int(frame["bottom"].max()) + 14 if len(frame) else 0
    tooltip = [
        alt.Tooltip("name:N", title=title),
        alt.Tooltip("shown:N", title=_("Completion")),
        alt.Tooltip("gap:N", title=_("Beside the plan")),
        alt.Tooltip("count:N", title=_("Count")),
    ]
    layers = [*_bar_marks(frame, height, tooltip, dark, thai_digits), *_bar_numbers(frame, tooltip, dark)]
    told = "; ".join(
        f"{name} {shown}{', ' if gap else ''}{gap} ({count})"
        for name, shown, gap, count in zip(frame["name"], frame["shown"], frame["gap"], frame["count"], strict=True)
    )
    return Figure(finish(alt.LayerChart(layer=layers), dark, height), f"{title}: {told}")


def _bar_marks(frame: pd.DataFrame, height: int, tooltip: list[alt.Tooltip], dark: bool, thai_digits: bool) -> list[alt.Chart]:
    """Of each bar its rail, what is missing to the plan, what is done, the tick of the plan, and the name above."""
    ink = surface(dark)
    x = alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=percent_axis(thai_digits))
    y = alt.Y("top:Q", title=None, axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    base = alt.Chart(frame).encode(tooltip=tooltip)
    rail = base.mark_rect(color=ink.track, cornerRadius=4).encode(x=alt.XDatum(0), x2=alt.X2Datum(100), y=y, y2="bottom:Q")
    bar = base.mark_rect(color=ink.bar, cornerRadius=4).encode(x=x, x2=alt.X2Datum(0), y=y, y2="bottom:Q")
    label = base.mark_text(
        align="left", baseline="top", fontSize=TEXT, color=ink.text, lineHeight=LINE, lineBreak=BREAK, x=0
    ).encode(y=alt.Y("label_top:Q"), text="label:N")
    missing = [
        alt.Chart(rows)
        .mark_rect(color=GAPS[state][dark])
        .encode(x=alt.X("value:Q"), x2="planned:Q", y=y, y2="bottom:Q", tooltip=tooltip)
        for state in GAPS
        if len(rows := frame[frame["standing"] == state])
    ]
    marks = []
    if len(rows := frame[frame["has_plan"]]):
        ends = {"y": alt.Y("plan_top:Q"), "y2": "plan_bottom:Q"}
        marks.append(
            alt.Chart(rows).mark_rule(color=ink.text, strokeWidth=3).encode(x=alt.X("planned:Q"), tooltip=tooltip, **ends)
        )
    return [rail, *missing, bar, *marks, label]


def _bar_numbers(frame: pd.DataFrame, tooltip: list[alt.Tooltip], dark: bool) -> list[alt.Chart]:
    """The number inside a long bar, behind a short one: it is never cut and always on a colour it is readable on. One that stands
    behind the tick of the plan names the plan as well: else it would be taken for it."""
    ink = surface(dark)
    inside = frame["inside"]
    placed: Sequence[tuple[pd.DataFrame, Align, int, str]] = (
        (frame[inside], "right", -7, ink_on(ink.bar)),
        (frame[~inside], "left", 7, ink.text),
    )
    return [
        alt.Chart(rows)
        .mark_text(align=align, dx=shift, fontSize=TEXT, fontWeight=600, color=colour, baseline="middle")
        .encode(x=alt.X("number_at:Q"), y=alt.Y("middle:Q"), text="written:N", tooltip=tooltip)
        for rows, align, shift, colour in placed
        if len(rows)
    ]


def _bar_rows(
    names: Sequence[str], values: Sequence[float], counts: Sequence[str], planned: Sequence[float], thai_digits: bool
) -> list[dict[str, object]]:
    """What is drawn for each bar and where, in pixels from the top."""
    rows, top = [], 0
    for name, value, count, plan in zip(names, values, counts, planned, strict=True):
        lines = wrap(name, LABEL_WIDTH)
        label_top = top
        top += LINE * len(lines) + 5
        shown = thai.percent(value, thai_digits)
        inside, number_at = number_place(0.0 if value != value else float(value), plan)
        behind_plan = not inside and number_at == plan
        planned_too = " · " + _("plan {percent}").format(percent=thai.percent(plan, thai_digits)) if behind_plan else ""
        rows.append(
            {
                "name": name,
                "label": BREAK.join(lines),
                "value": 0.0 if value != value else float(value),
                "shown": shown,
                "written": shown + planned_too,
                "count": count,
                "inside": inside,
                "number_at": number_at,
                "label_top": label_top,
                "top": top,
                "bottom": top + BAR,
                "middle": top + BAR / 2,
                "planned": 0.0 if plan != plan else float(plan),
                "has_plan": plan == plan,
                "standing": standing(value, plan),
                "gap": gap_words(value, plan, thai_digits) if plan == plan else "",
                "plan_top": top - 3,
                "plan_bottom": top + BAR + 3,
            }
        )
        top += BAR + 12
    return rows


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: pd.DataFrame,
    *,
    columns_title: str,
    rows_title: str,
    dark: bool = False,
    thai_digits: bool = True,
) -> Figure:
    """How far behind its plan each measure is in each division: points behind, then what is reached.

    ``cells``: ``row`` (str, one of ``rows``), ``column`` (str, one of ``columns``, whose lines ``BREAK`` parts), ``column_name``
    (str, in full), ``value``, ``planned`` (float, NaN: nothing counts), ``state`` (str: ``planwords.grave``), ``count`` (str).
    A pair without a row stays empty.
    """
    names = {name: BREAK.join(wrap(name, NAME_WIDTH)) for name in rows}
    frame = _heat_frame(cells, names, thai_digits)
    step = max(LINE * max((label.count(BREAK) + 1 for label in names.values()), default=1), 2 * LINE) + 12
    x, y = _heat_axes(list(columns), list(names.values()))
    base = alt.Chart(frame).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("row:N", title=rows_title),
            alt.Tooltip("column_name:N", title=columns_title),
            alt.Tooltip("shown:N", title=_("Completion")),
            alt.Tooltip("gap:N", title=_("Beside the plan")),
            alt.Tooltip("count:N", title=_("Count")),
        ],
    )
    chart = alt.LayerChart(layer=_heat_layers(base, frame, dark)).resolve_scale(fill="independent")
    said = "; ".join(
        f"{row} × {column} {shown} {gap}"
        for row, column, shown, gap in zip(frame["row"], frame["column_name"], frame["shown"], frame["gap"], strict=True)
    )
    return Figure(
        finish(chart, dark, step * len(names) + 10), _("Completion by division and measure: {cells}").format(cells=said)
    )


def _heat_frame(cells: pd.DataFrame, names: Mapping[str, str], thai_digits: bool) -> pd.DataFrame:
    """``cells`` with what is drawn of each: ``label``, ``heat``, ``sign``, ``tone``, ``words``, ``shown``, ``gap`` (str), and
    ``below`` (int: lines after the first)."""
    pairs = list(zip(cells["value"], cells["planned"], strict=True))
    words = [heat_words(*pair, state, thai_digits) for pair, state in zip(pairs, cells["state"], strict=True)]
    heats = [heat(*pair) for pair in pairs]
    return cells.assign(
        label=cells["row"].map(names),
        heat=heats,
        tone=heats,
        sign=[sign for sign, _said, _below in words],
        words=[BREAK.join(part for part in (said, below) if part) for _sign, said, below in words],
        below=[int(bool(below)) for _sign, _said, below in words],
        shown=[thai.percent(value, thai_digits) for value in cells["value"]],
        gap=[gap_words(value, planned, thai_digits) for value, planned in pairs],
    )


def _heat_axes(columns: list[str], labels: list[str]) -> tuple[alt.X, alt.Y]:
    above = max((name.count(BREAK) for name in columns), default=0)
    x = alt.Axis(
        orient="top",
        labelAngle=0,
        labelExpr=SPLIT,
        labelLimit=0,
        ticks=False,
        domain=False,
        labelFontSize=TEXT,
        labelLineHeight=LINE,
        labelPadding=8 + LINE * above,
    )
    y = alt.Axis(
        labelExpr=SPLIT, labelLimit=0, ticks=False, domain=False, labelLineHeight=LINE, labelFontSize=TEXT, labelPadding=8
    )
    return (
        alt.X("column:N", sort=columns, scale=alt.Scale(domain=columns), title=None, axis=x),
        alt.Y("label:N", sort=labels, scale=alt.Scale(domain=labels), title=None, axis=y),
    )


def _heat_layers(base: alt.Chart, frame: pd.DataFrame, dark: bool) -> list[alt.Chart]:
    """Fields of colour, frames of dashes, the numbers, and at the left of their first line the signs."""
    ink, colours = surface(dark), heat_colours(dark)

    def fill(place: int) -> alt.Fill:
        scale = alt.Scale(domain=list(colours), range=[pair[place] for pair in colours.values()])
        return alt.Fill("heat:N", scale=scale, legend=None)

    rects = base.mark_rect(stroke=ink.background, strokeWidth=3, cornerRadius=4).encode(fill=fill(0))
    # What is not due yet has a frame of dashes alone: it never looks like something late
    waits = frame["heat"].isin(("not_due", "none"))
    frames = [
        alt.Chart(frame[waits])
        .mark_rect(stroke=ink.muted, strokeDash=[4, 3], fillOpacity=0, cornerRadius=4, width={"band": 0.96}, height={"band": 0.9})
        .encode(x="column:N", y="label:N")
    ] * bool(waits.any())
    # Vega sets the first of several lines where one alone would stand: what has two begins half a line higher
    higher = {"expr": f"-{LINE / 2} * datum.below"}
    numbers = base.mark_text(
        fontSize=TEXT,
        fontWeight=600,
        lineBreak=BREAK,
        lineHeight=LINE,
        baseline="middle",
        dx={"expr": f"datum.sign ? {SIZE / 2} : 0"},
        dy=higher,
    ).encode(text="words:N", fill=fill(1))
    letters = {kind: letter for kind, (_surface, letter) in colours.items()}
    left = {"x": alt.X("column:N", bandPosition=0), "y": "label:N"}
    return [rects, *frames, numbers, *sign_marks(frame, letters, left, xOffset=SIZE, yOffset=higher)]
