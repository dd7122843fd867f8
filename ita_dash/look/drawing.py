"""The charts by name: drawn for a page in its theme, or as a picture of its own in light colours."""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass

import pandas as pd

from ita_dash import summary, thai
from ita_dash.charts import picture as pictures
from ita_dash.charts import summarycharts, yearchart
from ita_dash.charts.figure import Figure, without_rows
from ita_dash.dataset import Dataset
from ita_dash.export.notes import demonstration_notice, describe_filters
from ita_dash.filters import Filters
from ita_dash.framerows import each_row
from ita_dash.look import labels
from ita_dash.look.pagerows import heat_cells
from ita_dash.look.yearrows import LANES, bar_of, timeline_rows
from ita_dash.messages import N_, _
from ita_dash.planwords import heat_legend

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


MOST_COLUMNS = 24
"""Measures in one heat map: more have no room for their headings."""
PICTURED = 200
"""Lines in one picture: what a page of paper or a website can show."""
ON_SLIDE = 14
"""Lines on a slide: more would have letters that the back row cannot read."""
NAMED_ON_SLIDE = 7
"""The same of lines with whole names beside them, of two lines or three each."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: lines (bars, rows of cells), of which a page shows so many at a time, however many there are.

    Its functions take the chosen assignments as they are judged.
    """

    title: str
    """What stands over a picture of it, a message id."""
    count: Callable[[pd.DataFrame], int]
    """How many lines it has."""
    draw: Callable[[pd.DataFrame, range, Dataset, Filters, dict[str, bool]], Figure]
    """Some of its lines, with the dataset, the filters and the theme's options."""
    width: Callable[[pd.DataFrame], int] = lambda _frame: pictures.WIDTH
    """Of a picture of it, in pixels."""
    legend: Callable[[], str] = lambda: ""
    """What its signs and colours mean, for a picture of it."""
    on_slide: int = ON_SLIDE
    """How many of its lines stand on a slide."""


def _by_measure(frame: pd.DataFrame, part: range, _dataset: Dataset, _filters: Filters, options: dict[str, bool]) -> Figure:
    rows = summary.measures(frame).iloc[part.start : part.stop]
    names = [labels.measure(no, title) for no, title in zip(rows["measure_no"], rows["measure"], strict=True)]
    counts = labels.plain_counts(rows)
    return summarycharts.completion_bars(
        names, list(rows["completion"]), counts, planned=list(rows["planned"]), title=_("Measure"), **options
    )


def _bars_legend() -> str:
    """What the tick and the colours of bars mean."""
    meant = (
        (_("dark line"), _("the plan up to the day of the figures")),
        (_("light red"), _("More than 10 points behind")),
        (_("yellow"), _("Up to 10 points behind")),
    )
    return " · ".join(f"{sign}: {labels.ours(words)}" for sign, words in meant)


def _by_division(frame: pd.DataFrame, part: range, _dataset: Dataset, _filters: Filters, options: dict[str, bool]) -> Figure:
    rows = summary.divisions(frame).iloc[part.start : part.stop]
    names, counts = labels.indented(rows), labels.plain_counts(rows)
    return summarycharts.completion_bars(
        names, list(rows["completion"]), counts, planned=list(rows["planned"]), title=_("Division"), **options
    )


def _matrix(frame: pd.DataFrame, part: range, _dataset: Dataset, _filters: Filters, options: dict[str, bool]) -> Figure:
    """Divisions as the page has them: the furthest behind first."""
    names = list(summary.by_gap(summary.divisions(frame))["division"])[part.start : part.stop]
    measures = list(summary.measures(frame)[["measure_no", "measure"]].head(MOST_COLUMNS).itertuples(index=False, name=None))
    cells = summary.matrix(frame)
    columns, cells = heat_cells(cells[cells["division"].isin(names)], measures)
    return summarycharts.heat_map(names, columns, cells, columns_title=_("Measure"), rows_title=_("Division"), **options)


def _matrix_legend() -> str:
    """What the cells of the matrix say, and what their colours mean."""
    colours = {
        "far": _("solid red"),
        "behind": _("light red"),
        "short": _("yellow"),
        "on_plan": _("grey"),
        "not_due": _("a dashed frame"),
    }
    meant = " · ".join(f"{colours[kind]}: {labels.ours(words)}" for kind, words in heat_legend())
    signs = _("Signs: a disc with ! is overdue, a cross cannot be carried out, a triangle is behind plan")
    return f"{_('Above: points behind the plan. Below: what is reached.')}\n{meant}\n{signs}"


def _matrix_width(frame: pd.DataFrame) -> int:
    """So wide that each measure's column has room for its heading."""
    return max(pictures.WIDTH, 270 + 136 * min(len(summary.measures(frame)), MOST_COLUMNS))


_TIMELINES = {
    "measure": N_("Timeline by measure"),
    "division": N_("Timeline by division"),
    "late": N_("Timeline, the late first"),
}


YEAR_WIDTH = 1216
"""Pixels of a picture of the timeline: names, twelve months each by its name, and words."""


