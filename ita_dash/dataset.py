"""One fiscal year's data, from a configured source to assignments and problems: what pages, exports and commands start from."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import chain

import numpy as np
import pandas as pd

from ita_dash import sample
from ita_dash.fiscal import BANGKOK, FiscalYear, today
from ita_dash.form.read import Form
from ita_dash.history.packing import digest_of
from ita_dash.meaning.formof import ReadingSettings, form_of
from ita_dash.meaning.officetexts import NONE as NO_TEXTS
from ita_dash.meaning.officetexts import OfficeTexts, office_texts
from ita_dash.meaning.wordsfile import words_of
from ita_dash.progress import assess
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Workbook
from ita_dash.summary import UNLISTED
from ita_dash.vocabulary import DEMONSTRATION

LOADING_NAMED = 5
"""Cells that a message names; there may be thousands."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fiscal year's data comes from: a link, an id or a path."""

    location: str
    as_of: date | None = None
    """The date that this source is looked at; None is today."""
    bundled: bool = False


@dataclass(frozen=True)
class Dataset:
    """What was read from one source. ``form.assignments`` has no judgement yet: ``assessed`` adds it for a date."""

    year: FiscalYear
    office: str
    title: str
    source: Source
    url: str
    read_at: datetime
    form: Form
    version: str
    """What tells this data from any other: datasets of one version hold the same, whichever process read them, and when."""
    digest: str = ""
    """Of the content that it is read from, which versions that are kept are named by."""
    texts: OfficeTexts = NO_TEXTS
    """What the workbook says beside its forms."""
    whole: "Dataset | None" = None
    """What somebody sees a part of; None for the whole itself."""

    @property
    def unfiltered(self) -> "Dataset":
        """The dataset that nothing was left out of, whoever asks."""
        return self.whole or self

    def meetings(self, settings: Settings) -> dict[date, str]:
        """The office's meetings before the day on which this was read, the last one first: those that the sheet lists and those
        that the settings name, whose names win."""
        until = self.read_at.astimezone(BANGKOK).date()
        named = {**dict(self.form.meetings), **settings.meetings}
        return dict(sorted(((day, name) for day, name in named.items() if day < until), reverse=True))

    @property
    def demonstration(self) -> bool:
        return DEMONSTRATION in self.title

    def default_as_of(self, configured: date | None = None) -> date:
        """The day to judge by: what is configured, else what the source or a file of ours says, else today; inside the year."""
        return self.year.clamp(configured or self.source.as_of or self.form.as_of or today())

    def assessed(self, as_of: date) -> pd.DataFrame:
        """Every assignment as ``progress.assess`` judges it on ``as_of``.

        With ``place`` and ``parent_place`` (int64): where its division, and the one that this belongs to, stand in the office's
        order: that of its list, then of the sheet; ``summary.UNLISTED`` where none is named.
        """
        rows = self.form.assignments
        named = {place: rows[name].tolist() for name, place in (("parent", "parent_place"), ("division", "place"))}
        listed = (one.name for one in self.form.divisions.divisions)
        met = chain.from_iterable(zip(*named.values(), strict=True))
        places = {name: place for place, name in enumerate(dict.fromkeys(chain(listed, met))) if name}
        in_order = {
            place: np.array([places.get(name, UNLISTED) for name in names], dtype="int64") for place, names in named.items()
        }
        return assess(rows, as_of, beside=in_order)


def configured_sources(settings: Settings) -> dict[int | None, Source]:
    """The sources by fiscal year; the key None is a spreadsheet whose year is known only once it is read.

    With nothing configured these are the bundled workbooks.
    """
    sources: dict[int | None, Source] = {year: _source(location) for year, location in settings.years.items()}
    if settings.spreadsheet:
        sources[None] = _source(settings.spreadsheet)
    return sources or {year: Source(str(one.path), one.as_of, bundled=True) for year, one in sample.BUNDLED.items()}


def _source(location: str) -> Source:
    bundled = sample.bundled_at(location)
    return Source(location, bundled.as_of if bundled else None, bundled=bundled is not None)


def choose_source(settings: Settings, year: int | None) -> tuple[Source, int | None]:
    """The source of ``year`` and the year that its place in the settings gives it; the default one for None.

    Raises ``SheetError("no_year")`` for a year that nothing is configured for.
    """
    sources = configured_sources(settings)
    if year in sources:
        return sources[year], year
    if None in sources:
        return sources[None], None
    if year is not None:
        raise SheetError("no_year", detail=str(year))
    chosen = _nearest(sources) if settings.years else sample.DEFAULT_YEAR
    return sources[chosen], chosen


def _nearest(sources: dict[int | None, Source]) -> int:
    """The current fiscal year where there is data for it, else the latest."""
    years = [year for year in sources if year is not None]
    current = FiscalYear.of(today()).be
    return current if current in years else max(years)


def of_year(dataset: Dataset, year: int | None) -> Dataset:
    """``dataset``, if it is that of ``year`` or no year is asked for; else raises ``SheetError("no_year")``."""
    if year is not None and dataset.year.be != year:
        raise SheetError("no_year", detail=str(year))
    return dataset


def understand(workbook: Workbook, source: Source, settings: Settings, year: int | None = None, digest: str = "") -> Dataset:
    """What ``workbook`` means. Raises ``SheetError``: ``no_form`` where no tab of it is a form that counts, ``loading``
    where a form lacks what was still on its way.

    ``digest`` is that of its content where the caller has it.
    """
    reading = reading_settings(settings)
    form = form_of(workbook, year, reading)
    if form.loading:
        raise SheetError("loading", detail=", ".join(form.loading[:LOADING_NAMED]))
    if not any(tab.is_form for tab in form.tabs):
        raise SheetError("no_form", source=source.location)
    digest = digest or digest_of(workbook)
    return Dataset(
        year=form.year,
        office=settings.office or form.office,
        title=form.title,
        source=source,
        url=workbook.url,
        read_at=workbook.read_at,
        form=form,
        texts=office_texts(workbook, form.tabs),
        version=version_of(workbook, source, form.year, settings, digest),
        digest=digest,
    )


def version_of(workbook: Workbook, source: Source, year: FiscalYear, settings: Settings, digest: str = "") -> str:
    """``Dataset.version`` of what ``workbook`` means; ``digest`` is that of its content where the caller has it."""
    # The day is part of it: a report that is dated ahead of today is a problem.
    return f"{_named(*_what_it_is_read_of(workbook, source, year, settings, digest))} {today()}"


def is_of(version: str, workbook: Workbook, source: Source, year: FiscalYear, settings: Settings) -> bool:
    """Whether ``version`` is of what ``workbook`` holds, on whatever day that was read."""
    return version.partition(" ")[0] == _named(*_what_it_is_read_of(workbook, source, year, settings, ""))


def _what_it_is_read_of(
    workbook: Workbook, source: Source, year: FiscalYear, settings: Settings, digest: str
) -> tuple[object, ...]:
    # Settings may change while the app runs: the same cells mean something else then
    meant = repr(reading_settings(settings))
    return digest or digest_of(workbook), source.location, workbook.url, year.be, settings.office, meant


def reading_settings(settings: Settings) -> ReadingSettings:
    """What ``settings`` say about how sheets are read. Raises ``SettingError`` for a file of words that cannot be used."""
    return ReadingSettings.of(settings.columns, settings.hidden_tabs, words_of(settings.words, settings.files), settings.inside)


def _named(*parts: object) -> str:
    return sha256(json.dumps(parts, default=str).encode("utf-8", "replace")).hexdigest()
