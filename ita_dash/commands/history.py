"""``history list``, ``history diff`` and ``history export``: the versions that are kept, without a browser."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ita_dash.commands.differences import Difference, as_object, lines
from ita_dash.commands.options import FAILED, add_source, christian_date, say, settings_for, write_out
from ita_dash.commands.stored import NoAnswerError, data_of, said, store_of, version_of
from ita_dash.dataset import choose_source
from ita_dash.export.files import content
from ita_dash.export.jsonfile import to_json
from ita_dash.export.tables import TITLES
from ita_dash.export.values import storable
from ita_dash.export.workbookfile import workbook_file
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.history.choosing import standing_at
from ita_dash.history.version import NotStoredError, Version, source_key
from ita_dash.messages import _
from ita_dash.settings import Settings

if TYPE_CHECKING:
    from ita_dash.history.store import Store

WORKBOOK = "workbook"
FORMATS = ("xlsx", "json", "csv")
Command = Callable[[argparse.Namespace, Settings, "Store"], int]


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands and what runs them."""
    parts = commands.add_parser("history", help=_("list, compare and write the versions that are kept")).add_subparsers(
        metavar="list|diff|export", required=True
    )
    listing = parts.add_parser("list", help=_("every version that is kept, the newest first"))
    add_source(listing)
    listing.add_argument("--format", choices=("text", "json"), default="text", help=_("text for people, json for programs"))
    listing.set_defaults(run=_safely(_list), parser=listing)

    diff = parts.add_parser("diff", help=_("what changed from one version to another"))
    diff.add_argument("before", metavar="A", type=int, nargs="?", help=_("number of the earlier version"))
    diff.add_argument("after", metavar="B", type=int, nargs="?", help=_("number of the later one; else the newest"))
    diff.add_argument("--since", metavar="YYYY-MM-DD", type=christian_date, help=_("the version of this day instead of A"))
    add_source(diff)
    diff.add_argument("--format", choices=("text", "json"), default="text", help=_("text for people, json for programs"))
    diff.set_defaults(run=_safely(_diff), parser=diff)

    export = parts.add_parser("export", help=_("write a version's workbook, or a table made of it"))
    export.add_argument("version", metavar="A", type=int, help=_("number of the version"))
    tables = (WORKBOOK, *TITLES)
    export.add_argument(
        "table",
        metavar="TABLE",
        nargs="?",
        default=WORKBOOK,
        choices=tables,
        help=_("one of {tables}").format(tables=", ".join(tables)),
    )
    export.add_argument("--format", choices=FORMATS, help=_("json unless the name of the file says otherwise"))
    add_source(export)
    export.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("write to this file instead of standard output"))
    export.set_defaults(run=_safely(_export), parser=export)


def _safely(command: Command) -> Callable[[argparse.Namespace], int]:
    """``command`` with the settings and the store; what has no answer is said, and the exit code is 2."""

    def run(arguments: argparse.Namespace) -> int:
        settings = settings_for(arguments.source, arguments.year)
        try:
            return command(arguments, settings, store_of(settings))
        except NoAnswerError as error:
            say(str(error), to=sys.stderr)
        return FAILED

    return run


def _list(arguments: argparse.Namespace, _settings: Settings, store: "Store") -> int:
    """Of one source or of all; of one fiscal year or of all."""
    sources = [source_key(arguments.source)] if arguments.source else store.sources()
    found = [version for source in sources for version in store.versions(source)]
    if arguments.year:
        found = [version for version in found if version.fiscal_year in (arguments.year, None)]
    found.sort(key=lambda version: (version.first_seen, version.id), reverse=True)
    if arguments.format == "json":
        return write_out(storable(to_json([_as_object(version) for version in found])), None)
    if not found:
        say(_("No version is kept yet; python -m ita_dash snapshot keeps the first one."), to=sys.stderr)
        return 0
    return write_out(storable("".join(map(_line, found))), None)


def _as_object(version: Version) -> dict[str, object]:
    seen = {"first_seen": version.first_seen.isoformat(), "last_seen": version.last_seen.isoformat()}
    return {**asdict(version), **seen}


def _line(version: Version) -> str:
    what = _("{count} reporting items").format(count=version.assignments) if version.forms else _("no form")
    year = str(version.fiscal_year or "–")
    seen = f"{said(version.first_seen)} – {said(version.last_seen)}"
    return "  ".join((f"{version.id:>6}", seen, f"{year:4}", what, version.title, version.location or version.source)) + "\n"


def _diff(arguments: argparse.Namespace, settings: Settings, store: "Store") -> int:
    before, after = _two(arguments, settings, store)
    difference = Difference.of(before, data_of(store, before, settings), after, data_of(store, after, settings))
    text = to_json(as_object(difference)) if arguments.format == "json" else "\n".join(lines(difference)) + "\n"
    return write_out(storable(text), None)


def _two(arguments: argparse.Namespace, settings: Settings, store: "Store") -> tuple[Version, Version]:
    """The versions to compare: A and B, A and the newest of its source and year, or that of a day and the newest."""
    if (arguments.before is None) == (arguments.since is None):
        arguments.parser.error(_("name a version to compare with, or a day with --since"))
    if arguments.before is not None:
        before = version_of(store, arguments.before)
        if arguments.after is not None:
            return before, version_of(store, arguments.after)
        return before, store.of_year(before.source, before.fiscal_year)[0]
    source, year = choose_source(settings, arguments.year)
    key = source_key(source.location)
    newest = store.latest(key)
    of_year = store.of_year(key, newest.fiscal_year if newest else year)
    versions = [version for version in of_year if version.forms]
    earlier = standing_at(versions, datetime.combine(arguments.since, time.min, BANGKOK))
    if earlier is None:
        raise NoAnswerError(_("No version of {source} is kept.").format(source=source.location))
    return earlier, versions[0]


def _export(arguments: argparse.Namespace, settings: Settings, store: "Store") -> int:
    extension = arguments.output.suffix.lower().lstrip(".") if arguments.output else ""
    wanted = arguments.format or (extension if extension in FORMATS else "json")
    if wanted == "xlsx" and arguments.output is None:
        arguments.parser.error(_("an Excel file does not go to standard output: name it with -o FILE.xlsx"))
    version = version_of(store, arguments.version)
    if arguments.table != WORKBOOK:
        dataset = data_of(store, version, settings)
        filters = Filters(dataset.year.clamp(version.first_seen.astimezone(BANGKOK).date()))
        return write_out(content(dataset, filters, arguments.table, wanted), arguments.output)
    if wanted == "csv":
        arguments.parser.error(
            _("{table} is written as {formats}, not as {format}").format(table=WORKBOOK, formats="json, xlsx", format=wanted)
        )
    try:
        if wanted == "xlsx":
            return write_out(workbook_file(store.workbook(version)), arguments.output)
        return write_out(storable(store.content(version)), arguments.output)
    except NotStoredError:
        raise NoAnswerError(_("The cells of version {id} cannot be read any more.").format(id=version.id)) from None
