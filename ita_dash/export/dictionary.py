"""The dictionary: every column of every table with its header, type, unit and rule, as a table itself."""

from collections.abc import Iterator
from io import BytesIO

import pandas as pd

from ita_dash.columns.column import LIST, OBJECT, TEXT, TYPE_LABELS, DataColumn
from ita_dash.columns.registry import COLUMNS, CONTEXT
from ita_dash.dataset import Dataset
from ita_dash.export.datapackage import GUARDED
from ita_dash.export.tables import DICTIONARY_TITLE, TITLES, ExportTable
from ita_dash.export.values import storable
from ita_dash.messages import N_, _

NAME = "dictionary"
CONTEXT_TITLE = N_("Every CSV file, behind its own columns")
DICTIONARY: tuple[DataColumn, ...] = (
    DataColumn("table", N_("Table in links and commands"), TEXT, N_("The table's name in addresses and commands."), width=15),
    DataColumn("table_title", N_("Sheet or table"), TEXT, N_("What the table is called on pages and in Excel."), width=17),
    DataColumn("key", N_("Key in JSON"), TEXT, N_("The column's name in JSON; it does not change."), width=15),
    DataColumn("header", N_("Column"), TEXT, N_("The column's header in CSV and Excel."), width=19),
    DataColumn("type", N_("Sort of value"), TEXT, N_("What sort of value stands in it."), width=14, words=TYPE_LABELS),
    DataColumn("unit", N_("Unit"), TEXT, N_("What is counted or measured."), width=9),
    DataColumn(
        "values", N_("Possible values"), LIST, N_("Code in JSON, word in CSV and Excel, where only these occur."), width=20
    ),
    DataColumn("rule", N_("What stands in it"), TEXT, N_("What stands in it and by which rule."), width=32),
)
"""The dictionary's own columns."""


def dictionary(dataset: Dataset | None = None) -> ExportTable:
    """One row for each column of each table, in their order; at last the columns that every CSV file has.

    With those of the sheet's own by name, where there is a ``dataset``.
    """
    keys = [column.key for column in DICTIONARY]
    own: dict[str, None] = {}
    for extra in dataset.form.assignments["extra"] if dataset is not None else ():
        own |= dict.fromkeys(extra)
    return ExportTable(NAME, DICTIONARY, pd.DataFrame(list(_rows(list(own))), columns=keys, dtype=object))


def _rows(own: list[str]) -> Iterator[tuple[object, ...]]:
    described = {name: (_(TITLES[name]), columns) for name, columns in COLUMNS.items()}
    for name, (title, columns) in (described | {"context": (_(CONTEXT_TITLE), CONTEXT)}).items():
        for column in columns:
            values = tuple(f"{code} = {_(said)}" for code, said in (column.words or {}).items())
            unit = _(column.unit) if column.unit else ""
            yield name, title, column.key, column.title, column.type, unit, values, _(column.rule)
            if column.type == OBJECT:
                for header in own:
                    shown = " ".join(storable(header).split()) or _("Column")
                    yield name, title, f"{column.key}:{shown}", shown, TEXT, "", (), _("A column of the sheet's own, as typed.")
    yield "csv", _("Every CSV file"), "'", "'", TEXT, "", (), _(GUARDED)


def dictionary_workbook(table: ExportTable) -> bytes:
    """The dictionary ``table`` as .xlsx."""
    from ita_dash.export.book import Book, new_workbook
    from ita_dash.export.worksheet import table_sheet

    file = BytesIO()
    book = Book(new_workbook(file))
    book.about(title=_(DICTIONARY_TITLE))
    table_sheet(book, table, ())
    book.close()
    return file.getvalue()
