"""The workbook: summary with charts, details, recommendations, problems, and an explanation of every column and rule."""

from datetime import UTC
from io import BytesIO

import pandas as pd
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_dash import summary, thai
from ita_dash.columns.column import TEXT, TYPE_LABELS, Column
from ita_dash.columns.registry import COLUMNS
from ita_dash.dataset import Dataset
from ita_dash.export.notes import demonstration_notice, describe_filters, notes_line, source_name, title_line
from ita_dash.export.rules import rules
from ita_dash.export.sheets import BAR, Book, fitted, set_widths, table_sheet, write_lines, write_table
from ita_dash.export.tables import TITLES, Table, build, chosen_assignments, of_assignments
from ita_dash.export.values import storable
from ita_dash.filters import Filters
from ita_dash.keys import Keys, of_year
from ita_dash.messages import N_, _
from ita_dash.vocabulary import STATUS_LABELS

DETAIL_SHEETS = ("assignments", "recommendations", "problems")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_CHART_ROWS, _ROW_HEIGHT = 16, 20
"""Rows kept free beside the overall figures for a chart, and their height in points: a chart is as tall as its rows."""

_ABOUT = (Column("about", N_("About this file"), TEXT, "", width=30), Column("value", N_("What it says"), TEXT, "", width=90))
_EXPLAINED = (
    Column("header", N_("Column"), TEXT, "", width=30),
    Column("rule", N_("What stands in it"), TEXT, "", width=90),
    Column("type", N_("Sort of value"), TEXT, "", width=18),
    Column("unit", N_("Unit"), TEXT, "", width=14),
    Column("sheet", N_("Sheet or table"), TEXT, "", width=20),
    Column("key", N_("Key in JSON"), TEXT, "", width=18),
)
_RULES = (Column("name", N_("Word or figure"), TEXT, "", width=30), Column("rule", N_("Rule"), TEXT, "", width=90))


def workbook(dataset: Dataset, filters: Filters) -> bytes:
    """The whole workbook of what ``filters`` chooses, as .xlsx."""
    return _written(dataset, filters, DETAIL_SHEETS, with_summary=True)


def table_workbook(dataset: Dataset, filters: Filters, name: str) -> bytes:
    """One table (a key of ``TITLES``) and the explanations, as .xlsx; of the assignments the whole workbook."""
    return workbook(dataset, filters) if name == "assignments" else _written(dataset, filters, (name,), with_summary=False)


