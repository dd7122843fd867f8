"""What fits on a sheet of A4, landscape: how wide columns are in points, at which scale they print, which go to a second layout.

A program prints a sheet one page wide by making it smaller: columns that are too wide make letters too small. So each layout
is as wide as ``LEAST`` points of type allow, and the columns that are left follow in a layout of their own.
"""

from collections.abc import Sequence

from ita_dash.columns.column import DataColumn

POINTS, LEAST = 10, 8
"""The type of a cell, and the smallest that may come out of the printer: what older eyes read in a meeting room."""
WIDER = 1.215
"""By how much columns may come out wider than Excel makes them: their unit is a digit of the usual font, seven pixels of Tahoma
at 10 points (5.25 points), and 6.36 points of DejaVu Sans, which LibreOffice takes where there is no Tahoma."""
SIDES, TOP, BOTTOM, HEADED = 0.3, 0.35, 0.45, 0.75
"""Margins in inches, the last above a page with a title over it; most printers cannot print nearer to the edge than a quarter."""
WIDE, HIGH = 842 - 72 * 2 * SIDES, 595 - 72 * (TOP + BOTTOM)
"""Of an A4 page, landscape, between its margins, in points."""
USUAL_ROW = 15.0
"""The height of a row that is not said to have another, in points."""
SPARE = 12.0
"""Points of a page that are left free: programs differ a little in how high their rows come out."""
READABLE = (LEAST + 0.2) / POINTS
"""The smallest scale: programs round it down to a whole percent, a tenth of a point, and columns up to a pixel."""
MOST = WIDE / READABLE / WIDER
"""Of a layout's width."""


def width(characters: float) -> float:
    """Of a column of so many characters, in points: seven pixels each, and five of the cell's own (ECMA-376, 18.3.1.13)."""
    return (int(characters * 7 + 0.5) + 5) * 0.75


def total(columns: Sequence[DataColumn]) -> float:
    """The width of ``columns`` side by side, in points."""
    return sum(width(column.width) for column in columns)


def layouts(columns: Sequence[DataColumn], repeated: range) -> list[tuple[int, int]]:
    """The print layouts of ``columns``, those of the first layout first: (first, last) column of each.

    The ``repeated`` columns stand in every layout, so that a row is known in each of them.
    """
    first = sum(column.printed for column in columns)
    found = [(0, first - 1)]
    repeating = total(columns[repeated.start : repeated.stop])
    start, wide = first, repeating
    for number, column in enumerate(columns):
        if number < first or not column.second:
            continue
        if wide + width(column.width) > MOST and number > start:
            found.append((start, number - 1))
            start, wide = number, repeating
        wide += width(column.width)
        if number + 1 == len(columns) or not columns[number + 1].second:
            found.append((start, number))
    return found
