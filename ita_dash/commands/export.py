"""``export TABLE``: one table as CSV, Excel or JSON."""

import argparse
from pathlib import Path

from ita_dash.commands.options import FAILED, add_source, christian_date, say_error, settings_for, write_out
from ita_dash.dataset import Dataset, load
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.sheet.errors import SheetError

FORMATS = ("csv", "xlsx", "json")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what runs it."""
    parser = commands.add_parser("export", help=_("write a table as CSV, Excel or JSON"))
    parser.add_argument(
        "table", metavar="TABLE", choices=tuple(TITLES), help=_("one of {tables}").format(tables=", ".join(TITLES))
    )
    add_source(parser)
    parser.add_argument(
        "--as-of", metavar="YYYY-MM-DD", type=christian_date, help=_("judge schedules on this day instead of today")
    )
    parser.add_argument("--format", choices=FORMATS, help=_("csv unless the name of the file says otherwise"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("write to this file instead of standard output"))
    parser.set_defaults(run=run, parser=parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code."""
    wanted = arguments.format or _format_of(arguments.output)
    if wanted == "xlsx" and arguments.output is None:
        arguments.parser.error(_("an Excel file does not go to standard output: name it with -o FILE.xlsx"))
    try:
        settings = settings_for(arguments.source, arguments.year)
        dataset = load(settings, arguments.year)
    except SheetError as error:
        say_error(error)
        return FAILED
    filters = Filters(dataset.default_as_of(arguments.as_of or settings.as_of))
    return write_out(_content(dataset, filters, arguments.table, wanted), arguments.output)


def _format_of(path: Path | None) -> str:
    extension = path.suffix.lower().lstrip(".") if path else ""
    return extension if extension in FORMATS else "csv"


def _content(dataset: Dataset, filters: Filters, table: str, wanted: str) -> bytes:
    if wanted == "xlsx":
        from ita_dash.export.excel import table_workbook

        return table_workbook(dataset, filters, table)
    if wanted == "json":
        from ita_dash.export.json import records, to_json

        return to_json(records(build(dataset, filters, table))).encode("utf-8")
    from ita_dash.export.csv import to_csv

    return to_csv(build(dataset, filters, table), dataset, filters)
