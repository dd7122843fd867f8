"""The charts by name: drawn for a page in its theme, or as a picture of its own in light colours."""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ita_dash import charts, summary, thai, timeline
from ita_dash import picture as pictures
from ita_dash.charts import Figure
from ita_dash.dataset import Dataset
from ita_dash.export.notes import demonstration_notice, describe_filters
from ita_dash.filters import Filters
from ita_dash.messages import N_, _
from ita_dash.ui import labels
from ita_dash.ui.frames import heat_cells, timeline_bars, timeline_rows

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. ``draw`` takes the chosen assignments as they are judged, the dataset, the filters and the theme's options."""

    title: str
    """What stands over a picture of it, a message id."""
    draw: Callable[[pd.DataFrame, Dataset, Filters, dict[str, Any]], Figure]
    width: Callable[[pd.DataFrame], int] = lambda _frame: pictures.WIDTH
    """Of a picture of it, in pixels."""


def _by_measure(frame: pd.DataFrame, _dataset: Dataset, _filters: Filters, options: dict[str, Any]) -> Figure:
    rows = summary.measures(frame)
    names = [labels.measure(no, title) for no, title in zip(rows["measure_no"], rows["measure"], strict=True)]
    return charts.completion_bars(names, rows["completion"], labels.plain_counts(rows), title=_("Measure"), **options)


def _by_division(frame: pd.DataFrame, _dataset: Dataset, _filters: Filters, options: dict[str, Any]) -> Figure:
    rows = summary.divisions(frame)
    return charts.completion_bars(
        labels.indented(rows), rows["completion"], labels.plain_counts(rows), title=_("Division"), **options
    )


def _matrix(frame: pd.DataFrame, _dataset: Dataset, _filters: Filters, options: dict[str, Any]) -> Figure:
    matrix = summary.matrix(frame)
    names = list(dict.fromkeys(matrix["division"]))
    return charts.heat_map(names, heat_cells(matrix), columns_title=_("Measure"), rows_title=_("Division"), **options)


def _matrix_width(frame: pd.DataFrame) -> int:
    """So wide that each measure's column has room for its heading."""
    return max(pictures.WIDTH, 260 + 84 * len(frame.groupby(["measure_no", "measure"])))


def _timeline(lanes: str) -> Callable[[pd.DataFrame, Dataset, Filters, dict[str, Any]], Figure]:
    def draw(frame: pd.DataFrame, dataset: Dataset, filters: Filters, options: dict[str, Any]) -> Figure:
        return timeline.timeline(timeline_bars(timeline_rows(frame, lanes)), dataset.year, filters.as_of, **options)

    return draw


CHARTS: dict[str, Chart] = {
    "measures": Chart(N_("Completion by measure"), _by_measure),
    "divisions": Chart(N_("Completion by division"), _by_division),
    "matrix": Chart(N_("Completion of each measure by division"), _matrix, _matrix_width),
    "timeline-measure": Chart(N_("Timeline by measure"), _timeline("measure")),
    "timeline-division": Chart(N_("Timeline by division"), _timeline("division")),
}
"""Name in links → the chart."""


def figure(name: str, frame: pd.DataFrame, dataset: Dataset, filters: Filters, *, dark: bool, thai_digits: bool) -> Figure:
    """The chart ``name`` of ``frame``, the assignments that ``filters`` chooses as they are judged."""
    return CHARTS[name].draw(frame, dataset, filters, {"dark": dark, "thai_digits": thai_digits})


def picture(name: str, dataset: Dataset, filters: Filters, wanted: str, *, thai_digits: bool) -> bytes:
    """The chart ``name`` of what ``filters`` chooses as a file, ``svg`` or ``png``; safe to call from any thread."""
    return copy_context().run(_picture, name, dataset, filters, wanted, thai_digits)


def _picture(name: str, dataset: Dataset, filters: Filters, wanted: str, thai_digits: bool) -> bytes:
    frame = filters.apply(dataset.assessed(filters.as_of))

    def draw() -> Figure:
        if frame.empty:
            return charts.without_rows(_("There is no row for these filters."))
        return figure(name, frame, dataset, filters, dark=False, thai_digits=thai_digits)

    return _written(draw, _(CHARTS[name].title), dataset, filters, wanted, thai_digits, CHARTS[name].width(frame))


def written(
    draw: Callable[[], Figure], title: str, dataset: Dataset, filters: Filters, wanted: str, *, legend: str, thai_digits: bool
) -> bytes:
    """What ``draw`` gives, of ``dataset`` under ``filters``, as a file, ``svg`` or ``png``; safe to call from any thread.

    ``legend`` says what its signs mean.
    """
    return copy_context().run(_written, draw, title, dataset, filters, wanted, thai_digits, legend=legend)


def _written(
    draw: Callable[[], Figure],
    title: str,
    dataset: Dataset,
    filters: Filters,
    wanted: str,
    thai_digits: bool,
    width: int = pictures.WIDTH,
    legend: str = "",
) -> bytes:
    labels.THAI_DIGITS.set(thai_digits)
    write = pictures.svg if wanted == "svg" else pictures.png
    return write(draw(), title, [*_notes(dataset, filters), *([legend] if legend else [])], width)


def _notes(dataset: Dataset, filters: Filters) -> list[str]:
    """Whose chart it is, of which year, as of when, narrowed to what, and that it is made up where it is."""
    whose = " ".join(part for part in (dataset.office, labels.fiscal_year(dataset.year.be)) if part)
    when = _("Data as of {day}").format(day=thai.long_day(filters.as_of, labels.THAI_DIGITS.get()))
    made_up = [demonstration_notice()] if dataset.demonstration else []
    return [whose, " · ".join([when, *describe_filters(filters, dataset)]), *made_up]
