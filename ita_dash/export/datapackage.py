"""The description of the CSV files for machines: a Frictionless Data Package (datapackage.org, version 1 of the standard).

Its schemas say what the files hold as they stand: the headers of the first line, words in place of codes, ISO dates. A key is
promised only where the rows keep the promise: two rows of one activity and division that contradict each other both stand.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from ita_dash.columns.column import DATE, INTEGER, LIST, NUMBER, OBJECT, PERCENT, TEXT, YES_NO, DataColumn
from ita_dash.dataset import Dataset
from ita_dash.export.csvfile import USUAL, Manner, headers, with_context
from ita_dash.export.notes import data_title, notes_line, source_name, title_line
from ita_dash.export.tables import TITLES, ExportTable, build
from ita_dash.filters import Filters
from ita_dash.messages import N_, _
from ita_dash.settings.publishedsection import UNSAID, PublishedSettings
from ita_dash.vocabulary import word

NAME = "datapackage"
PROBLEMS = "problems"
"""Described only on request: what is wrong in a sheet is for those who mend it."""
GUARDED = N_(
    "A text that begins with = + - @ has an apostrophe before it, so that no program calculates it; "
    "with plain=1 it stands as typed."
)
_TYPES: dict[str, dict[str, object]] = {
    TEXT: {"type": "string"},
    LIST: {"type": "string"},
    OBJECT: {"type": "string"},
    INTEGER: {"type": "integer"},
    NUMBER: {"type": "number"},
    PERCENT: {"type": "number", "constraints": {"minimum": 0, "maximum": 100}},
    DATE: {"type": "date", "format": "default"},
    YES_NO: {"type": "boolean"},
}
_PRIMARY: dict[str, tuple[str, ...]] = {
    "assignments": ("key", "division"),
    "activities": ("key",),
    "measures": ("key",),
    "divisions": ("division",),
}
_FOREIGN: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "assignments": ((("key",), "activities"), (("division",), "divisions"), (("measure_no", "measure"), "measures")),
    "activities": ((("measure_no", "measure"), "measures"),),
    "recommendations": ((("key",), "activities"), (("measure_no", "measure"), "measures")),
    "divisions": ((("parent",), "divisions"),),
}
"""Table → its columns and the table in whose columns of the same names (a parent's: the division) their values stand."""


def described(*, problems: bool = False) -> tuple[str, ...]:
    """The tables that are described."""
    return tuple(name for name in TITLES if problems or name != PROBLEMS)


def datapackage(
    dataset: Dataset,
    filters: Filters,
    query: str = "",
    *,
    manner: Manner = USUAL,
    problems: bool = False,
    published: PublishedSettings = UNSAID,
) -> dict[str, object]:
    """The descriptor of every table's CSV file. ``query`` (with its question mark) is what the files' addresses carry."""
    tables = {name: with_context(build(dataset, filters, name)) for name in described(problems=problems)}
    return {
        "profile": "tabular-data-package",
        "name": f"ita-{dataset.year.be}",
        "title": data_title(dataset),
        "description": notes_line(dataset, filters),
        # The day of the data, not of the request: the same data gives the same file
        "created": datetime.combine(filters.as_of, time.min, UTC).isoformat(timespec="seconds"),
        **licences(published),
        "contributors": [_contributor(dataset, published)],
        "keywords": list(published.keywords),
        "language": "th",
        "temporal": {"start": dataset.year.start.isoformat(), "end": dataset.year.end.isoformat()},
        **({"spatial": published.area} if published.area else {}),
        "updateFrequency": published.frequency,
        "sources": [{"title": source_name(dataset)} | ({"path": dataset.url} if dataset.url else {})],
        "resources": [_resource(table, tables, query, manner) for table in tables.values()],
    }


def licences(published: PublishedSettings) -> dict[str, object]:
    """The property ``licenses``; empty where the office names none."""
    if not published.licence:
        return {}
    name = published.licence.replace(" ", "-")
    return {"licenses": [{"name": name, "title": published.licence, "path": published.licence_url}]}


def _contributor(dataset: Dataset, published: PublishedSettings) -> dict[str, str]:
    email = {"email": published.contact_email} if published.contact_email else {}
    return {"title": published.contact or dataset.office or title_line(dataset), "role": "publisher", **email}


def _resource(table: ExportTable, tables: dict[str, ExportTable], query: str, manner: Manner) -> dict[str, object]:
    named = headers(table, manner)
    by_key = dict(zip((column.key for column in table.columns), named, strict=True))
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        **({} if manner.plain else {"description": _(GUARDED)}),
        "path": f"{table.name}.csv{query}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, header) for column, header in zip(table.columns, named, strict=True)],
            "missingValues": [""],
            **_keys(table, tables, by_key, manner),
        },
    }


def _keys(table: ExportTable, tables: dict[str, ExportTable], by_key: dict[str, str], manner: Manner) -> dict[str, object]:
    """Primary and foreign keys, as far as the rows have them."""
    found: dict[str, object] = {}
    primary = _PRIMARY.get(table.name, ())
    rows = _rows(table, primary)
    if primary and len(set(rows)) == len(rows) and all(all(row) for row in rows):
        found["primaryKey"] = [by_key[key] for key in primary]
    foreign = []
    for keys, other in _FOREIGN.get(table.name, ()):
        theirs = tuple("division" if key == "parent" else key for key in keys)
        if not set(_rows(table, keys)) - {("",) * len(keys)} <= set(_rows(tables[other], theirs)):
            continue
        others = dict(zip((column.key for column in tables[other].columns), headers(tables[other], manner), strict=True))
        named = {"resource": "" if other == table.name else other, "fields": [others[key] for key in theirs]}
        foreign.append({"fields": [by_key[key] for key in keys], "reference": named})
    return found | ({"foreignKeys": foreign} if foreign else {})


def _rows(table: ExportTable, keys: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(table.frame[key].tolist() for key in keys), strict=True)) if keys else []


def _field(column: DataColumn, header: str) -> dict[str, object]:
    """One column; ``key`` is its name in JSON, which does not change with the language of the headers."""
    field: dict[str, object] = {"name": header, "key": column.key, "description": _(column.rule), **_TYPES[column.type]}
    if column.unit:
        field["unit"] = _(column.unit)
    if column.words:
        field["constraints"] = {"enum": [word(column.words, code) for code in column.words]}
    if column.type == YES_NO:
        field |= {"trueValues": [_("Yes")], "falseValues": [_("No")]}
    return field
