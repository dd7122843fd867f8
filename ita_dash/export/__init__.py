"""Files that others open: CSV, Excel, JSON and the empty form. Nothing here judges or counts: ``progress`` and ``summary`` do."""

import pandas as pd

from ita_dash.dataset import Dataset
from ita_dash.export.names import file_name
from ita_dash.export.tables import build, chosen_problems, of_problems
from ita_dash.filters import Filters
from ita_dash.fiscal import FiscalYear

__all__ = ["chosen_problems", "empty_form", "file_name", "problems_csv", "summary_csv", "summary_xlsx"]


def summary_csv(dataset: Dataset, filters: Filters) -> bytes:
    """The summary table, one row for each chosen assignment, as UTF-8 CSV with a byte order mark."""
    from ita_dash.export.csvfile import to_csv

    return to_csv(build(dataset, filters, "assignments"), dataset, filters)


def problems_csv(problems: pd.DataFrame, dataset: Dataset, filters: Filters) -> bytes:
    """``problems`` (``form.problems.COLUMNS``), those that a page shows, as UTF-8 CSV with a byte order mark."""
    from ita_dash.export.csvfile import to_csv

    return to_csv(of_problems(problems, dataset.year), dataset, filters)


def summary_xlsx(dataset: Dataset, filters: Filters) -> bytes:
    """The workbook of all sheets, from the summary to the explanations, as .xlsx."""
    from ita_dash.export.excel import workbook

    return workbook(dataset, filters)


def empty_form(year: int) -> bytes:
    """The form of fiscal year ``year`` (Buddhist) to fill in, as .xlsx."""
    from ita_dash.export.emptyform import form_workbook

    return form_workbook(FiscalYear(year))
