"""Parts of a heading of reports that are a time and nothing else: "ต.ค. 66 - มี.ค. 67" beside "เม.ย. - ก.ย. 67", "ณ 31 มี.ค. 67".

Each is a round that ends with its time (rules 2 and 11 of the design).
"""

import re
from collections.abc import Sequence

from ita_dash.fiscal import FiscalYear
from ita_dash.form.headings.spellings import REPORTS, Spellings
from ita_dash.form.text import LONGEST_HEADING, folded
from ita_dash.form.values.datewords import month_pattern
from ita_dash.form.values.period import SOME_YEAR, PeriodReading, read_period
from ita_dash.form.values.rounds import Round
from ita_dash.form.values.roundtitles import order_of

_NO_DOUBT = frozenset({"PERIOD_YEAR_ASSUMED", "PERIOD_YEAR_BEFORE", "PERIOD_OUTSIDE_YEAR", "DATE_AMBIGUOUS"})
"""What may be odd about a time that is a round. Other words beside it make it a sentence, which is data."""
_BEFORE = re.compile(r"^(?:ข้อมูล\s*(?=ณ)|ภายใน|(?:จน)?ถึง)")
"""Words before the day that a round ends with, which make it no time since the year began."""
_MONTH = re.compile(f"{month_pattern()}|[0-9]/[0-9]")
"""A year alone ("ปี 2567", ตลอดปี) is named by its own words."""


def is_time(text: str) -> bool:
    """Whether a heading is a time told by its months, and nothing else."""
    return _time(text, SOME_YEAR) is not None


def reports_below(text: str, spellings: Spellings) -> bool:
    """Whether a heading, or what it begins with, is one of what is reported."""
    named = spellings.match(text) or spellings.beginning(text)
    return named is not None and named.field in REPORTS


def rounds_in_time(headings: Sequence[tuple[str, ...]], spellings: Spellings) -> list[Round | None]:
    """For each column, its texts from the highest heading to its own name: the round that it is by its time, or None.

    All are ordered from the fiscal year that the first of them names: a month without its year is of that one.
    """
    parts = [own if above and any(reports_below(text, spellings) for text in above) else "" for *above, own in headings]
    year = next((named for own in parts if own and (named := _year(own)) is not None), SOME_YEAR)
    ends = [reading.end if own and (reading := _time(own, year)) is not None else None for own in parts]
    return [Round(own, order_of(end, year)) if end is not None else None for own, end in zip(parts, ends, strict=True)]


def _year(text: str) -> FiscalYear | None:
    """The fiscal year that a time names."""
    reading = _time(text, None)
    return FiscalYear.of(reading.end) if reading is not None and reading.end is not None else None


def _time(text: str, year: FiscalYear | None) -> PeriodReading | None:
    line = _BEFORE.sub("", folded(text).strip("() ")) if len(text) <= LONGEST_HEADING else ""
    if not _MONTH.search(line.replace(".", "")):
        return None
    reading = read_period(line, year)
    if reading.end is None or reading.recurring or len(reading.parts) > 1:
        return None
    return reading if all(one.code in _NO_DOUBT for one in reading.findings) else None
