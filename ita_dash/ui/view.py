"""What a page gets: the data, the filters, and the rows that they leave."""

from collections.abc import Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.settings import Settings
from ita_dash.ui.once import once


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
    dark: bool
    """Whether the browser shows the dark theme: charts are drawn for it."""

    @property
    def version(self) -> Hashable:
        """Views of one version look the same: by it ``once`` keeps what is built of them."""
        return self.dataset.version, self.filters, self.dark, self.settings.thai_digits


def view_of(settings: Settings, dataset: Dataset, filters: Filters, dark: bool) -> View:
    """The view of ``dataset`` through ``filters``; its frames are made once for all viewers."""
    return View(settings, dataset, filters, _assessed(dataset, filters.as_of), _chosen(dataset, filters), dark)


@once
def _assessed(dataset: Dataset, as_of: date) -> pd.DataFrame:
    return dataset.assessed(as_of)


@once
def _chosen(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    return filters.apply(_assessed(dataset, filters.as_of))


_VIEW: ContextVar[View] = ContextVar("view")


def open_view(view: View) -> None:
    """Hand ``view`` to the page that runs next, in this session only."""
    _VIEW.set(view)


def current() -> View:
    """The view of the run that calls."""
    return _VIEW.get()
