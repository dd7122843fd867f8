"""The description of the CSV files for machines: a Frictionless Data Package (datapackage.org, version 1 of the standard).

Its schemas say what the files hold as they stand: the headers of the first line, words in place of codes, ISO dates.
"""

from typing import Any

from ita_dash.columns.column import DATE, INTEGER, LIST, NUMBER, OBJECT, PERCENT, TEXT, YES_NO, Column
from ita_dash.dataset import Dataset
from ita_dash.export.csv import headers, with_context
from ita_dash.export.notes import notes_line, source_name, title_line
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.vocabulary import word

NAME = "datapackage"
_TYPES: dict[str, dict[str, Any]] = {
    TEXT: {"type": "string"},
    LIST: {"type": "string"},
    OBJECT: {"type": "string"},
    INTEGER: {"type": "integer"},
    NUMBER: {"type": "number"},
    PERCENT: {"type": "number", "constraints": {"minimum": 0, "maximum": 100}},
    DATE: {"type": "date", "format": "default"},
    YES_NO: {"type": "boolean"},
}


def datapackage(dataset: Dataset, filters: Filters, query: str = "") -> dict[str, Any]:
    """The descriptor of every table's CSV file. ``query`` (with its question mark) is what the files' addresses carry."""
    title = title_line(dataset)
    return {
        "profile": "tabular-data-package",
        "name": f"ita-{dataset.year.be}",
        "title": title,
        "description": notes_line(dataset, filters),
        "created": dataset.read_at.isoformat(timespec="seconds"),
        "sources": [{"title": source_name(dataset)} | ({"path": dataset.url} if dataset.url else {})],
        "resources": [_resource(dataset, filters, name, query) for name in TITLES],
    }


def _resource(dataset: Dataset, filters: Filters, name: str, query: str) -> dict[str, Any]:
    table = with_context(build(dataset, filters, name))
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": _(TITLES[name]),
        "path": f"{name}.csv{query}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, header) for column, header in zip(table.columns, headers(table), strict=True)],
            "missingValues": [""],
        },
    }


def _field(column: Column, header: str) -> dict[str, Any]:
    """One column; ``key`` is its name in JSON, which does not change with the language of the headers."""
    field: dict[str, Any] = {"name": header, "key": column.key, "description": _(column.rule), **_TYPES[column.type]}
    if column.unit:
        field["unit"] = _(column.unit)
    if column.words:
        field["constraints"] = {"enum": [word(column.words, code) for code in column.words]}
    if column.type == YES_NO:
        field |= {"trueValues": [_("Yes")], "falseValues": [_("No")]}
    return field
