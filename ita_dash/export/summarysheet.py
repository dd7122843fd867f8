"""The sheet สรุป: one line that says it, two charts, the tables by measure and by division; on one page where that is readable."""

import pandas as pd
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.worksheet import Worksheet

from ita_dash import summary
from ita_dash.columns.column import PERCENT, TEXT
from ita_dash.export.book import Book, Property
from ita_dash.export.paper import HIGH, READABLE, SPARE, USUAL_ROW, total
from ita_dash.export.tables import ExportTable
from ita_dash.export.values import storable
from ita_dash.export.worksheet import (
    ALERT,
    BAR,
    HIGHEST_ROW,
    NONE_AS_DASH,
    SUBTITLE,
    TITLE,
    lines_of,
    row_height,
    set_widths,
    within,
    write_lines,
    write_table,
)
from ita_dash.messages import _
from ita_dash.progress import rounded
from ita_dash.shortnames import short_names
from ita_dash.vocabulary import STATUS_LABELS

HEADLINE, CAPTION, GAP = 18.0, 16.0, 6.0
"""Heights of rows, in points: the headline's, a caption's, one between."""
LEAST_CHART, MOST_CHART = 120.0, 260.0
"""Of the row of charts, in points: less hides names, more is empty."""
BAR_HEIGHT, AROUND_BARS = 12.5, 30.0
"""Of a bar with its name at the size of the cells' type, and of a chart's title, in points."""
_GREY = "#7F7F7F"


def summary_sheet(
    book: Book, chosen: pd.DataFrame, by_measure: ExportTable, by_division: ExportTable, lines: tuple[str, ...]
) -> None:
    """Write it of ``chosen``, the assessed assignments, and their two tables.

    Charts stand over the tables where all of it fits one page; else below them, on a page of their own.
    """
    sheet = book.sheet(_("Summary"))
    lines = within(lines, by_measure.columns)
    set_widths(sheet, by_measure.columns)
    top = write_lines(book, sheet, (_("Progress of the integrity and transparency measures"), *lines)) - 1
    figures = summary.total(chosen)
    sheet.write_string(top, 0, _headline(figures), book.format(bold=True, font_size=12))
    sheet.set_row(top, HEADLINE)
    sheet.set_row(top + 1, GAP)
    page = HIGH / READABLE - SPARE
    heights = [_height(table) for table in (by_measure, by_division)]
    room = page - (TITLE + SUBTITLE * len(lines) + HEADLINE + CAPTION + 2 * GAP) - sum(heights)
    bars = max(len(by_measure.frame), len(by_division.frame))
    needed = max(LEAST_CHART, min(AROUND_BARS + BAR_HEIGHT * bars, HIGHEST_ROW - 1))
    charts, measures_top = (top + 2, top + 3) if room >= needed else (None, top + 2)
    measures = _titled(book, sheet, by_measure, measures_top)
    _whole(book, sheet, by_measure, figures, measures)
    sheet.set_row(measures + 1, GAP)
    divisions_top = measures + 2
    below = _titled(book, sheet, by_division, divisions_top)
    if charts is None:
        torn = room < 0
        sheet.set_h_pagebreaks([divisions_top, below] if torn else [below])  # no table is torn where it need not be
        charts, below = below, below + 1
    else:
        sheet.fit_to_pages(1, 1)
    height = min(max(needed, room), MOST_CHART) if charts < measures_top else needed
    sheet.set_row(charts, height)
    firsts = (measures_top + 2, divisions_top + 2)
    for table, first in zip((by_measure, by_division), firsts, strict=True):
        _alert(book, sheet, table, first, first + max(len(table.frame), 1))
    _charts(book, sheet, (by_measure, by_division), firsts, charts, height)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, below - 1, len(by_measure.columns) - 1)


def _height(table: ExportTable) -> float:
    """Of ``table`` with its caption, in points."""
    header = max(lines_of(text, column.width) for text, column in zip(table.headers(), table.columns, strict=True))
    texts = [(column.width, table.frame[column.key].tolist()) for column in table.columns if column.type == TEXT]
    rows = (
        max(lines_of(text, wide) for wide, values in texts for text in values[row : row + 1]) for row in range(len(table.frame))
    )
    return CAPTION + row_height(header) + sum(row_height(lines) if lines > 1 else USUAL_ROW for lines in rows)


def _headline(figures: summary.Total) -> str:
    completion = "–" if pd.isna(figures.completion) else f"{rounded(figures.completion):.1f}"
    done = _("{done} of {all}").format(done=figures.activities_done, all=figures.activities)
    said = (
        (_("Completion (percent)"), completion),
        (_("Activities done"), done),
        (_("Assignments"), figures.assignments),
        (_("Overdue"), figures.by_schedule.get("overdue", 0) or "–"),
        (_("Assignments with an estimated progress"), figures.estimated or "–"),
    )
    return " · ".join(f"{name} {value}" for name, value in said)


