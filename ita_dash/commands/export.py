"""``export TABLE``: one table, or what describes the tables, as CSV, Excel or JSON."""

import argparse
from pathlib import Path

from ita_dash.commands.options import add_source, christian_date, settings_for, write_out
from ita_dash.export.csvfile import Manner
from ita_dash.export.dictionary import NAME as DICTIONARY
from ita_dash.export.files import FILES, TEXTS, Wishes, content, dictionary_file
from ita_dash.filters import Filters
from ita_dash.loading import load
from ita_dash.messages import _

FORMATS = ("csv", "xlsx", "json", "jsonld", "zip")


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
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help=_("write to this file instead of standard output; in a folder it gets the name that the data package says"),
    )
    parser.add_argument("--headers", choices=("th", "en"), default="th", help=_("headers of CSV: Thai, or the names in JSON"))
    as_typed = _("texts of CSV as typed, also those that a program would calculate")
    parser.add_argument("--plain", action="store_true", help=as_typed)
    parser.add_argument("--problems", action="store_true", help=_("describe and pack the table of problems too"))
    parser.set_defaults(run=run, parser=parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code."""
    formats = FILES[arguments.table]
    if arguments.output is not None and arguments.output.is_dir():
        arguments.output = arguments.output / f"{arguments.table}.{arguments.format or formats[0]}"
    wanted = arguments.format or _format_of(arguments.output) or formats[0]
    if wanted not in formats:
        arguments.parser.error(
            _("{table} is written as {formats}, not as {format}").format(
                table=arguments.table, formats=", ".join(formats), format=wanted
            )
        )
    if wanted not in TEXTS and arguments.output is None:
        said = _("a {format} file does not go to standard output: name it with -o FILE.{format}")
        arguments.parser.error(said.format(format=wanted))
    manner = Manner(arguments.headers, arguments.plain)
    if arguments.table == DICTIONARY and arguments.source is None and arguments.year is None:
        return write_out(_text(dictionary_file(wanted, manner=manner), wanted), arguments.output)
    settings = settings_for(arguments.source, arguments.year)
    dataset = load(settings, arguments.year)
    wishes = Wishes(manner, arguments.problems, settings.published)
    filters = Filters(dataset.default_as_of(arguments.as_of or settings.as_of))
    return write_out(_text(content(dataset, filters, arguments.table, wanted, wishes=wishes), wanted), arguments.output)


def _text(content: bytes, wanted: str) -> bytes | str:
    """A file that is text, as text: standard output may want it in another encoding."""
    return content.decode("utf-8") if wanted in TEXTS else content


def _format_of(path: Path | None) -> str:
    """What the file's name says; empty where it says nothing."""
    extension = path.suffix.lower().lstrip(".") if path else ""
    return extension if extension in FORMATS else ""
