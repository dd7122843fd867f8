"""The signs before states (``ita_dash.signshapes``) as marks of a chart: a picture is opened where no font may have them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from ita_dash.charts.figure import TEXT
from ita_dash.signshapes import SHAPES

SIZE = TEXT
"""Pixels of a sign from side to side, beside words of that size."""


def sign_marks(rows: pd.DataFrame, colours: Mapping[str, str], placed: Mapping[str, Any], **mark: Any) -> list[alt.Chart]:
    """The sign of each of ``rows``: ``sign`` (str, a letter of ``SHAPES``, or empty) in the colour that ``colours`` has for its
    ``tone`` (str). ``placed`` are the channels that say where, ``mark`` what more the mark is told."""
    marks: list[alt.Chart] = []
    signed = rows[rows["sign"] != ""]
    for (letter, tone), own in signed.groupby(["sign", "tone"], sort=False):
        shape, colour = SHAPES[str(letter)], colours[str(tone)]
        looks: Sequence[dict[str, Any]] = (
            {"shape": _around_nought(shape.filled), "fill": colour, "strokeWidth": 0},
            {"shape": _around_nought(shape.lined), "fill": None, "stroke": colour, "strokeWidth": shape.width * SIZE / 16},
        )
        marks += [
            alt.Chart(own).mark_point(size=SIZE**2, opacity=1, **look, **mark).encode(**placed) for look in looks if look["shape"]
        ]
    return marks


@cache
def _around_nought(path: str) -> str:
    """``path`` of 16 × 16 as Vega takes a shape: from −1 to 1 on either axis."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path

    pen = SVGPathPen(None, ntos=lambda value: f"{value:.3f}".rstrip("0").rstrip("."))
    parse_path(path, TransformPen(pen, (1 / 8, 0, 0, 1 / 8, -1, -1)))
    return str(pen.getCommands())
