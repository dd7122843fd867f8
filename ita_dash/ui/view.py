"""What a page gets: the data, the filters, and the rows that they leave."""

from collections.abc import Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from ita_dash.access.people import EVERYBODY, Person
from ita_dash.caches import LATEST, Cache
from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.settings import Settings


def _bytes(frame: pd.DataFrame) -> int:
    """Of a frame's columns, not of the objects that a column of tuples points to: those are the dataset's."""
    return int(frame.memory_usage(deep=False).sum())


FRAMES = Cache("frames", 256 * 1024 * 1024, weigh=_bytes, latest=LATEST)
"""Judged assignments. Those of the newest data share its texts, so that most of what is counted here takes no room of its own;
of older data and of filters it does."""


@dataclass(frozen=True)
class View:
    """``assessed`` is the frame of ``progress.assess`` on the as-of date, ``frame`` what the filters leave of it.

    Both are shared by all viewers and not to be changed.
    """

    settings: Settings
    dataset: Dataset
    filters: Filters
    assessed: pd.DataFrame
    frame: pd.DataFrame
    person: Person = EVERYBODY
    """Who looks. Nothing that is shared may depend on it but by ``dataset.version``."""

    @property
    def version(self) -> Hashable:
        """Views of one version show the same: by it ``once`` keeps what is built of them."""
        return self.dataset.version, self.filters, self.settings.thai_digits


def view_of(settings: Settings, dataset: Dataset, filters: Filters, person: Person = EVERYBODY) -> View:
    """The view of ``dataset`` through ``filters``; its frames are made once for all viewers."""
    assessed = _assessed(dataset, filters.as_of)
    chosen = FRAMES.get((dataset.version, filters), lambda: filters.apply(assessed)) if filters.active else assessed
    return View(settings, dataset, filters, assessed, chosen, person)


def _assessed(dataset: Dataset, as_of: date) -> pd.DataFrame:
    return FRAMES.get((dataset.version, as_of), lambda: dataset.assessed(as_of))


def is_dark() -> bool:
    """Whether the browser of the run that calls shows the dark theme: charts are drawn for it."""
    return st.context.theme.type == "dark"


_VIEW: ContextVar[View] = ContextVar("view")


def open_view(view: View) -> None:
    """Hand ``view`` to the page that runs next, in this session only."""
    _VIEW.set(view)


def current() -> View:
    """The view of the run that calls."""
    return _VIEW.get()
