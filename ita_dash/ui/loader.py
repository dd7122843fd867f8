"""The data that pages show, read once for all sessions. The only module that knows how it is kept.

A read lives for ``refresh_seconds``; at most ``DATASETS`` fiscal years are kept, the least used dropped first. A read that fails
is not kept: it raises ``SheetError`` and the next run of a page tries again.
"""

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from ita_dash import dataset as data
from ita_dash import sample
from ita_dash.dataset import Dataset
from ita_dash.messages import _
from ita_dash.settings import Settings, load_settings
from ita_dash.sheet.errors import SheetError

DATASETS = 12


def settings() -> Settings:
    """The installation's settings. Raises ``SheetError("bad_setting")``."""
    return load_settings()


def years(configured: Settings) -> dict[int, bool]:
    """The fiscal years to choose from, the latest first, and whether each is known to be a demonstration.

    A spreadsheet that is not under ``[years]`` has to be read to know its year; where it cannot be, it is missing here.
    """
    found: dict[int, bool] = {}
    for year, source in data.configured_sources(configured).items():
        bundled = sample.bundled_at(source.location)
        if year is None:
            try:
                year = dataset(configured, None).year.be
            except SheetError:
                continue
        found[year] = bundled is not None and bundled.demo
    return dict(sorted(found.items(), reverse=True))


def default_year(configured: Settings) -> int | None:
    """The year to open on; None where it is known only once the spreadsheet has been read, and it cannot be."""
    known = data.choose_source(configured, None)[1]
    if known is not None:
        return known
    try:
        return dataset(configured, None).year.be
    except SheetError:
        return None


def dataset(configured: Settings, year: int | None) -> Dataset:
    """The data of ``year``, the same object for every session. Raises ``SheetError``."""
    source, known_year = data.choose_source(configured, year)
    shown = _reader(configured.refresh_seconds)(configured.model_dump_json(), source.location, known_year, source, configured)
    return data.of_year(shown, year)


def refresh() -> None:
    """Forget what was read, so that the next run reads the sheet again."""
    st.cache_resource.clear()


@lru_cache(maxsize=4)
def _reader(seconds: int) -> Callable[..., Dataset]:
    @st.cache_resource(ttl=seconds, max_entries=DATASETS, show_spinner=_("Reading the sheet…"))
    def read(key: str, location: str, year: int | None, _source: data.Source, _configured: Settings) -> Dataset:
        return data.read(_source, _configured, year)

    return read
