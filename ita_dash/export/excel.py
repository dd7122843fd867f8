"""The workbook: summary with charts, the calculation, details, recommendations, problems, what columns and rules mean."""

from io import BytesIO

from ita_dash.addresskeys import of_year
from ita_dash.dataset import Dataset
from ita_dash.export.book import Book, new_workbook
from ita_dash.export.explanationsheets import columns_sheet, explanation_sheet
from ita_dash.export.notes import notes_line, title_line
from ita_dash.export.reckoningsheet import TOTAL_CELL, reckoning_sheet
from ita_dash.export.summarysheet import summary_sheet
from ita_dash.export.tables import TITLES, build, chosen_assignments, of_assignments
from ita_dash.export.values import storable
from ita_dash.export.worksheet import table_sheet
from ita_dash.filters import Filters
from ita_dash.messages import _

DETAIL_SHEETS = ("assignments", "recommendations", "problems")


def workbook(dataset: Dataset, filters: Filters) -> bytes:
    """The whole workbook of what ``filters`` chooses, as .xlsx."""
    return _written(dataset, filters, DETAIL_SHEETS, with_summary=True)


def table_workbook(dataset: Dataset, filters: Filters, name: str) -> bytes:
    """One table (a key of ``TITLES``) and the explanations, as .xlsx; of the assignments the whole workbook."""
    return workbook(dataset, filters) if name == "assignments" else _written(dataset, filters, (name,), with_summary=False)


def _written(dataset: Dataset, filters: Filters, names: tuple[str, ...], *, with_summary: bool) -> bytes:
    file = BytesIO()
    book = Book(new_workbook(file))
    lines = (title_line(dataset), notes_line(dataset, filters))
    book.about(title=lines[0], office=dataset.office, comments=lines[1], keywords=_keywords(dataset), made=filters.as_of)
    chosen, keys = chosen_assignments(dataset, filters), of_year(dataset.form.assignments)
    _defined_names(book, dataset, filters)
    if with_summary:
        by_measure, by_division = (of_assignments(chosen, name, keys).printed() for name in ("measures", "divisions"))
        summary_sheet(book, chosen, by_measure, by_division, lines)
        name = reckoning_sheet(book, chosen, lines).get_name()
        book.workbook.define_name("ita_completion", f"='{name}'!{TOTAL_CELL}")
    for name in names:
        table = build(dataset, filters, name) if name == "problems" else of_assignments(chosen, name, keys)
        table_sheet(book, table, lines if len(table.frame) else (*lines, _("There is no row for these filters.")))
    explanation_sheet(book, dataset, filters)
    columns_sheet(book, {name: _title(name) for name in (*(("measures", "divisions") if with_summary else ()), *names)}, lines[0])
    book.close()
    return file.getvalue()


def _keywords(dataset: Dataset) -> str:
    return f"ITA, {_('Fiscal year {year}').format(year=dataset.year.be)}"


def _defined_names(book: Book, dataset: Dataset, filters: Filters) -> None:
    """What formulas of an office's own may ask for by name, beside the tables, which Excel knows by theirs."""
    day, office = filters.as_of, storable(dataset.office)[:250].replace('"', '""')
    book.workbook.define_name("ita_office", f'="{office}"')
    book.workbook.define_name("ita_fiscal_year", f"={dataset.year.be}")
    book.workbook.define_name("ita_as_of", f"=DATE({day.year},{day.month},{day.day})")


def _title(name: str) -> str:
    return _("Summary") + ": " + _(TITLES[name]) if name in ("measures", "divisions") else _(TITLES[name])