def _titled(book: Book, sheet: Worksheet, table: ExportTable, top: int) -> int:
    sheet.write_string(top, 0, table.title, book.format(bold=True, font_size=12))
    sheet.set_row(top, CAPTION)
    return write_table(book, sheet, table, top + 1, table.name)


def _whole(book: Book, sheet: Worksheet, by_measure: ExportTable, figures: summary.Total, row: int) -> None:
    """The line of the whole under the table by measure, of whose columns it has each."""
    counts = {
        "activities_done": figures.activities_done,
        "activities": figures.activities,
        "assignments": figures.assignments,
        "overdue": figures.by_schedule.get("overdue", 0),
        **{status: figures.by_status.get(status, 0) for status in STATUS_LABELS},
    }
    line: dict[str, Property] = {"bold": True, "top": 2, "bottom": 1, "valign": "vcenter"}
    sheet.set_row(row, CAPTION)
    for number, column in enumerate(by_measure.columns):
        if column.key == "completion" and not pd.isna(figures.completion):
            sheet.write_number(row, number, figures.completion, book.format(**line, align="center", num_format="0.0"))
        elif column.key in counts:
            sheet.write_number(row, number, counts[column.key], book.format(**line, align="center", num_format=NONE_AS_DASH))
        else:
            sheet.write_string(row, number, _("All of these together") if number == 1 else "", book.format(**line))


def _alert(book: Book, sheet: Worksheet, table: ExportTable, top: int, bottom: int) -> None:
    """Colours the counts of what is overdue where there is any."""
    place = [column.key for column in table.columns].index("overdue")
    rule = {"type": "cell", "criteria": ">", "value": 0, "format": book.format(bg_color=ALERT, bold=True)}
    sheet.conditional_format(top, place, bottom, place, rule)


def _charts(
    book: Book, sheet: Worksheet, tables: tuple[ExportTable, ExportTable], firsts: tuple[int, int], row: int, height: float
) -> None:
    """A chart of each table side by side in ``row``; ``firsts`` are the tables' first rows of data."""
    half = int(total(tables[0].columns) / 0.75 / 2)
    aside = len(tables[0].columns) + 1
    for number, (table, first) in enumerate(zip(tables, firsts, strict=True)):
        if table.frame.empty:
            continue
        values = next(place for place, column in enumerate(table.columns) if column.type == PERCENT)
        names = aside if table.name == "measures" else 1
        if names == aside:
            _short_names(book, sheet, table, first, aside)
        chart = _bars(book, sheet, table, (first, names, values))
        chart.set_size({"width": half - 8, "height": int(height / 0.75) - 4})
        title = _("Completion (percent)") + " · " + table.title
        place = {"x_offset": number * half + 2, "y_offset": 2, "description": title, "object_position": 2}
        sheet.insert_chart(row, 0, chart, place)


def _short_names(book: Book, sheet: Worksheet, table: ExportTable, first: int, column: int) -> None:
    """What the chart calls each measure, beside the table and on no paper: a whole title has no room in a chart."""
    grey = book.format(font_color=_GREY)
    sheet.set_column(column, column, 26)
    sheet.write_string(first - 1, column, _("Names in the chart"), grey)
    numbers, titles = table.frame["measure_no"].tolist(), table.frame["measure"].tolist()
    for row, (no, short) in enumerate(zip(numbers, short_names(titles), strict=True), start=first):
        sheet.write_string(row, column, storable(f"{no}. {short}" if no else short), grey)
    book.texts(sheet, first, column, first + len(titles) - 1, column)


def _bars(book: Book, sheet: Worksheet, table: ExportTable, place: tuple[int, int, int]) -> ChartBar:
    """The bars of ``table``: first row, the column of names and that of values are ``place``."""
    first, names, values = place
    last = first + len(table.frame) - 1
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Completion (percent)"),
            "categories": [sheet.get_name(), first, names, last, names],
            "values": [sheet.get_name(), first, values, last, values],
            "fill": {"color": BAR},
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0.0", "font": {"size": 10}},
        }
    )
    title = _("Completion (percent)") + " · " + table.title
    chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10}, "interval_unit": 1})
    chart.set_x_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    # Room for names: programs leave out those that they find no place for
    chart.set_plotarea({"layout": {"x": 0.34, "y": 0.2, "width": 0.58, "height": 0.78}})
    return chart
