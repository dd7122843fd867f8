"""What all charts share: the figure that each gives, its font, its lines of text and its look.

Vega does not break Thai lines and knows neither Thai digits nor Buddhist years: every text is made by us, wrapped at words.
"""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from ita_dash import thai
from ita_dash.palette import surface

FONT = "Noto Sans Thai"
LABEL_WIDTH = 46
"""Columns of a label above a bar: what a telephone has room for."""
TEXT = 14
"""Pixels of what is read in a chart: nothing is smaller anywhere."""
LINE = 20
"""Pixels from one line of a label to the next."""
BREAK = "\u241e"
"""Parts the lines of a label inside one text; Vega splits there."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, as wide as its place on the page, and the sentence that stands for it."""

    chart: alt.LayerChart
    alt: str


def without_rows(said: str, *, dark: bool = False) -> Figure:
    """What stands in place of a chart where there is nothing to draw."""
    words = alt.Chart(pd.DataFrame({"said": [said]})).mark_text(align="left", x=0, fontSize=15, color=surface(dark).text)
    return Figure(finish(alt.LayerChart(layer=[words.encode(text="said:N")]), dark, 60), said)


def percent_axis(thai_digits: bool) -> alt.Axis:
    """0–100 in four steps."""
    values = (0, 25, 50, 75, 100)
    names = ", ".join(f"'{value}': '{thai.percent(value, thai_digits)}'" for value in values)
    return alt.Axis(
        values=list(values),
        labelExpr=f"({{{names}}})[datum.value]",
        grid=False,
        ticks=False,
        domain=False,
        labelFontSize=TEXT,
        format="d",
        zindex=0,
    )


def finish(chart: alt.LayerChart, dark: bool, height: int, left: int = 0) -> alt.LayerChart:
    """One look for all: the screen font, the theme's inks, no frame; as wide as its place."""
    ink = surface(dark)
    finished: alt.LayerChart = (
        chart.properties(
            height=max(height, 60),
            width="container",
            padding={"left": left + 2, "right": 8, "top": 10, "bottom": 6},
            background="transparent",
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .configure_axis(labelColor=ink.text, titleColor=ink.text, gridColor=ink.grid, tickColor=ink.grid, domainColor=ink.grid)
    )
    return finished
