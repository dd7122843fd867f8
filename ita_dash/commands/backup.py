"""``backup`` and ``restore``: the store of versions as one file, and back again."""

import argparse
import sys
from pathlib import Path

from ita_dash.commands.options import say
from ita_dash.configuredstore import office_of
from ita_dash.folders import data_folder
from ita_dash.messages import _
from ita_dash.settings import load_settings

DONE, DAMAGED = 0, 1


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """``backup FILE`` and ``restore FILE``."""
    words = (
        ("backup", _("write all versions that are kept to a file, while the app goes on"), _("write over the file")),
        ("restore", _("put the versions of a backup back"), _("put them in place of the versions that the store has")),
    )
    for name, does, over in words:
        parser = commands.add_parser(name, help=does)
        parser.add_argument("file", metavar="FILE", type=Path, help=_("the backup's file"))
        parser.add_argument("--own", action="store_true", help=_("only the versions of the office that the settings name"))
        parser.add_argument("--overwrite", action="store_true", help=over)
        parser.set_defaults(run=run, command=name)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code: 0 done, 1 done but the content of a version is damaged, 2 not done."""
    from ita_dash.history.backupfile import back_up, restore  # loads what talks to databases

    settings = load_settings()
    file, office = arguments.file.expanduser(), office_of(settings) if arguments.own else None
    where = settings.history_url, data_folder()
    if arguments.command == "backup":
        copied = back_up(*where, file, office, overwrite=arguments.overwrite)
        say(_("{count} versions are in {file}").format(count=copied.versions, file=file))
    else:
        copied = restore(file, *where, office, overwrite=arguments.overwrite)
        say(_("{count} versions of {file} are in the store").format(count=copied.versions, file=file))
    if copied.others:
        say(_("{count} versions of other offices were left out").format(count=copied.others))
    if not copied.damaged:
        return DONE
    numbers = ", ".join(map(str, copied.damaged))
    say(
        _("The content of these versions was damaged before, and cannot be shown: {numbers}").format(numbers=numbers),
        to=sys.stderr,
    )
    return DAMAGED
