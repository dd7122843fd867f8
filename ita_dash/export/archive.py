"""Everything in one file: all tables, what describes them, what to know of them in Thai and English, and under which licence.

The same data gives the same bytes: files are dated by the day of the data, and stand in one order.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ita_dash.dataset import Dataset
from ita_dash.export.csvfile import Manner, bare_csv, to_csv
from ita_dash.export.datapackage import GUARDED, datapackage, described
from ita_dash.export.dcat import dcat
from ita_dash.export.dictionary import dictionary
from ita_dash.export.jsonfile import document, to_json
from ita_dash.export.notes import data_title, describe_filters, notes_line
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.messages import N_, _
from ita_dash.settings.publishedsection import PublishedSettings

NAME = "all"
ABOUT = (
    N_("{table}.csv and {table}.json: the tables, as CSV (UTF-8, for Excel and databases) and as JSON (for programs)."),
    N_("dictionary.csv: every column of every table with its type, unit, possible values and rule."),
    N_("datapackage.json: the same for programs (Frictionless Data Package), with the keys that join the tables."),
    N_("dcat.jsonld: for catalogues of data (DCAT), with the fields that data.go.th asks for."),
    N_("LICENSE.txt: under which conditions the data may be used."),
)
NO_LICENCE = N_("The office has named no licence: ask it before you use the data.")
USED_UNDER = N_("The data may be used under: {licence}")


def archive(dataset: Dataset, filters: Filters, manner: Manner, *, problems: bool, published: PublishedSettings) -> bytes:
    """The zip file."""
    file = BytesIO()
    day = filters.as_of
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as zipped:
        for name, content in _files(dataset, filters, manner, problems=problems, published=published):
            info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            zipped.writestr(info, content)
    return file.getvalue()


def _files(
    dataset: Dataset, filters: Filters, manner: Manner, *, problems: bool, published: PublishedSettings
) -> Iterator[tuple[str, bytes]]:
    package = datapackage(dataset, filters, manner=manner, problems=problems, published=published)
    names = described(problems=problems)
    told = [data_title(dataset), notes_line(dataset, filters)]
    yield "README.th.txt", _readme(told, [_(line) for line in (*ABOUT, GUARDED)], {name: _(TITLES[name]) for name in names})
    yield "README.en.txt", _readme(_in_english(dataset, filters), [*ABOUT, GUARDED], {name: TITLES[name] for name in names})
    yield "LICENSE.txt", _licence(published)
    yield "datapackage.json", to_json(package).encode()
    yield "dcat.jsonld", to_json(dcat(dataset, filters, problems=problems, published=published)).encode()
    yield "dictionary.csv", bare_csv(dictionary(dataset), manner)
    for name in names:
        table = build(dataset, filters, name)
        yield f"{name}.csv", to_csv(table, dataset, filters, manner)
        yield f"{name}.json", to_json(document(table, dataset, filters)).encode()


def _readme(told: list[str], lines: list[str], tables: Mapping[str, str]) -> bytes:
    """``told``: whose data it is; ``lines``: what the files are; the names of ``tables`` are those of the files."""
    listed = [f"- {name}: {title}" for name, title in tables.items()]
    return "\r\n".join([*told, "", *(line.replace("{table}", "*") for line in lines), "", *listed, ""]).encode("utf-8-sig")


def _in_english(dataset: Dataset, filters: Filters) -> list[str]:
    """Whose data it is; names of the office and what was chosen are as the sheet has them."""
    said = ["Results of the measures to promote integrity and transparency (ITA)", f"Fiscal year: B.E. {dataset.year.be}"]
    said += [f"Office: {dataset.office}"] * bool(dataset.office)
    said.append(f"Judged up to: {filters.as_of:%Y-%m-%d}")
    said += [f"Chosen: {one}" for one in describe_filters(filters, dataset)] or ["All data (no filter)"]
    return said + ["Demonstration data, made up: not any office's real results"] * dataset.demonstration


def _licence(published: PublishedSettings) -> bytes:
    if not published.licence:
        return f"{_(NO_LICENCE)}\r\n{NO_LICENCE}\r\n".encode("utf-8-sig")
    said = [text.format(licence=published.licence) for text in (_(USED_UNDER), USED_UNDER)]
    return "\r\n".join([*said, published.licence_url, ""]).encode("utf-8-sig")