def _timeline_legend() -> str:
    """What a bar, its line and its colours mean."""
    meant = (
        (_("dark line"), _("The day of the figures: what is done up to this line is on plan")),
        (_("light red"), _("What is late")),
        (_("yellow"), _("What is still missing of work that falls due soon")),
    )
    bar = _("The frame is the period of the plan, its solid part what is done")
    return " · ".join((bar, *(f"{sign}: {words}" for sign, words in meant)))


def _timeline(lanes: str) -> Chart:
    def draw(frame: pd.DataFrame, part: range, dataset: Dataset, filters: Filters, options: dict[str, bool]) -> Figure:
        bars = list(map(bar_of, each_row(timeline_rows(frame, lanes, filters.as_of).iloc[part.start : part.stop])))
        return yearchart.timeline(bars, dataset.year, filters.as_of, **options)

    count = len if lanes == "division" else lambda frame: len(summary.activities(frame))
    return Chart(_TIMELINES[lanes], count, draw, lambda _frame: YEAR_WIDTH, _timeline_legend, NAMED_ON_SLIDE)


def _divisions(frame: pd.DataFrame) -> int:
    return len(summary.divisions(frame))


CHARTS: dict[str, Chart] = {
    "measures": Chart(N_("Completion by measure"), lambda frame: len(summary.measures(frame)), _by_measure, legend=_bars_legend),
    "divisions": Chart(N_("Completion by division"), _divisions, _by_division, legend=_bars_legend),
    "matrix": Chart(
        N_("Measures beside their plan in each division"),
        _divisions,
        _matrix,
        width=_matrix_width,
        legend=_matrix_legend,
    ),
    **{f"timeline-{lanes}": _timeline(lanes) for lanes in LANES},
}
"""Name in links → the chart."""


def figure(
    name: str, frame: pd.DataFrame, part: range, dataset: Dataset, filters: Filters, *, dark: bool, thai_digits: bool
) -> Figure:
    """Some lines of the chart ``name`` of ``frame``, the assignments that ``filters`` chooses as they are judged."""
    return CHARTS[name].draw(frame, part, dataset, filters, {"dark": dark, "thai_digits": thai_digits})


def picture(name: str, dataset: Dataset, filters: Filters, wanted: str, *, thai_digits: bool) -> bytes:
    """The chart ``name`` of what ``filters`` chooses as a file, ``svg``, ``png`` or ``slide`` (a PNG that fills a slide); safe
    to call from any thread.

    It holds the first ``PICTURED`` lines, a slide as many as can be read on it, and says so where there are more.
    """
    return _with_digits(thai_digits, _picture, name, dataset, filters, wanted, thai_digits)


def _picture(name: str, dataset: Dataset, filters: Filters, wanted: str, thai_digits: bool) -> bytes:
    frame = filters.apply(dataset.assessed(filters.as_of))
    chart = CHARTS[name]
    count = chart.count(frame)
    most = chart.on_slide if wanted == "slide" else PICTURED

    def draw() -> Figure:
        if frame.empty:
            return without_rows(_("There is no row for these filters."))
        return figure(name, frame, range(most), dataset, filters, dark=False, thai_digits=thai_digits)

    legend = chart.legend()
    if count > most:
        legend += " " + _("The first {shown} of {all} lines").format(
            shown=thai.number(most, thai_digits), all=thai.number(count, thai_digits)
        )
    return _written(draw, _(chart.title), dataset, filters, wanted, legend.strip(), chart.width(frame))


def written(
    draw: Callable[[], Figure], title: str, dataset: Dataset, filters: Filters, wanted: str, *, legend: str, thai_digits: bool
) -> bytes:
    """What ``draw`` gives, of ``dataset`` under ``filters``, as a file, ``svg`` or ``png``; safe to call from any thread.

    ``legend`` says what its signs mean.
    """
    return _with_digits(thai_digits, _written, draw, title, dataset, filters, wanted, legend)


def _with_digits(thai_digits: bool, make: Callable[..., bytes], *given: object) -> bytes:
    """What ``make`` gives, every word of it in the office's choice of digits."""
    context = copy_context()
    context.run(labels.THAI_DIGITS.set, thai_digits)
    return context.run(make, *given)


def _written(
    draw: Callable[[], Figure],
    title: str,
    dataset: Dataset,
    filters: Filters,
    wanted: str,
    legend: str,
    width: int = pictures.WIDTH,
) -> bytes:
    write = {"svg": pictures.svg, "png": pictures.png, "slide": pictures.slide}[wanted]
    return write(draw(), title, [*_notes(dataset, filters), *([legend] if legend else [])], width)


def _notes(dataset: Dataset, filters: Filters) -> list[str]:
    """Whose chart it is, of which year, as of when, narrowed to what, and that it is made up where it is."""
    whose = " ".join(part for part in (dataset.office, labels.fiscal_year(dataset.year.be)) if part)
    when = _("Judged up to {day}").format(day=thai.long_day(filters.as_of, labels.THAI_DIGITS.get()))
    made_up = [demonstration_notice()] if dataset.demonstration else []
    return [whose, " · ".join([when, *describe_filters(filters, dataset)]), *made_up]
