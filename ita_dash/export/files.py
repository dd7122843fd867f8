"""Every file by its name and format, the same for the command line, links and pages."""

from dataclasses import dataclass

from ita_dash.dataset import Dataset
from ita_dash.export import archive, datapackage, dcat, dictionary
from ita_dash.export.csvfile import USUAL, Manner
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.settings.publishedsection import UNSAID, PublishedSettings

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "zip": "application/zip",
}
TEXTS = frozenset({"csv", "json", "jsonld"})
"""Formats that are text."""
FILES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*TITLES, dictionary.NAME), ("csv", "xlsx", "json")),
    datapackage.NAME: ("json",),
    dcat.NAME: ("jsonld",),
    archive.NAME: ("zip",),
}
"""What can be exported → the formats that it has, the usual one first."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a file beside its rows."""

    manner: Manner = USUAL
    """How CSV files are written."""
    problems: bool = False
    """Whether what describes all tables, and what holds them, has the problems too."""
    published: PublishedSettings = UNSAID


NONE = Wishes()


def content(dataset: Dataset, filters: Filters, name: str, wanted: str, query: str = "", wishes: Wishes = NONE) -> bytes:
    """The file ``name`` (a key of ``FILES``) in one of its formats. ``query`` is what the links beside it carry."""
    if name == archive.NAME:
        return archive.archive(dataset, filters, wishes.manner, problems=wishes.problems, published=wishes.published)
    if name == dictionary.NAME:
        return dictionary_file(wanted, dataset, wishes.manner)
    if wanted == "xlsx":
        from ita_dash.export.excel import table_workbook

        return table_workbook(dataset, filters, name)
    if wanted == "csv":
        from ita_dash.export.csvfile import to_csv

        return to_csv(build(dataset, filters, name), dataset, filters, wishes.manner)
    from ita_dash.export.jsonfile import document, to_json

    if name == datapackage.NAME:
        described = datapackage.datapackage(
            dataset, filters, query, manner=wishes.manner, problems=wishes.problems, published=wishes.published
        )
    elif name == dcat.NAME:
        described = dcat.dcat(dataset, filters, query, problems=wishes.problems, published=wishes.published)
    else:
        described = document(build(dataset, filters, name), dataset, filters)
    return to_json(described).encode("utf-8")


def dictionary_file(wanted: str, dataset: Dataset | None = None, manner: Manner = USUAL) -> bytes:
    """The dictionary: the same for every office, but for the columns of the sheet's own where there is a ``dataset``."""
    table = dictionary.dictionary(dataset)
    if wanted == "xlsx":
        return dictionary.dictionary_workbook(table)
    if wanted == "csv":
        from ita_dash.export.csvfile import bare_csv

        return bare_csv(table, manner)
    from ita_dash.export.jsonfile import records, to_json

    return to_json(records(table)).encode("utf-8")
