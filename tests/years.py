"""The bundled workbooks as datasets, read once for all tests of a process that only look at them."""

from functools import cache

from ita_dash.dataset import Dataset
from ita_dash.loading import load
from ita_dash.settings import Settings


@cache
def bundled_year(year: int) -> Dataset:
    """The bundled workbook of ``year`` with nothing configured."""
    return load(Settings(), year)
