"""Every file by its name and format, the same for the command line, links and pages."""

from ita_dash.dataset import Dataset
from ita_dash.export import datapackage, dictionary
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
FILES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*TITLES, dictionary.NAME), ("csv", "xlsx", "json")),
    datapackage.NAME: ("json",),
}
"""What can be exported → the formats that it has, the usual one first."""


def content(dataset: Dataset, filters: Filters, name: str, wanted: str, query: str = "") -> bytes:
    """The file ``name`` (a key of ``FILES``) in one of its formats. ``query`` is what the links beside it carry."""
    if name == dictionary.NAME:
        return dictionary_file(wanted)
    if wanted == "xlsx":
        from ita_dash.export.excel import table_workbook

        return table_workbook(dataset, filters, name)
    if wanted == "csv":
        from ita_dash.export.csv import to_csv

        return to_csv(build(dataset, filters, name), dataset, filters)
    from ita_dash.export.json import document, to_json

    if name == datapackage.NAME:
        return to_json(datapackage.datapackage(dataset, filters, query)).encode("utf-8")
    return to_json(document(build(dataset, filters, name), dataset, filters)).encode("utf-8")


def dictionary_file(wanted: str) -> bytes:
    """The dictionary, which is the same for every office."""
    table = dictionary.dictionary()
    if wanted == "xlsx":
        return dictionary.dictionary_workbook()
    if wanted == "csv":
        from ita_dash.export.csv import bare_csv

        return bare_csv(table)
    from ita_dash.export.json import records, to_json

    return to_json(records(table)).encode("utf-8")