def _written(dataset: Dataset, filters: Filters, names: tuple[str, ...], *, with_summary: bool) -> bytes:
    file = BytesIO()
    book = Book(Workbook(file, OPTIONS))
    book.workbook.set_properties(
        {
            "title": storable(title_line(dataset)),
            "comments": storable(notes_line(dataset, filters)),
            # The time of the data, not of the press of the button: the same data gives the same file.
            "created": dataset.read_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    lines = (title_line(dataset), notes_line(dataset, filters))
    chosen, keys = chosen_assignments(dataset, filters), of_year(dataset.form.assignments)
    if with_summary:
        _summary_sheet(book, chosen, keys, lines)
    for name in names:
        table = build(dataset, filters, name) if name == "problems" else of_assignments(chosen, name, keys)
        table_sheet(book, table, lines if len(table.frame) else (*lines, _("There is no row for these filters.")))
    _explanation_sheet(book, dataset, filters, names, with_summary=with_summary)
    book.workbook.close()
    return file.getvalue()


def _summary_sheet(book: Book, chosen: pd.DataFrame, keys: Keys, lines: tuple[str, ...]) -> None:
    by_measure, by_division = (of_assignments(chosen, name, keys).printed() for name in ("measures", "divisions"))
    sheet = book.sheet(_("Summary"))
    set_widths(sheet, by_measure.columns)
    top = write_lines(book, sheet, (_("Progress of the integrity and transparency measures"), *lines))
    _overall(book, sheet, summary.total(chosen), top)
    measures_top = top + _CHART_ROWS + 2
    divisions_top = _titled(book, sheet, by_measure, measures_top) + 2
    below = _titled(book, sheet, by_division, divisions_top) + 1
    _chart(book, sheet, by_measure, measures_top + 1, (top, 4), _CHART_ROWS * _ROW_HEIGHT * 4 // 3 - 10)
    _chart(book, sheet, by_division, divisions_top + 1, (below, 0), 120 + 28 * len(by_division.frame))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _titled(book: Book, sheet: Worksheet, table: Table, top: int) -> int:
    sheet.write_string(top, 0, table.title, book.format(bold=True, font_size=13))
    return write_table(book, sheet, table, top + 1, table.name)


def _overall(book: Book, sheet: Worksheet, total: summary.Total, top: int) -> None:
    """The office's figures, one below the other, beside the place of the first chart."""
    figures: list[tuple[str, float | str]] = [
        (_("Completion (percent)"), "–" if pd.isna(total.completion) else total.completion),
        (_("Activities done"), _("{done} of {all}").format(done=total.activities_done, all=total.activities)),
        (_("Assignments"), total.assignments),
        *((_(STATUS_LABELS[status]), count) for status, count in total.by_status.items()),
        (_("Overdue"), total.by_schedule.get("overdue", 0)),
        (_("Assignments with an estimated progress"), total.estimated),
    ]
    for row in range(top, top + _CHART_ROWS):
        sheet.set_row(row, _ROW_HEIGHT)
    for row, (name, value) in enumerate(figures, start=top):
        bold = row < top + 2
        sheet.write_string(row, 1, name, book.format(bold=bold, border=1, valign="vcenter"))
        style = book.format(
            bold=bold, border=1, align="center", valign="vcenter", num_format="0.0" if isinstance(value, float) else "0"
        )
        (sheet.write_string if isinstance(value, str) else sheet.write_number)(row, 2, value, style)


def _chart(book: Book, sheet: Worksheet, table: Table, header_row: int, place: tuple[int, int], height: int) -> None:
    """A bar for each row of ``table``, which stands on the same sheet under ``header_row``. ``height`` is in pixels."""
    if table.frame.empty:
        return
    keys = [column.key for column in table.columns]
    names = "measure_no" if table.name == "measures" and (table.frame["measure_no"] != "").all() else keys[1]
    first, last, values = header_row + 1, header_row + len(table.frame), keys.index("completion")
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Completion (percent)"),
            "categories": [sheet.get_name(), first, keys.index(names), last, keys.index(names)],
            "values": [sheet.get_name(), first, values, last, values],
            "fill": {"color": BAR},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0"},
        }
    )
    title = _("Completion (percent)") + " · " + table.title
    chart.set_title({"name": title, "name_font": {"size": 14}})
    chart.set_y_axis({"reverse": True, "name": _("Measure number") if names == "measure_no" else ""})
    chart.set_x_axis({"min": 0, "max": 100, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": height})
    sheet.insert_chart(*place, chart, {"description": title, "object_position": 2})


def _explanation_sheet(book: Book, dataset: Dataset, filters: Filters, names: tuple[str, ...], *, with_summary: bool) -> None:
    sheet = book.sheet(_("Explanation"))
    set_widths(sheet, _EXPLAINED)
    top = write_lines(book, sheet, (_("Explanation"), title_line(dataset)))
    explained = (*(("measures", "divisions") if with_summary else ()), *names)
    for name, columns, rows in (
        ("about", _ABOUT, _about(book, dataset, filters)),
        ("columns", _EXPLAINED, [row for table in explained for row in _explained(table)]),
        ("rules", _RULES, rules()),
    ):
        frame = pd.DataFrame(rows, columns=[column.key for column in columns])
        top = write_table(book, sheet, Table(name, columns, frame), top, name) + 1
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _about(book: Book, dataset: Dataset, filters: Filters) -> list[tuple[str, str]]:
    described = describe_filters(filters, dataset)
    rows = [
        (_("Demonstration"), demonstration_notice() if dataset.demonstration else ""),
        (_("Name of the office"), dataset.office),
        (_("Title of the sheet"), dataset.title),
        (_("Fiscal year"), str(dataset.year.be)),
        (_("Data as of"), thai.long_day(filters.as_of, thai_digits=False)),
        (_("Read from the sheet on"), thai.moment(dataset.read_at, thai_digits=False)),
        (_("Source"), source_name(dataset)),
        (_("Filters"), "\n".join(described) if described else _("All data (no filter)")),
        (
            _("On paper"),
            _(
                "The sheets print the columns that a reader needs, one page wide; "
                "the columns to the right of them are for filtering and for finding the cell."
            ),
        ),
        (
            _("Texts that were cut"),
            _("A cell of Excel holds 32,767 characters; these were cut, and the CSV file has all of them: {cells}").format(
                cells=", ".join(book.cut)
            )
            if book.cut
            else "",
        ),
    ]
    return [(name, fitted(value)) for name, value in rows if value]


def _explained(name: str) -> list[tuple[str, ...]]:
    sheet = _("Summary") + ": " + _(TITLES[name]) if name in ("measures", "divisions") else _(TITLES[name])
    return [
        (column.title, _(column.rule), _(TYPE_LABELS[column.type]), _(column.unit) if column.unit else "", sheet, column.key)
        for column in COLUMNS[name]
    ]
