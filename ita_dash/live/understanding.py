"""From what was fetched to what it means, within the limits of the settings: no cell can hold up the app for longer.

The app has a worker understand (``in_worker``): its pages go on meanwhile, also while the sheet is a large one, and what goes
beyond the limits is ended with its process. A command understands in its own process under the same limits (``here``). A worker
knows no more of the settings than it needs: no key, no password.
"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from ita_dash.dataset import Dataset, Source, understand
from ita_dash.heap import collection_paused
from ita_dash.history.packing import BadContentError, Packed, pack, unpack
from ita_dash.incidents import incident
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.fetched import Fetched
from ita_dash.sheet.limits import set_to
from ita_dash.sheet.workbook import Workbook
from ita_dash.workers import alarm
from ita_dash.workers.bounds import Limits, StoppedError
from ita_dash.workers.crew import Crew
from ita_dash.workers.worker import FailedError

LOG = logging.getLogger(__name__)
CREW = Crew((__name__,), workers=2, fat=400)
"""Two, so that a year whose sheet takes long holds up no other. A form of 1,000 rows leaves a worker below ``fat``."""
GIVEN_UP = frozenset({"too_long", "too_much", "no_form"})
"""Codes of what another try would not change."""
Datasets = Mapping[int | None, Dataset]
"""By the fiscal year that the settings give the source; None where they give none. Beside None stands every year that the tabs
of the spreadsheet are of, where they are of several."""
Sources = Mapping[int | None, Source]


@dataclass(frozen=True, slots=True)
class Stored:
    """The cells of a version in the store."""

    data: bytes
    read_at: datetime
    source: str
    url: str

    def workbook(self) -> Workbook:
        """Raises ``SheetError("no_form")`` where they cannot be read any more."""
        try:
            return unpack(self.data, self.read_at, self.source, self.url)
        except BadContentError:
            raise SheetError("no_form", source=self.source) from None


@dataclass(frozen=True, slots=True)
class Understood:
    """One read, looked into."""

    heading: Workbook
    """Without its tabs: title, when and whence."""
    packed: Packed
    """Its content."""
    datasets: Datasets | None
    """What it means, empty where it holds no form; None where the content was known already."""
    meaning: str = ""
    """Names what it means: the same where no assignment and no problem differs; empty where nothing is known of it."""


class Understand(Protocol):
    """``in_worker`` or ``here``."""

    def __call__(
        self, fetched: Fetched, sources: Sources, settings: Settings, known: str = "", digest: str = ""
    ) -> Understood: ...


def understood(fetched: Fetched, sources: Sources, settings: Settings, known: str = "", digest: str = "") -> Understood:
    """What ``fetched`` holds, and what that means in each year of ``sources``; the latter not for the content ``known``.

    ``digest`` is that of the content, where it is known; else it is reckoned. Raises ``SheetError``.
    """
    with collection_paused(), set_to(settings.limits.given):
        workbook = fetched.workbook()
        packed = Packed(digest, b"") if digest else pack(workbook)
        heading = replace(workbook, tabs=())
        if packed.digest == known:
            return Understood(heading, packed, None)
        datasets = _datasets(workbook, sources, settings, packed.digest)
        return Understood(heading, packed, datasets, meaning_of(datasets))


def meaning_of(datasets: Datasets) -> str:
    """What names the assignments and problems of ``datasets``, whatever else stands in the cells."""
    if not datasets:
        return ""
    digest = hashlib.sha256()
    for year, dataset in sorted(datasets.items(), key=lambda pair: pair[0] or 0):
        form = dataset.form
        said = (year, form.year.be, form.as_of, form.office, form.title, form.divisions, form.tabs)
        digest.update(repr(said).encode("utf-8", "replace"))
        for frame in (form.assignments, form.problems):
            written = frame.to_json(orient="split", index=False, date_format="iso", default_handler=str)
            digest.update(str(written).encode("utf-8", "replace"))
    return digest.hexdigest()


def _datasets(workbook: Workbook, sources: Sources, settings: Settings, digest: str) -> Datasets:
    found: dict[int | None, Dataset] = {}
    for year, source in sources.items():
        try:
            found[year] = understand(workbook, source, settings, year, digest)
        except SheetError as error:
            if error.code != "no_form":
                raise
            return {}
    if None in found:  # a spreadsheet whose tabs are of several years gives each of them
        for year in found[None].form.years:
            if year not in found:
                found[year] = understand(workbook, sources[None], settings, year, digest)
    return found


def in_worker(fetched: Fetched, sources: Sources, settings: Settings, known: str = "", digest: str = "") -> Understood:
    """``understood``, done by a worker. Raises ``SheetError``, ``too_long`` and ``too_much`` among them."""
    job = f"{understood.__module__}:{understood.__name__}"
    try:
        result: Understood = CREW.run(job, fetched, sources, _needed(settings), known, digest, limits=_limits(settings))
    except StoppedError as stopped:
        raise _given_up(stopped, settings) from None
    except FailedError as error:
        raise SheetError("unexpected", detail=incident(LOG, "a worker failed in understanding", error)) from None
    return result


def here(fetched: Fetched, sources: Sources, settings: Settings, known: str = "", digest: str = "") -> Understood:
    """The same in this process, for a command; by a worker where this process cannot be interrupted."""
    if not alarm.possible():
        return in_worker(fetched, sources, settings, known, digest)
    try:
        with alarm.limited(_limits(settings)):
            return understood(fetched, sources, settings, known, digest)
    except StoppedError as stopped:
        raise _given_up(stopped, settings) from None


def _needed(settings: Settings) -> Settings:
    """``settings`` without what opens the sheet and the store."""
    return Settings(
        office=settings.office,
        columns=settings.columns,
        hidden_tabs=settings.hidden_tabs,
        words=settings.words,
        inside=settings.inside,
        files=settings.files,
        limits=settings.limits,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(settings.understand_seconds, settings.understand_megabytes)


def _given_up(stopped: StoppedError, settings: Settings) -> SheetError:
    if stopped.reason == "time":
        return SheetError("too_long", detail=str(settings.understand_seconds))
    if stopped.reason == "memory":
        return SheetError("too_much", detail=str(settings.understand_megabytes))
    if stopped.reason == "ended":
        return SheetError("ended")
    return SheetError("unexpected", detail=incident(LOG, "a worker was given up", stopped))
