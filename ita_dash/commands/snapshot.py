"""``snapshot``: read a source once and keep what was read, as the app does: for a timer, where nobody opens the app."""

import argparse
import sys
from typing import TYPE_CHECKING

from ita_dash.commands.options import FAILED, add_source, say, settings_for
from ita_dash.commands.stored import said, say_notices, store_of
from ita_dash.dataset import choose_source
from ita_dash.history.version import source_key
from ita_dash.messages import _

if TYPE_CHECKING:
    from ita_dash.history.store import Store
    from ita_dash.live.sourcereads import Reading

KEPT, LOST = 0, 1


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what runs it."""
    parser = commands.add_parser("snapshot", help=_("read the sheet once and keep it as a version, without the app"))
    add_source(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code: 0 kept, 1 kept but something of the form is gone, 2 not read or not kept."""
    from ita_dash.live.sourcereads import Reader  # loads what talks to Google and to databases

    settings = settings_for(arguments.source, arguments.year)
    source, year = choose_source(settings, arguments.year)
    if source.bundled:
        say(_("The bundled workbooks need no history: name a sheet with --source or in the settings."), to=sys.stderr)
        return FAILED
    store = store_of(settings)
    reader = Reader({year: source}, settings, store)
    key = source_key(source.location)
    newest = store.latest(key)
    reading = reader.read(reader.kept())
    return _told(store, reading, key, newest.id if newest else None)


def _told(store: "Store", reading: "Reading", key: str, newest: int | None) -> int:
    version = store.latest(key)
    if version is None or not store.lasting or version.id < 0 or any(notice.code != "corrupt" for notice in store.notices):
        say_notices(store)
        say(_("What was read is not kept: this command's memory ends with it."), to=sys.stderr)
        return FAILED
    form = {"id": version.id, "title": version.title, "count": version.assignments, "day": said(version.first_seen)}
    if version.id == newest:
        say(_("Nothing new since version {id} of {day}: {title}, {count} reporting items").format(**form))
    else:
        say(_("New version {id}: {title}, {count} reporting items").format(**form))
    if reading.lost is None and version.forms:
        return KEPT
    if reading.lost is None:
        say(_("No tab of it is a form."), to=sys.stderr)
    else:
        before = reading.lost.before
        say(_("Compared with version {id} of {day}:").format(id=before.id, day=said(before.first_seen)), to=sys.stderr)
        for loss in reading.lost.losses:
            say(f"- {loss.message}", to=sys.stderr)
    return LOST
