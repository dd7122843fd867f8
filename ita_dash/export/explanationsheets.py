"""The sheets that explain the file: where it is from and by which rules it reckons, and what every column holds."""

from collections.abc import Mapping

import pandas as pd

from ita_dash import thai
from ita_dash.columns.column import TEXT, TYPE_LABELS, DataColumn
from ita_dash.columns.excelonly import EXPLAINED
from ita_dash.columns.registry import COLUMNS
from ita_dash.dataset import Dataset
from ita_dash.export.book import Book
from ita_dash.export.notes import demonstration_notice, describe_filters, notes_line, source_name, title_line
from ita_dash.export.rules import rules
from ita_dash.export.tables import ExportTable
from ita_dash.export.worksheet import fitted, set_widths, table_sheet, within, write_lines, write_table
from ita_dash.filters import Filters
from ita_dash.messages import N_, _

_ABOUT = (
    DataColumn("about", N_("About this file"), TEXT, "", width=32),
    DataColumn("value", N_("What it says"), TEXT, "", width=118),
)
_RULES = (DataColumn("name", N_("Word or figure"), TEXT, "", width=32), DataColumn("rule", N_("Rule"), TEXT, "", width=118))


def explanation_sheet(book: Book, dataset: Dataset, filters: Filters) -> None:
    """Where the data is from and as of when, and the rules behind the figures."""
    sheet = book.sheet(_("Explanation"))
    set_widths(sheet, _ABOUT)
    top = write_lines(book, sheet, (_("Explanation"), *within((title_line(dataset), notes_line(dataset, filters)), _ABOUT)))
    for name, columns, rows in (("about", _ABOUT, _about(book, dataset, filters)), ("rules", _RULES, rules())):
        frame = pd.DataFrame(rows, columns=[column.key for column in columns])
        top = write_table(book, sheet, ExportTable(name, columns, frame), top, name) + 1
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def columns_sheet(book: Book, tables: Mapping[str, str], line: str) -> None:
    """What stands in every column of ``tables``, their names in ``COLUMNS`` and what the file calls them."""
    rows = [row for name, title in tables.items() for row in _explained(name, title)]
    frame = pd.DataFrame(rows, columns=[column.key for column in EXPLAINED])
    table_sheet(book, ExportTable("columns", EXPLAINED, frame), (line,))


def _about(book: Book, dataset: Dataset, filters: Filters) -> list[tuple[str, str]]:
    described = describe_filters(filters, dataset)
    rows = [
        (_("Demonstration"), demonstration_notice() if dataset.demonstration else ""),
        (_("Name of the office"), dataset.office),
        (_("Title of the sheet"), dataset.title),
        (_("Fiscal year"), str(dataset.year.be)),
        (_("As of"), thai.long_day(filters.as_of, thai_digits=False)),
        (_("Source"), source_name(dataset)),
        (_("Filters"), "\n".join(described) if described else _("All data (no filter)")),
        (
            _("On paper"),
            _(
                "The sheets print on A4, one page wide, the columns that a reader needs; the others follow in a second layout, "
                "and those for filtering and finding the cell stand to the right and are not printed."
            ),
        ),
        (
            _("Colours"),
            _(
                "Rows that are overdue are red, those behind their plan yellow; "
                "the column of the schedule says the same in words."
            ),
        ),
        (
            _("Rows too high for Excel"),
            _(
                "Excel makes no row higher than 409 points: texts in these show their beginning; the report has all: {cells}"
            ).format(cells=", ".join(book.tall))
            if book.tall
            else "",
        ),
        (_("Names for formulas"), "ita_office, ita_fiscal_year, ita_as_of, ita_completion"),
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


def _explained(name: str, sheet: str) -> list[tuple[str, ...]]:
    return [
        (sheet, column.title, _(column.rule), _(TYPE_LABELS[column.type]), _(column.unit) if column.unit else "", column.key)
        for column in COLUMNS[name]
    ]
