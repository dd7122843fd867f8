"""What a file or a page says about itself: whose data, which year, as of when, narrowed to what, demonstration or not."""

from pathlib import PurePath
from typing import Any

from ita_dash import thai
from ita_dash.dataset import Dataset
from ita_dash.filters import Filters, measure_key
from ita_dash.messages import _
from ita_dash.vocabulary import DEMONSTRATION, SCHEDULE_LABELS, STATUS_LABELS, word

BETWEEN = " · "
"""What stands between the things that a line says."""


def describe_filters(filters: Filters, dataset: Dataset) -> list[str]:
    """What the data was narrowed to, one text for each filter ("ส่วนราชการ: กองคลัง"), the date aside; empty where nothing was."""
    said = (
        (_("Measure"), [_measure_name(dataset, key) for key in filters.measures]),
        (_("Division"), list(filters.divisions)),
        (_("Status"), [word(STATUS_LABELS, status) for status in filters.statuses]),
        (_("Schedule"), [word(SCHEDULE_LABELS, schedule) for schedule in filters.schedules]),
    )
    return [f"{name}: {', '.join(values)}" for name, values in said if values]


def _measure_name(dataset: Dataset, key: str) -> str:
    assignments = dataset.form.assignments
    title = next(iter(assignments.loc[measure_key(assignments) == key, "measure"]), "")
    return f"{key}. {title}" if title and title != key else key


def source_name(dataset: Dataset) -> str:
    """Where the data comes from, fit to be published: a link as it is, of a path on this machine only the file's name."""
    if dataset.url:
        return dataset.url
    name = PurePath(dataset.source.location.replace("\\", "/")).name
    return _("Bundled with the dashboard: {file}").format(file=name) if dataset.source.bundled else name


def context(dataset: Dataset, filters: Filters) -> dict[str, Any]:
    """A value for each column of ``columns.CONTEXT``."""
    return {
        "office": dataset.office,
        "fiscal_year": dataset.year.be,
        "as_of": filters.as_of,
        "filters": "; ".join(describe_filters(filters, dataset)),
        "note": DEMONSTRATION if dataset.demonstration else "",
    }


def data_title(dataset: Dataset) -> str:
    """What the tables are, whose and of which year: in a catalogue they stand among those of every other office and subject."""
    return f"ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน {title_line(dataset)}"


def title_line(dataset: Dataset) -> str:
    """The office and the fiscal year, as the first line of a sheet."""
    year = _("Fiscal year {year}").format(year=dataset.year.be)
    return f"{dataset.office} {year}".strip()


def notes_line(dataset: Dataset, filters: Filters) -> str:
    """As-of date, filters and the demonstration notice in one line, with Arabic digits as in all data files."""
    parts = [_("Judged up to {day}").format(day=thai.long_day(filters.as_of, thai_digits=False))]
    parts += describe_filters(filters, dataset) or [_("All data (no filter)")]
    if dataset.demonstration:
        parts.append(demonstration_notice())
    return BETWEEN.join(parts)


def demonstration_notice() -> str:
    """Said wherever made-up data is shown."""
    return _("Demonstration data, made up: not any office's real results")
