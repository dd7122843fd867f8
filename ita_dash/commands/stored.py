"""What the commands about history share: the store that the settings name, and one version's data."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from ita_dash.commands.options import say
from ita_dash.dataset import Dataset, Source
from ita_dash.history.version import NotStoredError, Version
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError

if TYPE_CHECKING:
    from ita_dash.history.store import Store  # loads SQLAlchemy, which other commands do not need


class NoAnswerError(Exception):
    """There is no answer; the text says why."""


def store_of(settings: Settings) -> "Store":
    """The store that the settings name, opened; what is the matter with it is said on standard error."""
    from ita_dash.configuredstore import store

    found = store(settings)
    found.open()
    say_notices(found)
    return found


def say_notices(store: "Store") -> None:
    """What a person should know about the store, on standard error."""
    for notice in store.notices:
        say(notice.message, notice.advice, *notice.facts, to=sys.stderr)


def version_of(store: "Store", id_: int) -> Version:
    """The version ``id_``. Raises ``NoAnswerError``."""
    version = store.version(id_)
    if version is None:
        raise NoAnswerError(_("There is no version {id}; history list names those that there are.").format(id=id_))
    return version


def data_of(store: "Store", version: Version, settings: Settings) -> Dataset:
    """What ``version`` means. Raises ``NoAnswerError`` where its cells are gone or hold no form."""
    from ita_dash.live.understanding import Stored, here

    source = Source(version.location or version.source)
    try:
        stored = Stored(store.cells(version), version.last_seen, version.location, version.url)
        datasets = here(stored, {version.fiscal_year: source}, settings, digest=version.digest).datasets
        if not datasets:
            raise SheetError("no_form", source=source.location)
        return datasets[version.fiscal_year]
    except NotStoredError:
        raise NoAnswerError(_("The cells of version {id} cannot be read any more.").format(id=version.id)) from None
    except SheetError as error:
        raise NoAnswerError(_("Version {id}: {reason}").format(id=version.id, reason=error.message)) from None


def said(moment: datetime) -> str:
    """A time as a terminal shows it: 2024-06-30 14:05, in Thailand."""
    return f"{moment:%Y-%m-%d %H:%M}"
