"""JSON for programs: objects whose keys are the columns' keys. Dates are ISO, what is missing is null, codes stay codes."""

import json
from datetime import date
from typing import Any

from ita_dash.columns.column import DATE
from ita_dash.export.tables import Table
from ita_dash.export.values import as_data


def records(table: Table) -> list[dict[str, Any]]:
    """The rows of ``table`` as objects that JSON can hold."""
    keys = [column.key for column in table.columns]
    values = [
        [_iso(value) if column.type == DATE else value for value in as_data(column, table.frame[column.key])]
        for column in table.columns
    ]
    return [dict(zip(keys, row, strict=True)) for row in zip(*values, strict=True)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def to_json(value: Any) -> str:
    """``value`` with Thai readable; raises ``ValueError`` for a number that JSON does not have."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
