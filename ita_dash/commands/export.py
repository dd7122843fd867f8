"""``export TABLE``: one table, or what describes the tables, as CSV, Excel or JSON."""

import argparse
from pathlib import Path

from ita_dash.commands.options import FAILED, add_source, christian_date, say_error, settings_for, write_out
from ita_dash.export.dictionary import NAME as DICTIONARY
from ita_dash.export.files import FILES, content, dictionary_file
from ita_dash.filters import Filters
from ita_dash.loading import load
from ita_dash.messages import _
from ita_dash.told import ToldError

FORMATS = ("csv", "xlsx", "json")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what runs it."""
    parser = commands.add_parser("export", help=_("write a table as CSV, Excel or JSON"))
    parser.add_argument("table", metavar="TABLE", choices=tuple(FILES), help=_("one of {tables}").format(tables=", ".join(FILES)))
    add_source(parser)
    parser.add_argument(
        "--as-of", metavar="YYYY-MM-DD", type=christian_date, help=_("judge schedules on this day instead of today")
    )
    parser.add_argument(
        "--format", choices=FORMATS, help=_("csv unless the name of the file says otherwise; a data package is always json")
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("write to this file instead of standard output"))
    parser.set_defaults(run=run, parser=parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code."""
    formats = FILES[arguments.table]
    wanted = arguments.format or _format_of(arguments.output) or formats[0]
    if wanted not in formats:
        arguments.parser.error(
            _("{table} is written as {formats}, not as {format}").format(
                table=arguments.table, formats=", ".join(formats), format=wanted
            )
        )
    if wanted == "xlsx" and arguments.output is None:
        arguments.parser.error(_("an Excel file does not go to standard output: name it with -o FILE.xlsx"))
    if arguments.table == DICTIONARY:
        return write_out(_text(dictionary_file(wanted), wanted), arguments.output)
    try:
        settings = settings_for(arguments.source, arguments.year)
        dataset = load(settings, arguments.year)
    except ToldError as error:
        say_error(error)
        return FAILED
    filters = Filters(dataset.default_as_of(arguments.as_of or settings.as_of))
    return write_out(_text(content(dataset, filters, arguments.table, wanted), wanted), arguments.output)


def _text(content: bytes, wanted: str) -> bytes | str:
    """A file that is text, as text: standard output may want it in another encoding."""
    return content if wanted == "xlsx" else content.decode("utf-8")


def _format_of(path: Path | None) -> str:
    """What the file's name says; empty where it says nothing."""
    extension = path.suffix.lower().lstrip(".") if path else ""
    return extension if extension in FORMATS else ""
