"""JSON for programs: whose data it is, as of when, and the rows as objects whose keys are the columns' keys.

Dates are ISO, what is missing is null, codes stay codes.
"""

import json
from datetime import date

from ita_dash.columns.column import DATE
from ita_dash.dataset import Dataset
from ita_dash.export.notes import context, source_name
from ita_dash.export.tables import ExportTable
from ita_dash.export.values import as_data, storable
from ita_dash.filters import Filters


def document(table: ExportTable, dataset: Dataset, filters: Filters) -> dict[str, object]:
    """``table`` as an object: what every row of the CSV file repeats stands once, then ``rows``.

    ``filters`` are the values chosen by the name of the link's parameter, without those that choose nothing.
    """
    said = context(dataset, filters)
    chosen = {
        "measure": filters.measures,
        "division": filters.divisions,
        "status": filters.statuses,
        "schedule": filters.schedules,
    }
    return {
        "office": storable(said["office"]),
        "fiscal_year": said["fiscal_year"],
        "as_of": _iso(said["as_of"]),
        "filters": {name: [storable(value) for value in values] for name, values in chosen.items() if values},
        "source": storable(source_name(dataset)),
        "note": said["note"],
        "table": table.name,
        "rows": records(table),
    }


def records(table: ExportTable) -> list[dict[str, object]]:
    """The rows of ``table`` as objects that JSON can hold."""
    keys = [column.key for column in table.columns]
    values = [
        [_iso(value) if column.type == DATE else value for value in as_data(column, table.frame[column.key])]
        for column in table.columns
    ]
    return [dict(zip(keys, row, strict=True)) for row in zip(*values, strict=True)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def to_json(value: object) -> str:
    """``value`` with Thai readable; raises ``ValueError`` for a number that JSON does not have."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
